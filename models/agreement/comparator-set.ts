import { z } from "zod";
import type { Document } from "../history/document";
import { choice, line, mapOf } from "./fields";

/** How the areas of a set are found. All but those chosen by hand follow a rule, and nobody types their areas. */
export const METHODS = ["by hand", "region", "same kind", "most similar"] as const;
export type Method = (typeof METHODS)[number];

/** More chosen by hand, or nearest, would not be read, let alone drawn. */
export const MOST_CHOSEN = 20;

const nearest = { error: `Enter how many areas, from 1 to ${MOST_CHOSEN}` };

const MemberSchema = z.object({
  /** As the area was called when it joined, so that history needs no look-up. */
  name: line("the area's name"),
  /** Its place in tables, from 0. */
  order: z.number().int().min(0),
  /** Only of the most similar: how far it was from ours when it joined, and over how many of the indicators. */
  distance: z.number().min(0).optional(),
  over: z.number().int().min(1).optional(),
});
export type Member = z.infer<typeof MemberSchema>;

/** Areas that ours is compared with: how they were found, and why these. */
export const ComparatorSetSchema = z.object({
  name: line("a name, such as “Areas like ours”"),
  method: choice(METHODS, "how the areas are found"),
  reason: line("why you compare with these areas", 1000),
  /** Of the most similar: how many. */
  nearest: z.coerce.number(nearest).int(nearest).min(1, nearest).max(MOST_CHOSEN, nearest).default(10),
  /** Of the most similar: indicator ids to their weights. */
  weights: mapOf(z.number({ error: "Enter a weight, such as 1 or 2" }).positive("Enter a weight above 0, or nothing")),
  /** By area code. A set that follows a rule keeps whom it found, so that no chart changes until somebody looks again. */
  areas: mapOf(MemberSchema),
  /** Why it was changed, an entry a change. */
  whys: mapOf(line("why you change it", 2000)),
});
export type ComparatorSetFields = z.infer<typeof ComparatorSetSchema>;
export type ComparatorSet = Document & ComparatorSetFields & { readonly agreement: string };

/** Area codes of a set, in the order of its tables. */
export function areasOf({ areas }: Pick<ComparatorSet, "areas">): string[] {
  return Object.entries(areas)
    .sort(([a, one], [b, other]) => one.order - other.order || (a < b ? -1 : 1))
    .map(([code]) => code);
}
