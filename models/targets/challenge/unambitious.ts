import { formatPeriod } from "../../measures/period";
import { printAsPublished } from "../../measures/format";
import type { ChallengeRule } from "./challenge";
import { expectedAt } from "./expected";
import { aStep, amount, promised, worked } from "./words";

/** The final value is no better than what would probably happen anyway. */
export const unambitious: ChallengeRule = {
  id: "unambitious",
  cause: "the pace",
  raise(subject) {
    const { final, direction, forecast } = subject;
    const point = final && expectedAt(subject, final.period);
    if (!final || !point || forecast?.kind !== "forecast" || direction === 0) return [];
    const [near, far] = direction === 1 ? [point.low50, point.high50] : [point.high50, point.low50];
    if (direction * (final.value - far) > 0) return [];
    const isWorse = direction * (final.value - near) < 0;
    const when = formatPeriod(final.period);
    const middle = `between ${amount(subject, point.low50)} and ${amount(subject, point.high50)}`;
    return [
      {
        span: { from: forecast.from.period, to: final.period },
        strength: isWorse ? "must answer" : "should answer",
        question: isWorse
          ? `Why is ${printAsPublished(final.value)} in ${when} worse than what would happen anyway?`
          : `Does ${printAsPublished(final.value)} in ${when} ask for more than would happen anyway?`,
        why: `If nothing changed, ${when} would as likely as not lie ${middle}.`,
        numbers: [
          { name: "final", value: final.value, kind: "value" },
          { name: "low 50%", value: point.low50, kind: "value" },
          { name: "median", value: point.median, kind: "value" },
          { name: "high 50%", value: point.high50, kind: "value" },
        ],
        working: {
          title: `The final target against “if nothing changes” in ${when}`,
          formula: "the final target against the middle half of the simulated futures",
          inputs: [
            promised(subject, final),
            worked(subject, "Middle half, low end", point.low50, `forecast: ${forecast.method}`),
            worked(subject, "Middle half, high end", point.high50, `forecast: ${forecast.method}`),
          ],
          steps: [`${forecast.why} Seed ${forecast.seed}; ${point.ahead} steps ahead, ${aStep(subject)} each.`],
          result: isWorse ? "worse than the middle half" : "inside the middle half",
        },
        // The deeper inside, the less it asks for.
        weight: isWorse ? 2 : Math.abs((far - final.value) / (far - near || 1)),
      },
    ];
  },
};
