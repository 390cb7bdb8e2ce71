import { median, quantileSorted } from "simple-statistics";
import { z } from "zod";
import { estimate, prose } from "../../agreement/fields";
import type { Content } from "../../history/document";
import { pointsOf } from "../../measures/comparison";
import { formatNumber, formatValue } from "../../measures/format";
import { type PeriodCode, comparePeriods, endOf, formatPeriod, isPeriodCode, startOf } from "../../measures/period";
import { done, refuse } from "../../outcome";
import { challengeSubjectOf } from "../../targets/challenge/basis";
import { fillTrajectory } from "../../targets/fill-trajectory";
import type { Target } from "../../targets/target";
import { figuresOf } from "../../targets/target-figures";
import { type TargetOdds, targetOdds } from "../../targets/target-odds";
import { baselineOf, decimalsFor, trajectoryPeriods } from "../../targets/trajectory";
import { ENOUGH_FOR_HALF } from "./enough-for-half";
import { type Asking, type Offer, type Said, asItStands, exerciseKind, materialOf, resultOf, targetOf } from "./kind";
import { byOrganisation } from "./voices";

/** What a round of estimates asks with. No forecast and no odds: they come only after the first blind round. */
export type FarMaterial = {
  target: string;
  name: string;
  unit: string;
  decimals: number;
  /** "higher", "lower" or "none" is better. */
  better: string;
  /** The final period. */
  period: PeriodCode;
  periodName: string;
  baseline: { period: string; value: number } | null;
  /** Ours as known, oldest first. */
  history: { period: string; value: number }[];
  /** What the room said in the round before; null in the first. */
  before: FarResult | null;
};

/** The final value and, for who can tell, how low or high it could come to be, in the indicator's unit; and why. */
export type FarAnswer = {
  value: number;
  low?: number | null | undefined;
  high?: number | null | undefined;
  why?: string | null | undefined;
};

/** One part of the room: `count` people, the middle half of whose estimates lies between the quarters. */
export type FarSpread = { name: string; count: number; median: number; lower: number; upper: number };

export type FarResult = FarSpread & {
  /** Every estimate, ascending, without names. */
  values: number[];
  /** The middle of what people said it could be as low and as high as, of so many who said both; null where nobody did. */
  low: number | null;
  high: number | null;
  ranges?: number;
  /** Why, in the words of those furthest out, the lowest first. */
  reasons: { value: number; why: string }[];
  parts: FarSpread[];
  /** What the numbers say, shown beside the room's: null where nothing can be foreseen. */
  outlook: { median: number; low80: number; high80: number; odds: string | null } | null;
  /** What the plan promises so far for the final period, and what the region asks instead; missing where neither says. */
  promised?: number;
  asked?: number;
};

const LAST_ROUND = 2;
/** So many reasons are read out from either end. */
const READ_OUT = 2;

