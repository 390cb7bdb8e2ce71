import type { Exercise } from "../workshop";
import type { Said } from "./kind";

/** Who said something, as far as the exercise shows it: the name itself is looked up, so that it can be taken away. */
export type Voice = { participant?: string; organisation?: string };

/** @returns nothing where the exercise said that answers are shown without names. */
export function voiceOf(
  { names }: Pick<Exercise, "names">,
  { participant, organisation }: Pick<Said<unknown>, "participant" | "organisation">,
): Voice {
  if (names === "nobody") return {};
  return { ...(names === "person" && { participant }), ...(organisation !== null && { organisation }) };
}

/** What was said with the organisation that it was said for, where the exercise shows it. */
export const voiced = (text: string, { organisation }: Voice): string =>
  organisation ? `${text} (${organisation})` : text;

/** So many people at least are behind every figure that is shown of a part of the room. */
const FEWEST = 3;

export interface Part<T> {
  readonly name: string;
  readonly said: readonly T[];
}

/**
 * The room by organisation, where every part holds three people or more: smaller ones are put together as "others", and
 * the smallest of the rest with them while the others are still fewer than three, so that nobody is found by subtraction.
 * @returns nothing where that leaves fewer than two parts.
 */
export function byOrganisation<T extends Pick<Said<unknown>, "organisation">>(said: readonly T[]): Part<T>[] {
  const parts = new Map<string, T[]>();
  for (const each of said) {
    const name = each.organisation ?? "";
    parts.set(name, [...(parts.get(name) ?? []), each]);
  }
  const sorted = [...parts].map(([name, own]) => ({ name, said: own })).sort((a, b) => b.said.length - a.said.length);
  const large = sorted.filter((part) => part.name !== "" && part.said.length >= FEWEST);
  const others = sorted.filter((part) => !large.includes(part)).flatMap((part) => part.said);
  while (others.length > 0 && others.length < FEWEST && large.length > 0) others.push(...(large.pop()?.said ?? []));
  const shown = others.length > 0 ? [...large, { name: "others", said: others }] : large;
  return shown.length > 1 ? shown : [];
}
