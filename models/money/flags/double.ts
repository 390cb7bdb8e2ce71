import type { Book } from "../../agreement/book";
import { sayAmount } from "../amount";
import { type Figure, asAmount, saidOf, yearsOf } from "../figures";
import { giverKey, giverWords } from "../givers";
import type { ResourceLine } from "../resource";
import { type FlagCheck, inputOf, yearWords } from "./flag";

interface Entry {
  readonly line: ResourceLine;
  readonly year: string;
  readonly figure: Figure;
  readonly key: string;
}

/** Two lines may be the same money when giver, fund or budget code, year and amount are all the same. */
function entriesOf(line: ResourceLine): Entry[] {
  const from = [line.fund, line.budgetCode].map((each) => (each ?? "").trim().toLowerCase());
  // Without a fund or code, two equal amounts of one giver are just as likely two things.
  if (from.every((each) => each === "")) return [];
  return yearsOf(line).flatMap((year): Entry[] => {
    const figure = (["secured", "promised", "asked"] as const).find((each) => saidOf(line, each, year));
    if (figure === undefined) return [];
    const key = JSON.stringify([giverKey(line), line.kind, ...from, year, saidOf(line, figure, year)]);
    return [{ line, year, figure, key }];
  });
}

export const double: FlagCheck = {
  find(book: Book) {
    const entries = book.parts.resource.flatMap(entriesOf);
    const same = new Map<string, Entry[]>();
    for (const entry of entries) same.set(entry.key, [...(same.get(entry.key) ?? []), entry]);
    const flagged = [...same.values()].filter((group) => group.length > 1);
    return flagged.flatMap((group) =>
      group.map(({ line, year, figure }) => {
        const others = group.filter((each) => each.line !== line).map((each) => `“${each.line.name}”`);
        const amount = sayAmount(asAmount(line, saidOf(line, figure, year) ?? 0));
        const from = line.fund || line.budgetCode || "";
        return {
          id: `double ${line._id} ${year}`,
          rule: "double" as const,
          kind: "resource" as const,
          part: line._id,
          title: line.name,
          says: `${amount} of ${giverWords(book, line)} for ${yearWords(year)} (${from}) also stands on ${others.join(" and ")}. If it is the same money, keep one line and split it by shares.`,
          working: {
            title: "The same money on several lines",
            formula: "giver, kind, fund, budget code, year and amount are all the same",
            inputs: group.map((each) => inputOf(book, each.line, each.figure, each.year)),
            result: `${group.length} lines`,
          },
        };
      }),
    );
  },
};