/** How far can it go? Two blind rounds of estimates of the final target. */
export const far = exerciseKind<FarMaterial, FarAnswer, FarResult | null>({
  name: "far",
  step: 3,
  title: "How far?",
  what: "Two blind rounds: everyone estimates the final target and how low or high it could come to be; the middle estimate becomes a proposed trajectory.",
  needs: "target",
  minutes: 20,
  names: "nobody",
  repeats: true,
  offersLast: true,
  ask: (asking) => `How far can we go on “${targetOf(asking)?.name ?? "this target"}”?`,
  rounds: () => ["First estimate", "Second estimate"],
  material: (asking, round) => {
    const target = targetOf(asking);
    const figures = target && figuresOf(asking.book, target);
    if (!target || !figures) return refuse("Choose a target whose indicator has figures.", "target");
    if (!TAKES_A_VALUE.has(target.form)) {
      return refuse(`“${target.name}” promises no value for a year. Choose a target that does.`, "target");
    }
    const period = finalPeriodOf(asking, target);
    if (!period) return refuse(`“${target.name}” has no final year yet. Give it a baseline first.`, "target");
    return done({
      target: target._id,
      name: target.name,
      unit: figures.indicator.unit,
      decimals: decimalsFor(target, figures.indicator.decimals),
      better: figures.indicator.polarity,
      period,
      periodName: formatPeriod(period),
      baseline: named(baselineOf(target)),
      history: pointsOf(figures.table, figures.ours).map(({ period: known, value }) => ({
        period: formatPeriod(known),
        value,
      })),
      before: round > 1 ? (resultOf<FarResult>(asking.exercise, round - 1) ?? null) : null,
    });
  },
  answer: () =>
    z
      .object({
        value: estimate("your estimate"),
        low: estimate("how low it could be").nullish(),
        high: estimate("how high it could be").nullish(),
        why: prose(500),
      })
      .superRefine(({ value, low, high }, context) => {
        const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
        if (low != null && low > value) issue("low", "Enter a number that is no more than your estimate");
        if (high != null && high < value) issue("high", "Enter a number that is no less than your estimate");
      }),
  result: (asking, _round, material, said) => {
    if (said.length === 0) return null;
    const sorted = [...said].sort((a, b) => a.content.value - b.content.value);
    const whole = spreadOf("the room", sorted);
    return {
      ...whole,
      values: sorted.map(({ content }) => content.value),
      ...rangeOf(said, whole.median),
      reasons: reasonsOf(sorted),
      parts: byOrganisation(said).map((part) => spreadOf(part.name, part.said)),
      outlook: outlookOf(asking, material, whole.median),
      ...besideOf(asking, material),
    };
  },
  words: (exercise, round) => {
    const result = resultOf<FarResult>(exercise, round);
    const material = materialOf<FarMaterial>(exercise, round);
    return result && material ? farWords(result, material) : [];
  },
  settles: (asking) => {
    const result = shownOf(asking);
    const proposed = result && proposedTrajectory(asking, result);
    if (!proposed) return [];
    return Object.keys(proposed.values)
      .filter(isPeriodCode)
      .sort(comparePeriods)
      .map((period) => ({
        period,
        name: formatPeriod(period),
        value: proposed.values[period] ?? null,
        straight: proposed.straight.includes(period),
      }));
  },
  offers: (asking) => {
    const result = shownOf(asking);
    const target = targetOf(asking);
    if (!result || !target) return [];
    return [trajectoryOffer(asking, target, result), ...questionOffers(asking, target)].flat();
  },
});

function farWords(result: FarResult, { name, periodName, unit, decimals }: FarMaterial): string[] {
  const { median: middle, low, high, parts, outlook, promised, asked, reasons } = result;
  const say = (value: number) => formatNumber(value, decimals);
  const beside = [
    promised === undefined ? "" : `Promised so far: ${say(promised)}.`,
    asked === undefined ? "" : `The region asks ${say(asked)}.`,
  ];
  return [
    `${name}, ${periodName}: ${formatValue(middle, { unit, decimals })}. ${spreadWords(result, decimals)}`,
    ...(low === null || high === null ? [] : [`It could be as low as ${say(low)} or as high as ${say(high)}.`]),
    ...beside.filter(Boolean),
    ...(parts.length > 0 ? [parts.map((part) => `${part.name} (${part.count}): ${say(part.median)}`).join("; ")] : []),
    ...(outlook ? [[`If nothing changes: ${say(outlook.median)}.`, outlook.odds].filter(Boolean).join(" ")] : []),
    ...reasons.map(({ value, why }) => `${say(value)}: ${why}`),
  ];
}

/** One year of the trajectory that the middle estimate proposes. */
export type FarYear = { period: string; name: string; value: number; straight: boolean };

/** The round that was shown last. */
const shownOf = ({ exercise }: Pick<Asking, "exercise">) =>
  resultOf<FarResult>(exercise, LAST_ROUND) ?? resultOf<FarResult>(exercise, 1);

/** A percentage and a milestone promise no value, and a band is a tolerance. */
const TAKES_A_VALUE: ReadonlySet<Target["form"]> = new Set(["level", "gap", "within"]);

const named = (point: { period: PeriodCode; value: number } | undefined) =>
  point ? { period: formatPeriod(point.period), value: point.value } : null;

/** The middle of how low and of how high, of those who said both; nothing where it would not hold the middle estimate. */
function rangeOf(said: readonly Said<FarAnswer>[], middle: number): Pick<FarResult, "low" | "high" | "ranges"> {
  const given = said.flatMap(({ content: { low, high } }) => (low != null && high != null ? [{ low, high }] : []));
  if (given.length === 0) return { low: null, high: null, ranges: 0 };
  const [low, high] = [median(given.map((each) => each.low)), median(given.map((each) => each.high))];
  return low <= middle && middle <= high ? { low, high, ranges: given.length } : { low: null, high: null, ranges: 0 };
}

