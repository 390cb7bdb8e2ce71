import { z } from "zod";
import { choice, date, line, mapOf, optionalReference, prose, reference } from "../agreement/fields";
import type { Document } from "../history/document";
import { isPeriodCode } from "../measures/period";
import type { Review } from "../review/review";

export const DECISION_KINDS = ["budget", "policy", "management"] as const;

/** A figure that a decision rested on. What it said then stays, whatever becomes of the figure. */
export const RestedOnSchema = z.object({
  target: reference("a target"),
  period: z
    .string({ error: "Enter the period of the figure" })
    .refine(isPeriodCode, "Enter the period of the figure, such as 2005 or 2008/09"),
  /** As it stood then, as people write it. */
  value: line("the figure as it stood then", 60),
});

const DecisionFieldsSchema = z.object({
  what: line("what was decided", 300),
  kind: choice(DECISION_KINDS, "what kind of decision it is"),
  priority: optionalReference(),
  date: date(),
  /** A body, an organisation or a post: never a person. */
  takenBy: line("who took it"),
  restedOn: mapOf(RestedOnSchema),
  expected: prose(2000),
  /** What became of it, once that is known, and on which day it was said. */
  outcome: prose(3000),
  outcomeOn: date().nullish(),
});

export const DecisionSchema = DecisionFieldsSchema.superRefine(({ date: taken, outcome, outcomeOn }, context) => {
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (outcome && !outcomeOn) issue("outcomeOn", "Enter the day on which this was known");
  if (!outcome && outcomeOn) issue("outcome", "Write what became of it, or leave the day empty");
  if (outcomeOn && outcomeOn < taken) issue("outcomeOn", "Enter a day on or after the decision");
});

/** A decision with the figures that it rested on, and what became of it. */
export type Decision = Document & z.infer<typeof DecisionSchema> & { readonly agreement: string };

/** The latest first. */
export const inOrderOfDay = (decisions: readonly Decision[]): Decision[] =>
  [...decisions].sort((a, b) => b.date.localeCompare(a.date));

/**
 * Since when it is due to say what became of a decision: the day on which the first annual review after it was opened.
 * @returns ISO date; null where it is said, or no review has come since.
 */
export function outcomeDueSince(
  { outcome, date: taken }: Pick<Decision, "outcome" | "date">,
  reviews: readonly Pick<Review, "kind" | "created">[],
): string | null {
  if (outcome) return null;
  const opened = reviews
    .filter(({ kind }) => kind === "annual")
    .map(({ created }) => created.at.slice(0, 10))
    .filter((day) => day > taken)
    .sort();
  return opened[0] ?? null;
}
