import { z } from "zod";

/** So many short notes at most, one a field; those left empty are no notes. */
export const notesField = (each: number, what = "what you see") =>
  z
    .array(z.string().trim().max(300, "Shorten this to 300 characters or fewer"))
    .max(each, `Write ${each} notes or fewer`)
    .transform((notes) => notes.filter((note) => note !== ""))
    .refine((notes) => notes.length > 0, { message: `Enter ${what}`, path: [0] });
