import { z } from "zod";

/**
 * A list of things on a form that has room for several: those whose fields are all empty are none. Problems are named by
 * the place on the form.
 * @param fields the fields of an entry that say something.
 * @param none the words when nothing is filled in, beside this field of the first.
 */
export function filled<T extends z.ZodType>(
  entry: T,
  fields: readonly string[],
  none: { readonly message: string; readonly field: string },
) {
  const isEmpty = (given: unknown) =>
    fields.every((field) => {
      const value = (given as Record<string, unknown> | null)?.[field];
      return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
    });
  return z.array(z.unknown()).transform((list, context): z.output<T>[] => {
    const entries = list.map((given, place) => ({ given, place })).filter(({ given }) => !isEmpty(given));
    if (entries.length === 0) context.addIssue({ code: "custom", message: none.message, path: [0, none.field] });
    return entries.flatMap(({ given, place }) => {
      const read = entry.safeParse(given);
      if (read.success) return [read.data];
      for (const { message, path } of read.error.issues) {
        context.addIssue({ code: "custom", message, path: [place, ...path] });
      }
      return [];
    });
  });
}
