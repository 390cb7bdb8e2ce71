import type { TextRow } from "../table";
import { filledIn, isChosenName, isMeasure, isNumber, textAt, unitIn } from "./cells";

/** What the lines above a table say of all of it. */
export interface TableTitle {
  readonly indicator: string;
  readonly measure?: string;
  readonly unit?: string;
  readonly source?: string;
  readonly area?: string;
  readonly group?: string;
  readonly period?: string;
}

const KEYS: Readonly<Record<string, keyof TableTitle>> = {
  indicator: "indicator",
  "indicator name": "indicator",
  measure: "measure",
  title: "indicator",
  unit: "unit",
  units: "unit",
  source: "source",
  area: "area",
  authority: "area",
  "local authority": "area",
  group: "group",
  period: "period",
  year: "period",
  date: "period",
};

/** Lines that say something of the file, not of its figures. */
const ASIDE =
  /^(this (worksheet|sheet|table)|back to|return to|notes?\b|some cells|released?\b|publi(shed|cation)\b|date (published|of)|last updated|contact|crown copyright|©|http)/i;
const ORGANISATION = /\b(council|partnership|observatory|department|ministry|statistics|board|authority)$/i;
const UNIT_LINE =
  /^\(?((rate|number|count|proportion|percentage|per ?cent|thousands?|millions?)\b.*|%.*|£.*|per \d.*)$/i;

/**
 * Reads the lines between one table and the next: a title, perhaps a unit, and lines such as "Source: ONS" in one cell
 * or two. Without a title the sheet's name stands for it, unless nobody chose that.
 */
export function readTitle(lines: readonly TextRow[], sheetName: string): TableTitle {
  const found: Record<string, string> = {};
  const titles: string[] = [];
  for (const { cells } of lines) {
    const filled = filledIn(cells);
    const first = textAt(cells, filled[0]);
    const [, key = "", rest = ""] = /^([^:]{3,20}):\s*(.*)$/s.exec(first) ?? [];
    const kind = KEYS[(key || first).toLowerCase().trim()];
    const told = rest || textAt(cells, filled[1]);
    if (kind !== undefined && told !== "") found[kind] = told;
    else if (filled.length === 1 && first.length > 1 && !ASIDE.test(first) && !isNumber(first)) titles.push(first);
  }
  const unit = titles.find((title, i) => (i > 0 || titles.length > 1) && UNIT_LINE.test(title));
  const names = titles.filter((title) => title !== unit);
  const title = names.find((name) => !ORGANISATION.test(name)) ?? names[0] ?? "";
  const indicator = found["indicator"] ?? (title || (isChosenName(sheetName) ? sheetName.trim() : ""));
  const inUnit = found["unit"] ?? unit?.replace(/^\((.*)\)$/, "$1") ?? unitIn(indicator);
  return { ...found, indicator, ...(inUnit !== undefined && inUnit !== "" && asUnit(inUnit)) };
}

/** "%" is a unit; "Rate per 1,000 women" says how it is counted. */
function asUnit(text: string): { unit: string } | { measure: string } {
  return isMeasure(text) && unitIn(text) === undefined ? { measure: text } : { unit: unitIn(text) ?? text };
}
