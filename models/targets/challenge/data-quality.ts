import { subtract } from "../../measures/arithmetic";
import { pointsOf } from "../../measures/comparison";
import { endOf, formatPeriod } from "../../measures/period";
import { versionsInOrder } from "../../measures/series";
import type { Working } from "../../measures/working";
import { surveyAdvice } from "../advise-form";
import { marginOf } from "../margin-of";
import type { ChallengeRule, Raised, Strength } from "./challenge";
import type { ChallengeSubject } from "./subject";
import { known } from "./words";

/** Fewer values than this say little of what a series does. */
const FEWEST = 8;
const A_YEAR = 365 * 24 * 60 * 60 * 1000;

/** What the promise is built on may not bear it. */
export const dataQuality: ChallengeRule = {
  id: "data-quality",
  cause: "the figures",
  raise: (subject) => [
    ...provisionalBaseline(subject),
    ...staleBaseline(subject),
    ...fewValues(subject),
    ...newDefinition(subject),
    ...newSource(subject),
    ...withinMargin(subject),
  ],
};

interface Doubt {
  readonly about: string;
  readonly strength: Strength;
  readonly question: string;
  readonly why: string;
  readonly formula: string;
  readonly result: string;
  readonly inputs?: Working["inputs"];
  readonly span?: Raised["span"];
  readonly numbers?: Raised["numbers"];
}

const doubt = ({ span = null, numbers = [], inputs = [], formula, result, ...rest }: Doubt): Raised => ({
  ...rest,
  span,
  numbers,
  weight: rest.strength === "should answer" ? 1 : 0,
  working: { title: "What the promise is built on", formula, inputs, result },
});

function baselineSpan({ baseline }: ChallengeSubject): Raised["span"] {
  return baseline ? { from: baseline.period, to: baseline.period } : null;
}

function provisionalBaseline(subject: ChallengeSubject): Raised[] {
  const { baseline, ours } = subject;
  if (!baseline || ours.cells[baseline.period]?.status !== "provisional") return [];
  const when = formatPeriod(baseline.period);
  return [
    doubt({
      about: "provisional",
      strength: "should answer",
      span: baselineSpan(subject),
      question: `What if the provisional baseline for ${when} is revised?`,
      why: `The figure for ${when} is provisional.`,
      formula: "status of the baseline’s observation",
      inputs: known(subject, baseline.period),
      result: "provisional",
    }),
  ];
}

function staleBaseline(subject: ChallengeSubject): Raised[] {
  const { baseline, agreementStart } = subject;
  if (!baseline || agreementStart === undefined) return [];
  const age = Date.parse(agreementStart) - Date.parse(endOf(baseline.period));
  if (age <= A_YEAR) return [];
  const [when, years] = [formatPeriod(baseline.period), (age / A_YEAR).toFixed(1)];
  return [
    doubt({
      about: "stale",
      strength: "for information",
      span: baselineSpan(subject),
      question: `Is ${when} still where we are?`,
      why: `The baseline ended ${years} years before the agreement begins.`,
      numbers: [{ name: "years", value: Number(years), kind: "count" }],
      formula: "first day of the agreement − last day of the baseline",
      inputs: known(subject, baseline.period),
      result: `${years} years`,
    }),
  ];
}

function fewValues(subject: ChallengeSubject): Raised[] {
  const count = pointsOf(subject.table, subject.ours).length;
  if (count === 0 || count >= FEWEST) return [];
  return [
    doubt({
      about: "few",
      strength: "for information",
      question: `What can ${count === 1 ? "one value" : `${count} values`} tell of the years to come?`,
      why: `Under ${FEWEST} values, noise and movement can hardly be told apart.`,
      numbers: [{ name: "values", value: count, kind: "count" }],
      formula: `number of values of ours < ${FEWEST}`,
      result: String(count),
    }),
  ];
}

/** The target stays with the definition that it was signed with, while the indicator has moved on. */
function newDefinition({ indicator, target }: ChallengeSubject): Raised[] {
  const later = versionsInOrder(indicator.definitions).filter(
    ({ id, definition }) => Number(id) > Number(target.definition) && !definition.comparableWithLast,
  );
  const newest = later.at(-1);
  if (!newest) return [];
  return [
    doubt({
      about: "definition",
      strength: "should answer",
      question: "How will this be judged, now that the indicator is defined anew?",
      why: `The target is bound to definition ${target.definition}; definition ${newest.id} may not be compared with it${newest.definition.why ? `: ${newest.definition.why}` : ""}.`,
      formula: "a later definition that breaks with the target’s",
      result: `definition ${newest.id}`,
    }),
  ];
}

function newSource(subject: ChallengeSubject): Raised[] {
  const { table, ours } = subject;
  const points = pointsOf(table, ours);
  const at = points.findIndex(({ cell }, i) => i > 0 && cell.source !== points[i - 1]?.cell.source);
  const [before, after] = [points[at - 1], points[at]];
  if (!before || !after) return [];
  return [
    doubt({
      about: "source",
      strength: "for information",
      span: { from: before.period, to: after.period },
      question: `Does the change of source in ${formatPeriod(after.period)} explain some of the movement?`,
      why: `Up to ${formatPeriod(before.period)} the figures come from ${before.cell.source}, then from ${after.cell.source}.`,
      formula: "source of each value against the one before",
      inputs: [...known(subject, before.period), ...known(subject, after.period)],
      result: "the source changes",
    }),
  ];
}

/** A survey could not tell the promised change from chance. */
function withinMargin(subject: ChallengeSubject): Raised[] {
  const { baseline, final, panel, target } = subject;
  const margin = marginOf(subject);
  if (!baseline || !final || margin === undefined || target.form === "band") return [];
  const promised = subtract(final.value, baseline.value);
  const advice = surveyAdvice(panel, margin, promised);
  if (!advice || promised === 0 || Math.abs(promised) >= advice.smallest) return [];
  const { formula, inputs, result } = advice.working;
  return [
    doubt({
      about: "margin",
      strength: "should answer",
      span: { from: baseline.period, to: final.period },
      question: `Could the survey tell the promised ${promised > 0 ? "rise" : "fall"} by ${formatPeriod(final.period)} from chance?`,
      why: advice.words,
      numbers: [
        { name: "promised", value: promised, kind: "value" },
        { name: "smallest told", value: advice.smallest, kind: "value" },
      ],
      formula,
      inputs,
      result,
    }),
  ];
}
