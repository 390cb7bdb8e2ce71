import { formatChange, formatNumber } from "../../measures/format";
import { formatPeriod } from "../../measures/period";
import { planEffectOf } from "../../targets/plan-effect";
import { newPartHref, onTarget, titleOf } from "./about";
import type { Check } from "./check";

/** The actions of a target say what they bring, and even the far end of that leaves a gap to its promise. */
export const targetExplained: Check = {
  id: "target-explained",
  gates: false,
  find: (book, today) =>
    book.parts.target.flatMap((target) => {
      const plan = planEffectOf(book, target, today);
      const widest = plan?.widest;
      if (!plan || !widest || widest.explained === null) return [];
      const reaches = widest.gap > 0 ? widest.high >= widest.gap : widest.low <= widest.gap;
      if (reaches) return [];
      const [expected, gap] = [widest.expected, widest.gap].map((value) => formatChange(value, plan));
      const share = formatNumber(widest.explained * 100, 0);
      return [
        {
          ...onTarget(book, target),
          step: 5,
          what: `The actions of ${titleOf(target)} explain only ${expected} of ${gap} by ${formatPeriod(widest.period)}, ${share}%`,
          todo: "Plan what closes the gap",
          aim: `plan what closes the gap of ${titleOf(target)}`,
          href: newPartHref(book, "action", target.priority),
        },
      ];
    }),
};
