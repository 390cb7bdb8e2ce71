import type { Act } from "@models/act";
import { openBook, subjectOf } from "@models/agreement/book";
import { changesFor, isOwnProposal, lookAtImport, mayHandle } from "@models/importing/bring-in";
import { AT_WORK, type Import, type NameInPreview, type ProposalDecision } from "@models/importing/import";
import { canMove } from "@models/importing/import-status";
import { LEASE_MS } from "@models/importing/run-import";
import { NotFoundError } from "@models/outcome";
import { may } from "@models/people/permissions";
import { newPath, stepPath } from "../parts/part-paths";
import { formatInstant } from "./dates";
import type { ImportPlace } from "./import-place.server";
import { importWords } from "./import-words.server";
import { countOf } from "./words";

/** One file: what would happen, what happens, or what happened. */
export async function importPage(act: Act, { scope, base, agreement }: ImportPlace, id: string) {
  const found = await lookAtImport(act, id);
  if (found.scope !== scope) throw new NotFoundError("import");
  const { preview, file, state } = found;
  const [who, names, proposal, rest] = await Promise.all([
    personNamed(act, found.by),
    namesIn(act, found),
    proposalOf(act, base, found),
    found.rest === undefined ? undefined : act.store.get<Import>("imports", found.rest),
  ]);
  const shortlist = preview === null || agreement === null ? [] : await shortlistOf(act, agreement.code);
  const mayShortlist = agreement !== null && may(act.actor, "indicator.change", subjectOf(agreement));
  return {
    base,
    id,
    state,
    isAtWork: AT_WORK.includes(state),
    ...importWords(act, found),
    listTitle: agreement === null ? "Bring official figures in" : "Bring figures in",
    seen:
      agreement === null
        ? { label: "Bring in more", to: base }
        : { label: "See the tables", to: stepPath(agreement.code, 1) },
    proposal,
    rest: rest && { to: `${base}/${rest._id}`, words: importWords(act, rest).words },
    mayGoOn: mayHandle(act, found),
    name: file.name,
    digest: file.sha256,
    size: sizeInWords(file.bytes),
    who,
    when: formatInstant(found.at),
    committedAt: found.committedAt ? formatInstant(found.committedAt) : null,
    problem: found.problem,
    progress: progressOf(found),
    toShortlist: mayShortlist ? notOnShortlist(found, agreement.code, shortlist) : [],
    preview: preview && {
      counts: preview.counts,
      values: preview.counts.new + preview.counts.changed + preview.counts.same,
      without: [
        ...(preview.suppressed > 0 ? [countOf(preview.suppressed, "suppressed value")] : []),
        ...(preview.missing > 0 ? [countOf(preview.missing, "value") + " not there yet"] : []),
      ],
      leftOut: preview.leftOut,
      others: preview.others,
      toPropose: preview.toPropose,
      encoding: ENCODINGS[preview.encoding] ?? preview.encoding,
      sheets: preview.sheets,
      passedOver: preview.passedOver,
      indicators: preview.indicators.length,
      areas: preview.areas.length,
      periods: preview.periods.length,
      names: preview.names.slice(0, NAMES_SHOWN).map((each) => nameOf(each, shortlist)),
      moreNames: Math.max(preview.names.length - NAMES_SHOWN, 0),
      changed: changesFor(act, found).map(({ audience: _audience, ...change }) => ({
        ...change,
        indicator: names.get(change.indicator) ?? change.indicator,
        area: names.get(change.area) ?? change.area,
        group: change.group === "all" ? "" : (names.get(change.group) ?? change.group),
      })),
      refused: preview.refused,
    },
  };
}
export type ImportPage = Awaited<ReturnType<typeof importPage>>;
export type ImportPreviewOnPage = NonNullable<ImportPage["preview"]>;
export type NameOnPage = ImportPreviewOnPage["names"][number];

