import type { Act, Via } from "../act";
import { changeDocument, retryOnConflict } from "../history/save";
import { type Outcome, NotFoundError, done, refuse } from "../outcome";
import type { Store, Stored } from "../store/port";
import type { Agreement } from "./agreement";
import { moveParts } from "./move-parts";
import { PARTS, lockOn } from "./parts";
import type { Priority } from "./priority";

/**
 * Merging priorities spans documents, so it is a job that any instance may run, and run again, to its one end.
 * While it is only asked for, whatever must not meet it half done may still refuse it; once it runs it is finished.
 */
export interface MergeJob extends Stored {
  readonly kind: "merge";
  readonly state: "asked" | "running" | "done" | "refused";
  readonly agreement: string;
  /** The priority that is taken out, and the one that takes it in. */
  readonly from: string;
  readonly into: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
  readonly via: Via;
}

export const UNFINISHED_MERGES = { kind: "merge", state: { $in: ["asked", "running"] } } as const;

/** Runs a merge from wherever it has come to. Running it again changes nothing. */
export async function runMerge(origin: Omit<Act, "actor" | "via">, job: MergeJob): Promise<Outcome<Priority>> {
  const act: Act = { ...origin, via: job.via, actor: { person: job.by, name: "", roles: [] } };
  if (job.state === "asked") {
    const begun = await beginMerge(act, job);
    if (begun.kind !== "done") return begun;
  }
  // Out first, so that nothing new is put into it; what was on its way follows (see followMerge).
  const removed = { by: job.by, at: job.at, why: job.why };
  const out = await changeDocument<Priority>(act, PARTS.priority.collection, job.from, (present) =>
    done(present.mergedInto === job.into ? present : { ...present, mergedInto: job.into, removed }),
  );
  await moveParts(act, job);
  await advance(act.store, job, "running", "done");
  return out;
}

/**
 * Brings the agreement's other merges to an end, so that whoever calls it meets none half done: those that run are
 * finished, those that are only asked for are refused.
 */
export async function settleMerges(origin: Omit<Act, "actor" | "via">, agreement: string, but?: string): Promise<void> {
  for (const job of await origin.store.find<MergeJob>("jobs", { agreement, ...UNFINISHED_MERGES })) {
    if (job._id === but || (await advance(origin.store, job, "asked", "refused"))) continue;
    const present = await origin.store.get<MergeJob>("jobs", job._id);
    if (present?.state === "running") await runMerge(origin, present);
  }
}

async function beginMerge(act: Act, job: MergeJob): Promise<Outcome<undefined>> {
  await settleMerges(act, job.agreement, job._id);
  const agreement = await act.store.get<Agreement>("agreements", job.agreement);
  const into = await act.store.get<Priority>(PARTS.priority.collection, job.into);
  if (agreement === undefined || into === undefined) throw new NotFoundError("priority");
  const locked = into.removed
    ? "The priority that takes it in was taken out meanwhile."
    : lockOn("promise", agreement.status);
  if (locked !== null) {
    await advance(act.store, job, "asked", "refused");
    return refuse(locked);
  }
  if (await advance(act.store, job, "asked", "running")) return done(undefined);
  const present = await act.store.get<MergeJob>("jobs", job._id);
  if (present?.state !== "refused") return done(undefined);
  return refuse("This agreement was being submitted or merged at the same moment. Look again, then try once more.");
}

/** @returns whether the job was in the one state and is now in the other. */
function advance(store: Store, { _id }: MergeJob, from: MergeJob["state"], to: MergeJob["state"]): Promise<boolean> {
  return retryOnConflict(async () => {
    const job = await store.get<MergeJob>("jobs", _id);
    if (job?.state !== from) return false;
    await store.replace<MergeJob>("jobs", { ...job, state: to });
    return true;
  });
}
