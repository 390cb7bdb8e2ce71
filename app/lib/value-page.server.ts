import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import type { Candidate } from "@models/agreement/priority";
import { mayEnter } from "@models/measures/prepare-entry";
import { COMMON_SCOPE, EVERYONE, type Observation, observationId } from "@models/measures/observation";
import { currentVersion, historyOf } from "@models/measures/observation-history";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { latestVersion, seriesOf, versionIn } from "@models/measures/series";
import { batchesOf } from "@models/measures/step-table";
import { nameOf, printVersion } from "@models/measures/step-table-history";
import { NotFoundError } from "@models/outcome";
import type { Audience } from "@models/people/audience";
import type { Choice } from "../components/forms/text-fields";
import { areaLabel } from "../parts/choices";
import { verificationPath } from "./verification-path";
import { findingInHistory, findingsOnPage } from "./value-findings.server";
import type { HistoryEntry } from "../components/text/history";
import { formatInstant } from "./dates";
import { keepDay, readAsAsked } from "./earlier-day.server";
import type { Gated } from "./gate.server";

/** One figure's page as the address asks for it: of an earlier day to read only, with what came later. */
export async function valuePage(gated: Gated) {
  const { act, request } = gated;
  const asked = new URL(request.url).searchParams;
  const { book, day } = await readAsAsked(gated);
  const page = valuePageOf(book, act, asked);
  if (day === null) return { ...page, later: null };
  const { own, official } = figureAsked(book, asked);
  const present = historyIn(await openBook(act, book.agreement.code), act, own, official);
  const later = present.filter(({ id }) => !page.history.some((entry) => entry.id === id));
  const changesNothing = { checkable: null, isOwnEntry: false, answerable: null, undoable: null };
  return keepDay({ ...page, ...changesNothing, later }, day) as typeof page & { later: HistoryEntry[] };
}

export type ValuePage = Awaited<ReturnType<typeof valuePage>>;

/** Which figure the address asks for, and under which ids it is kept. @throws NotFoundError. */
function figureAsked(book: Book, asked: URLSearchParams) {
  const { agreement } = book;
  const candidate = book.parts.candidate.find(({ _id }) => _id === asked.get("candidate"));
  const indicator = book.indicators.find(({ _id }) => _id === candidate?.indicator);
  if (!candidate || !indicator) throw new NotFoundError("figure");
  const area = asked.get("area") ?? agreement.area;
  const group = asked.get("group") ?? EVERYONE;
  const period = asked.get("period") ?? "";
  const place = placeOf(book, area, group);
  if (place === undefined || (period !== "" && !isPeriodCode(period))) throw new NotFoundError("figure");

  const version =
    asked.get("version") ??
    versionAt(book, indicator._id, area, group, period) ??
    (isPeriodCode(period) ? versionIn(indicator, period) : latestVersion(indicator));
  const series = seriesOf(indicator, version);
  const idIn = (scope: string) =>
    isPeriodCode(period) ? observationId({ scope, series, area, group, period }) : undefined;
  const [own, official] = [idIn(book.partnership._id), idIn(COMMON_SCOPE)];
  return { candidate, indicator, area, group, period, place, version, own, official };
}

/** Everything that one figure's page shows: the form, and how the figure came about. */
function valuePageOf(book: Book, act: Pick<Act, "actor">, asked: URLSearchParams) {
  const { agreement } = book;
  const figure = figureAsked(book, asked);
  const { candidate, indicator, area, group, period, place, version } = figure;
  const own = observationIn(book, figure.own);
  const official = observationIn(book, figure.official);
  const present = shownIn(book, own) ?? shownIn(book, official);
  const mine = own && shownIn(book, own);
  const sample = asked.get("sample");
  return {
    code: agreement.code,
    priority: { id: candidate.priority },
    sampleTo: sample === null ? null : verificationPath(agreement.code, sample),
    back: backTo(agreement.code, candidate),
    indicator: indicator.name,
    unit: indicator.unit,
    place,
    period: { code: period, label: isPeriodCode(period) ? formatPeriod(period) : "" },
    words: present ? `${printVersion(present)} ${indicator.unit}`.trim() : indicator.unit,
    value: present ? (present.value === null ? (present.reason ?? "") : String(present.value)) : "",
    status: present?.status ?? "final",
    source: present?.source ?? candidate.supplier?.source ?? indicator.source,
    note: present?.note ?? "",
    audience: present?.audience.kind ?? "",
    audiences: audiencesFor(present?.audience),
    areas: book.areas.map((each): Choice => ({ value: each._id, label: areaLabel(each) })),
    groups: [
      { value: EVERYONE, label: "Everybody" },
      ...book.groups.map(({ _id, name }) => ({ value: _id, label: name })),
    ],
    mayEnter:
      book.from === "working documents" &&
      agreement.status !== "submitting" &&
      mayEnter(act, agreement, book.parts.candidate, indicator._id),
    hidden: {
      candidate: candidate._id,
      indicator: indicator._id,
      seen: String(own?.versions.length ?? 0),
      ...(period === "" ? {} : { area, group, period, version }),
    },
    history: historyIn(book, act, figure.own, figure.official),
    ...findingsOnPage(book, act, { own, mine, indicator: indicator._id }),
    undoable:
      mine && mine.by === act.actor.person && (own?.versions.length ?? 0) > 1
        ? { batch: mine.batch, text: printVersion(mine) }
        : null,
  };
}

