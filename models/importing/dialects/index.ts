import { type Dialect, HEAD_ROWS, type Recognised, type SheetHead, type TextRow } from "../table";
import { type ColumnKind, columnKindOf } from "./columns";
import { eurostat } from "./eurostat";
import { fingertips } from "./fingertips";
import { lgInform } from "./lg-inform";
import { nomis } from "./nomis";
import { nomisApi } from "./nomis-api";
import { onsBusinessDemography } from "./ons-business-demography";
import { onsSubnational } from "./ons-subnational";
import { onsV4 } from "./ons-v4";
import { panel } from "./panel";
import { sdmxCsv } from "./sdmx-csv";
import { tidy } from "./tidy";
import { transposed } from "./transposed";
import { wide } from "./wide";

/** Every dialect, those of one publisher before the general ones: the first that knows a sheet reads it. */
export const dialects: readonly Dialect[] = [
  nomis,
  nomisApi,
  fingertips,
  onsSubnational,
  onsV4,
  onsBusinessDemography,
  lgInform,
  eurostat,
  sdmxCsv,
  tidy,
  panel,
  wide,
  transposed,
];

export interface DialectFound extends Recognised {
  readonly dialect: string;
}

/** The dialect that a sheet is laid out in; undefined when it is none that is known, such as a page of notes. */
export function recogniseSheet({ name: sheet, rows }: SheetHead): DialectFound | undefined {
  // As much as a file's first piece holds may be given: what it is must not hang on that.
  const head = { name: sheet, rows: rows.slice(0, HEAD_ROWS) };
  for (const { name, recognise } of dialects) {
    const recognised = recognise(head);
    if (recognised !== undefined) return { dialect: name, ...recognised };
  }
  return undefined;
}

const NEEDED = { indicator: "indicator", period: "period", value: "value" } as const;

/** Why no dialect knows a file, by what comes nearest to a header in it. */
export function sayWhatIsMissing(sheets: readonly (readonly TextRow[])[]): string {
  const headers = sheets
    .flatMap((rows) => rows.slice(0, 20))
    .map(({ row, cells }) => ({ row, kinds: cells.map(columnKindOf) }));
  const best = headers
    .map((each) => ({ ...each, named: new Set(each.kinds.filter(Boolean)) }))
    .sort((a, b) => b.named.size - a.named.size)[0];
  if (best === undefined || best.named.size < 2) {
    return (
      "No table was found. Bring a table with a row for each value under the headings indicator, area, period and value, " +
      "or with a row for each area and a column for each period."
    );
  }
  const missing: string[] = Object.entries(NEEDED).flatMap(([kind, name]) =>
    best.named.has(kind as ColumnKind) ? [] : [name],
  );
  if (!best.named.has("area") && !best.named.has("areaCode")) missing.splice(1, 0, "area");
  return (
    `Row ${best.row} looks like a header, and no column of it is called ${missing.join(" or ")}. ` +
    `Add ${missing.length === 1 ? "it" : "them"} and try again.`
  );
}
