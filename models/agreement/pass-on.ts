import type { Act } from "../act";
import type { Action } from "../actions/action";
import type { Commitment } from "../commitments/commitment";
import type { Document } from "../history/document";
import { changeDocument } from "../history/save";
import type { Programme, ResourceLine } from "../money/resource";
import { done } from "../outcome";
import type { Target } from "../targets/target";
import type { Agreement } from "./agreement";
import { PARTS } from "./parts";
import type { Candidate, Priority } from "./priority";

/** How each kind of thing that names who is responsible names somebody else; the same thing back when it does not. */
export interface Repoint {
  readonly target: (target: Target) => Target;
  readonly action: (action: Action) => Action;
  readonly priority: (priority: Priority) => Priority;
  readonly candidate: (candidate: Candidate) => Candidate;
  readonly programme: (programme: Programme) => Programme;
  readonly resource: (line: ResourceLine) => ResourceLine;
  /** @param isPassedOn whether what it is tied to names somebody else now. */
  readonly commitment: (commitment: Commitment, isPassedOn: boolean) => Commitment;
}

/**
 * Passes on what is open in the partnerships' agreements: what a closed agreement, or an action that was done or
 * dropped, says stays as it was. Each document is one write of its own, and doing it again passes on only the rest.
 * @returns how many documents changed.
 */
export async function passOn(act: Act, partnerships: readonly string[], repoint: Repoint): Promise<number> {
  const agreements = await act.store.find<Agreement>(
    "agreements",
    { partnership: { $in: partnerships }, status: { $ne: "closed" } },
    { without: ["changes"] },
  );
  const ids = agreements.map(({ _id }) => _id);
  const isOver = ({ status }: Action) => status === "done" || status === "dropped";
  const ofAction = (action: Action) => (isOver(action) ? action : repoint.action(action));
  // What was accepted is asked again before anything else moves, so that a stop in between leaves no signature of another.
  const passedOn = new Set([
    ...(await affected(act, "target", ids, repoint.target)),
    ...(await affected(act, "action", ids, ofAction)),
  ]);
  const ofCommitment = (each: Commitment) => repoint.commitment(each, passedOn.has(each.target ?? each.action ?? ""));
  const counts = [
    await passOnKind(act, "commitment", ids, ofCommitment),
    await passOnKind(act, "target", ids, repoint.target),
    await passOnKind(act, "action", ids, ofAction),
    await passOnKind(act, "priority", ids, repoint.priority),
    await passOnKind(act, "candidate", ids, repoint.candidate),
    await passOnKind(act, "programme", ids, repoint.programme),
    await passOnKind(act, "resource", ids, repoint.resource),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

async function passOnKind<T extends Document>(
  act: Act,
  kind: keyof Repoint,
  agreements: readonly string[],
  repoint: (part: T) => T,
): Promise<number> {
  const ids = await affected(act, kind, agreements, repoint);
  for (const id of ids) {
    await changeDocument<T>(act, PARTS[kind].collection, id, (present) => done(repoint(present)));
  }
  return ids.length;
}

async function affected<T extends Document>(
  act: Act,
  kind: keyof Repoint,
  agreements: readonly string[],
  repoint: (part: T) => T,
): Promise<string[]> {
  const parts = await act.store.find<T>(PARTS[kind].collection, { agreement: { $in: agreements }, removed: null });
  return parts.filter((part) => repoint(part) !== part).map(({ _id }) => _id);
}
