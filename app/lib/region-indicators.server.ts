import type { Act } from "@models/act";
import type { Indicator } from "@models/measures/indicator";
import { isPeriodCode } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import type { Area } from "@models/place/area";
import { byName } from "@models/region/arrange-rows";
import { type RegionRow, regionDetails } from "@models/region/keep-table";
import type { Standing } from "@models/region/summary";
import { formatDay } from "./dates";
import { detailsSince, regionDayAsked, regionPath, regionRowsOn, revisedStandings } from "./region-day.server";
import { ROWS_A_PAGE } from "./region-page.server";
import { type Dot, drawMultiples } from "./small-multiple";

/**
 * One indicator across the areas of a region that chose it: small charts on the same axes, and their numbers; as they stand,
 * or as known on a day.
 */
export async function regionIndicatorsPage(act: Act, region: string, asked: URLSearchParams) {
  const { day, typed, problem } = regionDayAsked(asked, act.now.slice(0, 10));
  const [area, rows] = await Promise.all([act.store.get<Area>("areas", region), regionRowsOn(act, region, day)]);
  const choices = await choicesOf(act, rows);
  const chosen = choices.find(({ value }) => value === asked.get("indicator")) ?? choices[0];
  const having = rows.filter(({ summary }) => summary?.indicators.includes(chosen?.value ?? "")).sort(byName);
  const pages = Math.max(1, Math.ceil(having.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1), pages);
  const shown = having.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const details =
    day === null
      ? await regionDetails(
          act.store,
          shown.map(({ agreement }) => agreement._id),
        )
      : new Map(shown.map(({ agreement, detail }) => [agreement._id, detail]));
  const standings = shown.flatMap((row) => {
    const standing = details.get(row.agreement._id)?.standings.find((each) => each.indicator === chosen?.value);
    return standing ? [{ row, standing }] : [];
  });
  const drawn = drawMultiples(standings.map(({ standing }) => linesOf(standing)));
  return {
    region,
    name: area?.name ?? region,
    on: day === null ? null : formatDay(day),
    asked: { typed, problem },
    tableTo: regionPath("/region", day),
    /** Of the page before and after; the component fills in the number. */
    query: new URLSearchParams({ indicator: chosen?.value ?? "", ...(day === null ? {} : { on: day }) }).toString(),
    /** Agreements of which nothing is worked out yet. */
    old: rows.filter(({ summary }) => summary === null).length,
    revised: day === null ? null : revisedStandings(await detailsSince(act, region, shown), chosen?.value ?? ""),
    choices,
    chosen: chosen ?? null,
    unit: standings[0]?.standing.unit ?? "",
    found: having.length,
    page,
    pages,
    areas: standings.map(({ row, standing }, i) => areaView(row, standing, drawn[i])),
  };
}

export type RegionIndicatorsPage = Awaited<ReturnType<typeof regionIndicatorsPage>>;

/** Those that most areas chose come first. */
async function choicesOf({ store }: Act, rows: readonly RegionRow[]): Promise<{ value: string; label: string }[]> {
  const counts = new Map<string, number>();
  for (const id of rows.flatMap(({ summary }) => summary?.indicators ?? [])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const indicators = await store.find<Indicator>(
    "indicators",
    { _id: { $in: [...counts.keys()] } },
    { without: ["changes", "definitions"] },
  );
  return indicators
    .map(({ _id, code, name }) => ({ value: _id, code, name, count: counts.get(_id) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code, "en", { numeric: true }))
    .map(({ value, code, name, count }) => ({
      value,
      label: `${name.startsWith(code) ? name : `${code}: ${name}`} (${count} ${count === 1 ? "area" : "areas"})`,
    }));
}

function linesOf({ lines }: Standing) {
  const dots = (line: Standing["lines"]["ours"]) =>
    line.flatMap(([period, value]): Dot[] => (isPeriodCode(period) ? [[placeOnAxis(period).at, value]] : []));
  return { ours: dots(lines.ours), region: dots(lines.region), promised: dots(lines.promised) };
}

function areaView(
  { agreement, summary }: RegionRow,
  standing: Standing,
  drawn: ReturnType<typeof drawMultiples>[number] | undefined,
) {
  const { value, period, gap, rank, reading, illustrative, priority, candidate } = standing;
  return {
    code: agreement.code,
    area: summary?.area ?? agreement.name,
    to: `/agreements/${agreement.code}/steps/1?priority=${priority}#table-${candidate}`,
    ...{ value, period, gap, rank, reading, illustrative },
    drawn: drawn ?? null,
  };
}
