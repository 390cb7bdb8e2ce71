import type { Target } from "../targets/target";
import { finalValueOf } from "../targets/final-value";
import { commitmentsOf } from "../commitments/asked";
import type { Book } from "./book";
import { isBlank, organisationName } from "./checks/about";
import { UNFINISHED_WORDS } from "./checks/excuse";

/** A designated target that was submitted unfinished, with what it lacks and why. */
export interface Unfinished {
  readonly target: Target;
  /** "a placeholder", "deferred"; null when it claims to be firm. */
  readonly state: string | null;
  /** ISO date until which it is deferred. */
  readonly until: string | null;
  /** "no baseline", "declined by West Midlands Police". */
  readonly lacks: readonly string[];
  /** The facilitator's reason, or what the target says of its state. */
  readonly why: string | null;
}

/** What the reviewer reads first: designated targets that are not firm, or that lack something for a stated reason. */
export function unfinishedTargets(book: Book): Unfinished[] {
  return book.parts.target
    .filter((target) => target.designation === "designated")
    .filter((target) => target.state !== "firm" || !isBlank(target.gateReason))
    .map((target) => ({
      target,
      state: target.state === "firm" ? null : UNFINISHED_WORDS[target.state],
      until: target.state === "deferred" ? (target.stateUntil ?? null) : null,
      lacks: lacksOf(book, target),
      why: [target.gateReason, target.stateWhy].find((words) => !isBlank(words)) ?? null,
    }));
}

function lacksOf(book: Book, target: Target): string[] {
  const declined = commitmentsOf(book)
    .filter(({ part, state }) => part._id === target._id && state === "declined")
    .map(({ organisation }) => `declined by ${organisationName(book, organisation)}`);
  const hasNumbers = target.form !== "milestone";
  return [
    ...(hasNumbers && target.baseline.value == null ? ["no baseline"] : []),
    ...(hasNumbers && finalValueOf(target) === undefined ? ["no final value"] : []),
    ...(isBlank(target.lead) ? ["no lead organisation"] : []),
    ...(target.related.length === 0 ? ["no related organisation"] : []),
    ...declined,
  ];
}
