import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { ReferenceLists } from "@models/measures/catalogue";
import { type IndicatorFields, IndicatorSchema } from "@models/measures/indicator";
import { type AreaFields, type AreaKind, AreaSchema, ENGLAND, anArea } from "@models/place/area";

/**
 * Reads England, its 9 regions and the 353 authorities of 2009, parents before their parts, and the 198 national
 * indicators: see README.md beside it for sources.
 * @param directory the folder of the two CSV files: "seeds/reference" under the project's root.
 * @throws ZodError, or the file system's error, when a file is missing or was changed into something else.
 */
export function readReferenceLists(directory: string): ReferenceLists {
  const authorities = z.array(AuthorityRow).parse(readRows(join(directory, "english-authorities-2009.csv")));
  const indicators = z.array(IndicatorRow).parse(readRows(join(directory, "national-indicators.csv")));
  return {
    areas: z.array(AreaSchema).parse(areasFrom(authorities)),
    indicators: z.array(IndicatorSchema).parse(indicators.map(indicatorFrom)),
  };
}

function readRows(file: string): unknown {
  return parse(readFileSync(file, "utf8"), { columns: true, skip_empty_lines: true, bom: true });
}

const AUTHORITY_KINDS = {
  CTY: "county",
  UA: "unitary authority",
  MD: "metropolitan district",
  LBO: "london borough",
  CC: "city corporation",
  NMD: "district",
} as const satisfies Record<string, AreaKind>;

const AuthorityRow = z.object({
  code: z.string(),
  name: z.string(),
  type: z.enum(["CTY", "UA", "MD", "LBO", "CC", "NMD"]),
  region: z.string(),
  region_code: z.string(),
  county: z.string(),
  laa: z.enum(["yes", "no"]),
});
type AuthorityRow = z.infer<typeof AuthorityRow>;

function areasFrom(rows: readonly AuthorityRow[]): AreaFields[] {
  const regions = new Map(rows.map((row) => [row.region_code, row.region]));
  const counties = new Map(rows.filter(({ type }) => type === "CTY").map(({ name, code }) => [name, code]));
  const authorities = rows.map(({ code, name, type, region_code: region, county, laa }) => {
    const countyCode = counties.get(county) ?? null;
    const parent = countyCode ?? region;
    return anArea({ code, name, kind: AUTHORITY_KINDS[type], parent, region, county: countyCode, laa: laa === "yes" });
  });
  return [
    anArea({ code: ENGLAND, name: "England", kind: "country" }),
    ...[...regions]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([code, name]) => anArea({ code, name, kind: "region", parent: ENGLAND, region: code })),
    ...authorities.filter(({ county }) => county === null),
    ...authorities.filter(({ county }) => county !== null),
  ];
}

/** The units of the source as printed after a number, with the decimals their figures are published to. */
const UNITS: Readonly<Record<string, { readonly unit: string; readonly decimals: number }>> = {
  pct: { unit: "%", decimals: 1 },
  "pct points": { unit: "percentage points", decimals: 1 },
  "pct reduction": { unit: "% reduction", decimals: 1 },
  "pct change / count": { unit: "% change, or number", decimals: 1 },
  "pct change / rate per 1,000": { unit: "% change, or per 1,000 people", decimals: 1 },
  "pct / minutes": { unit: "%, or minutes", decimals: 1 },
  "pct (two parts)": { unit: "% (two parts)", decimals: 1 },
  "pct (four parts a-d)": { unit: "% (four parts)", decimals: 1 },
  "pct by mode": { unit: "% by mode", decimals: 1 },
  count: { unit: "", decimals: 0 },
  rate: { unit: "", decimals: 1 },
  "count or rate": { unit: "", decimals: 1 },
  other: { unit: "", decimals: 1 },
  "rate per 1,000 pop": { unit: "per 1,000 people", decimals: 1 },
  "rate per 10,000": { unit: "per 10,000", decimals: 1 },
  "rate per 10,000 pop": { unit: "per 10,000 people", decimals: 1 },
  "rate per 10,000 adults": { unit: "per 10,000 adults", decimals: 1 },
  "rate per 100,000": { unit: "per 100,000 people", decimals: 1 },
  "rate per 100,000 (later pct)": { unit: "per 100,000 people", decimals: 1 },
  "tonnes per head / pct reduction": { unit: "tonnes a head, or % reduction", decimals: 1 },
  "kg per household": { unit: "kg per household", decimals: 1 },
  "minutes per mile": { unit: "minutes per mile", decimals: 1 },
  "GBP per week": { unit: "£ per week", decimals: 1 },
  "GBP thousand": { unit: "£ thousand", decimals: 0 },
  years: { unit: "years", decimals: 1 },
  days: { unit: "days", decimals: 1 },
  score: { unit: "points", decimals: 1 },
  "level 0-4": { unit: "(level 0 to 4)", decimals: 0 },
  "level 1-4": { unit: "(level 1 to 4)", decimals: 0 },
};

const IndicatorRow = z.object({
  code: z.string().regex(/^NI \d+$/),
  name: z.string(),
  block: z.string(),
  unit: z.enum(Object.keys(UNITS)),
  better: z.enum(["higher", "lower", ""]),
  confirmed: z.enum(["yes", "no"]),
});

const NOTES = {
  yes: "Number and topic confirmed; check wording, unit and polarity against the official handbook.",
  no: "Written from memory; check topic, wording, unit and polarity against the official handbook.",
} as const;

const OLD_WORKING_AGE =
  "Counts working age as 16 to 59 for women and 16 to 64 for men; today's rate for ages 16 to 64 is a different series.";
const DOUBTS: Readonly<Record<string, string>> = {
  "NI 151": OLD_WORKING_AGE,
  "NI 152": OLD_WORKING_AGE,
  "NI 153": OLD_WORKING_AGE,
};

function indicatorFrom(row: z.infer<typeof IndicatorRow>): IndicatorFields {
  const { code, name, block, better, confirmed } = row;
  const doubt = DOUBTS[code];
  return {
    _id: code,
    code,
    name,
    definitions: { "1": { text: name, from: null, to: null, why: "", comparableWithLast: true } },
    ...(UNITS[row.unit] ?? { unit: row.unit, decimals: 1 }),
    polarity: better === "" ? "none" : better,
    frequency: "year",
    dimension: null,
    source: "National indicator set, October 2007",
    // The source does not say how periods combine, and a wrong sum is worse than none.
    combine: "none",
    theme: block,
    partnership: null,
    ...(doubt === undefined ? {} : { doubt }),
    note: NOTES[confirmed],
  };
}
