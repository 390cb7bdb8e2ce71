import type { Action } from "../actions/action";
import { END, dayOf } from "../actions/slips";
import { formatDay } from "../day";
import { type Outcome, done, refuse } from "../outcome";
import type { UpdateWords } from "./update";

export interface Applying {
  /** The update's id, so that doing it again changes nothing. */
  readonly id: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** What the milestone's evidence is called. */
  readonly evidence: string;
}

/** An action as an update makes it: a day moved with its slip counted, a milestone done, a status. */
export function applyToAction(words: UpdateWords, present: Action, applying: Applying): Outcome<Action> {
  if (present.status === "dropped") return refuse("This action was dropped, so that nothing is due of it any more.");
  if (words.milestone && !Object.hasOwn(present.milestones, words.milestone)) {
    return refuse("This milestone is no longer in the plan. Open the page again.", "milestone");
  }
  if (!words.milestone && words.milestoneDone) return refuse("Say which milestone was reached.", "milestoneDone");
  const moved = withNewDay(words, present, applying);
  if (moved.kind !== "done") return moved;
  const reached = withMilestoneDone(words, moved.value, applying);
  if (reached.kind !== "done") return reached;
  return done(words.status ? { ...reached.value, status: words.status } : reached.value);
}

function withNewDay(words: UpdateWords, action: Action, { id, by, at }: Applying): Outcome<Action> {
  const { newDate: to } = words;
  if (!to || action.slips?.[id]) return done(action);
  if (words.milestoneDone)
    return refuse("It is done, so that it needs no new day. Leave one of the two out.", "newDate");
  const of = words.milestone || END;
  const from = dayOf(action, of);
  if (from !== undefined && to <= from) {
    return refuse(`Enter a day after ${formatDay(from)}, on which it is due now`, "newDate");
  }
  if (to < at.slice(0, 10)) return refuse("Enter a day that is still to come", "newDate");
  const slips = from === undefined ? action.slips : { ...action.slips, [id]: { of, from, to, by, at } };
  const slipped = slips === undefined ? action : { ...action, slips };
  if (of === END) return done({ ...slipped, end: to });
  const milestone = action.milestones[of] as Action["milestones"][string];
  return done({ ...slipped, milestones: { ...action.milestones, [of]: { ...milestone, by: to } } });
}

function withMilestoneDone(words: UpdateWords, action: Action, { at, evidence }: Applying): Outcome<Action> {
  const { milestone: id, milestoneDone: on } = words;
  if (!id || !on) return done(action);
  if (on > at.slice(0, 10)) return refuse("Enter the day on which it was done, not one to come", "milestoneDone");
  const milestone = action.milestones[id] as Action["milestones"][string];
  return done({ ...action, milestones: { ...action.milestones, [id]: { ...milestone, done: on, evidence } } });
}
