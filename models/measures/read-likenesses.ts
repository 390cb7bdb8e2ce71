import type { Store } from "../store/port";
import { areaTableOf, readFigures } from "./area-table";
import { comparableRows, pointAt } from "./comparison";
import type { Indicator } from "./indicator";
import type { IndicatorTable } from "./indicator-table";
import { EVERYONE } from "./observation";
import type { PeriodCode } from "./period";
import type { Likeness } from "./similarity";

/** Distances rest on what everybody in the partnership may see, whoever asks. */
const READER = { from: "partnership", organisations: [] } as const;

/**
 * The indicators that areas are held against ours by, each in the newest period for which ours and at least half as many
 * others as ever have a value of one definition. One for which ours never had a value is left out.
 * @param ours area code; it need not be among `areas`.
 * @param weights indicator ids to their weights. An indicator that is gone is passed over.
 */
export async function readLikenesses(
  store: Pick<Store, "find">,
  partnership: string,
  ours: string,
  areas: readonly string[],
  weights: Readonly<Record<string, number>>,
): Promise<Likeness[]> {
  const indicators = await store.find<Indicator>(
    "indicators",
    { _id: { $in: Object.keys(weights) } },
    { without: ["changes"] },
  );
  const all = [...new Set([ours, ...areas])];
  const likenesses = await Promise.all(
    indicators.map(async (indicator) => {
      const places = all.map((area) => ({
        area,
        group: EVERYONE,
        name: area,
        role: area === ours ? ("ours" as const) : ("comparator" as const),
      }));
      const table = areaTableOf(await readFigures(store, partnership, indicator, all), indicator, places, READER);
      return likenessOf(table, weights[indicator._id] ?? 1);
    }),
  );
  return likenesses.filter((each) => each !== undefined);
}

function likenessOf(table: IndicatorTable, weight: number): Likeness | undefined {
  const { _id: id, name, unit, decimals } = table.indicator;
  const known = table.periods.map((period) => ({ period, values: valuesIn(table, period) }));
  const withOurs = known.filter(({ values }) => values.has(oursIn(table)));
  const most = Math.max(0, ...withOurs.map(({ values }) => values.size - 1));
  const newest = withOurs.findLast(({ values }) => (values.size - 1) * 2 >= most);
  return newest && { id, name, unit, decimals, weight, ...newest };
}

const oursIn = ({ rows }: IndicatorTable) => rows.find(({ role }) => role === "ours")?.area ?? "";

function valuesIn(table: IndicatorTable, period: PeriodCode): Map<string, number> {
  return new Map(
    comparableRows(table, period).flatMap((row) => {
      const point = pointAt(row, period);
      return point ? [[row.area, point.value] as const] : [];
    }),
  );
}