/** What waits for the facilitator, or was decided on. */
async function proposalOf(act: Act, base: string, found: Import) {
  const { proposal, state } = found;
  if (proposal === undefined) return null;
  const isOwn = isOwnProposal(act, found);
  return {
    who: await personNamed(act, found.by),
    isOwn,
    mayWithdraw: isOwn && canMove(state, "withdraw"),
    from: proposal.from === null ? null : { to: `${base}/${proposal.from}` },
    decision: proposal.decision && {
      words: await decisionInWords(act, proposal.decision),
      reason: proposal.decision.reason,
    },
  };
}

async function decisionInWords(act: Act, { answer, by, at }: ProposalDecision): Promise<string> {
  return `${await personNamed(act, by)} ${DECIDED[answer]}, ${formatInstant(at)}.`;
}

const DECIDED = { accepted: "accepted it", declined: "declined it", withdrawn: "took it back" } as const;

async function personNamed({ store }: Act, id: string): Promise<string> {
  const person = await store.get<{ _id: string; rev: number; name: string }>("people", id);
  return person?.name ?? "The command line";
}

/** A form holds so many; the names after them are as proposed. */
const NAMES_SHOWN = 250;

/** Rows done and how long it still takes at that pace; null while nothing is told yet. */
export function progressOf({ progress, lease }: Pick<Import, "progress" | "lease">) {
  if (progress === null || progress.done === 0) return null;
  const { done, of, since } = progress;
  const told = lease === null ? Date.now() : Date.parse(lease.until) - LEASE_MS;
  const seconds = of > 0 ? ((told - Date.parse(since)) / 1000 / done) * Math.max(of - done, 0) : null;
  return { done, of, left: seconds === null ? null : inTime(seconds) };
}

function inTime(seconds: number): string {
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}

const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8 text",
  "utf-16le": "UTF-16 text",
  "utf-16be": "UTF-16 text",
  "windows-1252": "Windows-1252 text",
  workbook: "Excel workbook",
};

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What changed values name by id, by name. */
async function namesIn({ store }: Pick<Act, "store">, { preview }: Import): Promise<Map<string, string>> {
  const idsOf = (pick: "indicator" | "area" | "group") => [
    ...new Set((preview?.changed ?? []).map((each) => each[pick])),
  ];
  const lists = await Promise.all(
    (
      [
        ["indicators", "indicator"],
        ["areas", "area"],
        ["groups", "group"],
      ] as const
    ).map(([collection, pick]) =>
      store.find<{ _id: string; rev: number; name: string }>(
        collection,
        { _id: { $in: idsOf(pick) } },
        { without: ["changes"] },
      ),
    ),
  );
  return new Map(lists.flat().map(({ _id, name }) => [_id, name]));
}

async function shortlistOf(act: Act, code: string) {
  const { indicators } = await openBook(act, code);
  return indicators.map(({ _id, name }) => ({ id: _id, name })).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

const LINKED = 20;

/** Indicators that were brought in and that step 1 shows once they are on a shortlist. */
function notOnShortlist({ state, preview }: Import, code: string, shortlist: readonly { id: string }[]) {
  if (state !== "committed") return [];
  const series = (preview?.names ?? []).flatMap(({ kind, meaning }) =>
    kind === "series" && meaning.kind !== "left out" ? [meaning] : [],
  );
  return series
    .filter(
      ({ id }, at) => !shortlist.some((each) => each.id === id) && series.findIndex((each) => each.id === id) === at,
    )
    .slice(0, LINKED)
    .map(({ id, name }) => ({ id, name, to: newPath(code, "candidate", { indicator: id }) }));
}

/** A name of the file with what it may be taken for. */
function nameOf(name: NameInPreview, shortlist: readonly { id: string; name: string }[]) {
  const { kind, text, count, sure, asks, meaning } = name;
  const known = meaning.kind === "known" ? [{ id: meaning.id, name: meaning.name }] : [];
  const others = kind === "series" ? shortlist : [];
  const choices = [...known, ...name.suggestions, ...others];
  return {
    kind,
    text,
    count,
    sure,
    asks,
    meaning,
    choices: choices.filter(({ id }, i) => choices.findIndex((each) => each.id === id) === i),
  };
}
