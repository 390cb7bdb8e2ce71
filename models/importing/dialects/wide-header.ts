import { type FileRow, isEverybody } from "../table";
import { isOfficialCode } from "../../place/area";
import {
  type Beside,
  alike,
  besideOf,
  filledIn,
  isGroup,
  isMeasure,
  isNumber,
  isValue,
  kindOf,
  periodIn,
  textAt,
  unitIn,
} from "./cells";
import type { ColumnKind } from "./columns";

type Cells = readonly string[];

/** A column of values, what its headings say of them, and the columns beside it that say more. */
export interface PeriodColumn {
  readonly at: number;
  readonly heading: string;
  readonly says: Pick<FileRow, "period" | "measure" | "unit" | "group"> & { readonly indicator?: string };
  readonly beside: readonly { readonly kind: Beside; readonly at: number }[];
}

/** Columns of years that have not been: what a partnership promises or foresees is no figure. */
const NOT_MEASURED =
  /\b(targets?|forecasts?|project(ed|ions?)|planned|plans?|trajector(y|ies)|change|difference|rank|milestones?)\b/i;

/** A heading such as "Rate 2007" or "2017 Births": a period and what is counted in it. */
function splitHeading(text: string): { period: string; label: string } | undefined {
  const period = periodIn(text);
  if (period !== undefined) return { period, label: "" };
  if (NOT_MEASURED.test(text)) return undefined;
  const [, before = "", last = ""] = /^(\D.*?)[\s:,(-]+((?:19|20)\d\d[^)]*)\)?$/.exec(text.trim()) ?? [];
  const [, first = "", after = ""] = /^((?:19|20)\d\d\S*)\s+(\D.*)$/.exec(text.trim()) ?? [];
  for (const [words, label] of [
    [last, before],
    [first, after],
  ] as const) {
    const found = periodIn(words);
    if (found !== undefined && label !== "") return { period: found, label };
  }
  return undefined;
}

/**
 * Whether a row heads columns of periods. A row of figures that look like years is told from it by what stands before
 * them: under a header that is an area, in a header it is a heading.
 */
export function isHeaderRow(cells: Cells, before: Cells | undefined): boolean {
  const filled = filledIn(cells);
  const periods = filled.filter((at) => splitHeading(textAt(cells, at)) !== undefined);
  const others = filled.filter((at) => !periods.includes(at)).map((at) => ({ at, text: textAt(cells, at) }));
  const [first] = periods;
  if (first === undefined || others.some(({ text }) => isNumber(text))) return false;
  const isHeading = ({ at, text }: { at: number; text: string }) =>
    kindOf(text) !== undefined || text === textAt(before ?? [], at);
  if (before !== undefined && !others.filter(({ at }) => at < first).every(isHeading)) return false;
  if (periods.length >= 2) return first > 0 || others.some(isHeading);
  // One period alone heads a table only where all that stands beside it are headings.
  return others.some(isHeading) && others.every((each) => isHeading(each) || besideOf(each.text) !== undefined);
}

/** Whether a row above the periods says what they are periods of: it stands over them, not over the areas. */
export function isLabelRow(labels: Cells, header: Cells): boolean {
  const first = header.findIndex((cell) => splitHeading(cell) !== undefined);
  const filled = filledIn(labels);
  return (
    filled.some((at) => at >= first) &&
    filled.every((at) => !isNumber(textAt(labels, at)) && (at >= first || kindOf(textAt(labels, at)) !== undefined))
  );
}

/** Whether a row under the periods says how they are counted: words under them, and no area before. */
export function isBelowHeader(cells: Cells, header: Cells): boolean {
  const first = header.findIndex((cell) => splitHeading(cell) !== undefined);
  const filled = filledIn(cells);
  const under = filled.filter((at) => at >= first);
  return (
    under.length > 0 &&
    under.every((at) => !isValue(textAt(cells, at)) && splitHeading(textAt(cells, at)) === undefined) &&
    filled.every((at) => at >= first || kindOf(textAt(cells, at)) !== undefined)
  );
}

