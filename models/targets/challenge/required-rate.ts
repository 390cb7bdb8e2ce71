import { median } from "simple-statistics";
import { formatPeriod } from "../../measures/period";
import { horizonOf } from "../forecast/panel";
import type { ChallengeNumber, ChallengeRule, Raised } from "./challenge";
import { type Stretch, stretchesOf, withoutSlowEnds } from "./promise";
import { type Run, farthest, ownRunsOf, runsOf } from "./runs";
import type { ChallengeSubject } from "./subject";
import { usualMoveOf } from "./usual-move";
import { aStep, between, known, over, promised, signed } from "./words";

/**
 * Whether a stretch of the promise asks for more a step than was ever sustained over as many steps: by us, and by anyone
 * we are compared with; in all, and net of what all areas shared.
 */
export const requiredRate: ChallengeRule = {
  id: "required-rate",
  cause: "the pace",
  raise(subject) {
    const { panel, direction } = subject;
    if (!panel || direction === 0) return [];
    return stretchesOf(subject, direction)
      .map((stretch) => withoutSlowEnds(panel, stretch))
      .flatMap((stretch) => question(subject, stretch));
  },
};

/** Where a stretch is longer than the history lets anybody see so often, shorter runs stand in. */
const FEWEST_RUNS = 3;
const ROUNDING = 1e-9;

function stepsToCompare({ panel }: ChallengeSubject, { steps }: Stretch): number | undefined {
  const known = panel?.ours.values.filter((value) => value !== null).length ?? 0;
  const most = known - FEWEST_RUNS;
  return most < 1 ? undefined : Math.min(Math.max(1, Math.round(steps)), most);
}

interface Rates {
  readonly ours: readonly Run[];
  readonly others: readonly Run[];
}

function question(subject: ChallengeSubject, stretch: Stretch): Raised[] {
  const { panel, direction } = subject;
  if (!panel || direction === 0) return [];
  const steps = stepsToCompare(subject, stretch);
  if (steps === undefined) return [];
  const ratesOf = (runs: typeof runsOf): Rates => ({
    ours: runs(panel, panel.ours, steps),
    others: panel.others.flatMap((area) => runs(panel, area, steps)),
  });
  const inAll = ratesOf(runsOf);
  if (inAll.ours.length === 0) return [];
  const needed = stretch.change / stretch.steps;
  const exceeds = (pace: number, runs: readonly Run[]) => {
    const best = farthest(runs, direction);
    return best === undefined || direction * (pace - best.change / steps) > ROUNDING;
  };
  const own = ratesOf(ownRunsOf);
  const ownNeeded = withoutTide(subject, stretch);
  const beatsUs = exceeds(needed, inAll.ours);
  const beatsUsAlone = ownNeeded !== undefined && own.ours.length > 0 && exceeds(ownNeeded, own.ours);
  if (!beatsUs && !beatsUsAlone) return [];
  const beatsAll = beatsUs && exceeds(needed, inAll.others);

  const best = farthest(inAll.ours, direction) as Run;
  const usual = median(inAll.ours.map(({ change }) => change / steps));
  const anyone = farthest(inAll.others, direction);
  const bestAlone = farthest(own.ours, direction);
  const a = aStep(subject);
  const pace = (run: Run) => signed(subject, run.change / steps, 1);
  const word = stretch.change > 0 ? "growth" : "fall";
  const number = (name: string, value: number | undefined): ChallengeNumber[] =>
    value === undefined ? [] : [{ name, value, kind: "value" }];
  const others = anyone
    ? ` ${beatsAll ? "Nobody we are compared with did it either: the best was" : "The best of those we are compared with was"} ${pace(anyone)} (${anyone.area.name}, ${formatPeriod(anyone.from)} to ${formatPeriod(anyone.to)}).`
    : "";
  return [
    {
      span: { from: stretch.from, to: stretch.to },
      strength: beatsAll ? "must answer" : "should answer",
      question: `Is the predicted ${word} ${between(stretch)} realistic?`,
      why:
        `It needs ${signed(subject, needed, 1)} ${a}. Our best over ${over(subject, steps)} was ${pace(best)} ` +
        `(${formatPeriod(best.from)} to ${formatPeriod(best.to)}), our median ${signed(subject, usual, 1)}.${others}` +
        (beatsUsAlone && ownNeeded !== undefined && bestAlone
          ? ` Net of what all areas share it needs ${signed(subject, ownNeeded, 1)} of our own; our best was ${pace(bestAlone)}.`
          : ""),
      numbers: [
        { name: "needed", value: needed, kind: "value" },
        { name: "our best", value: best.change / steps, kind: "value" },
        { name: "our median", value: usual, kind: "value" },
        { name: "steps", value: steps, kind: "count" },
        ...number("best of others", anyone && anyone.change / steps),
        ...number("needed of our own", ownNeeded),
        ...number("our best of our own", bestAlone && bestAlone.change / steps),
      ],
      working: {
        title: `What is needed ${between(stretch)}`,
        formula: `(promise for ${formatPeriod(stretch.to)} − ${formatPeriod(stretch.from)}) ÷ steps, against every past change over ${over(subject, steps)} ÷ ${steps}`,
        inputs: [
          ...[stretch.points[0], stretch.points.at(-1)].flatMap((point) => (point ? [promised(subject, point)] : [])),
          ...known(subject, best.from),
          ...known(subject, best.to),
        ],
        steps: [
          `Needed: ${signed(subject, stretch.change)} ÷ ${stretch.steps} = ${signed(subject, needed, 2)} ${a}`,
          `Our best: ${signed(subject, best.change)} ÷ ${steps} = ${signed(subject, best.change / steps, 2)} ${a}, of ${inAll.ours.length} runs`,
          ...(anyone
            ? [
                `Best of others: ${signed(subject, anyone.change)} ÷ ${steps} = ${signed(subject, anyone.change / steps, 2)} ${a}, of ${inAll.others.length} runs`,
              ]
            : []),
        ],
        result: `${signed(subject, needed, 1)} ${a}`,
      },
      weight: 1 + (direction * (needed - best.change / steps)) / (usualMoveOf(subject) ?? 1),
    },
  ];
}

/** The pace that is left for us when what all areas are likely to share is taken off; undefined where that is unknown. */
function withoutTide({ panel, forecast }: ChallengeSubject, stretch: Stretch): number | undefined {
  if (!panel || forecast?.kind !== "forecast" || !forecast.commonKnown) return undefined;
  const commonAt = (ahead: number | undefined) =>
    ahead === undefined ? undefined : forecast.points.find((point) => point.ahead === ahead)?.common;
  const to = commonAt(horizonOf(panel, stretch.to));
  // What lies before the last known period has happened already.
  const from = commonAt(horizonOf(panel, stretch.from)) ?? 0;
  return to === undefined ? undefined : (stretch.change - (to - from)) / stretch.steps;
}
