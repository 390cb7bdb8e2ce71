import { type PeriodCode, formatPeriod } from "../../measures/period";
import { formatChange, unitOfChange } from "../../measures/format";
import type { Working } from "../../measures/working";
import type { Panel } from "./panel";
import { AS_IT_IS, type Scale, scaleOf } from "./scale";
import { ENOUGH_FOR_MEDIAN } from "./shared-change";
import { type PanelStudy, studyPanel } from "./study";

/** What all areas but ours shared, step by step. */
export interface CommonMovement {
  readonly scale: Scale;
  /** Along the panel's periods: the change on the scale in the step into each; null where no other area is known at both ends. */
  readonly changes: readonly (number | null)[];
  /** Who it is taken from, such as "West Midlands" or "the median of 16 other areas". */
  readonly of: string;
}

/** The common movement on the working scale of forecasts: see sharedChanges for whose it is. */
export function commonMovement(panel: Panel): CommonMovement {
  return movementOf(panel, studyPanel(panel));
}

/** Whose change a common movement is, as shared-change.ts chooses it. */
export function whoseMovement({ others }: Panel): string {
  if (others.length >= ENOUGH_FOR_MEDIAN) return `the median of ${others.length} other areas`;
  const widest = others.find(({ role }) => role === "country") ?? others.find(({ role }) => role === "region");
  const [only] = others;
  return widest?.name ?? (others.length === 1 && only ? only.name : `the median of ${others.length} other areas`);
}

function movementOf(panel: Panel, { scale, areas }: PanelStudy): CommonMovement {
  const changes = [...(areas[0]?.common ?? [])].map((change) => (Number.isNaN(change) ? null : change));
  return { scale, changes, of: whoseMovement(panel) };
}

/** A past change of ours taken apart, in the indicator's unit: total = common + own. */
export interface ChangeSplit {
  readonly total: number;
  /** What all areas shared. */
  readonly common: number;
  readonly own: number;
  /** Whose movement the common part is. */
  readonly of: string;
  readonly working: Working;
}

/**
 * "Of +4.7, 2.7 was the region's." The common part is added up from the steps between: of rates and percentages in their
 * unit; of counts, which grow with an area's size, as the same proportion of ours.
 * @returns undefined where ours is unknown at an end, or the common movement in any step between.
 */
export function splitChange(panel: Panel, from: PeriodCode, to: PeriodCode): ChangeSplit | undefined {
  const [start, end] = [panel.periods.indexOf(from), panel.periods.indexOf(to)];
  const [before, after] = [panel.ours.values[start], panel.ours.values[end]];
  if (start < 0 || end <= start || typeof before !== "number" || typeof after !== "number") return undefined;
  const { scale, changes, of } = movementInUnit(panel);
  const steps = changes.slice(start + 1, end + 1);
  if (steps.some((step) => step === null)) return undefined;
  const shared = steps.reduce<number>((sum, step) => sum + (step ?? 0), 0);
  const [total, common] = [after - before, scale.from(scale.to(before) + shared) - before];
  const parts = { total, common, own: total - common, of };
  return { ...parts, working: workingOf(panel, from, to, parts) };
}

/** Every rule and chart asks about the same panel again and again. */
const known = new WeakMap<Panel, CommonMovement>();

/** The common movement in the indicator’s unit, or for counts as a proportion: see splitChange. */
export function movementInUnit(panel: Panel): CommonMovement {
  const before = known.get(panel);
  if (before) return before;
  const movement = movementOf(panel, studyPanel(panel, growsWithSize(panel) ? scaleOf(panel) : AS_IT_IS));
  known.set(panel, movement);
  return movement;
}

/** Areas whose values differ more than this many times over are counted, not rated. */
const ALIKE = 4;

/** Whether a measure counts something, of which a large area has more than a small one. */
function growsWithSize({ unit, bounds, ours, others }: Panel): boolean {
  if (bounds !== "positive" || /^%|\bper\b/i.test(unit)) return false;
  const sizes = [ours, ...others].flatMap(({ values }) => values.findLast((value) => value !== null) ?? []);
  return Math.max(...sizes) > ALIKE * Math.min(...sizes);
}

function workingOf(
  panel: Panel,
  from: PeriodCode,
  to: PeriodCode,
  { total, common, own, of }: Omit<ChangeSplit, "working">,
): Working {
  const unit = unitOfChange(panel);
  const inputOf = (label: string, change: number, source: string) => ({
    label,
    value: formatChange(change, panel),
    unit,
    source,
  });
  return {
    title: `Ours or everyone’s? ${panel.ours.name}, ${formatPeriod(from)} to ${formatPeriod(to)}`,
    formula: "our own part = total change − what all areas shared",
    inputs: [inputOf("Total change", total, panel.ours.name), inputOf("Shared by all", common, of)],
    steps: [`${formatChange(total, panel)} − (${formatChange(common, panel)}) = ${formatChange(own, panel)}`],
    result: `Of ${formatChange(total, panel)}, ${formatChange(common, panel)} was that of ${of} and ${formatChange(own, panel)} our own`,
  };
}
