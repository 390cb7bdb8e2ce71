import { DimensionSchema } from "../../measures/indicator";
import type { Book } from "../book";
import { quoted, standingPriorities, stepHref } from "./about";
import type { Check } from "./check";

const ENOUGH = 3;

/** Every priority should carry at least three indicators, one each of effectiveness, quality and cost. */
export const priorityIndicators: Check = {
  id: "priority-indicators",
  gates: false,
  find: (book) =>
    standingPriorities(book).flatMap(({ _id, name }) => {
      const lack = lackOf(book, _id);
      if (lack === undefined) return [];
      return {
        what: `${quoted(name)} has ${lack}`,
        todo: "Choose an indicator",
        aim: `choose an indicator for ${quoted(name)}, which has ${lack}`,
        priority: _id,
        step: 1,
        part: { kind: "priority", id: _id },
        href: stepHref(book, 1, _id),
      };
    }),
};

function lackOf(book: Book, priority: string): string | undefined {
  const chosen = book.parts.candidate.filter((each) => each.priority === priority && each.standing === "chosen");
  const dimensions = new Set(
    chosen.map(({ indicator }) => book.indicators.find(({ _id }) => _id === indicator)?.dimension),
  );
  const missing = DimensionSchema.options.filter((dimension) => !dimensions.has(dimension));
  const without = missing.length === 0 ? "" : `none of ${listed(missing, "or")}`;
  if (chosen.length >= ENOUGH) return without === "" ? undefined : without.replace("none of", "no indicator of");
  const count =
    chosen.length === 0 ? "no indicators" : `only ${chosen.length === 1 ? "one indicator" : "two indicators"}`;
  return without === "" || chosen.length === 0 ? count : `${count}, ${without}`;
}

function listed(words: readonly string[], joint: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}
