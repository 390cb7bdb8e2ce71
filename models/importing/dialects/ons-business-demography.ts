import type { Dialect, RowReader, SheetHead, TextRow } from "../table";
import { isOfficialCode } from "../../place/area";
import { filledIn, periodIn, textAt } from "./cells";

/**
 * A sheet of ONS's business demography workbook: title, "This worksheet contains one table", units, one or two rows of
 * headings without names for the columns of codes and areas, then a row an area. Counts have a column a year; the
 * survival of one year's births has columns of counts and per cents, all for that year.
 */
export const onsBusinessDemography: Dialect = {
  name: "ONS business demography workbook",
  recognise(head) {
    const title = titleOf(head);
    if (title === undefined) return undefined;
    const first = head.rows.find(({ cells }) => isOfficialCode(textAt(cells, 0)));
    if (first === undefined && /district|counties|unitary/i.test(title)) return undefined;
    const why = `Its first row is the title of one of the tables: ${title}.`;
    if (first === undefined) return { why, reader: () => leavesOut(title) };
    return { why, reader: () => areaReader(title, head, first) };
  },
};

const SUBJECT = /\b(enterprises?|business(es)?|employer)\b.*|\bre-?activations\b|\brevisions\b/i;

/** "Table 1.1a - Count Of Births Of New Enterprises For 2017 To 2018 By District…" */
function titleOf({ rows }: SheetHead): string | undefined {
  const title = textAt(rows[0]?.cells ?? [], 0);
  const isOneTable = rows.slice(1, 4).some(({ cells }) => /control rounded|contains one table/i.test(textAt(cells, 0)));
  return isOneTable && /^table \d/i.test(title) && SUBJECT.test(title) ? title : undefined;
}

/** A table without codes of areas is one of industries, of revisions, or repeats the regions with other rounding. */
function leavesOut(title: string): RowReader {
  const remedy = /\bregion\b/i.test(title)
    ? "The regions of this table are in the table by district too, rounded otherwise: that one is read, this one left out."
    : "This table names no areas (it is by industry, or of the United Kingdom alone): it is left out.";
  let said = false;
  return ({ row }, give) => {
    if (!said) give({ row, column: "", text: title, remedy });
    said = true;
  };
}

interface Column {
  readonly at: number;
  readonly heading: string;
  readonly period: string;
  readonly measure: string;
  readonly unit?: string;
}

function areaReader(title: string, head: SheetHead, first: TextRow): RowReader {
  const columns = columnsOf(title, head, first);
  const indicator = indicatorIn(title);
  let areDisplaced = head.rows.some(({ cells }) => isBesideItsName(cells) === false);
  return ({ row, cells }, give) => {
    const [code, name] = [textAt(cells, 0), textAt(cells, 1)];
    if (row < first.row || name === "" || columns.every(({ at }) => textAt(cells, at) === "")) return;
    // A country or region shows whether the codes stand where they should, from its row on.
    areDisplaced = !(isBesideItsName(cells) ?? !areDisplaced);
    const areaCode = areDisplaced ? CODES[name.toLowerCase()] : isOfficialCode(code) ? code : undefined;
    const note = [
      name.endsWith("*") ? "More than 500 businesses at a single postcode" : "",
      areDisplaced ? "The table’s codes stand beside the names of other areas: told by its name" : "",
    ].filter((each) => each !== "");
    for (const { at, heading, period, measure, unit } of columns) {
      give({
        row,
        column: heading,
        indicator,
        measure,
        ...(unit !== undefined && { unit }),
        area: name.replace(/\s*\*+$/, ""),
        ...(areaCode !== undefined && { areaCode }),
        period,
        value: textAt(cells, at),
        source: "ONS, business demography",
        ...(note.length > 0 && { note: note.join(". ") }),
      });
    }
  };
}

const oneSpace = (text: string) => text.replace(/\s+/g, " ").trim();

function columnsOf(title: string, { rows }: SheetHead, first: TextRow): Column[] {
  const headings = rows.filter(({ row, cells }) => row < first.row && filledIn(cells).some((at) => at > 1)).slice(-2);
  const [upper = [], lower = []] = headings.map(({ cells }) => cells);
  const all = [...upper, ...lower, title].map((text) => /\b(?:19|20)\d\d\b/.exec(text)?.[0]);
  const onlyYear = all.find((year) => year !== undefined) ?? "";
  const columns: Column[] = [];
  let above = "";
  for (let at = 2; at < Math.max(upper.length, lower.length); at++) {
    above = textAt(upper, at) || above;
    const heading = oneSpace(headings.length > 1 ? textAt(lower, at) || textAt(upper, at) : textAt(upper, at));
    if (heading === "") continue;
    const year = periodIn(heading) ?? (headings.length > 1 ? periodIn(above) : undefined);
    const isPercent = /per ?cent|%/i.test(heading);
    const label = oneSpace(heading.replace(/\b(19|20)\d\d\b/, ""));
    columns.push({
      at,
      heading,
      period: year ?? onlyYear,
      // In a table of survival a year alone heads the births that the others are parts of.
      measure: label || (/survival/i.test(title) ? "Births" : "Count"),
      ...(isPercent && { unit: "%" }),
    });
  }
  return columns;
}

/** The title up to the years and the sort of areas: "Births of new enterprises", the same in every table of it. */
function indicatorIn(title: string): string {
  const subject = oneSpace(title)
    .replace(/^table [\d.]+[a-z]?\s*[-–:]*\s*/i, "")
    .replace(/^counts? of /i, "")
    .replace(/:? counts? of .*$/i, "")
    .replace(/,?\s(for (19|20)\d\d|by |district|region|count(y|ies) ).*$/i, "")
    // Table 2.1d of 2022 says so by mistake: an enterprise is not new when it dies.
    .replace(/^deaths of new enterprises/i, "Deaths of enterprises");
  return subject.charAt(0).toUpperCase() + subject.slice(1).toLowerCase();
}

/** Countries and regions, whose names and codes do not change. */
const CODES: Readonly<Record<string, string>> = {
  "united kingdom": "K02000001",
  "great britain": "K03000001",
  "england and wales": "K04000001",
  england: "E92000001",
  wales: "W92000004",
  scotland: "S92000003",
  "northern ireland": "N92000002",
  "north east": "E12000001",
  "north west": "E12000002",
  "yorkshire and the humber": "E12000003",
  "east midlands": "E12000004",
  "west midlands": "E12000005",
  east: "E12000006",
  london: "E12000007",
  "south east": "E12000008",
  "south west": "E12000009",
};

/**
 * Whether a country's or region's code is its own; undefined for other areas. Table 6.1 of 2022 has the first hundred codes
 * some rows away from their names: then only the names can be believed.
 */
function isBesideItsName(cells: readonly string[]): boolean | undefined {
  const [code, known] = [textAt(cells, 0), CODES[textAt(cells, 1).toLowerCase()]];
  return known === undefined || !isOfficialCode(code) ? undefined : code === known;
}
