import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { decimalsOf } from "@models/measures/arithmetic";
import { isPeriodCode, type PeriodCode } from "@models/measures/period";
import { type Panel, type PanelArea, boundsOf, seasonOf } from "@models/targets/forecast/panel";

const FOLDER = join(import.meta.dirname, "../fixtures/real");

/** Panels whose numbers are percentages; no file says so of itself. */
const PERCENTAGES = [
  "claimant-rate",
  "employment-rate",
  "eurostat-education",
  "neet",
  "neet-or-not-known",
  "recycling-rate",
];
/** Its lines share no measure: each is a panel of one area. */
const APART = "eurostat-education";

export interface RealPanel {
  readonly name: string;
  readonly unit: string;
  readonly periods: readonly PeriodCode[];
  readonly areas: readonly PanelArea[];
}

/** Every panel of tests/fixtures/real. */
export function realPanels(): RealPanel[] {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => file.replace(".csv", ""));
  return names.flatMap((name) => {
    const [heading = [], ...lines] = parse(readFileSync(join(FOLDER, `${name}.csv`))) as string[][];
    const periods = heading.slice(1).filter(isPeriodCode);
    const unit = PERCENTAGES.includes(name) ? "%" : "";
    const areas = lines.map(([area = "", ...cells]): PanelArea => ({
      id: area,
      name: area,
      role: /england$/i.test(area) ? "country" : "comparator",
      values: cells.map((cell) => (cell === "" ? null : Number(cell))),
    }));
    if (name !== APART) return [{ name, unit, periods, areas }];
    return areas.map((area) => ({ name, unit, periods, areas: [area] }));
  });
}

/** The panel as it was known in its period `origin` (an index), the first area being ours. */
export function panelAt({ unit, periods, areas }: RealPanel, origin: number): Panel {
  const known = areas.map((area) => ({ ...area, values: area.values.slice(0, origin + 1) }));
  const [ours = { id: "", name: "", role: "ours", values: [] }, ...others] = known;
  const seen = periods.slice(0, origin + 1);
  const values = known.flatMap((area) => area.values.filter((value) => value !== null));
  return {
    unit,
    polarity: "higher",
    decimals: Math.max(0, ...values.map(decimalsOf)),
    bounds: boundsOf(unit, values),
    periods: seen,
    season: seasonOf(seen),
    ours,
    others,
  };
}
