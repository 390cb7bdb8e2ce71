import { type Change, type Difference, type Document, differencesBetween, contentOf } from "../history/document";
import { acceptanceIdOf } from "../commitments/commitment";
import { historyOf } from "../measures/observation-history";
import { type Reader, isInAudience } from "../people/audience";
import type { Book } from "./book";
import type { Batch, Observation, ObservationVersion } from "../measures/observation";
import type { Json } from "../store/port";
import type { PartName } from "./parts";

/** What was changed: a part, the agreement itself, a figure, what is negotiated with the region, or said by an owner. */
export type ChangedKind = PartName | "agreement" | "figure" | "negotiation" | "update";

/** What somebody did, as it stands before the name of what they did it to. */
type Act =
  | ("added" | "changed" | "entered" | "undone")
  | ("offered" | "proposed other numbers for" | "split the difference on" | "withdrew the offer of" | "signed for")
  | ("said how it goes with" | "answered for the owner of")
  | ("confirmed what was answered of" | "set aside what was answered of")
  | ("asked to designate" | "asked not to designate" | "will designate" | "will not designate");

/** Somebody changed one thing at one moment: who, when, how, and each field from what to what. */
export interface ChangeEntry {
  /** Unique, and the same each time it is read. */
  readonly id: string;
  readonly kind: ChangedKind;
  /** Id of the document. */
  readonly of: string;
  readonly by: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** How it came about: a Via, or what a batch says of itself. */
  readonly via: string;
  /** Where it comes from, as people read it. */
  readonly source?: string;
  readonly act: Act;
  readonly differences: readonly Difference[];
  /** Set when several figures came at once, which are then not told one by one. */
  readonly figures?: number;
}

/** Which changes somebody wants to see; what is absent filters nothing. */
export interface ChangeFilter {
  /** Person id. */
  readonly by?: string | undefined;
  readonly kind?: string | undefined;
  /** Document id. */
  readonly of?: string | undefined;
  /** ISO dates, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function matches(entry: ChangeEntry, { by, kind, of, from, to }: ChangeFilter): boolean {
  const day = entry.at.slice(0, 10);
  return (
    (by === undefined || entry.by === by) &&
    (kind === undefined || entry.kind === kind) &&
    (of === undefined || entry.of === of) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}

/** A document's changes, those of one save together, with how it began. */
export function changesOfDocument(kind: ChangedKind, doc: Document): ChangeEntry[] {
  const saves = new Map<number, Change[]>();
  for (const change of doc.changes) saves.set(change.rev, [...(saves.get(change.rev) ?? []), change]);
  const about = { kind, of: doc._id };
  const began: ChangeEntry = { ...about, ...doc.created, id: `${doc._id}:0`, act: "added", differences: [] };
  const changed = [...saves].map(([rev, changes]): ChangeEntry => {
    const { by, at, via, source } = changes[0] as Change;
    return {
      ...about,
      id: `${doc._id}:${rev}`,
      by,
      at,
      via,
      ...(source && { source }),
      act: "changed",
      differences: changes,
    };
  });
  // That something is asked is no change: the first answer begins it.
  const isAsked = kind === "commitment" && acceptanceIdOf(contentOf(doc)) === doc._id;
  return isAsked ? changed : [began, ...changed];
}

/**
 * What was entered, changed and undone of figures; the figures of one batch together. Values that are not for the
 * reader are left out.
 */
export function changesOfFigures(book: Pick<Book, "observations" | "batches" | "reader">): ChangeEntry[] {
  const batches = new Map(book.batches.map((batch) => [batch._id, batch]));
  const entries = new Map<string, ChangeEntry[]>();
  for (const observation of book.observations) {
    for (const [batch, entry] of changesOfObservation(observation, batches, book.reader)) {
      const key = `${batch}:${entry.act}`;
      entries.set(key, [...(entries.get(key) ?? []), entry]);
    }
  }
  return [...entries].map(([id, together]) => {
    const first = together[0] as ChangeEntry;
    return together.length === 1 ? { ...first, id } : { ...first, id, figures: together.length, differences: [] };
  });
}

function changesOfObservation(
  observation: Observation,
  batches: ReadonlyMap<string, Batch>,
  reader: Reader,
): [string, ChangeEntry][] {
  const entered = historyOf(observation, batches)
    .filter(({ standing, version }) => standing !== "not committed" && isInAudience(version.audience, reader))
    .reverse();
  return entered.flatMap(({ version, standing, undoneAt }, i): [string, ChangeEntry][] => {
    const before = entered.slice(0, i).findLast((each) => each.standing !== "undone")?.version;
    const [was, is] = [before && toldOf(before), toldOf(version)];
    const via = batches.get(version.batch)?.via ?? "page";
    const about = { id: "", kind: "figure" as const, of: observation._id, by: version.by, via };
    const entry: ChangeEntry = { ...about, at: version.at, act: "entered", differences: differencesBetween(was, is) };
    if (standing !== "undone" || undoneAt === undefined) return [[version.batch, entry]];
    const undone: ChangeEntry = { ...about, at: undoneAt, act: "undone", differences: differencesBetween(is, was) };
    return [
      [version.batch, entry],
      [version.batch, undone],
    ];
  });
}

/** What people change about a figure; numbers that only explain it are left out. */
function toldOf({ value, reason, status, source, note }: ObservationVersion): Json {
  return { value: value ?? reason, status, source, ...(note ? { note } : {}) };
}

/** How two submissions of one document differ: for readers who see snapshots only. */
export function changesBetweenVersions(
  kind: ChangedKind,
  before: Document | undefined,
  after: Document | undefined,
  submitted: Pick<ChangeEntry, "by" | "at" | "via"> & { readonly id: string },
): ChangeEntry[] {
  const doc = after ?? before;
  if (doc === undefined) return [];
  const about = { ...submitted, id: `${doc._id}:${submitted.id}`, kind, of: doc._id };
  if (before === undefined) return [{ ...about, act: "added", differences: [] }];
  if (after === undefined) return [{ ...about, act: "changed", differences: [{ path: "removed", to: { why: "" } }] }];
  const differences = differencesBetween(contentOf(before), contentOf(after));
  return differences.length === 0 ? [] : [{ ...about, act: "changed", differences }];
}

/** Newest first; what happened at one moment in the order of its ids, so that pages never shuffle. */
export function newestFirst(entries: readonly ChangeEntry[]): ChangeEntry[] {
  return [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id, "en", { numeric: true }));
}
