import type { Outcome } from "@models/outcome";
import { type Fault, Problem } from "./problem";
import { detailOf } from "./read-request";

/**
 * What a command gave. @throws Problem 422 for what the sender can mend, 409 where the present state stands in the way,
 * 412 where somebody changed it meanwhile.
 */
export async function savedOr<T>(outcome: Outcome<T>, stale?: () => Promise<Problem>): Promise<T> {
  if (outcome.kind === "done") return outcome.value;
  if (outcome.kind === "conflict") {
    throw stale ? await stale() : new Problem(409, "Somebody else saved this at the same moment. Read it again.");
  }
  const errors: Fault[] = outcome.problems.map(({ field, message }) => ({ ...(field && { field }), remedy: message }));
  throw new Problem(errors.some(({ field }) => field) ? 422 : 409, detailOf(errors), { errors });
}

/** @param theirs what is stored now. @param yours what the request wanted to save. */
export function staleProblem(theirs: unknown, yours: unknown): Problem {
  const words = "It was changed since you read it. Look at “theirs” here, then send your change again with its ETag.";
  return new Problem(412, words, { theirs, yours });
}
