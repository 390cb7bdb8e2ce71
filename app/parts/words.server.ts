import type { Change } from "@models/history/document";
import { valueAt } from "@models/history/document";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatNumber } from "@models/measures/format";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import type { Json } from "@models/store/port";
import { formatDay } from "~/lib/dates";
import { organisations } from "./choices";
import type { Field, FormSources, MapField, PartForm, SimpleField } from "./descriptor";
import { fieldsOf } from "./form-values.server";

/** What a field says, for people; empty when nothing is said. */
export function wordsOf(field: SimpleField, value: Json | undefined, sources: FormSources): string {
  if (value === null || value === undefined || value === "") return "";
  switch (field.control) {
    case "flag":
      return value === true ? "Yes" : "No";
    case "date":
      return formatDay(String(value));
    case "audience":
      return audienceWords(value, sources);
    case "period":
      return periodWords(value);
    case "periods":
      return Array.isArray(value) ? value.map(periodWords).join(", ") : "";
    case "number":
      return typeof value === "number" ? formatNumber(value, decimalsOf(value)) : String(value);
    case "select":
    case "radios":
    case "checkboxes":
      return (Array.isArray(value) ? value : [value]).map((each) => choiceWords(field, each, sources)).join("; ");
    default:
      return String(value);
  }
}

function choiceWords(
  field: Extract<SimpleField, { control: "select" | "radios" | "checkboxes" }>,
  value: Json,
  sources: FormSources,
): string {
  const all = { ...sources, content: { ...sources.content, priority: undefined } };
  return field.choices(all).find((choice) => choice.value === value)?.label ?? "something no longer in the list";
}

const periodWords = (code: Json) => (isPeriodCode(String(code)) ? formatPeriod(String(code) as never) : String(code));

const AUDIENCE_WORDS: Readonly<Record<string, string>> = {
  partnership: "Everybody in the partnership",
  region: "The partnership and the region",
  public: "Everybody",
};

export function audienceWords(value: Json | undefined, sources: FormSources): string {
  const { kind, organisations: named = [] } = (value ?? { kind: "partnership" }) as {
    kind: string;
    organisations?: string[];
  };
  const known = organisations(sources);
  const names = named.map((id) => known.find((choice) => choice.value === id)?.label ?? "another organisation");
  return AUDIENCE_WORDS[kind] ?? `Only ${names.join(", ")}`;
}

/** One entry of a map in a line: "Business park opens · 1 June 2009". */
export function entryWords(map: MapField, entry: Json | undefined, sources: FormSources): string {
  if (entry === undefined) return "";
  if (map.say && entry !== null) return map.say(entry, sources);
  return map.entry
    .map((field) => wordsOf(field, field.name === "" ? entry : valueAt(entry, field.name), sources))
    .filter((words) => words !== "")
    .join(" · ");
}

