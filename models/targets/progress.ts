import type { Scheme } from "../agreement/scheme";
import { subtract } from "../measures/arithmetic";
import { formatChange, formatNumber, printAsPublished } from "../measures/format";
import { type PeriodCode, MONTHS, comparePeriods, formatPeriod, isPeriodCode } from "../measures/period";
import { surveyMargin } from "../measures/survey-margin";
import type { Working, WorkingInput } from "../measures/working";
import { achievementOf, rewardOf } from "./achievement";
import { betterOf } from "./better-way";
import { courseAt } from "./course";
import { finalValueOf } from "./final-value";
import { isPercentage } from "./forecast/panel";
import { sayOwnPart } from "./own-part";
import { type JudgedYearResult, type YearResult, resultsOf, sayPeriods } from "./results";
import { type Noise, type Step, TARGET_STATUSES, type TargetStatus, noiseOf, signalsIn, statusesOf } from "./status";
import type { TargetFigures } from "./target-figures";
import type { Target } from "./target";
import { baselineOf, promisesOf } from "./trajectory";

export const PROGRESS_STATUSES = [...TARGET_STATUSES, "no result yet"] as const;

export interface YearProgress {
  readonly label: string;
  /** Null for a year without a result. */
  readonly status: TargetStatus | null;
  readonly says: string;
  /** How much of what has moved since the baseline moved with all areas; null where that is not known. */
  readonly ours: string | null;
}

export interface Progress {
  /** By the newest result; "no result yet" before the first. */
  readonly status: (typeof PROGRESS_STATUSES)[number];
  readonly says: string;
  readonly years: readonly YearProgress[];
  readonly workings: readonly Working[];
}

