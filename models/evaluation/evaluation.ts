import { z } from "zod";
import { line, prose, reference } from "../agreement/fields";
import type { Content, Document } from "../history/document";

/** What one priority set out to do, how, what came of it, and what to learn from that, at the end of the agreement. */
export const EvaluationSchema = z.object({
  priority: reference("a priority"),
  goals: line("what it was to achieve", 3000),
  methods: prose(3000),
  results: prose(3000),
  /** What the next agreement should know: it goes to its evidence register. */
  lesson: prose(2000),
});
export type Evaluation = Document & z.infer<typeof EvaluationSchema> & { readonly agreement: string };

/** One a priority, so that two who begin it at once write the same one. */
export const evaluationId = ({ priority }: Content): string | undefined =>
  typeof priority === "string" && priority !== "" ? `${priority}-evaluation` : undefined;
