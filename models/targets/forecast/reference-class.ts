import { formatNumber, formatValue } from "../../measures/format";
import { type PeriodCode, formatPeriod } from "../../measures/period";
import type { Working } from "../../measures/working";
import type { Panel } from "./panel";
import { inWords, runsOver } from "./span-words";
import type { Scale } from "./scale";
import { type AreaStudy, studyPanel } from "./study";
import { wilsonInterval } from "./wilson";

/** A change that is promised or wondered about, in the indicator's unit. */
export interface ChangeRequest {
  readonly from: number;
  readonly to: number;
  /** Over so many steps of the panel's grid. */
  readonly steps: number;
  /** Of a promise to stay: how far from its end a run may be, to be as good. */
  readonly tolerance?: number;
}

/** One area's change over as many steps. */
export interface Run {
  readonly area: string;
  readonly from: PeriodCode;
  readonly to: PeriodCode;
  /** Values at both ends. */
  readonly start: number;
  readonly end: number;
  /** What the end would have been, had all other areas stood still. */
  readonly endOfOwn: number;
  readonly met: boolean;
}

/** How often a change at least as large was seen. */
export interface ReferenceClass {
  readonly of: "level" | "gap";
  readonly met: number;
  readonly runs: number;
  readonly list: readonly Run[];
  /** Spans without overlap in which the runs lie: areas move together, so these are the independent draws. */
  readonly spells: number;
  /** 80% interval of the share, each spell being one draw; undefined without a run. */
  readonly interval: { readonly low: number; readonly high: number } | undefined;
  /** Whether the spells are enough to say anything. */
  readonly enough: boolean;
  /** "4 of 57 three-year runs, in 5 separate spells". */
  readonly inWords: string;
  readonly working: Working;
}

/** Of fewer separate spells even "never" would be compatible with one in three. */
const ENOUGH_SPELLS = 4;
const WITHIN_80 = 1.2815515655446004;
/** Changes that differ by less are the same but for the last digit of a logarithm. */
const TIE = 1e-9;

/**
 * Every run of any area over as many steps, and whether its change, relative to its start, was at least as good by the
 * indicator's polarity (where it has none: at least as large in the same direction). Relative is on the working scale, so
 * that a fall from 9,564 to 7,890 is as large as one from 100 to 82.5.
 *
 * Source of the interval: Wilson (1927), on spells instead of runs, because runs that overlap in time are no separate draws.
 * @param of "level" for the whole change; "gap" for the area's own, less what all others shared meanwhile.
 */
export function referenceClass(panel: Panel, request: ChangeRequest, of: "level" | "gap"): ReferenceClass {
  const { scale, areas } = studyPanel(panel);
  const wanted = scale.to(request.to) - scale.to(request.from);
  const meets = request.tolerance === undefined ? undefined : withinOf(scale, request, request.tolerance);
  const direction = panel.polarity === "none" ? Math.sign(wanted) || 1 : panel.polarity === "higher" ? 1 : -1;
  const rows = [panel.ours, ...panel.others];
  const steps = Math.max(1, Math.round(request.steps));
  const list = areas.flatMap((area, i) =>
    (rows[i]?.values ?? []).flatMap((start, t, values): Run[] => {
      const [end, from, to] = [values[t + steps], panel.periods[t], panel.periods[t + steps]];
      if (typeof start !== "number" || typeof end !== "number" || from === undefined || to === undefined) return [];
      const own = changeIn(area.own, t, steps);
      const change = of === "gap" ? own : changeIn(area.levels, t, steps);
      const met = meets ? meets(change) : direction * (change - wanted) >= -TIE * Math.max(1, Math.abs(wanted));
      const name = rows[i]?.name ?? "";
      return [{ area: name, from, to, start, end, endOfOwn: scale.from(scale.to(start) + own), met }];
    }),
  );
  const met = list.filter((run) => run.met).length;
  const runs = list.length;
  const spells = spellsOf(list, panel.periods);
  const interval = runs === 0 ? undefined : wilsonInterval((met / runs) * spells, spells, WITHIN_80);
  const enough = spells >= ENOUGH_SPELLS;
  const words = `${met} of ${runs} ${runsOver(panel, steps, runs)}, in ${spells} separate ${spells === 1 ? "spell" : "spells"}`;
  const found = { of, met, runs, list, spells, interval, enough, inWords: words };
  return { ...found, working: workingOf(panel, { ...request, steps }, found) };
}

/** Whether a change leaves the start within a tolerance of the end; a bound beyond the scale's is none. */
function withinOf(scale: Scale, { from, to }: ChangeRequest, tolerance: number): (change: number) => boolean {
  const bound = (value: number, beyond: number) => {
    const level = scale.to(value) - scale.to(from);
    return Number.isNaN(level) ? beyond : level;
  };
  const [low, high] = [bound(to - tolerance, -Infinity), bound(to + tolerance, Infinity)];
  return (change) => change >= low - TIE && change <= high + TIE;
}

const changeIn = (series: AreaStudy["levels"], start: number, steps: number) =>
  (series[start + steps] ?? NaN) - (series[start] ?? NaN);

/** As many runs' spans as lie one after another without overlap. */
function spellsOf(list: readonly Run[], periods: readonly PeriodCode[]): number {
  const places = new Map(periods.map((period, t) => [period, t]));
  const spans = new Map(list.map(({ from, to }) => [places.get(to) ?? 0, places.get(from) ?? 0]));
  let [spells, free] = [0, -Infinity];
  for (const [end, start] of [...spans].sort(([a], [b]) => a - b)) {
    if (start < free) continue;
    spells += 1;
    free = end;
  }
  return spells;
}

function workingOf(panel: Panel, request: ChangeRequest, found: Omit<ReferenceClass, "working">): Working {
  const { of, met, runs, spells, interval, enough } = found;
  const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;
  const subject = of === "gap" ? "own change, less what all other areas shared," : "change";
  return {
    title: `How often such a change was seen${of === "gap" ? ", whatever happens to all" : ""}`,
    formula:
      `runs of ${inWords(request.steps)} ${request.steps === 1 ? "step" : "steps"} whose ${subject} ${request.tolerance === undefined ? "was at least as good" : "ended within the tolerance"}, ` +
      "relative to the start, ÷ all such runs",
    inputs: [
      { label: "Start", value: formatValue(request.from, panel), unit: panel.unit, source: "asked for" },
      { label: "End", value: formatValue(request.to, panel), unit: panel.unit, source: "asked for" },
    ],
    steps: [
      ...found.list
        .filter((run) => run.met)
        .map(
          ({ area, from, to, start, end }) =>
            `${area}, ${formatPeriod(from)} to ${formatPeriod(to)}: ${formatValue(start, panel)} to ${formatValue(end, panel)}`,
        ),
      ...(runs === 0 ? [] : [`${met} ÷ ${runs} = ${percent(met / runs)}`]),
      ...(interval
        ? [`80% interval from ${spells} separate spells: ${percent(interval.low)} to ${percent(interval.high)}`]
        : []),
    ],
    result: enough ? found.inWords : `${found.inWords}: too few to go by`,
    source: "Wilson (1927), Journal of the American Statistical Association 22",
  };
}
