import { z } from "zod";
import { date, line } from "../agreement/fields";
import { dayBefore } from "../day";

/** By id: names that something had before, each up to a last day, so that history keeps the old name. */
export const EarlierNamesSchema = z.record(
  z.string(),
  z.object({ name: z.string().trim().min(1), until: z.iso.date() }),
);
type EarlierNames = z.infer<typeof EarlierNamesSchema>;

/** A new name and the first day (ISO date) on which it holds. @param whose "the organisation's name". */
export const newName = (whose: string, max?: number) => z.object({ name: line(whose, max), from: date() });

/** The same thing under a new name; the one it had is kept under `key`. */
export function renamed<T extends { readonly name: string; readonly earlierNames?: EarlierNames | undefined }>(
  present: T,
  { name, from }: { readonly name: string; readonly from: string },
  key: string,
): T {
  if (present.name === name) return present;
  return {
    ...present,
    name,
    earlierNames: { ...present.earlierNames, [key]: { name: present.name, until: dayBefore(from) } },
  };
}