/** What is promised so far, and what the region asks where that is something else. */
function besideOf(asking: Asking, { period }: FarMaterial): Pick<FarResult, "promised" | "asked"> {
  const promised = targetOf(asking)?.trajectory[period];
  const asked = asking.regionAsks?.[period];
  return {
    ...(typeof promised === "number" && { promised }),
    ...(asked !== undefined && asked !== promised && { asked }),
  };
}

function finalPeriodOf({ book }: Pick<Asking, "book">, target: Target): PeriodCode | undefined {
  return trajectoryPeriods(target, book.agreement.scheme).filter(isPeriodCode).at(-1);
}

function spreadOf(name: string, said: readonly Said<FarAnswer>[]): FarSpread {
  const values = said.map(({ content }) => content.value).sort((a, b) => a - b);
  return {
    name,
    count: values.length,
    median: quantileSorted(values, 0.5),
    lower: quantileSorted(values, 0.25),
    upper: quantileSorted(values, 0.75),
  };
}

/** The reasons nearest to either end, the lowest first. @param sorted by value, ascending. */
function reasonsOf(sorted: readonly Said<FarAnswer>[]): FarResult["reasons"] {
  const given = sorted.flatMap(({ content: { value, why } }) => (why ? [{ value, why }] : []));
  return given.filter((_, i) => i < READ_OUT || i >= given.length - READ_OUT);
}

/** What would come if nothing changed, and how likely the middle estimate is. */
function outlookOf(asking: Asking, { period }: FarMaterial, value: number): FarResult["outlook"] {
  const target = targetOf(asking);
  const tried = target && { ...target, trajectory: { ...target.trajectory, [period]: value } };
  const subject = tried && challengeSubjectOf(asking.book, tried, asking.today);
  const point =
    subject?.forecast?.kind === "forecast" ? subject.forecast.points.find((each) => each.period === period) : undefined;
  if (!subject || !point) return null;
  const { median: middle, low80, high80 } = point;
  const odds = targetOdds(subject);
  return { median: middle, low80, high80, odds: odds ? oddsWords(odds) || null : null };
}

/** The odds of the middle estimate and how often so large a change was seen, as far as either is known, in plain words. */
function oddsWords({ simulated, past }: TargetOdds): string {
  const futures =
    simulated === undefined
      ? []
      : [
          `In ${formatNumber(simulated * 100, 0)} of 100 simulated futures the middle estimate is met if nothing changes.`,
        ];
  const seen = !past?.runs
    ? []
    : [
        `So large a change was seen in ${past.met} of ${past.runs} past stretches of the same length, here and where we compare with${past.enough ? "" : ": too few to go by"}.`,
      ];
  return [...futures, ...seen].join(" ");
}

/**
 * The middle estimate as the final target, with the years of the agreement before it filled straight from the baseline: those
 * that the facilitator has adjusted with the room stand in `settled`.
 */
export function proposedTrajectory(
  asking: Asking,
  result: FarResult,
): { values: Record<string, number>; straight: PeriodCode[] } | undefined {
  const target = targetOf(asking);
  const period = target && finalPeriodOf(asking, target);
  if (!target || !period) return undefined;
  const { scheme } = asking.book.agreement;
  const decimals = decimalsFor(target, figuresOf(asking.book, target)?.indicator.decimals ?? 0);
  const [first] = scheme.years.filter(isPeriodCode);
  const periods = trajectoryPeriods(target, scheme).filter((each) => !first || endOf(each) >= startOf(first));
  const adjusted = Object.fromEntries(
    periods.flatMap((each) => {
      const value = asking.exercise.settled[each];
      return typeof value === "number" ? [[each, value]] : [];
    }),
  );
  const trajectory = { [period]: Number(result.median.toFixed(decimals)), ...adjusted };
  const filled = fillTrajectory("between", { baseline: baselineOf(target), periods, trajectory, decimals });
  return {
    values: { ...filled, ...trajectory },
    straight: Object.keys(filled ?? {}).filter(isPeriodCode),
  };
}