export function backTo(code: string, { _id, priority }: Pick<Candidate, "_id" | "priority">): string {
  return `/agreements/${code}/steps/1?priority=${encodeURIComponent(priority)}#table-${_id}`;
}

function placeOf(book: Book, area: string, group: string): string | undefined {
  const isKnown =
    book.areas.some(({ _id }) => _id === area) && (group === EVERYONE || book.groups.some(({ _id }) => _id === group));
  return isKnown ? placeName(book, { area, group }) : undefined;
}

/** The newest definition by which there is a figure, as the tables show it. */
function versionAt(book: Book, indicator: string, area: string, group: string, period: string): string | undefined {
  const found = book.observations
    .filter((each) => each.area === area && each.group === group && each.period === period)
    .filter(({ series }) => series.startsWith(`${indicator}:`))
    .map(({ series }) => series.slice(indicator.length + 1));
  return found.sort((a, b) => Number(b) - Number(a))[0];
}

const observationIn = (book: Book, id: string | undefined) => book.observations.find(({ _id }) => _id === id);

const shownIn = (book: Book, observation: Observation | undefined) =>
  observation && currentVersion(observation, batchesOf(book));

const AUDIENCES: readonly Choice[] = [
  { value: "partnership", label: "The partnership" },
  { value: "region", label: "The partnership and the region" },
  { value: "public", label: "Everybody" },
];

/** An audience of named organisations is kept by leaving the choice empty. */
function audiencesFor(audience: Audience | undefined): Choice[] {
  if (audience === undefined)
    return [{ value: "", label: "As usual: the partnership, and the region where a target rests on it" }, ...AUDIENCES];
  if (audience.kind === "organisations")
    return [{ value: "", label: "As now: only the organisations named" }, ...AUDIENCES];
  return [...AUDIENCES];
}

/** How a figure came about: the partnership's own, then the official one. */
const historyIn = (book: Book, act: Pick<Act, "actor">, own: string | undefined, official: string | undefined) => [
  ...entriesOf(book, act, observationIn(book, own), "entered by the partnership"),
  ...entriesOf(book, act, observationIn(book, official), "official figure"),
];

function entriesOf(
  book: Book,
  act: Pick<Act, "actor">,
  observation: Observation | undefined,
  scope: string,
): HistoryEntry[] {
  if (!observation) return [];
  return historyOf(observation, batchesOf(book)).flatMap(({ version, standing, findings }, i, all) => {
    const before = all[i + 1]?.version;
    const isUndone = standing === "undone";
    const remarks = [scope, isUndone ? "undone" : "", version.note ?? ""];
    const about = standing === "shown" ? "" : `about the earlier figure ${printVersion(version)}`;
    const entered: HistoryEntry = {
      // Undoing is something that happened too.
      id: `${observation._id} ${version.batch}${isUndone ? " undone" : ""}`,
      who: nameOf(book, version.by),
      at: version.at,
      when: formatInstant(version.at),
      what: `From ${version.source}`,
      note: remarks.filter(Boolean).join(", "),
      ...(before ? { from: printVersion(before) } : {}),
      to: printVersion(version),
    };
    const found = findings.map((entry) => findingInHistory(book, act, observation, entry, about));
    return [...found.reverse(), entered];
  });
}
