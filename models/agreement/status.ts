import { type Outcome, done, refuse } from "../outcome";
import type { Operation } from "../people/permissions";
import type { Status } from "./agreement";

/** Every allowed move of an agreement and the operation that makes it; what is not here is refused. */
export const TRANSITIONS = [
  { act: "submit", from: ["draft", "returned"], to: "submitting", operation: "agreement.submit" },
  { act: "complete submission", from: ["submitting"], to: "submitted", operation: "agreement.submit" },
  { act: "take back to draft", from: ["submitting"], to: "draft", operation: "agreement.submit" },
  { act: "take back to returned", from: ["submitting"], to: "returned", operation: "agreement.submit" },
  { act: "withdraw", from: ["submitted"], to: "draft", operation: "agreement.withdraw" },
  { act: "return", from: ["submitted"], to: "returned", operation: "agreement.judge" },
  { act: "agree", from: ["submitted"], to: "agreed", operation: "agreement.judge" },
  { act: "close", from: ["agreed"], to: "closed", operation: "agreement.submit" },
] as const satisfies readonly { act: string; from: readonly Status[]; to: Status; operation: Operation }[];

export type StatusAct = (typeof TRANSITIONS)[number]["act"];

export const STATUS_WORDS: Record<Status, string> = {
  draft: "Draft",
  submitting: "Being submitted",
  submitted: "Submitted",
  returned: "Returned",
  agreed: "Agreed",
  closed: "Closed",
};

export function move(present: Status, act: StatusAct): Outcome<Status> {
  const transition = TRANSITIONS.find((each) => each.act === act);
  const from: readonly Status[] = transition?.from ?? [];
  if (transition === undefined || !from.includes(present)) {
    return refuse(
      `This agreement is ${STATUS_WORDS[present].toLowerCase()}, so it cannot ${act} now. ` +
        `It must be ${from.map((status) => STATUS_WORDS[status].toLowerCase()).join(" or ")} for that.`,
    );
  }
  return done(transition.to);
}