/** The columns of values under a header; a merged cell stands for those after it. */
export function periodColumns(header: Cells, labels: Cells = [], below: Cells = []): PeriodColumn[] {
  const found: {
    at: number;
    heading: string;
    period: string;
    words: string[];
    beside: { kind: Beside; at: number }[];
  }[] = [];
  let period: string | undefined;
  let label = "";
  for (let at = 0; at < Math.max(header.length, below.length); at++) {
    const text = textAt(header, at);
    if (textAt(labels, at) !== "") label = textAt(labels, at);
    const split = splitHeading(text);
    if (text !== "") period = split?.period;
    const under = textAt(below, at);
    // Without a second row of headings an empty cell heads nothing.
    if (period === undefined || (text === "" && under === "")) {
      // A column of notes at the end speaks of the whole row.
      if (besideOf(text) !== "note") attachBeside(found.at(-1), text, at);
      continue;
    }
    if (attachBeside(found.at(-1), under, at)) continue;
    const words = [label, split?.label ?? "", under].filter((each) => each !== "");
    found.push({ at, heading: [text || period, under].filter(Boolean).join(" "), period, words, beside: [] });
  }
  const periods = alike(found.map((each) => each.period));
  return found.map(({ at, heading, words, beside }, i) => ({
    at,
    heading,
    beside,
    says: { period: periods[i] ?? "", ...wordsIn(words) },
  }));
}

function attachBeside(
  column: { beside: { kind: Beside; at: number }[] } | undefined,
  heading: string,
  at: number,
): boolean {
  const kind = besideOf(heading);
  if (kind === undefined || column === undefined) return false;
  column.beside.push({ kind, at });
  return true;
}

/** What labels over, in and under a heading say: a part of the people, how they are counted, or what is. */
export function wordsIn(labels: readonly string[]): {
  indicator?: string;
  measure?: string;
  unit?: string;
  group?: string;
} {
  const said: { indicator?: string; measure?: string; unit?: string; group?: string } = {};
  const measures: string[] = [];
  for (const label of labels) {
    if (isGroup(label)) said.group = label;
    else if (isEverybody(label)) continue;
    else if (isMeasure(label) || said.indicator !== undefined || !/\s|^NI\s?\d/.test(label)) measures.push(label);
    else said.indicator = label;
    const unit = unitIn(label);
    if (unit !== undefined) said.unit = unit;
  }
  const measure = measures.filter((each) => each !== said.unit).join(", ");
  return { ...said, ...(measure !== "" && { measure }) };
}

/** The columns that say where the values are from, by their headings, else by the first row under them. */
export function keyColumns(
  headings: readonly Cells[],
  columns: readonly PeriodColumn[],
  first: Cells,
): { kind: ColumnKind; at: number }[] {
  const taken = new Set(columns.flatMap(({ at, beside }) => [at, ...beside.map((each) => each.at)]));
  const keys: { kind: ColumnKind; at: number }[] = [];
  const has = (kind: ColumnKind) => keys.some((key) => key.kind === kind);
  const width = Math.max(first.length, ...headings.map((cells) => cells.length));
  const free = Array.from({ length: width }, (_, at) => at).filter((at) => !taken.has(at));
  const before = free.filter((at) => at < (columns[0]?.at ?? 0));
  for (const at of free) {
    const heading = headings.map((cells) => textAt(cells, at)).find((text) => text !== "") ?? "";
    const kind = isOfficialCode(textAt(first, at)) ? "areaCode" : kindOf(heading);
    if (kind !== undefined && kind !== "value" && kind !== "period" && !has(kind)) keys.push({ kind, at });
  }
  if (!has("area")) {
    const unnamed = before.find((at) => !keys.some((key) => key.at === at) && /\p{L}/u.test(textAt(first, at)));
    // Rows of indicators are rows of areas only where another column names the areas.
    if (unnamed !== undefined && !(has("indicator") && !has("areaCode"))) keys.push({ kind: "area", at: unnamed });
  }
  return keys;
}
