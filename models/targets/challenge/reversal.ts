import { formatPeriod } from "../../measures/period";
import type { ChallengeRule } from "./challenge";
import { stretchesOf } from "./promise";
import { usualMoveOf } from "./usual-move";
import { between, promised, signed } from "./words";

/** A stretch of the trajectory that goes against the polarity. */
export const reversal: ChallengeRule = {
  id: "reversal",
  cause: "the shape",
  raise(subject) {
    const { direction } = subject;
    if (direction === 0) return [];
    const usual = usualMoveOf(subject);
    return stretchesOf(subject, direction === 1 ? -1 : 1).map((stretch) => ({
      span: { from: stretch.from, to: stretch.to },
      // Within what the series does by itself a promise may bend; beyond it somebody must have meant it.
      strength: usual !== undefined && Math.abs(stretch.change) > usual ? "must answer" : "should answer",
      question: `Is the predicted ${stretch.change < 0 ? "drop" : "rise"} ${between(stretch)} reasonable?`,
      why: `The promise goes ${signed(subject, stretch.change)}, the wrong way: ${direction === 1 ? "higher" : "lower"} is better.`,
      numbers: [
        { name: "change", value: stretch.change, kind: "value" },
        ...(usual === undefined ? [] : [{ name: "mean moving range", value: usual, kind: "value" as const }]),
      ],
      working: {
        title: `The promise ${between(stretch)}`,
        formula: `promise for ${formatPeriod(stretch.to)} − ${formatPeriod(stretch.from)}`,
        inputs: stretch.points.map((point) => promised(subject, point)),
        result: signed(subject, stretch.change),
      },
      weight: usual ? Math.abs(stretch.change) / usual : 1,
    }));
  },
};
