import { decimalsOf } from "../../measures/arithmetic";
import { formatPeriod } from "../../measures/period";
import { printAsPublished } from "../../measures/format";
import { knownValueIn } from "./known-value";
import type { ChallengeRule, Raised } from "./challenge";
import type { ChallengeSubject } from "./subject";
import { statedChangeOf } from "./stated-change";
import { amount, known, promised } from "./words";

/** What the target says and what its numbers say disagree. */
export const inconsistent: ChallengeRule = {
  id: "inconsistent",
  cause: "the figures",
  raise: (subject) => [...otherChangeThanStated(subject), ...otherBaseline(subject), ...partsDoNotAddUp(subject)],
};

/** "Reduce by 17.5%" from 9,564 is 7,890, not 7,859. What either number may have been rounded by is allowed for. */
function otherChangeThanStated(subject: ChallengeSubject): Raised[] {
  const { target, baseline, final } = subject;
  const stated = statedChangeOf(target);
  if (!stated || !baseline || !final) return [];
  const expected = baseline.value * (1 + stated.percent / 100);
  const roundedPercent = (0.5 / 10 ** stated.decimals / 100) * Math.abs(baseline.value);
  const roundedValue = 0.5 / 10 ** decimalsOf(final.value);
  const off = Math.abs(final.value - expected);
  if (off <= roundedPercent + roundedValue) return [];
  const means = amount(subject, expected);
  return [
    {
      span: { from: baseline.period, to: final.period },
      about: "stated",
      strength: "must answer",
      question: `Is it “${stated.words}”, or ${printAsPublished(final.value)}?`,
      why: `“${stated.words}” from ${printAsPublished(baseline.value)} is ${means}, not ${printAsPublished(final.value)}.`,
      numbers: [
        { name: "baseline", value: baseline.value, kind: "value" },
        { name: "stated percent", value: stated.percent, kind: "count" },
        { name: "stated value", value: expected, kind: "value" },
        { name: "final", value: final.value, kind: "value" },
      ],
      working: {
        title: "The change as stated and as promised",
        formula: "baseline × (1 + stated change ÷ 100)",
        inputs: [promised(subject, baseline), promised(subject, final)],
        steps: [`${printAsPublished(baseline.value)} × (1 + ${printAsPublished(stated.percent)} ÷ 100) = ${means}`],
        result: `${means}, not ${printAsPublished(final.value)}`,
      },
      weight: 5,
    },
  ];
}

function otherBaseline(subject: ChallengeSubject): Raised[] {
  const { baseline } = subject;
  const published = baseline && knownValueIn(subject, baseline.period);
  if (!baseline || published === undefined || published === baseline.value) return [];
  const when = formatPeriod(baseline.period);
  return [
    {
      span: { from: baseline.period, to: baseline.period },
      about: "baseline",
      strength: "must answer",
      question: `Why is the baseline for ${when} ${printAsPublished(baseline.value)}, when ${printAsPublished(published)} was published?`,
      why: `The table says ${printAsPublished(published)} for ${when}.`,
      numbers: [
        { name: "baseline", value: baseline.value, kind: "value" },
        { name: "published", value: published, kind: "value" },
      ],
      working: {
        title: `The baseline for ${when}`,
        formula: "baseline = observation of its period",
        inputs: [promised(subject, baseline), ...known(subject, baseline.period)],
        result: `${printAsPublished(baseline.value)} and ${printAsPublished(published)} differ`,
      },
      weight: 3,
    },
  ];
}

function partsDoNotAddUp(subject: ChallengeSubject): Raised[] {
  const { target, final } = subject;
  const parts = Object.values(target.parts);
  const finals = parts.flatMap(({ final: value }) => (typeof value === "number" ? [value] : []));
  if (!final || finals.length === 0 || finals.length < parts.length) return [];
  const weights = parts.map(({ weight }) => weight ?? 1);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wholes = {
    sum: () => sum(finals),
    "weighted mean": () => sum(finals.map((value, i) => value * (weights[i] ?? 1))) / sum(weights),
  };
  if (target.partsCombine !== "sum" && target.partsCombine !== "weighted mean") return [];
  const whole = wholes[target.partsCombine]();
  const rounding = (0.5 * (finals.length + 1)) / 10 ** Math.max(decimalsOf(final.value), ...finals.map(decimalsOf));
  if (!Number.isFinite(whole) || Math.abs(whole - final.value) <= rounding) return [];
  const verb = target.partsCombine === "sum" ? "add up to" : "average";
  return [
    {
      span: { from: final.period, to: final.period },
      about: "parts",
      strength: "must answer",
      question: `Why do the parts ${verb} ${amount(subject, whole)} in ${formatPeriod(final.period)}, and not ${printAsPublished(final.value)}?`,
      why: `The ${finals.length} parts ${verb} ${amount(subject, whole)}; the target says ${printAsPublished(final.value)}.`,
      numbers: [
        { name: "whole", value: final.value, kind: "value" },
        { name: "parts", value: whole, kind: "value" },
      ],
      working: {
        title: "The parts and the whole",
        formula: target.partsCombine === "sum" ? "sum of the parts" : "sum of part × weight ÷ sum of weights",
        inputs: [promised(subject, final)],
        steps: [finals.map(printAsPublished).join(target.partsCombine === "sum" ? " + " : ", ")],
        result: amount(subject, whole),
      },
      weight: 3,
    },
  ];
}
