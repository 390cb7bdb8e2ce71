/** What a column of a tidy table holds. */
export type ColumnKind =
  | "indicator"
  | "measure"
  | "unit"
  | "area"
  | "areaCode"
  | "group"
  | "period"
  | "value"
  | "status"
  | "flag"
  | "source"
  | "note"
  | "lower"
  | "upper"
  | "numerator"
  | "denominator"
  | "sampleSize";

/** How publishers head such columns, in plain words: without case, signs and underscores. */
const HEADINGS: Readonly<Record<ColumnKind, readonly string[]>> = {
  indicator: ["indicator", "indicator name", "indicator code", "series", "variable"],
  measure: ["measure", "measure name", "statistic", "measure type"],
  unit: ["unit", "units", "unit of measure"],
  area: [
    "area",
    "area name",
    "geography",
    "geography name",
    "local authority",
    "local authority name",
    "district",
    "place",
    "la name",
  ],
  areaCode: [
    "area code",
    "areacode",
    "geography code",
    "gss code",
    "ons code",
    "local authority code",
    "la code",
    "lad code",
  ],
  group: ["group", "breakdown", "population group"],
  period: ["period", "time period", "time", "year", "date", "quarter", "month", "reporting period", "financial year"],
  value: ["value", "figure", "obs value", "observation"],
  status: ["status", "value status"],
  flag: ["flag", "flags", "obs status", "value flag"],
  source: ["source", "data source"],
  note: ["note", "notes", "value note", "comment", "comments"],
  lower: ["lower", "lower limit", "lower ci", "lower ci 95 0 limit", "lower confidence limit"],
  upper: ["upper", "upper limit", "upper ci", "upper ci 95 0 limit", "upper confidence limit"],
  numerator: ["numerator"],
  denominator: ["denominator"],
  sampleSize: ["sample size", "sample", "respondents"],
};

const KIND_OF = new Map(
  Object.entries(HEADINGS).flatMap(([kind, headings]) => headings.map((each) => [each, kind as ColumnKind] as const)),
);

/** A heading without case, signs and double spaces: "Area_Code " is "area code". */
export function plainHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function columnKindOf(heading: string): ColumnKind | undefined {
  return KIND_OF.get(plainHeading(heading));
}
