import { subtract } from "../../measures/arithmetic";
import { type PeriodCode, endOf, formatPeriod } from "../../measures/period";
import type { ChallengeRule, Raised } from "./challenge";
import { courseOf } from "./promise";
import type { ChallengeSubject, PeriodValue } from "./subject";
import { between, percent, promised, signed } from "./words";

/** From this share on, the last step carries the whole promise. */
const ALL = 0.75;

interface Step {
  readonly from: PeriodValue;
  readonly to: PeriodValue;
  readonly change: number;
}

/** When the change is to come, against when the actions come. */
export const shape: ChallengeRule = {
  id: "shape",
  cause: "the shape",
  raise(subject) {
    const course = courseOf(subject);
    const steps = course.slice(1).map((to, i): Step => {
      const from = course[i] as PeriodValue;
      return { from, to, change: subtract(to.value, from.value) };
    });
    if (steps.length < 2) return [];
    return [...allAtTheEnd(subject, steps), ...equalSteps(subject, steps), ...beforeAnyAction(subject, steps)];
  },
};

function allAtTheEnd(subject: ChallengeSubject, steps: readonly Step[]): Raised[] {
  const last = steps.at(-1) as Step;
  const whole = subtract(last.to.value, (steps[0] as Step).from.value);
  if (whole === 0 || last.change / whole < ALL) return [];
  return [
    raised(subject, last, {
      about: "last",
      strength: "should answer",
      question: `Why does the change come ${between(spanOf(last))}, and hardly any before?`,
      why: `${signed(subject, last.change)} of ${signed(subject, whole)} is promised for the last step: nobody could see before that whether it works.`,
      numbers: [
        { name: "last step", value: last.change, kind: "value" },
        { name: "whole", value: whole, kind: "value" },
      ],
      formula: "last step ÷ whole change",
      result: percent(last.change / whole),
      weight: last.change / whole,
    }),
  ];
}

/** A straight line drawn for want of a plan: its actions begin at different times. */
function equalSteps(subject: ChallengeSubject, steps: readonly Step[]): Raised[] {
  const starts = new Set(subject.actions.flatMap(({ start }) => (start ? [start] : [])));
  const paces = steps.map(({ change }) => change);
  const spread = Math.max(...paces) - Math.min(...paces);
  const typical = Math.abs(paces[0] ?? 0);
  if (steps.length < 3 || starts.size < 2 || typical === 0 || spread > 0.1 * typical) return [];
  const [first, last] = [steps[0] as Step, steps.at(-1) as Step];
  const whole: Step = { from: first.from, to: last.to, change: subtract(last.to.value, first.from.value) };
  return [
    raised(subject, whole, {
      about: "equal",
      strength: "for information",
      question: `Why the same step in every period ${between(spanOf(whole))}, when the actions begin at different times?`,
      why: `Each step is about ${signed(subject, first.change)}; the actions begin on ${starts.size} different days.`,
      numbers: [{ name: "step", value: first.change, kind: "value" }],
      formula: "largest step − smallest step",
      result: `${signed(subject, first.change)} in each of ${steps.length} periods`,
      weight: 0,
    }),
  ];
}

function beforeAnyAction(subject: ChallengeSubject, steps: readonly Step[]): Raised[] {
  const { actions, direction, agreementStart = "" } = subject;
  const first = actions.flatMap(({ start }) => (start ? [start] : [])).sort()[0];
  const early = steps.filter(
    ({ to, change }) =>
      first !== undefined &&
      // What lay before the agreement was not for its actions to bring.
      endOf(to.period) > agreementStart &&
      endOf(to.period) < first &&
      (direction || 1) * change > 0,
  );
  const last = early.at(-1);
  if (!last || !first) return [];
  const whole: Step = {
    from: (early[0] as Step).from,
    to: last.to,
    change: subtract(last.to.value, (early[0] as Step).from.value),
  };
  return [
    raised(subject, whole, {
      about: "before",
      strength: "should answer",
      question: `What brings the change ${between(spanOf(whole))}, before any action begins?`,
      why: `${signed(subject, whole.change)} is promised by ${formatPeriod(last.to.period)}, before the first action begins.`,
      numbers: [{ name: "change", value: whole.change, kind: "value" }],
      formula: "end of the period < first action’s start",
      result: `${endOf(last.to.period)} is before ${first}`,
      weight: 1,
    }),
  ];
}

const spanOf = ({ from, to }: Step): { from: PeriodCode; to: PeriodCode } => ({ from: from.period, to: to.period });

function raised(
  subject: ChallengeSubject,
  step: Step,
  { formula, result, ...rest }: Omit<Raised, "span" | "working"> & { formula: string; result: string },
): Raised {
  return {
    ...rest,
    span: spanOf(step),
    working: {
      title: `The shape of the promise ${between(spanOf(step))}`,
      formula,
      inputs: [promised(subject, step.from), promised(subject, step.to)],
      result,
    },
  };
}
