import { formatPeriod } from "../../measures/period";
import type { ChallengeRule } from "./challenge";
import { expectedAt } from "./expected";
import { usualMoveOf } from "./usual-move";
import { known, percent, promised, signed, worked } from "./words";

/** From here on most of the promise is the tide's. */
const MOST = 0.5;

/** Most of the promised change is what all areas are likely to see, or the promise needs them to turn. */
export const ridingTheTide: ChallengeRule = {
  id: "riding-the-tide",
  cause: "what it rests on",
  raise(subject) {
    const { final, direction, forecast } = subject;
    const point = final && expectedAt(subject, final.period);
    if (!final || !point || forecast?.kind !== "forecast" || !forecast.commonKnown || direction === 0) return [];
    const promise = final.value - forecast.from.value;
    const { common } = point;
    if (direction * promise <= 0) return [];
    const rides = direction * common >= MOST * direction * promise;
    const turns = direction * common < 0 && Math.abs(common) > (usualMoveOf(subject) ?? Infinity);
    if (!rides && !turns) return [];
    const when = formatPeriod(final.period);
    const since = formatPeriod(forecast.from.period);
    return [
      {
        span: { from: forecast.from.period, to: final.period },
        strength: "should answer",
        question: rides
          ? `Which part of the change from ${since} to ${when} is ours, and not everyone’s?`
          : `What if all areas go on as they did from ${since} to ${when}?`,
        why: rides
          ? `Of ${signed(subject, promise)} promised, ${signed(subject, common)} is what all areas are likely to see by then.`
          : `The promise is ${signed(subject, promise)}, while all areas are likely to move by ${signed(subject, common)}: it needs the tide to turn, or ${signed(subject, promise - common)} of our own.`,
        numbers: [
          { name: "promised", value: promise, kind: "value" },
          { name: "common", value: common, kind: "value" },
          { name: "share", value: common / promise, kind: "share" },
        ],
        working: {
          title: "Ours or everyone’s?",
          formula: "expected common movement ÷ promised change",
          inputs: [
            promised(subject, final),
            ...known(subject, forecast.from.period),
            worked(subject, "Expected common movement", common, `median of ${forecast.areas} other areas`),
          ],
          steps: [`${signed(subject, common, 1)} ÷ ${signed(subject, promise, 1)} = ${percent(common / promise)}`],
          result: rides ? `${percent(common / promise)} of the promise is the tide’s` : "the tide goes the other way",
        },
        weight: Math.abs(common / promise),
      },
    ];
  },
};