/** "October 2009" of an ISO date. */
const monthOf = (day: string) => `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;

/**
 * How we are doing against a target: for each year by the one result that the target names for it, never by a figure
 * within the year.
 * @param today ISO date, for a milestone whose day has passed.
 * @param formatDay how an ISO date is written.
 */
export function progressOf(
  figures: TargetFigures,
  scheme: Pick<Scheme, "years" | "reward">,
  today: string,
  formatDay: (day: string) => string,
): Progress {
  const { target } = figures;
  if (target.form === "milestone") return milestoneProgress(target, today, formatDay);
  const judged = resultsOf(figures, scheme);
  const results = judged.filter((each) => each.kind === "result");
  const assessed = assess(figures, results);
  const years = judged.map((year) => ({
    ...yearProgress(figures, year, assessed),
    ours: (year.kind === "result" && ownPartSince(figures, year)?.words) || null,
  }));
  const newest = assessed.at(-1);
  if (!newest) return { status: "no result yet", says: nothingYet(judged), years, workings: [] };
  return {
    status: newest.status,
    says: newest.says,
    years,
    workings: [
      newest.working,
      ...achievementWorkings(figures, newest, scheme.reward),
      ...results.flatMap((result) => ownPartSince(figures, result)?.split.working ?? []),
    ],
  };
}

function milestoneProgress(
  { milestoneBy, milestoneMet }: Pick<Target, "milestoneBy" | "milestoneMet">,
  today: string,
  formatDay: (day: string) => string,
): Progress {
  const rest = { years: [], workings: [] };
  if (!milestoneBy) return { ...rest, status: "no result yet", says: "No date is set for this milestone." };
  if (milestoneMet) {
    const when = `Met on ${formatDay(milestoneMet.on)}, and promised by ${formatDay(milestoneBy)}.`;
    return { ...rest, status: milestoneMet.on <= milestoneBy ? "on track" : "off track", says: when };
  }
  if (today > milestoneBy) {
    return { ...rest, status: "off track", says: `Promised by ${formatDay(milestoneBy)}, and not met yet.` };
  }
  return { ...rest, status: "no result yet", says: `No result yet, due by ${formatDay(milestoneBy)}.` };
}

/** "No result yet, due October 2009." */
function nothingYet(judged: readonly JudgedYearResult[]): string {
  const next = judged.find((each) => each.kind === "awaited");
  if (!next) return "No observation is named that will judge it.";
  return next.due ? `No result yet, due ${monthOf(next.due)}.` : "No result yet, and no date on which it is due.";
}

interface Assessed {
  readonly result: YearResult;
  readonly step: Step;
  readonly promised: number;
  readonly status: TargetStatus;
  readonly says: string;
  readonly working: Working;
}

/** Each result that can be held against the trajectory, in time order, with its status. */
function assess(figures: TargetFigures, results: readonly YearResult[]): Assessed[] {
  const steps = results.flatMap((result) => {
    const promised = promisedFor(figures, result);
    return promised === undefined ? [] : [{ result, promised, step: stepOf(figures, result, promised) }];
  });
  const statuses = statusesOf(steps.map(({ step }) => step));
  return steps.map((each, i) => {
    const status = statuses[i] ?? "too early to say";
    const says = sayStatus(figures, each.result, each.promised, each.step, status);
    return { ...each, status, says, working: statusWorking(figures, { ...each, status }) };
  });
}

/** What the trajectory says for the result's period: what was agreed, or the course between. */
function promisedFor({ target }: TargetFigures, { year, periods }: YearResult): number | undefined {
  const last = periods.at(-1);
  if (last === undefined) return undefined;
  const promises = promisesOf(target);
  const own = promises.find(({ period }) => period === last) ?? promises.find(({ period }) => period === year);
  if (own) return own.value;
  // A tolerance holds around the centre that comes next.
  if (target.form === "band") return promises.find(({ period }) => comparePeriods(period, last) > 0)?.value;
  const baseline = baselineOf(target);
  return courseAt(baseline ? [baseline, ...promises] : promises, last);
}

function stepOf(figures: TargetFigures, result: YearResult, promised: number): Step {
  const { target } = figures;
  const better = betterOf(figures);
  const tolerance = target.form === "band" ? (target.tolerance ?? 0) : 0;
  const baseline = baselineOf(target)?.value;
  const from = (point: number) => subtract(result.value, point);
  const [ahead, moved] = [from(promised), baseline === undefined ? 0 : from(baseline)];
  return {
    position:
      better === 0
        ? { ahead: tolerance - Math.abs(ahead), moved: -Math.abs(moved) }
        : { ahead: better * ahead + tolerance, moved: better * moved },
    // The result must not widen the limits that it is held against.
    noise: noiseOf(result.history.slice(0, -1), marginOf(figures, result)),
    signals: better === 0 ? [] : signalsIn(result.history, better),
    isKept: target.form === "band" || promised === baseline,
  };
}

function marginOf({ indicator }: TargetFigures, { points }: YearResult): number | undefined {
  const [only] = points;
  return only && points.length === 1 ? surveyMargin(only.cell, isPercentage(indicator.unit))?.margin : undefined;
}

function sayStatus(
  figures: TargetFigures,
  { value, periods, isProvisional }: YearResult,
  promised: number,
  { position, noise }: Step,
  status: TargetStatus,
): string {
  const print = (size: number) => formatNumber(Math.abs(size), Math.max(figures.indicator.decimals, 1));
  const tolerance = figures.target.form === "band" ? ` ± ${printAsPublished(figures.target.tolerance ?? 0)}` : "";
  const start = `${printAsPublished(value)}${isProvisional ? " (provisional)" : ""} in ${sayPeriods(periods)}, against ${printAsPublished(Number(promised.toFixed(figures.indicator.decimals + 1)))}${tolerance} promised`;
  if (!noise) return `${start}. Too few values are known to tell a change from noise.`;
  if (status === "too early to say") {
    return `${start}. A change within ${print(noise.ofChange)} cannot be told from noise, and a difference within ${print(noise.ofResult)} not from the trajectory.`;
  }
  if (position.ahead < -noise.ofResult) return `${start}: further from it than noise explains.`;
  return position.ahead > noise.ofResult
    ? `${start}: better than noise explains.`
    : `${start}: no further from it than noise explains.`;
}

/** Ours or everyone's? Of the change from the baseline to a result; several values that make one result are no change. */
function ownPartSince(figures: TargetFigures, { periods }: YearResult) {
  const from = baselineOf(figures.target)?.period;
  const [only] = periods;
  return from && only && periods.length === 1 ? sayOwnPart(figures, from, only) : undefined;
}

type Judged = Omit<YearProgress, "ours">;

function yearProgress(figures: TargetFigures, year: JudgedYearResult, assessed: readonly Assessed[]): Judged {
  const label = isPeriodCode(year.year) ? formatPeriod(year.year) : year.year;
  switch (year.kind) {
    case "result": {
      const own = assessed.find(({ result }) => result === year);
      if (own) return { label, status: own.status, says: own.says };
      return { label, status: null, says: `${printAsPublished(year.value)}; nothing is promised for this year.` };
    }
    case "awaited": {
      const due = year.due ? `No result yet, due ${monthOf(year.due)}.` : "No result yet.";
      return { label, status: null, says: `${due}${saySoFar(figures, year.soFar)}` };
    }
    case "stand-in":
      return { label, status: null, says: `No observation falls in this year; instead: ${year.what}` };
    case "cannot":
      return { label, status: null, says: `Published, but no one result: ${year.why}.` };
    case "unjudged":
      return { label, status: null, says: "Nothing judges this year yet." };
  }
}

function saySoFar(figures: TargetFigures, soFar: Extract<JudgedYearResult, { kind: "awaited" }>["soFar"]): string {
  if (!soFar) return "";
  const before =
    soFar.lastYear === null
      ? ""
      : `, ${formatChange(subtract(soFar.value, soFar.lastYear), figures.indicator)} on the same point last year`;
  return ` So far ${printAsPublished(soFar.value)} (${sayPeriods(soFar.periods)})${before}.`;
}

const input = (label: string, value: string, unit: string, source: string): WorkingInput => ({
  label,
  value,
  unit,
  source,
});

function resultInputs({ indicator, ours }: TargetFigures, { points }: YearResult): WorkingInput[] {
  return points.map(({ period, value, cell }) =>
    input(`${ours.name}, ${formatPeriod(period)}`, printAsPublished(value), indicator.unit, cell.source),
  );
}

function statusWorking(
  figures: TargetFigures,
  { result, promised, step, status }: Omit<Assessed, "says" | "working">,
): Working {
  const { unit, decimals } = figures.indicator;
  const fine = decimals + 2;
  const { position, noise, signals } = step;
  return {
    title: `Status in ${sayPeriods(result.periods)}`,
    formula:
      "told from the trajectory when further from it than the limit for a value; told from the baseline when further than the limit for a change; it changes later only by more than that limit, or by a signal",
    inputs: [
      ...resultInputs(figures, result),
      input("Trajectory", formatNumber(promised, fine), unit, "our promise"),
      ...(noise
        ? [
            input("Limit for a value", formatNumber(noise.ofResult, fine), unit, noiseSource(result, "2.66")),
            input("Limit for a change", formatNumber(noise.ofChange, fine), unit, noiseSource(result, "3.267")),
          ]
        : []),
    ],
    steps: [
      `Better than the trajectory by ${formatChange(position.ahead, { decimals: fine })}${noise ? `, ${formatNumber(Math.abs(position.ahead / sigmaOf(noise)), 1)} times the series’ own standard deviation` : ""}`,
      `Better than the baseline by ${formatChange(position.moved, { decimals: fine })}`,
      signals.length === 0 ? "No signal" : `Signals: ${signals.map(({ kind }) => kind).join(", ")}`,
    ],
    result: status,
    source: "Wheeler, Understanding Variation (1993): limits from the mean moving range of the same series",
  };
}

/** A natural limit is three standard deviations: 2.66 × mR̄ = 3 × mR̄ ÷ 1.128. */
const sigmaOf = ({ ofResult }: Noise) => (ofResult === 0 ? 1 : ofResult / 3);

const noiseSource = ({ history }: YearResult, factor: string) =>
  `${factor} × mean moving range of the ${history.length - 1} values before, or the survey’s margin where that is larger`;

/** How much of a promise has come by its newest result, in shares of the promised change: 1 is all of it. */
export interface Achieved {
  readonly result: YearResult;
  readonly status: TargetStatus;
  readonly baseline: { readonly period: PeriodCode; readonly value: number };
  /** What the trajectory says for the result's period. */
  readonly point: { readonly period: PeriodCode | undefined; readonly value: number; readonly share: number };
  /** With the share of its reward that the scheme's rule gives if it ended here. */
  readonly final:
    | { readonly period: PeriodCode; readonly value: number; readonly share: number; readonly earned: number }
    | undefined;
}

/** @returns undefined before the first result that can be held against the trajectory, and for a milestone. */
export function achievedOf(figures: TargetFigures, scheme: Pick<Scheme, "years" | "reward">): Achieved | undefined {
  if (figures.target.form === "milestone") return undefined;
  const results = resultsOf(figures, scheme).filter((each) => each.kind === "result");
  const newest = assess(figures, results).at(-1);
  return newest && achievedBy(figures, newest, scheme.reward);
}

function achievedBy(
  { target, indicator }: TargetFigures,
  { result, promised, status }: Assessed,
  reward: Scheme["reward"],
): Achieved | undefined {
  const baseline = baselineOf(target);
  if (!baseline) return undefined;
  const final = finalValueOf(target);
  const tolerance = target.form === "band" ? { tolerance: target.tolerance ?? 0 } : {};
  const share = (goal: number) =>
    achievementOf({
      baseline: baseline.value,
      target: goal,
      latest: result.value,
      polarity: indicator.polarity,
      ...tolerance,
    });
  const ofFinal = final && share(final.value);
  return {
    result,
    status,
    baseline,
    point: { period: result.periods.at(-1), value: promised, share: share(promised) },
    final: final && ofFinal !== undefined ? { ...final, share: ofFinal, earned: rewardOf(ofFinal, reward) } : undefined,
  };
}

/** Of this period's point and of the final target, with what the scheme's reward rule makes of the latter. */
function achievementWorkings(figures: TargetFigures, newest: Assessed, reward: Scheme["reward"]): Working[] {
  const { indicator } = figures;
  const achieved = achievedBy(figures, newest, reward);
  if (!achieved) return [];
  const { result, baseline, point, final } = achieved;
  const working = (of: string, { period, value, share }: Achieved["point"]): Working => ({
    title: `Achieved of ${of}`,
    formula: "(latest − baseline) ÷ (target − baseline); of what is only to be held, all or nothing by its tolerance",
    inputs: [
      ...resultInputs(figures, result),
      input(`Baseline, ${formatPeriod(baseline.period)}`, printAsPublished(baseline.value), indicator.unit, "baseline"),
      input(
        `Target${period ? `, ${formatPeriod(period)}` : ""}`,
        formatNumber(value, indicator.decimals + 1),
        indicator.unit,
        "our promise",
      ),
    ],
    result: percent(share),
  });
  const ofPoint = working("this period’s point", point);
  if (!final) return [ofPoint];
  return [
    ofPoint,
    {
      ...working("the final target", final),
      steps: [
        `Reward if it ended here: ${percent(final.earned)} (nothing under ${percent(reward.floor)}, then in proportion, at most ${percent(reward.cap)})`,
      ],
    },
  ];
}

const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;
