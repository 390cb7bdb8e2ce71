import type { Outcome } from "@models/outcome";

/** Why something is refused, in words; undefined when it is not. */
export function whyNot(outcome: Outcome<unknown>): string | undefined {
  return outcome.kind === "refused" ? outcome.problems.map(({ message }) => message).join(" ") : undefined;
}
