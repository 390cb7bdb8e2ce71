import type { Panel } from "./panel";
import { type AreaChange, sharedChanges } from "./shared-change";
import { type Scale, scaleOf } from "./scale";

/** One area taken apart on the working scale. Arrays run along the panel's periods. */
export interface AreaStudy {
  /** Holes between two known values are bridged by a straight line; NaN before the first and after the last. */
  readonly levels: Float64Array;
  /** What all other areas shared in the step into each period; NaN where unknown. */
  readonly common: Float64Array;
  /** `levels` less the common steps added up: what is the area's own. */
  readonly own: Float64Array;
  /** Indices of the first and last known value; -1 where there is none. */
  readonly first: number;
  readonly last: number;
  /** Values really known. */
  readonly known: number;
}

export interface PanelStudy {
  readonly scale: Scale;
  readonly season: number;
  /** Ours first, then the others in the panel's order. */
  readonly areas: readonly AreaStudy[];
}

/** Splits every area's movement into what the others shared and its own; independent of which area is ours. */
export function studyPanel(panel: Panel, scale = scaleOf(panel)): PanelStudy {
  const rows = [panel.ours, ...panel.others];
  const bridged = rows.map(({ values }) => bridge(values, scale));
  const steps = panel.periods.length;
  const common = rows.map(() => new Float64Array(steps).fill(NaN));
  for (let t = 1; t < steps; t++) {
    const changes: AreaChange[] = [];
    for (const [area, { levels }] of bridged.entries()) {
      const change = (levels[t] ?? NaN) - (levels[t - 1] ?? NaN);
      if (!Number.isNaN(change)) changes.push({ area, role: rows[area]?.role ?? "comparator", change });
    }
    const shared = sharedChanges(changes);
    for (const [area, series] of common.entries()) series[t] = shared(area) ?? NaN;
  }
  const areas = bridged.map((area, i) => {
    const shared = common[i] ?? new Float64Array(steps);
    return { ...area, common: shared, own: ownOf(area.levels, shared) };
  });
  return { scale, season: panel.season, areas };
}

type Bridged = Omit<AreaStudy, "common" | "own">;

function bridge(values: readonly (number | null)[], scale: Scale): Bridged {
  const levels = new Float64Array(values.length).fill(NaN);
  let [first, last, known] = [-1, -1, 0];
  for (const [t, value] of values.entries()) {
    if (value === null || !Number.isFinite(value)) continue;
    const level = scale.to(value);
    const before = levels[last] ?? level;
    for (let hole = last + 1; last >= 0 && hole < t; hole++) {
      levels[hole] = before + ((level - before) * (hole - last)) / (t - last);
    }
    levels[t] = level;
    if (first < 0) first = t;
    last = t;
    known++;
  }
  return { levels, first, last, known };
}

function ownOf(levels: Float64Array, common: Float64Array): Float64Array {
  const own = new Float64Array(levels.length);
  let shared = 0;
  for (let t = 0; t < levels.length; t++) {
    const step = common[t] ?? NaN;
    if (t > 0 && !Number.isNaN(step)) shared += step;
    own[t] = (levels[t] ?? NaN) - shared;
  }
  return own;
}
