import type { Act } from "../act";
import { readReason } from "../reason";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { authorisePart, findPart, restorePart } from "./change-part";
import { confirmPromise } from "./late-write";
import { type MergeJob, UNFINISHED_MERGES, runMerge } from "./merge-job";
import { PARTS, lockOn } from "./parts";
import type { Priority } from "./priority";

/**
 * Moves everything of one priority to another and takes the first out, saying why: a job, which goes on after a stop.
 * @throws NotFoundError, ForbiddenError.
 */
export async function mergePriorities(
  act: Act,
  code: string,
  given: { readonly from: string; readonly into: string; readonly why: string },
): Promise<Outcome<Priority>> {
  const { agreement, part: from } = await findPart(act, code, "priority", given.from);
  if (given.into === "") return refuse("Choose the priority that takes it in", "into");
  const { part: into } = await findPart(act, code, "priority", given.into);
  authorisePart(act, agreement, "priority", from);
  const locked = lockOn(PARTS.priority.standing, agreement.status);
  if (locked !== null) return refuse(locked);
  if (from._id === into._id) return refuse("Choose another priority: this one cannot go into itself", "into");
  if (into.removed) throw new NotFoundError("priority");
  if (from.removed && from.mergedInto && from.mergedInto !== into._id) {
    return refuse("This was merged into another priority already. Bring it back first.");
  }
  const reason = readReason(given.why, "Say why these belong together");
  if (reason.kind !== "done") return reason;
  const job = await act.store.insert<MergeJob>("jobs", {
    _id: act.newId(),
    kind: "merge",
    state: "asked",
    agreement: agreement._id,
    from: from._id,
    into: into._id,
    why: reason.value,
    by: act.actor.person,
    at: act.now,
    via: act.via,
  });
  return runMerge(act, job);
}

/** Moves a priority one place up or down among those that stand. @throws NotFoundError, ForbiddenError. */
export async function movePriority(
  act: Act,
  code: string,
  id: string,
  direction: "up" | "down",
): Promise<Outcome<undefined>> {
  const { agreement, part } = await findPart(act, code, "priority", id);
  authorisePart(act, agreement, "priority", part);
  const locked = lockOn(PARTS.priority.standing, agreement.status);
  if (locked !== null) return refuse(locked);
  const standing = await act.store.find<Priority>(
    PARTS.priority.collection,
    { agreement: agreement._id, removed: null },
    { sort: { order: 1 } },
  );
  const at = standing.findIndex(({ _id }) => _id === id);
  const to = at + (direction === "up" ? -1 : 1);
  if (at === -1 || to < 0 || to >= standing.length) return done(undefined);
  const order = standing.map(({ _id }) => _id);
  order.splice(to, 0, ...order.splice(at, 1));
  // Numbering all of them anew mends what two people who moved at once may have left equal.
  for (const [place, each] of order.entries()) {
    let since = Infinity;
    const moved = await changeDocument<Priority>(act, PARTS.priority.collection, each, (present) => {
      since = present.rev + 1;
      return done({ ...present, order: place });
    });
    const kept = moved.kind === "done" ? await confirmPromise(act, "priority", moved.value, since) : moved;
    if (kept.kind !== "done") return kept;
  }
  return done(undefined);
}

/** Brings a dropped or merged priority back. What moved when it was merged stays where it is. */
export async function restorePriority(act: Act, code: string, id: string): Promise<Outcome<unknown>> {
  if ((await act.store.count("jobs", { ...UNFINISHED_MERGES, from: id })) > 0) {
    return refuse("This priority is being merged. Wait a moment, then look again.");
  }
  const restored = await restorePart(act, code, "priority", id);
  if (restored.kind !== "done") return restored;
  return changeDocument<Priority>(act, PARTS.priority.collection, id, (present) =>
    done({ ...present, mergedInto: null }),
  );
}
