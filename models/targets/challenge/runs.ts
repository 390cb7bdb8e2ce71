import type { PeriodCode } from "../../measures/period";
import { splitChange } from "../forecast/common-movement";
import { type Panel, type PanelArea, seenFrom } from "../forecast/panel";

/** A change that an area made over so many steps of the grid, in the indicator's unit. */
export interface Run {
  readonly area: PanelArea;
  readonly from: PeriodCode;
  readonly to: PeriodCode;
  readonly change: number;
}

/** Every change over so many steps, by one area: neighbouring runs overlap. */
export function runsOf({ periods }: Panel, area: PanelArea, steps: number): Run[] {
  return periods.flatMap((from, i) => {
    const to = periods[i + steps];
    const [start, end] = [area.values[i], area.values[i + steps]];
    return to === undefined || start == null || end == null ? [] : [{ area, from, to, change: end - start }];
  });
}

/** The same with what all areas shared taken off: each area's own part. Empty where the shared part is unknown. */
export function ownRunsOf(panel: Panel, area: PanelArea, steps: number): Run[] {
  const seen = area === panel.ours ? panel : seenFrom(panel, area.id);
  return runsOf(panel, area, steps).flatMap((run) => {
    const parts = splitChange(seen, run.from, run.to);
    return parts?.own === undefined ? [] : [{ ...run, change: parts.own }];
  });
}

/** The one that went farthest in a direction. */
export function farthest(runs: readonly Run[], direction: number): Run | undefined {
  return runs.reduce<Run | undefined>(
    (best, run) => (!best || direction * (run.change - best.change) > 0 ? run : best),
    undefined,
  );
}
