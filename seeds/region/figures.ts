import { type PeriodCode, periodsBetween } from "@models/measures/period";
import { WEST_MIDLANDS } from "@models/place/area";
import type { PublishedTable } from "../coventry/figures";
import { ILLUSTRATIVE } from "../desk";
import type { RegionArea } from "./areas";

interface Measure {
  readonly indicator: string;
  readonly target: string;
  readonly because: string;
  /** The region's figure, and how much either changes from one period to the next. */
  readonly region: number;
  readonly drift: number;
  readonly before: readonly PeriodCode[];
  /** Known by December 2008. */
  readonly since: readonly PeriodCode[];
  /** At the end of each year that is promised, what is added to the baseline. */
  readonly promise: Readonly<Partial<Record<PeriodCode, number>>>;
  /** For each year the period that judges it and the day on which its figure is expected. */
  readonly judged: readonly (readonly [PeriodCode, string])[];
  readonly next: string;
}

/** What each of the region's agreements promises, in the order of an area's `rates`. */
export const MEASURES: readonly Measure[] = [
  {
    ...{ indicator: "NI 151", target: "Working age people in employment", region: 72.8, drift: -0.02 },
    because: "It is what the priority is about",
    before: periodsBetween("Q2004-2", "Q2007-2"),
    since: ["Q2007-3", "Q2007-4", "Q2008-1", "Q2008-2"],
    promise: { "Q2008-2": 0.2, "Q2009-2": 0.5, "Q2010-2": 0.9 },
    judged: [
      ["Q2008-2", "2008-11-19"],
      ["Q2009-2", "2009-11-18"],
      ["Q2010-2", "2010-11-17"],
    ],
    next: "2009-02-18",
  },
  {
    ...{ indicator: "NI 75", target: "Pupils with five good GCSEs", region: 43.6, drift: 1.2 },
    because: "Work needs qualifications",
    before: ["CY2003", "CY2004", "CY2005", "CY2006", "CY2007"],
    since: ["CY2008"],
    promise: { CY2008: 1.3, CY2009: 2.8, CY2010: 4.4 },
    judged: [
      ["CY2008", "2008-10-16"],
      ["CY2009", "2009-10-15"],
      ["CY2010", "2010-10-14"],
    ],
    next: "2009-10-15",
  },
  {
    ...{ indicator: "NI 117", target: "Young people neither in work nor learning", region: 6.9, drift: -0.1 },
    because: "Chosen by most areas of the country",
    before: ["CY2003", "CY2004", "CY2005", "CY2006", "CY2007"],
    since: [],
    promise: { CY2008: -0.2, CY2009: -0.5, CY2010: -0.9 },
    judged: [
      ["CY2008", "2009-04-30"],
      ["CY2009", "2010-04-29"],
      ["CY2010", "2011-04-28"],
    ],
    next: "2009-04-30",
  },
  {
    ...{ indicator: "NI 192", target: "Household waste that is used again", region: 31.5, drift: 1.5 },
    because: "What people see of it every week",
    before: ["FY2002", "FY2003", "FY2004", "FY2005", "FY2006"],
    since: ["FY2007"],
    promise: { FY2008: 3, FY2009: 4.6, FY2010: 6 },
    judged: [
      ["FY2008", "2009-11-05"],
      ["FY2009", "2010-11-04"],
      ["FY2010", "2011-11-03"],
    ],
    next: "2009-11-05",
  },
];

/** An area's made-up figures and the region's: the last of those before is the area's rate. */
export function tableOf(
  { area, rates }: RegionArea,
  measure: Measure,
  periods: readonly PeriodCode[],
  bend = 0,
): PublishedTable {
  const at = MEASURES.indexOf(measure);
  const first = measure.before.length - 1;
  const all = [...measure.before, ...measure.since];
  const row = (rate: number, seed: number, bent: number) =>
    periods.map((period) => {
      const steps = all.indexOf(period) - first;
      return tenths(rate + steps * measure.drift + wobble(seed, steps) + (steps > 0 ? bent : 0));
    });
  return {
    source: ILLUSTRATIVE,
    periods,
    rows: {
      [area]: row(rates[at] ?? 0, Number(area.slice(-2)) + at, bend),
      [WEST_MIDLANDS]: row(measure.region, at, 0),
    },
  };
}

/** Up to three tenths either way, the same each time, and nothing at the baseline. */
const wobble = (seed: number, steps: number) => (steps === 0 ? 0 : 0.3 * Math.sin(seed * 7.1 + steps * 2.3));

const tenths = (value: number) => Math.round(value * 10) / 10;
