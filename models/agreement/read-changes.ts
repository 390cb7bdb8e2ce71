import type { Act } from "../act";
import type { Document } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { changesOfNegotiation, changesOfRequest } from "../negotiation/changes";
import type { DesignationRequest } from "../negotiation/designation-request";
import type { Negotiation } from "../negotiation/negotiation";
import { type Audience, isInAudience } from "../people/audience";
import { authorise } from "../people/permissions";
import type { Store } from "../store/port";
import { changesOfUpdate } from "../updates/changes";
import { updatesFor } from "../updates/read-updates";
import type { Update } from "../updates/update";
import type { Agreement } from "./agreement";
import { type Book, subjectOf } from "./book";
import {
  type ChangeEntry,
  type ChangedKind,
  changesBetweenVersions,
  changesOfDocument,
  changesOfFigures,
  newestFirst,
} from "./changes-of";
import { PARTS, PART_NAMES, type Part } from "./parts";
import { type Snapshot, bookOf } from "./snapshot";

export interface History {
  /** Newest first. */
  readonly entries: readonly ChangeEntry[];
  /** The parts that they are about, removed ones included, by id. */
  readonly parts: ReadonlyMap<string, Part>;
  /** By id: what is negotiated with the region, which is no part. */
  readonly negotiated: ReadonlyMap<string, Negotiation | DesignationRequest>;
  /** What owners said of how it goes, by id. */
  readonly updates: ReadonlyMap<string, Update>;
}

/**
 * Everything that was changed in an agreement, as the reader may know it. Who reads from the region sees how one
 * submission differs from the one before and nothing in between.
 * @throws ForbiddenError when the person may not read history.
 */
export async function readChanges(act: Pick<Act, "store" | "actor">, book: Book): Promise<History> {
  const message = "Your role reads the agreement as it stands, without its history.";
  authorise(act.actor, "history.read", subjectOf(book.agreement), message);
  return book.from === "snapshot" ? readSubmissions(act.store, book) : readWorkingHistory(act, book);
}

async function readWorkingHistory(act: Pick<Act, "store" | "actor">, book: Book): Promise<History> {
  const { agreement } = book;
  const { store } = act;
  const lists = await Promise.all(
    PART_NAMES.map(async (kind) => {
      const found = await store.find<Part>(PARTS[kind].collection, { agreement: agreement._id });
      return found.filter((part) => isOpenTo(book, part)).map((part) => ({ kind, part }));
    }),
  );
  const parts = lists.flat();
  const whole = async (kind: ChangedKind, doc: Document) => changesOfDocument(kind, await withWholeHistory(store, doc));
  const own = await store.get<Agreement>("agreements", agreement._id);
  const [negotiations, requests] = await Promise.all([
    store.find<Negotiation>("negotiations", { agreement: agreement._id }),
    store.find<DesignationRequest>("designationRequests", { agreement: agreement._id }),
  ]);
  const negotiated = [...negotiations.flatMap(changesOfNegotiation), ...requests.flatMap(changesOfRequest)];
  const updates = await updatesFor(act, book);
  const entries = await Promise.all([
    ...(own ? [whole("agreement", own)] : []),
    ...parts.map(({ kind, part }) => whole(kind, part)),
  ]);
  return {
    entries: newestFirst([
      ...entries.flat(),
      ...changesOfFigures(book),
      ...negotiated,
      ...updates.flatMap(changesOfUpdate),
    ]),
    parts: new Map(parts.map(({ part }) => [part._id, part])),
    negotiated: new Map([...negotiations, ...requests].map((each) => [each._id, each])),
    updates: new Map(updates.map((each) => [each._id, each])),
  };
}

/** Most parts are everybody's in the partnership; only some carry an audience of their own. */
function isOpenTo({ reader }: Book, { audience }: Part & { readonly audience?: Audience }): boolean {
  return audience === undefined || isInAudience(audience, reader);
}

async function readSubmissions(store: Store, book: Book): Promise<History> {
  const snapshots = await store.find<Snapshot>("snapshots", { agreement: book.agreement._id, kind: "submission" });
  const inOrder = snapshots.sort((a, b) => a.at.localeCompare(b.at));
  const parts = new Map<string, Part>();
  const entries = inOrder.flatMap((snapshot, i): ChangeEntry[] => {
    const submitted = { id: snapshot._id, by: snapshot.by, at: snapshot.at, via: "page" };
    for (const kind of PART_NAMES) for (const part of bookOf(snapshot).parts[kind]) parts.set(part._id, part);
    const before = inOrder[i - 1];
    const whole: ChangeEntry = {
      ...submitted,
      kind: "agreement",
      of: book.agreement._id,
      act: "changed",
      differences: [{ path: "status", to: "submitted" }],
    };
    return before === undefined ? [whole] : [whole, ...differencesOf(bookOf(before), bookOf(snapshot), submitted)];
  });
  return { entries: newestFirst(entries), parts, negotiated: new Map(), updates: new Map() };
}

function differencesOf(
  before: Book,
  after: Book,
  submitted: Parameters<typeof changesBetweenVersions>[3],
): ChangeEntry[] {
  return PART_NAMES.flatMap((kind) => {
    const [then, now] = [before.parts[kind], after.parts[kind]].map(
      (parts) => new Map((parts as readonly Part[]).map((part) => [part._id, part])),
    ) as [Map<string, Part>, Map<string, Part>];
    const ids = [...new Set([...then.keys(), ...now.keys()])];
    return ids.flatMap((id) => changesBetweenVersions(kind, then.get(id), now.get(id), submitted));
  });
}
