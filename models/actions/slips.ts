import type { Action, Slip } from "./action";
import { milestonesInOrder } from "./action-standing";

/** The end of an action, among the days of it that can slip; the others are ids of milestones. */
export const END = "end";

type Dated = Pick<Action, "end" | "milestones" | "slips">;

/** How often a day moved, the earliest move first. */
export function slipsOf({ slips }: Pick<Action, "slips">, of: string): Slip[] {
  return Object.values(slips ?? {})
    .filter((slip) => slip.of === of)
    .sort((a, b) => a.at.localeCompare(b.at) || a.from.localeCompare(b.from));
}

/** A day (ISO date) that slipped: as first promised, and how often it moved. */
export interface SlippedDay {
  readonly of: string;
  readonly first: string;
  readonly now: string;
  readonly times: number;
}

/** The end and the milestones that slipped, in their order. */
export function slippedDays(action: Dated): SlippedDay[] {
  const days = [
    ...milestonesInOrder(action).map(({ id, by }) => ({ of: id, now: by })),
    ...(action.end ? [{ of: END, now: action.end }] : []),
  ];
  return days.flatMap(({ of, now }) => {
    const slips = slipsOf(action, of);
    const [first] = slips;
    return first ? [{ of, now, first: first.from, times: slips.length }] : [];
  });
}

/** The day of something as it is now; undefined where it has none. */
export function dayOf({ end, milestones }: Pick<Action, "end" | "milestones">, of: string): string | undefined {
  return (of === END ? end : milestones[of]?.by) ?? undefined;
}

/**
 * The slips that a change of a plan makes: each day that was there before and is later now.
 * @param at who moved them and when.
 */
export function slipsBetween(
  before: Pick<Action, "end" | "milestones">,
  after: Pick<Action, "end" | "milestones">,
  { by, at }: Pick<Slip, "by" | "at">,
): Slip[] {
  return [END, ...Object.keys(before.milestones)].flatMap((of) => {
    const [from, to] = [dayOf(before, of), dayOf(after, of)];
    return from && to && to > from ? [{ of, from, to, by, at }] : [];
  });
}
