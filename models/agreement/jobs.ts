import type { Act, Via } from "../act";
import { changeDocument, retryOnConflict } from "../history/save";
import { type Outcome, NotFoundError, type Problem, done, refuse } from "../outcome";
import { DuplicateError, type Store, type Stored } from "../store/port";
import type { Agreement } from "./agreement";
import { type Book, readWorkingBook } from "./book";
import { openPoints } from "./checks";
import { type MergeJob, UNFINISHED_MERGES, runMerge, settleMerges } from "./merge-job";
import { PART_NAMES } from "./parts";
import { sha256Of } from "../canonical-json";
import { type Snapshot, bookForRegion } from "./snapshot";
import { type StartJob, UNFINISHED_STARTS, runStart } from "./start-job";
import { move } from "./status";

/**
 * Submitting spans documents, so it is a job that any instance may run, and run again, to its one end. The agreement
 * names the job that locked it: whoever finds that job unfinished goes on with it.
 */
export interface SubmissionJob extends Stored {
  readonly kind: "submission";
  readonly state: "running" | "done" | "refused";
  readonly agreement: string;
  /** What the agreement goes back to when it turns out not to be ready. */
  readonly from: "draft" | "returned";
  /** How many submissions there were before: the job makes the next one or none. */
  readonly after: number;
  readonly by: string;
  readonly at: string;
  readonly via: Via;
}

/** What stands in the way of submitting this agreement. @param at ISO instant. */
export function gateProblems(book: Book, at: string): Problem[] {
  return openPoints(book, at.slice(0, 10))
    .filter(({ gates }) => gates)
    .map(({ id, what }) => ({ field: id, message: `${what}.` }));
}

/** Runs a submission from wherever it has come to. Running it again changes nothing. */
export async function runSubmission(act: Act, job: SubmissionJob): Promise<Outcome<Agreement>> {
  const locked = await lockAgreement(act, job);
  // A merge that began before the lock is finished first; none begins after it.
  if (locked.kind === "done") await settleMerges(act, job.agreement);
  const outcome = locked.kind === "done" ? await submitLocked(act, job) : locked;
  await finishJob(act.store, job, outcome.kind === "done" ? "done" : "refused");
  return outcome;
}

function lockAgreement(act: Act, job: SubmissionJob): Promise<Outcome<Agreement>> {
  return changeDocument<Agreement>(act, "agreements", job.agreement, (present) => {
    if (present.job === job._id) return done(present);
    if (present.submissions.length !== job.after) return refuse("This agreement was submitted meanwhile. Look again.");
    const moved = move(present.status, "submit");
    return moved.kind === "done" ? done({ ...present, status: moved.value, job: job._id }) : moved;
  });
}

/** Takes snapshots until nothing moved while one was taken. Edits are refused meanwhile, so it ends. */
async function submitLocked(act: Act, job: SubmissionJob): Promise<Outcome<Agreement>> {
  for (;;) {
    const agreement = await readAgreement(act.store, job.agreement);
    if (agreement.submissions.length > job.after) return done(agreement);
    if (agreement.job !== job._id || agreement.status !== "submitting") {
      return refuse("This submission was given up. Look at what is open, then submit again.");
    }
    const book = await readWorkingBook(act.store, agreement);
    const problems = gateProblems(book, job.at);
    if (problems.length > 0) {
      await unlockAgreement(act, job);
      return { kind: "refused", problems };
    }
    const snapshot = await keepSnapshot(act.store, job, book);
    const now = await readWorkingBook(act.store, await readAgreement(act.store, job.agreement));
    if (sha256Of(revsOf(now)) === sha256Of(snapshot.revs)) await completeSubmission(act, job, snapshot);
  }
}

async function keepSnapshot(store: Store, job: SubmissionJob, working: Book): Promise<Snapshot> {
  const forRegion = bookForRegion(working);
  const book: Book = { ...forRegion, agreement: { ...forRegion.agreement, status: "submitted", withdrawn: null } };
  const sha256 = sha256Of(book as never);
  const revs = revsOf(working);
  const snapshot = {
    // Named after what it holds, so that running again finds it.
    _id: `${job._id}.${sha256Of([sha256, revs]).slice(0, 16)}`,
    agreement: job.agreement,
    kind: "submission" as const,
    at: job.at,
    by: job.by,
    sha256,
    revs,
    book,
  };
  try {
    return await store.insert<Snapshot>("snapshots", snapshot);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return (await store.get<Snapshot>("snapshots", snapshot._id)) as Snapshot;
  }
}

/** The rev of everything that the snapshot is taken from. Comments inside the partnership are not in it. */
export function revsOf(book: Book): Record<string, number> {
  const documents: readonly Stored[] = [
    book.agreement,
    ...PART_NAMES.filter((name) => name !== "comment").flatMap((name): readonly Stored[] => book.parts[name]),
    ...book.observations,
    ...book.batches,
  ];
  return Object.fromEntries(documents.map(({ _id, rev }) => [_id, rev]));
}

/** Leaves the agreement alone when it moved since the snapshot: the next round takes another. */
function completeSubmission(act: Act, job: SubmissionJob, snapshot: Snapshot): Promise<Outcome<Agreement>> {
  return changeDocument<Agreement>(act, "agreements", job.agreement, (present) => {
    const moved = move(present.status, "complete submission");
    if (present.job !== job._id || present.rev !== snapshot.revs[present._id] || moved.kind !== "done") {
      return done(present);
    }
    return done({
      ...present,
      status: moved.value,
      submissions: [...present.submissions, snapshot._id],
      withdrawn: null,
    });
  });
}

function unlockAgreement(act: Act, job: SubmissionJob): Promise<Outcome<Agreement>> {
  return changeDocument<Agreement>(act, "agreements", job.agreement, (present) => {
    const moved = move(present.status, `take back to ${job.from}`);
    return present.job === job._id && moved.kind === "done" ? done({ ...present, status: moved.value }) : done(present);
  });
}

async function readAgreement(store: Store, id: string): Promise<Agreement> {
  const agreement = await store.get<Agreement>("agreements", id);
  if (agreement === undefined) throw new NotFoundError("agreement");
  return agreement;
}

async function finishJob(store: Store, { _id }: SubmissionJob, state: "done" | "refused"): Promise<void> {
  await retryOnConflict(async () => {
    const job = await store.get<SubmissionJob>("jobs", _id);
    if (job?.state === "running") await store.replace<SubmissionJob>("jobs", { ...job, state });
  });
}

/** Goes on with the merges, starts and submissions that a stopped instance left unfinished. For the start of a server. @returns how many. */
export async function resumeJobs(origin: Pick<Act, "store" | "now" | "newId">): Promise<number> {
  const merges = await origin.store.find<MergeJob>("jobs", UNFINISHED_MERGES);
  for (const job of merges) await runMerge(origin, job);
  const starts = await origin.store.find<StartJob>("jobs", UNFINISHED_STARTS);
  for (const job of starts) await runStart(origin, job);
  const locked = await origin.store.find<Agreement>("agreements", { status: "submitting" });
  const jobs = await origin.store.find<SubmissionJob>("jobs", {
    kind: "submission",
    $or: [{ state: "running" }, { _id: { $in: locked.map(({ job }) => job ?? "") } }],
  });
  for (const job of jobs) {
    await runSubmission({ ...origin, via: job.via, actor: { person: job.by, name: "", roles: [] } }, job);
  }
  return merges.length + starts.length + jobs.length;
}
