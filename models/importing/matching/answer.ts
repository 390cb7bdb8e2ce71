import { z } from "zod";
import { PolaritySchema } from "../../measures/indicator";

/** What a person said that a name in a file means: something that is there, something new, or nothing to bring in. */
const AnswerSchema = z.union([
  z.object({ is: z.string().min(1).max(200) }),
  z.object({
    makes: z.object({
      name: z.string().trim().min(1, "Give it a name").max(200, "Shorten this to 200 characters or fewer").optional(),
      unit: z.string().trim().max(100, "Shorten this to 100 characters or fewer").optional(),
      polarity: PolaritySchema.optional(),
    }),
  }),
  z.object({ leavesOut: z.literal(true) }),
]);
export type Answer = z.infer<typeof AnswerSchema>;

/** `text` is the name as the file writes it. */
export const AnsweredNameSchema = z.object({
  kind: z.enum(["series", "area", "group"]),
  text: z.string().max(2000),
  answer: AnswerSchema,
});
export type AnsweredName = z.infer<typeof AnsweredNameSchema>;
export type NameKind = AnsweredName["kind"];

const NOTHING_GIVEN: Extract<Answer, { makes: unknown }>["makes"] = {};

/** What a person said of the new thing that a name stands for. */
export function givenBy(answer: Answer | undefined) {
  return answer !== undefined && "makes" in answer ? answer.makes : NOTHING_GIVEN;
}
