import type { Target } from "../../targets/target";
import type { Book } from "../book";
import { isBlank } from "./about";

/** How a target that is not finished says so. */
export const UNFINISHED_WORDS = {
  placeholder: "a placeholder",
  deferred: "deferred",
  "awaiting baseline": "awaiting its baseline",
  relative: "relative to a comparator",
} as const satisfies Partial<Record<Target["state"], string>>;

/** Honestly marked unfinished: deferring needs the date until which. */
export function isHonestlyUnfinished(target: Target): boolean {
  if (target.state === "deferred") return !isBlank(target.stateUntil);
  return target.state !== "firm";
}

/** What a designated target lacks gates submission unless it is honestly unfinished or the facilitator gave a reason. */
export function isExcused(target: Target): boolean {
  return isHonestlyUnfinished(target) || !isBlank(target.gateReason);
}

/** The designated targets whose gaps hold submission up. */
export const answerableTargets = (book: Book): Target[] =>
  book.parts.target.filter((target) => target.designation === "designated" && !isExcused(target));
