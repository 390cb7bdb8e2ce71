import type { CommittedKind, CommittedPart } from "../commitments/committed-text";
import { commitmentsOfEarlier, hasAnswers, withoutAnswers } from "../commitments/earlier-answers";
import { findingEntriesOf } from "../measures/finding";
import { withLinesApart } from "../money/earlier-resources";
import type { Observation } from "../measures/observation";
import { currentVersion } from "../measures/observation-history";
import { NotFoundError } from "../outcome";
import type { Store, Stored } from "../store/port";
import type { ChallengeAnswer } from "../targets/challenge/answer";
import { refreshesOfRegion } from "../refresh/answered";
import type { KeptOdds } from "../targets/score-odds";
import type { Agreement } from "./agreement";
import type { Book } from "./book";
import { PART_NAMES, type PartName } from "./parts";
import { isShared } from "./region-thread";
import { agreementOfEarlier, isEarlier, setOfEarlier } from "./earlier-comparators";
import { keepVisible } from "./visibility";

/**
 * An immutable picture of the agreement as it was submitted or agreed, or as it stood when a review was opened; or of one
 * target as it was offered to the region.
 */
export interface Snapshot extends Stored {
  readonly agreement: string;
  readonly kind: "submission" | "agreed" | "offer" | "review";
  readonly at: string;
  readonly by: string;
  /** SHA-256 (hex) of the canonical JSON of `book`. */
  readonly sha256: string;
  /** The rev of each document in it, by id. */
  readonly revs: Readonly<Record<string, number>>;
  /** As it was hashed; read it with `bookOf`. */
  readonly book: Book;
  /** Of what was agreed or is reviewed: the odds of each promise on that day, by target, so that they can be scored once results are known. */
  readonly odds?: Readonly<Record<string, readonly KeptOdds[]>>;
}

/**
 * What the region gets: the present values it may see, without earlier ones and without internal comments. What auditors
 * find of them goes on after it was given, so that it is read when it is shown.
 */
export function bookForRegion(book: Book): Book {
  const batchesById = new Map(book.batches.map((batch) => [batch._id, batch]));
  const seen = keepVisible({ ...book, from: "snapshot" }, { from: "region" });
  const observations = seen.observations.flatMap(({ findings: _later, verification: _earlier, ...observation }) => {
    const current = currentVersion(observation, batchesById);
    return current === undefined ? [] : [{ ...observation, versions: [current] }];
  });
  const batches = new Set(observations.flatMap((each) => each.versions.map((version) => version.batch)));
  const { job: _job, ...agreement } = seen.agreement;
  return {
    ...seen,
    agreement: { ...agreement, changes: [] },
    partnership: { ...seen.partnership, changes: [] },
    // What is proposed of it comes to the region when it is sent.
    parts: { ...seen.parts, comment: [], refresh: [] },
    observations,
    batches: book.batches.filter((batch) => batches.has(batch._id)),
  };
}

export async function latestSnapshot(store: Store, agreement: Agreement): Promise<Snapshot> {
  const id = agreement.agreed?.snapshot ?? agreement.submissions.at(-1);
  const snapshot = id === undefined ? undefined : await store.get<Snapshot>("snapshots", id);
  if (snapshot === undefined) throw new NotFoundError("agreement");
  return snapshot;
}

/**
 * The book of a snapshot in today's shape: one of before comparator sets were documents has its areas as a set, one of
 * before commitments were documents has each answer as one, one of before lines of money were has what actions are done
 * with as lines, and kinds of part that came later are empty.
 */
export function bookOf(snapshot: Snapshot): Book {
  const book = withCommitments(snapshot, withComparatorSet(snapshot));
  const created = { by: snapshot.by, at: snapshot.at, via: "upgrade" as const };
  return { ...book, parts: withEveryKind(withLinesApart(book.parts, book.organisations, created)) };
}

/** Kinds of part that an older snapshot or file does not know are empty. */
export function withEveryKind<T extends Partial<Record<PartName, unknown>>>(parts: T): T & Record<PartName, never[]> {
  const empty = Object.fromEntries(PART_NAMES.map((name) => [name, []])) as unknown as Record<PartName, never[]>;
  return { ...empty, ...parts };
}

function withCommitments({ at, by }: Snapshot, book: Book): Book {
  if ("commitment" in book.parts) return book;
  const created = { by, at, via: "upgrade" as const };
  const { target, action } = book.parts as Book["parts"];
  const of = (kind: CommittedKind, parts: readonly CommittedPart[]) =>
    parts.filter(hasAnswers).flatMap((part) => commitmentsOfEarlier(kind, part, created));
  const commitment = [...of("target", target), ...of("action", action)].map((each) => ({ ...each, rev: 1 }));
  const parts = { target: target.map(withoutAnswers), action: action.map(withoutAnswers), commitment };
  return { ...(book as Book), parts: { ...(book as Book).parts, ...parts } };
}

function withComparatorSet({ book, at, by }: Snapshot): Book {
  if (!isEarlier(book.agreement)) return book;
  const nameOf = (area: string) => book.areas.find(({ _id }) => _id === area)?.name ?? area;
  const set = setOfEarlier(book.agreement, nameOf, { by, at, via: "upgrade" });
  return {
    ...book,
    agreement: agreementOfEarlier(book.agreement),
    parts: { ...book.parts, comparatorSet: set ? [{ ...set, rev: 1 }] : [] },
  };
}

/** The book with what auditors have found of its values by now. */
export async function withFindings(store: Store, book: Book): Promise<Book> {
  const own = book.observations.filter(({ scope }) => scope === book.partnership._id);
  const found = await store.find<Observation>(
    "observations",
    {
      _id: { $in: own.map(({ _id }) => _id) },
      $or: [{ findings: { $exists: true } }, { verification: { $exists: true } }],
    },
    { without: ["versions"] },
  );
  const byId = new Map(found.map((each) => [each._id, findingEntriesOf(each)]));
  return {
    ...book,
    observations: book.observations.map(({ verification: _earlier, ...observation }) => {
      const findings = byId.get(observation._id);
      return findings ? { ...observation, findings } : observation;
    }),
  };
}

/**
 * What the region reads: the newest snapshot, with the status, the points and the approvals of today, the thread that
 * the two sides share, what auditors found, and whether somebody has tested an answer or asked again since.
 */
export async function readSnapshotBook(store: Store, agreement: Agreement): Promise<Book> {
  const book = await withFindings(store, bookOf(await latestSnapshot(store, agreement)));
  const thread = await store.find<Book["parts"]["comment"][number]>(
    "comments",
    { agreement: agreement._id, thread: "region", removed: null },
    { without: ["changes"] },
  );
  const since = new Map(
    (
      await store.find<ChallengeAnswer>(
        "challengeAnswers",
        { _id: { $in: book.parts.challenge.map(({ _id }) => _id) } },
        { without: ["changes"] },
      )
    ).map(({ _id, tested, reopened }) => [_id, { tested, reopened: reopened ?? null }]),
  );
  const refresh = await refreshesOfRegion(
    store,
    [agreement._id],
    ["with the region", "returned", "approved", "refused"],
  );
  const { rev, status, points, approvals, submissions, agreed, earlierVersions, withdrawn, published } = agreement;
  return {
    ...book,
    agreement: {
      ...book.agreement,
      rev,
      status,
      points,
      approvals,
      submissions,
      agreed,
      earlierVersions,
      withdrawn,
      published,
    },
    parts: {
      ...book.parts,
      comment: thread.filter(isShared),
      refresh,
      challenge: book.parts.challenge.map((answer) => ({ ...answer, ...since.get(answer._id) })),
    },
  };
}
