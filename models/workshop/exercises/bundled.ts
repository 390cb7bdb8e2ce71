import type { Exercise } from "../workshop";

/** One thing that somebody said. */
export interface Noted {
  readonly id: string;
  readonly text: string;
  /** Whether the plan held it before: then nobody in the room said it. */
  readonly existing?: boolean;
}

/** Things that were put together, under one name; or one that stands alone, under its own words. */
export interface Group<T extends Noted> {
  /** The bundle's, or that of the first thing in it. */
  readonly id: string;
  readonly name: string;
  readonly items: readonly T[];
}

/**
 * What was said as the facilitator has put it together, in the order of the bundles; then what stands alone, where the
 * same words are one thing whoever said them.
 */
export function bundled<T extends Noted>({ bundles }: Pick<Exercise, "bundles">, items: readonly T[]): Group<T>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const groups = Object.entries(bundles)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, { name, items: own }]) => ({ id, name, items: own.flatMap((item) => byId.get(item) ?? []) }))
    .filter((group) => group.items.length > 0);
  const taken = new Set(groups.flatMap((group) => group.items.map(({ id }) => id)));
  const alone = new Map<string, T[]>();
  for (const item of items.filter(({ id }) => !taken.has(id))) {
    const words = wordsOf(item.text);
    alone.set(words, [...(alone.get(words) ?? []), item]);
  }
  return [...groups, ...[...alone.values()].map(together)];
}

/** In the words of one who began with a capital, where anybody did. */
function together<T extends Noted>(items: readonly T[]): Group<T> {
  const { text = "" } = items.find((item) => /^\p{Lu}/u.test(item.text)) ?? items[0] ?? {};
  return { id: items[0]?.id ?? "", name: text, items };
}

/** How many in the room said it. */
export const timesSaid = ({ items }: Pick<Group<Noted>, "items">): number =>
  items.filter(({ existing }) => !existing).length;

/** "Not enough buses (3)": what several said, with how many did. */
export const groupWords = ({ name, items }: Pick<Group<Noted>, "name" | "items">): string =>
  timesSaid({ items }) > 1 ? `${name} (${timesSaid({ items })})` : name;

/** The same words, whatever their capitals, spaces and full stop. */
export const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[.\s]+$/, "")
    .trim();
