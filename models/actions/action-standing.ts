import type { Action, MilestoneSchema } from "./action";
import type { z } from "zod";

export type Milestone = z.infer<typeof MilestoneSchema>;

/** How an action stands on a day, its dates compared with its status. */
export const STANDINGS = [
  "overdue",
  "late",
  "milestone missed",
  "under way",
  "not started",
  "done",
  "dropped",
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ActionStanding {
  readonly standing: Standing;
  /** The day (ISO date) that was missed. */
  readonly since?: string;
}

/**
 * @param today ISO date. An action is late when it should have begun, overdue when it should have ended; a milestone
 * is missed when its day has passed and it is not done.
 */
export function standingOf(
  action: Pick<Action, "status" | "start" | "end" | "milestones">,
  today: string,
): ActionStanding {
  const { status, start, end } = action;
  if (status === "done" || status === "dropped") return { standing: status };
  if (end && end < today) return { standing: "overdue", since: end };
  if (status === "not started" && start && start < today) return { standing: "late", since: start };
  const missed = milestonesInOrder(action).find(({ by, done }) => !done && by < today);
  return missed ? { standing: "milestone missed", since: missed.by } : { standing: status };
}

/** By day, each with its id. */
export function milestonesInOrder({ milestones }: Pick<Action, "milestones">): (Milestone & { id: string })[] {
  return Object.entries(milestones)
    .map(([id, milestone]) => ({ id, ...milestone }))
    .sort((a, b) => a.by.localeCompare(b.by) || a.id.localeCompare(b.id));
}

/** The next day (ISO date) on which something of the action is due; undefined when nothing more is. */
export function nextDue(action: Pick<Action, "status" | "start" | "end" | "milestones">): NextDue | undefined {
  if (action.status === "done" || action.status === "dropped") return undefined;
  const waiting: NextDue[] = milestonesInOrder(action)
    .filter(({ done }) => !done)
    .map(({ what, by }) => ({ on: by, what }));
  if (action.status === "not started" && action.start) waiting.push({ on: action.start, what: "starts" });
  if (action.end) waiting.push({ on: action.end, what: "ends" });
  return waiting.sort((a, b) => a.on.localeCompare(b.on))[0];
}

export interface NextDue {
  readonly on: string;
  /** The milestone in its own words, or "starts" or "ends". */
  readonly what: string;
}
