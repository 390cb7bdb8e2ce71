import { parsePeriod } from "../../measures/parse-period";
import { readCell } from "../table";
import { type ColumnKind, columnKindOf, plainHeading } from "./columns";

export const textAt = (cells: readonly string[], at: number | undefined): string =>
  at === undefined ? "" : (cells[at]?.trim() ?? "");

/** The columns of a row in which something stands. */
export const filledIn = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, at) => (cell.trim() === "" ? [] : [at]));

export const isNumber = (text: string): boolean => /\d/.test(text) && readsAs(text) === "number";

/** A number or a publisher's marker for a missing one. A sign for a unit alone, such as %, is a heading. */
export const isValue = (text: string): boolean => text !== "" && !/^[%£€$]+$/.test(text) && readsAs(text) !== "words";

function readsAs(text: string): "number" | "marker" | "words" {
  const read = readCell(text) ?? readCell(text, ",");
  if (read === undefined) return "words";
  return read.value === null ? "marker" : "number";
}

/** What publishers write after a year: marks of footnotes, and that it is no plan but what came of it. */
const AFTER_PERIOD = /\s*([*†‡]+|\[[^\]]{1,3}\]|\(\d{1,2}\)|\(?\b(actuals?|outturns?|results?)\)?)$/i;

const known = new Map<string, string | undefined>();
/** Far more than a table has columns; rows whose names are looked at must not fill the memory. */
const MOST_KNOWN = 2000;

/** The period that a heading gives, in the file's words without marks of footnotes; undefined when it gives none. */
export function periodIn(heading: string): string | undefined {
  if (heading.length > 40 || !/\d/.test(heading)) return undefined;
  if (known.has(heading)) return known.get(heading);
  if (known.size >= MOST_KNOWN) known.clear();
  const text = heading.trim().replace(AFTER_PERIOD, "").trim();
  // 2006-12 may be a month or a run of years: that it is a period is certain.
  const period = parsePeriod(text).ok || /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
  known.set(heading, period);
  return period;
}

/**
 * Periods of one header, in which 2006-08 beside 2005-2007 is a run of years too: alone it might be a month.
 * @returns the same list, in words that leave nothing open.
 */
export function alike(periods: readonly string[]): string[] {
  const runs = periods.flatMap((each) => {
    const years = /^(\d{4})\s*(?:-|to)\s*(\d{4})$/.exec(each);
    return years ? [Number(years[2]) - Number(years[1])] : [];
  });
  return periods.map((each) => {
    const short = /^(\d{2})(\d{2})\s*-\s*(\d{2})$/.exec(each);
    if (short === null) return each;
    const [, century = "", first = "", last = ""] = short;
    return runs.includes((Number(last) - Number(first) + 100) % 100) && last > first
      ? `${century}${first}-${century}${last}`
      : each;
  });
}

/** Words that say how something is counted, not what. */
const MEASURES =
  /^(number|numbers|no\.?|n|counts?|rates?|values?|totals?|percentages?|per ?cents?|%|£|proportions?|ratios?|index|averages?|means?|medians?|crude rate|standardised rate|rate per [\d,]+.*|per [\d,]+.*|change|% change|lower.*|upper.*|.*\bci\b.*|.*\bconf.*)$/i;
export const isMeasure = (text: string): boolean => MEASURES.test(text.trim());

/** The unit that a heading or a title names, as far as it cannot be taken for anything else. */
export function unitIn(text: string): string | undefined {
  if (/%|\bper ?cent\b|\bpercentage\b/i.test(text)) return "%";
  return /\(£\)|^£$/.test(text.trim()) ? "£" : undefined;
}

/** Names of a sheet that nobody chose. */
export const isChosenName = (name: string): boolean =>
  name.trim() !== "" && !/^(sheet|data|table|tab|worksheet|export)?[\s_-]*\d*([.\d]*[a-z]?)?$/i.test(name.trim());

/** Columns that say more of the value before them. */
export type Beside = "flag" | "margin" | "lower" | "upper" | "numerator" | "denominator" | "note";
const BESIDE: readonly (readonly [Beside, RegExp])[] = [
  ["flag", /^(flags?|data marking|obs flag|markers?)$/i],
  ["lower", /\b(lower|lci|lcl|ll)\b/i],
  ["upper", /\b(upper|uci|ucl|ul)\b/i],
  ["margin", /^(conf|confidence|confidence interval|(95% ?)?ci|ci \(?\+\/-\)?|\+\/-|±|margin( of error)?)$/i],
  ["numerator", /^numerator$/i],
  ["denominator", /^(denominator|base)$/i],
  ["note", /^(notes?|comments?|value notes?)$/i],
];
export const besideOf = (heading: string): Beside | undefined =>
  BESIDE.find(([, pattern]) => pattern.test(heading.trim().replace(/[_-]/g, " ")))?.[0];

const GROUPS = /^(males?|females?|men|women|boys|girls)$/i;
export const isGroup = (text: string): boolean => GROUPS.test(text.trim());

/** Headings of the columns that say where a row's values are from, beyond the usual names. */
const AREAS =
  /^(areas?|places?|name|authority|council|wards?|regions?|county|counties|country|neighbourhoods?|local authorit(y|ies).*|district.*|geograph.*|.*\barea( name)?|(lad|ltla|utla|ctyua|rgn|ctry|wd)\d\dnm)$/i;
const AREA_CODES =
  /^(code|.*\b(area|authority|ons|gss|geography|district|ward|la|lad|la ?code) ?code|mnemonic|(lad|ltla|utla|ctyua|rgn|ctry|wd)\d\dcd)$/i;

/** What a column of a table holds by its heading: as in tidy tables, and the names that only wide tables use. */
export function kindOf(heading: string): ColumnKind | undefined {
  const plain = plainHeading(heading);
  return columnKindOf(plain) ?? (AREA_CODES.test(plain) ? "areaCode" : AREAS.test(plain) ? "area" : undefined);
}
