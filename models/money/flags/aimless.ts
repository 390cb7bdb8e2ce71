import { sayAmount } from "../amount";
import { figureOf, heldOf, overYears } from "../figures";
import { routesOf } from "../routes";
import { type FlagCheck, said } from "./flag";

/** A line, or a share of it, that reaches nothing that is still in the agreement. */
export const aimless: FlagCheck = {
  find: (book) =>
    book.parts.resource.flatMap((line) => {
      const lost = routesOf(book).filter((route) => route.line === line && route.priority === null);
      if (lost.length === 0) return [];
      const part = lost.reduce((sum, route) => sum + route.part, 0);
      const whole = Math.max(heldOf(line), figureOf(line, "asked"));
      const amount = overYears(line, whole * part);
      const names = Object.keys(line.goals).length;
      const why =
        names === 0
          ? "names no goal."
          : "serves something that was taken out or dropped, or a programme without actions.";
      return [
        {
          id: `aimless ${line._id}`,
          rule: "aimless" as const,
          kind: "resource" as const,
          part: line._id,
          title: line.name,
          says: `${sayAmount(amount) || "This line"} ${why} Say what it is for.`,
          working: {
            title: `“${line.name}”: what reaches no goal`,
            formula: "the more of what is asked and what is promised or secured × the share that reaches no goal",
            inputs: [
              { label: "All years", value: said(overYears(line, whole)), unit: "", source: line.name },
              {
                label: "Share that reaches no goal",
                value: String(Math.round(part * 1000) / 10),
                unit: "%",
                source: "its goals",
              },
            ],
            result: said(amount),
          },
        },
      ];
    }),
};
