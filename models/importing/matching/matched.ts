import { createHash } from "node:crypto";
import { slugOf } from "../../measures/catalogue";
import type { Indicator } from "../../measures/indicator";
import type { Area } from "../../place/area";
import type { Group } from "../../place/group";
import type { Partnership } from "../../place/partnership";
import type { Answer, AnsweredName } from "./answer";

/** What names may mean. */
export interface Known {
  readonly scope: string;
  /** Null for the scope of official figures. */
  readonly partnership: Partnership | null;
  readonly indicators: readonly Indicator[];
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  /** What was answered before for files of this kind, and for this one: the later answer counts. */
  readonly answers: readonly AnsweredName[];
}

/** What one name of the file stands for. */
export type Meaning<T, New> =
  | { readonly kind: "known"; readonly is: T }
  | { readonly kind: "new"; readonly makes: New }
  | { readonly kind: "left out" };

/** Not the name of an area: its rows are refused until somebody says what it is. */
export type AreaAsks = "total" | "note" | "unnamed area";
/** An indicator without a name keeps the whole file out until it has one. */
export type SeriesAsks = "unnamed indicator";

export interface Matched<T, New, Asks = AreaAsks | SeriesAsks> {
  readonly text: string;
  readonly count: number;
  readonly meaning: Meaning<T, New>;
  /** Exactly so named, or answered: nobody needs to be asked. */
  readonly sure: boolean;
  /** Nothing in the file says what it means: somebody has to. */
  readonly asks?: Asks;
  /** What else it may mean, best first. */
  readonly suggestions: readonly T[];
}

/** The other meanings of "known": an id that is gone means a new thing. */
export function meaningOf<T extends { readonly _id: string }, New>(
  answer: Answer,
  known: readonly T[],
  makes: New,
): Meaning<T, New> {
  if ("leavesOut" in answer) return { kind: "left out" };
  const is = "is" in answer ? known.find(({ _id }) => _id === answer.is) : undefined;
  return is ? { kind: "known", is } : { kind: "new", makes };
}

/** Somebody said what it means, or it is named so exactly that nobody has to. */
export function surely<T, New>(text: string, count: number, meaning: Meaning<T, New>): Matched<T, New, never> {
  return { text, count, sure: true, suggestions: [], meaning };
}

/** Text to compare by: without case and double spaces. */
export const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();

/** A name as part of an id: where it is cut, or has no letters to keep, its digest keeps it apart from others. */
export function shortSlug(text: string, longest: number): string {
  const slug = slugOf(text);
  if (slug !== "" && slug.length <= longest) return slug;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${slug.slice(0, longest - digest.length - 1)}-${digest}`.replace(/^-/, "");
}
