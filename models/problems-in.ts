import type { z } from "zod";
import type { Problem } from "./outcome";

/** What is wrong with a submission, by field. */
export function problemsIn(error: z.ZodError): { kind: "refused"; problems: Problem[] } {
  return {
    kind: "refused",
    problems: error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })),
  };
}
