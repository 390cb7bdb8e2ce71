import type { Book } from "../../agreement/book";
import { aimless } from "./aimless";
import { double } from "./double";
import { type FlagCheck, type MoneyFlag } from "./flag";
import { fundEnds } from "./fund-ends";
import { goalFunding } from "./goal-funding";
import { lineUnsecured } from "./line-unsecured";
import { shares } from "./shares";

/** One more is one more file and a line here. */
const CHECKS: readonly FlagCheck[] = [goalFunding, lineUnsecured, aimless, shares, double, fundEnds];

const known = new WeakMap<object, readonly MoneyFlag[]>();

/** What the numbers say about the money of an agreement, the same for every page that asks. */
export function moneyFlagsOf(book: Book): readonly MoneyFlag[] {
  const flags = known.get(book.parts) ?? CHECKS.flatMap((check) => check.find(book));
  known.set(book.parts, flags);
  return flags;
}

export const flagsOn = (book: Book, part: string): MoneyFlag[] =>
  moneyFlagsOf(book).filter((flag) => flag.part === part);
