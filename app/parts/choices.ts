import { EVERYONE } from "@models/measures/observation";
import { PARTS, type Part, type PartName } from "@models/agreement/parts";
import type { Book } from "@models/agreement/book";
import { valueAt } from "@models/history/document";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import type { Area } from "@models/place/area";
import { liesWithin } from "@models/place/areas-within";
import { formatDay } from "~/lib/dates";
import type { Choice, Choices, FormSources } from "./descriptor";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The words themselves as choices. */
export const words =
  (values: readonly string[], labels: Readonly<Record<string, string>> = {}): Choices =>
  () =>
    values.map((value) => ({ value, label: labels[value] ?? capital(value) }));

export const priorities: Choices = ({ book }) =>
  book.parts.priority.map(({ _id, name }) => ({ value: _id, label: name }));

export const organisations: Choices = ({ book }) =>
  [...book.organisations]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ _id, name, status }) => ({
      value: _id,
      label: status.state === "active" ? name : `${name} (${status.state})`,
    }));

export const people: Choices = ({ book }) =>
  [...book.people].sort((a, b) => a.name.localeCompare(b.name)).map(({ _id, name }) => ({ value: _id, label: name }));

/** The people of the organisation that another field names, then everybody else with whom they work for. */
export const peopleOf =
  (field: string): Choices =>
  (sources) => {
    const { book, content } = sources;
    const named = valueAt(content, field);
    const employersOf = (id: string) => book.people.find(({ _id }) => _id === id)?.organisations ?? [];
    const isOf = ({ value }: Choice) => employersOf(value).some((id) => id === named);
    const all = people(sources);
    const others = all.filter((each) => !isOf(each));
    const names = (ids: readonly string[]) => book.organisations.filter(({ _id }) => ids.includes(_id));
    return [
      ...all.filter(isOf),
      ...others.map(({ value, label }) => ({
        value,
        label: [label, ...names(employersOf(value)).map(({ name }) => name)].join(", "),
      })),
    ];
  };

export const areas: Choices = ({ book }) => book.areas.map((area) => ({ value: area.code, label: areaLabel(area) }));

/** One that has ended says so, and stays on offer for figures of its time. */
export const areaLabel = ({ name, validTo }: Area) =>
  validTo === null ? name : `${name} (until ${formatDay(validTo)})`;

/** Our own area and what lies in it. */
export const ourPlaces: Choices = ({ book }) =>
  book.areas
    .filter((area) => area.code === book.agreement.area || liesWithin(area, book.partnership))
    .map((area) => ({
      value: area.code,
      label: area.code === book.agreement.area ? `All of ${area.name}` : areaLabel(area),
    }));

export const placesWithin: Choices = (sources) =>
  ourPlaces(sources).filter(({ value }) => value !== sources.book.agreement.area);

export const otherAreas: Choices = (sources) =>
  areas(sources).filter(({ value }) => value !== sources.book.agreement.area);

/** The groups that have a name of their own. */
export const namedGroups: Choices = ({ book }) => book.groups.map(({ _id, name }) => ({ value: _id, label: name }));

export const groupsOfPeople: Choices = (sources) => [{ value: EVERYONE, label: "Everybody" }, ...namedGroups(sources)];

/** Where a place or a group is named that a form lacks. */
export const namePlaces = ({ book }: FormSources) => ({
  text: "Name a place or a group that is not here",
  to: `/partnerships/${book.partnership.code}#places`,
});

/** Indicators on the shortlist of the part's priority first, then all others by code. */
export const indicators: Choices = ({ book, catalogue, content }) => {
  const listed = new Set(
    book.parts.candidate
      .filter(({ priority }) => content["priority"] === undefined || priority === content["priority"])
      .map(({ indicator }) => indicator),
  );
  const known = [...new Map([...book.indicators, ...catalogue].map((each) => [each._id, each])).values()];
  return known
    .sort((a, b) => Number(listed.has(b._id)) - Number(listed.has(a._id)) || byCode(a.code, b.code))
    .map(({ _id, code, name }) => ({
      value: _id,
      label: `${code}: ${name}`,
    }));
};

export function byCode(a: string, b: string): number {
  return a.localeCompare(b, "en-GB", { numeric: true });
}

/** Parts of one kind that belong to the same priority as the part on the form. */
export const partsOfPriority =
  <N extends Exclude<PartName, "comment">>(
    kind: N,
    keep: (part: Book["parts"][N][number]) => boolean = () => true,
  ): Choices =>
  ({ book, content }) => {
    const ofPriority = (part: Part & { priority?: string | null }) =>
      !content["priority"] || part.priority == null || part.priority === content["priority"];
    const parts = book.parts[kind] as readonly Book["parts"][N][number][];
    return parts.filter((part) => ofPriority(part) && keep(part)).map((part) => titled(kind, part));
  };

/** Evidence of the priority; what the part already rests on stays, even when this reader may not see what it is. */
export const evidenceOfPriority: Choices = (sources) => {
  const { book, content } = sources;
  const linked = new Set(Array.isArray(content["evidence"]) ? (content["evidence"] as string[]) : []);
  const hidden = book.hidden.filter(({ id, kind }) => kind === "evidence" && linked.has(id));
  return [
    ...partsOfPriority("evidence")(sources),
    ...hidden.map(({ id, heldBy }) => ({ value: id, label: hiddenWords(book, heldBy) })),
  ];
};

/** "Held by West Midlands Police, not shared". */
export function hiddenWords(book: Book, heldBy: readonly string[]): string {
  const names = heldBy.map((id) => book.organisations.find(({ _id }) => _id === id)?.name ?? "another organisation");
  return `Held by ${names.length === 0 ? "somebody else" : names.join(" and ")}, not shared`;
}

function titled(kind: Exclude<PartName, "comment">, part: Part): Choice {
  return { value: part._id, label: PARTS[kind].title(part) };
}

export const yearsOfScheme: Choices = ({ book }) =>
  book.agreement.scheme.years.map((year) => ({ value: year, label: isPeriodCode(year) ? formatPeriod(year) : year }));

/** Every target of the agreement, with its priority's name. */
export const allTargets: Choices = ({ book }: FormSources) =>
  book.parts.target.map((target) => ({ value: target._id, label: target.name }));