function trajectoryOffer(asking: Asking, target: Target, result: FarResult): Offer[] {
  const proposed = proposedTrajectory(asking, result);
  const figures = figuresOf(asking.book, target);
  if (!proposed || !figures) return [];
  const { unit, decimals } = figures.indicator;
  const said = Object.keys(proposed.values)
    .filter(isPeriodCode)
    .sort(comparePeriods)
    .map((period) => `${formatNumber(proposed.values[period] ?? 0, decimals)} in ${formatPeriod(period)}`)
    .join(", ");
  const straight = proposed.straight.length > 0 ? " The years between are filled straight." : "";
  const middle = Number(result.median.toFixed(decimals));
  const final = finalPeriodOf(asking, target);
  const settled =
    final && proposed.values[final] !== middle
      ? ` Settled in the room; the middle estimate was ${formatNumber(middle, decimals)}.`
      : "";
  const words = `${target.name}${unit ? `, ${unit}` : ""}: ${said}.${settled} ${spreadWords(result, decimals)}${straight}`;
  if (asking.book.agreement.status !== "agreed") {
    const write: Offer["write"] = { change: "target", part: target._id, fields: { trajectory: proposed.values } };
    return [
      asItStands(asking, {
        id: "trajectory",
        words,
        note: replacesWords(result, target, proposed.values, decimals),
        write,
      }),
    ];
  }
  const content: Content = { kind: "change", target: target._id, trajectory: proposed.values, why: words };
  return [
    asItStands(asking, { id: "refresh", words: `Refresh proposed. ${words}`, write: { add: "refresh", content } }),
  ];
}

/** "Replaces 36.2 in 2011. The region asks 41.0."; of nothing promised yet only what the region asks. */
function replacesWords(
  { asked }: FarResult,
  { trajectory }: Target,
  values: Readonly<Record<string, number>>,
  decimals: number,
): string {
  const say = (of: Readonly<Partial<Record<string, number>>>) =>
    Object.entries(of)
      .flatMap(([period, value]) => (isPeriodCode(period) && value !== undefined ? [{ period, value }] : []))
      .sort((a, b) => comparePeriods(a.period, b.period))
      .map(({ period, value }) => `${formatNumber(value, decimals)} in ${formatPeriod(period)}`)
      .join(", ");
  const changed = Object.fromEntries(
    Object.entries(trajectory).filter(
      ([period, value]) => value != null && period in values && values[period] !== value,
    ),
  ) as Record<string, number>;
  return [
    Object.keys(changed).length > 0 ? `Replaces what is promised now: ${say(changed)}.` : "",
    asked === undefined ? "" : `The region asks ${formatNumber(asked, decimals)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** "The middle of 8 estimates; the middle half said 35 to 40." Of few estimates each is said. */
function spreadWords({ count, values, lower, upper }: FarResult, decimals: number): string {
  const printed = (value: number) => formatNumber(value, decimals);
  if (count >= ENOUGH_FOR_HALF)
    return `The middle of ${count} estimates; the middle half said ${printed(lower)} to ${printed(upper)}.`;
  return count === 1 ? "The only estimate." : `The middle of ${count} estimates: ${values.map(printed).join(", ")}.`;
}

/** Of the round that was shown last: who changed their mind asks no more what they asked before. */
function questionOffers({ book, exercise }: Asking, target: Target): Offer[] {
  const { unit, decimals } = figuresOf(book, target)?.indicator ?? { unit: "", decimals: 0 };
  const given = shownOf({ exercise })?.reasons ?? [];
  return [...new Map(given.map(({ why, value }) => [why, value]))].map(([why, value], i) => {
    const text = `Does it hold? Said in the room for ${formatValue(value, { unit, decimals })}: ${why}`.slice(0, 500);
    const note = "Becomes an open question on the target, for somebody to answer.";
    const write: Offer["write"] = { add: "question", content: { target: target._id, text } };
    const offer: Offer = { id: `question-${i + 1}`, words: text, note, write };
    const decided = Object.keys(exercise.landed).find((id) => exercise.landed[id]?.words === text);
    // One that an earlier round asked too is decided once; another in its place is another offer.
    return decided ? { ...offer, id: decided } : asItStands({ exercise }, offer);
  });
}
