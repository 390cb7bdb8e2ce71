import type { Act } from "../act";
import type { Content } from "../history/document";
import { type Outcome, done, refuse } from "../outcome";
import type { Json } from "../store/port";
import type { Action } from "./action";
import { slipsBetween } from "./slips";

/** The fields of an agreed plan with the slips that saving them makes. */
export function withSlips(act: Act, before: Content, fields: Content): Content {
  const [was, is] = [before, { ...before, ...fields }] as unknown as [Action, Action];
  const made = slipsBetween(was, is, { by: act.actor.person, at: act.now });
  if (made.length === 0) return fields;
  const slips = { ...was.slips, ...Object.fromEntries(made.map((slip) => [act.newId(), slip])) };
  return { ...fields, slips: slips as unknown as Json };
}

/** A milestone that becomes done says what shows it, or why nothing does. */
export function refuseUnshown(before: Content, next: Content): Outcome<undefined> {
  const [was, is] = [before, next] as unknown as [Action, Action];
  const [unshown] = Object.entries(is.milestones).find(
    ([id, { done: on, evidence }]) => on && !was.milestones[id]?.done && !evidence?.trim(),
  ) ?? [undefined];
  if (unshown === undefined) return done(undefined);
  return refuse("Say what shows that this milestone is done, or why nothing does", `milestones.${unshown}.evidence`);
}
