import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { type ResourceLine, nameOfGoal } from "../money/resource";
import { done } from "../outcome";
import { moveCandidate } from "./fold-candidate";
import { PARTS, PART_NAMES, type Part, type PartName } from "./parts";
import type { Priority } from "./priority";

type OfPriority = Part & { readonly priority?: string };

/** From one priority to another. */
export interface Move {
  readonly from: string;
  readonly into: string;
}

/** Moves everything of a priority that was taken out, one part after the other, until nothing is left in it. */
export async function moveParts(act: Act, move: Move & { readonly agreement: string }): Promise<void> {
  const kinds = PART_NAMES.filter((kind) => "priority" in PARTS[kind].schema.shape);
  for (let left = 1; left > 0;) {
    left = 0;
    for (const kind of kinds) {
      const filter = { agreement: move.agreement, priority: move.from };
      const parts = await act.store.find<OfPriority>(PARTS[kind].collection, filter, { without: ["changes"] });
      for (const { _id } of parts) await movePart(act, kind, _id, move);
      left += parts.length;
    }
  }
  await moveMoney(act, move);
}

/** Money for the whole of a priority goes with it; where both had some of one line, the shares are added up. */
async function moveMoney(act: Act, { from, into, agreement }: Move & { readonly agreement: string }): Promise<void> {
  const [old, next] = [nameOfGoal("priority", from), nameOfGoal("priority", into)];
  const lines = await act.store.find<ResourceLine>("resourceLines", { agreement }, { without: ["changes"] });
  for (const { _id } of lines.filter(({ goals }) => Object.values(goals).some(({ goal }) => goal === old))) {
    await changeDocument<ResourceLine>(act, "resourceLines", _id, (present) => {
      const entries = Object.entries(present.goals);
      const moved = entries.find(([, { goal }]) => goal === old);
      if (moved === undefined) return done(present);
      const there = entries.find(([, { goal }]) => goal === next);
      if (there === undefined)
        return done({ ...present, goals: { ...present.goals, [moved[0]]: { ...moved[1], goal: next } } });
      const share = (moved[1].share ?? 100) + (there[1].share ?? 100);
      const others = entries.filter(([key]) => key !== moved[0]);
      return done({ ...present, goals: { ...Object.fromEntries(others), [there[0]]: { goal: next, share } } });
    });
  }
}

/**
 * Takes a part that was saved into a priority which was merged meanwhile to where the others went: the merge may have
 * looked for parts before this one was there. @returns the part as it stands then.
 */
export async function followMerge<T extends Part>(act: Act, kind: PartName, part: T): Promise<T> {
  const { priority } = part as OfPriority;
  const named = priority === undefined ? undefined : await act.store.get<Priority>(PARTS.priority.collection, priority);
  if (!named?.removed || !named.mergedInto) return part;
  await movePart(act, kind, part._id, { from: named._id, into: named.mergedInto });
  const moved = await act.store.get<T>(PARTS[kind].collection, part._id);
  return followMerge(act, kind, moved ?? part);
}

async function movePart(act: Act, kind: PartName, id: string, { from, into }: Move): Promise<void> {
  if (kind === "candidate") return moveCandidate(act, id, { from, into });
  await changeDocument<OfPriority>(act, PARTS[kind].collection, id, (present) =>
    done(present.priority === from ? { ...present, priority: into } : present),
  );
}