export interface ChangeWords {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Fields that no form shows, in words. */
const UNSHOWN: Readonly<Record<string, string>> = {
  order: "Order",
  definition: "Definition version",
  mergedInto: "Merged into",
  changed: "The change that answers it",
  state: "State",
};

/** One change of a part, in words rather than JSON. */
export function wordsOfChange(
  form: PartForm,
  change: Pick<Change, "path" | "from" | "to">,
  sources: FormSources,
): ChangeWords {
  const { path, from, to } = change;
  const [head = "", key = ""] = path.split(".");
  if (head === "removed") return wordsOfRemoval(from, to);
  if (head === "answers") return wordsOfAnswer(key, from, to, sources);
  if (head === "signed") return wordsOfSignatures(path, from, to);
  const said = SAID[head];
  if (said) return { what: said, from: saySigned(path, from), to: saySigned(path, to) };
  if (head === "consents")
    return { ...wordsOfAnswer(key, from, to, sources), what: `Consent of ${organisationOf(key, sources)}` };
  if (head === "mergedInto") {
    const name = (id: Json | undefined) => sources.book.parts.priority.find(({ _id }) => _id === id)?.name ?? "";
    return { what: "Merged into", from: name(from), to: name(to) };
  }
  if (head === "foldedInto") {
    const { candidate, priority } = sources.book.parts;
    const listed = (id: Json | undefined) => candidate.find(({ _id }) => _id === id)?.priority;
    const name = (id: Json | undefined) => priority.find(({ _id }) => _id === listed(id))?.name ?? "";
    return { what: "Taken over by the same indicator of", from: name(from), to: name(to) };
  }
  const place = fieldAt(form, path, sources);
  if (place === undefined) return { what: UNSHOWN[head] ?? head, from: plain(from), to: plain(to) };
  const say = (value: Json | undefined) =>
    place.field.control === "map"
      ? wordsOfEntries(place.field, place.isEntry, value, sources)
      : wordsOf(place.field, value, sources);
  return { what: place.label, from: say(from), to: say(to) };
}

/**
 * Written by commands for themselves: what the moves of a refresh mean is told by its state, who answered and when by who
 * made the change, and the figures that an answer was given on are on its own page.
 */
const BOOKKEEPING = /^(slips|sent|settling|version|refreshedBy|answeredBy|answeredAt|covers)(\.|$)/;
/** Of what is given and replaced as a whole, the part that tells of it. */
const TELLING: Readonly<Record<string, string>> = {
  signed: "at",
  promiser: "saw",
  other: "saw",
  claim: "outcome",
  decided: "at",
};

/** Signatures are given and replaced as a whole: of their parts one is told. A slip is told by its day. */
export function isTold({ path, from, to }: Pick<Change, "path" | "from" | "to">): boolean {
  if (BOOKKEEPING.test(path)) return false;
  const [head = "", field, more] = path.split(".");
  const telling = TELLING[head];
  if (telling === undefined) return true;
  if (field === undefined) return Boolean(from) || Boolean(to);
  return field === telling || (head === "claim" && field === "reply" && more === undefined);
}

function wordsOfSignatures(path: string, from: Json | undefined, to: Json | undefined): ChangeWords {
  const say = (value: Json | undefined) => {
    if (!value) return "";
    const name = (side: string) => plain(valueAt(value, `${side}.name`));
    return typeof value === "string" ? formatDay(value) : `${name("partnership")} and ${name("region")}`;
  };
  return { what: "Agreed with the region", from: say(from), to: say(to) };
}

function wordsOfEntries(map: MapField, isEntry: boolean, value: Json | undefined, sources: FormSources): string {
  if (isEntry) return entryWords(map, value, sources);
  return Object.values((value ?? {}) as object)
    .map((entry: Json) => entryWords(map, entry, sources))
    .join("; ");
}

function wordsOfRemoval(from: Json | undefined, to: Json | undefined): ChangeWords {
  const why = (value: Json | undefined) => String(valueAt(value, "why") ?? "");
  return to ? { what: "Removed", from: "", to: why(to) } : { what: "Brought back", from: why(from), to: "" };
}

function wordsOfAnswer(id: string, from: Json | undefined, to: Json | undefined, sources: FormSources): ChangeWords {
  const say = (answer: Json | undefined) => {
    // The path may reach a single field of the answer.
    if (typeof answer !== "object" || answer === null) return plain(answer);
    const reason = valueAt(answer, "reason");
    return [valueAt(answer, "answer"), reason].filter(Boolean).join(": ");
  };
  return { what: `Answer of ${organisationOf(id, sources)}`, from: say(from), to: say(to) };
}

const organisationOf = (id: string, sources: FormSources) =>
  organisations(sources).find(({ value }) => value === id)?.label ?? "an organisation";

/** What two sides say of a commitment, and what is decided about a proposal. */
const SAID: Readonly<Record<string, string>> = {
  promiser: "Signature of who promises",
  other: "Signature of the other side",
  claim: "How it ended",
  ended: "Ended",
  decided: "Decision",
};

function saySigned(path: string, value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value !== "object") return path.endsWith(".saw") ? "other words" : plain(value);
  const of = (name: string) => plain(valueAt(value, name));
  const agrees = valueAt(value, "agrees");
  const word =
    agrees === true ? "confirmed" : agrees === false ? "disputed" : of("answer") || of("outcome") || of("how");
  return [word, of("reason") || of("why")].filter(Boolean).join(": ");
}

const plain = (value: Json | undefined) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

interface Place {
  readonly field: Field;
  readonly label: string;
  /** The path names one entry of a map, whole. */
  readonly isEntry: boolean;
}

/** The field that a path is about, and what people call it. */
export function fieldAt(form: PartForm, path: string, sources: FormSources): Place | undefined {
  const field = fieldsOf(form).find(({ name }) => path === name || path.startsWith(`${name}.`));
  if (field === undefined) {
    const group = fieldsOf(form).find(({ name }) => name.startsWith(`${path}.`));
    return group && { field: group, label: group.label, isEntry: false };
  }
  if (field.control !== "map" || path === field.name) return { field, label: field.label, isEntry: false };
  const [key = "", ...rest] = path.slice(field.name.length + 1).split(".");
  const known = field.keys?.(sources).find(({ value }) => value === key)?.label;
  const label = `${field.label}${known === undefined ? `, one ${field.word}` : `, ${known}`}`;
  const inside = field.entry.find(({ name }) => name === rest.join("."));
  // What says an entry in a line says its one value too, with the unit.
  if (inside === undefined || (inside.name === "" && field.say)) return { field, label, isEntry: true };
  return { field: inside, label: inside.name === "" ? label : `${label}: ${inside.label}`, isEntry: false };
}
