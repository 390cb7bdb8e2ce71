import { decimalsOf } from "../../measures/arithmetic";
import type { Target } from "../target";

export interface StatedChange {
  /** Signed: a reduction is negative. */
  readonly percent: number;
  /** Decimal places in which it was stated. */
  readonly decimals: number;
  /** As it was written: "reduce offences by 17.5%". */
  readonly words: string;
}

const DOWN = /\b(reduc\w*|cut\w*|lower\w*|decreas\w*|fall\w*|drop\w*|fewer|less)\b/i;
const STATED =
  /\b(?:reduc\w*|cut\w*|lower\w*|decreas\w*|fall\w*|drop\w*|fewer|less|increas\w*|rais\w*|ris\w*|grow\w*|more)\b[^.%]*?\bby\s+(?:at least\s+)?(\d+(?:\.\d+)?)\s?(?:%|per ?cent)/i;

/** The change in per cent that a target's own words state: "Reduce offences by 17.5%". */
export function statedChangeOf({ name }: Pick<Target, "name">): StatedChange | undefined {
  const match = STATED.exec(name);
  if (!match) return undefined;
  const [words, number = ""] = match;
  const size = Number(number);
  return { percent: DOWN.test(words) ? -size : size, decimals: decimalsOf(size), words };
}
