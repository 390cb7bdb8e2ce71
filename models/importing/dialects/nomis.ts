import { type Dialect, type FileRow, type RowReader, type TextRow, isEverybody } from "../table";
import { isOfficialCode } from "../../place/area";
import { type Beside, besideOf, filledIn, isGroup, isMeasure, isNumber, isValue, periodIn, textAt } from "./cells";

/**
 * What Nomis writes for a query, as CSV or workbook: title and rights, lines of a key and its value that say what is
 * counted, a header of one or two rows, a row an area, then a legend and notes; the same again for each date or sex that
 * was asked for. Areas are called by their kind and name (`ladu:Coventry`), perhaps with a column of mnemonics.
 */
export const nomis: Dialect = {
  name: "Nomis table",
  recognise({ rows }) {
    const rights = rows.slice(0, 10).find(({ cells }) => cells.some((cell) => FROM_NOMIS.test(cell)));
    if (rights === undefined) return undefined;
    return { why: `Row ${rights.row} says that it is from Nomis.`, reader: nomisReader };
  },
};

const FROM_NOMIS = /\bfrom nomis\b|\bnomis on \d/i;
/** Lines that say what is counted are known by their keys where they do not end with a colon. */
const KEY =
  /^(date|time|year|period|sex|gender|age|cell|confidence|units?|measures?|item|variables?|population|industry|occupation|employment status|geography|.*:)$/i;
/** No query has more; a long file of something else must not fill the memory. */
const MOST_KEYS = 100;
const AREA_HEADING =
  /^(areas?|.*\b(authorit(y|ies)|output areas?|wards?|regions?|countr(y|ies)|count(y|ies)|districts?|parish(es)?|constituenc(y|ies)|partnerships?|geograph(y|ies))\b.*)$/i;
const CODE_HEADING = /^(mnemonic|.*code)$/i;

interface Column {
  readonly at: number;
  readonly heading: string;
  readonly says: Omit<FileRow, "row" | "area" | "value" | "indicator"> & { readonly indicator: string };
  readonly beside: { readonly kind: Beside; readonly at: number }[];
}
interface Header {
  readonly first: string;
  readonly code: number | undefined;
  readonly columns: readonly Column[];
}

function nomisReader(): RowReader {
  let title = "";
  let keys = new Map<string, string>();
  let lastLine = "";
  let upper: readonly string[] | undefined;
  let lower: readonly string[] | undefined;
  let header: Header | undefined;
  const endBlock = () => {
    if (header !== undefined) [upper, lower, header] = [undefined, undefined, undefined];
  };
  return (row, give) => {
    const { cells } = row;
    const filled = filledIn(cells);
    const first = textAt(cells, 0);
    if (filled.length === 0) return;
    if (filled.length === 1 && filled[0] === 0) {
      if (FROM_NOMIS.test(first)) {
        endBlock();
        [title, keys] = [lastLine, new Map()];
      }
      lastLine = first;
      return;
    }
    if (isKey(cells, filled, keys, upper !== undefined)) {
      endBlock();
      upper = lower = undefined;
      if (keys.size < MOST_KEYS) keys.set(keyOf(first), textAt(cells, 1));
      return;
    }
    if (first === "" && upper !== undefined && header === undefined) {
      lower = cells;
      return;
    }
    if (isHeader(cells, filled, header, upper)) {
      endBlock();
      upper = cells;
      return;
    }
    if (upper === undefined || first === "") return;
    header ??= headerOf(upper, lower, title, keys);
    readRow(row, header, give);
  };
}

const keyOf = (text: string) => text.replace(/\s*:$/, "").trim().toLowerCase();

function isKey(cells: readonly string[], filled: readonly number[], keys: ReadonlyMap<string, string>, under: boolean) {
  if (filled.length !== 2 || filled[0] !== 0 || filled[1] !== 1) return false;
  const [first, second] = [textAt(cells, 0), textAt(cells, 1)];
  if (CODE_HEADING.test(second)) return false;
  // Under a header two cells are an area and its value, unless a block before was told of by the same key.
  if (under) return keys.has(keyOf(first)) || first.endsWith(":");
  return KEY.test(first) || !(AREA_HEADING.test(first) || isNumber(second));
}

function isHeader(
  cells: readonly string[],
  filled: readonly number[],
  header: Header | undefined,
  upper: readonly string[] | undefined,
): boolean {
  const first = textAt(cells, 0);
  if (header !== undefined || upper !== undefined) return first === (header?.first ?? textAt(upper ?? [], 0));
  return filled.slice(1).every((at) => !isValue(textAt(cells, at)) || periodIn(textAt(cells, at)) !== undefined);
}

function headerOf(
  upper: readonly string[],
  lower: readonly string[] = [],
  title: string,
  keys: ReadonlyMap<string, string>,
): Header {
  const columns: Column[] = [];
  let [code, top] = [undefined as number | undefined, ""];
  let waiting: Column["beside"] = [];
  let last: Column | undefined;
  for (let at = 1; at < Math.max(upper.length, lower.length); at++) {
    const [over, under] = [textAt(upper, at), textAt(lower, at)];
    if (CODE_HEADING.test(over)) {
      code ??= at;
      continue;
    }
    if (over !== "" && over !== top) [top, waiting, last] = [over, [], undefined];
    const words = lower.length === 0 ? over : under;
    const beside = besideOf(words);
    if (words === "" || top === "") continue;
    if (beside !== undefined) {
      // Numerator and denominator stand before their percentage, flags and confidence after it.
      (last?.beside ?? waiting).push({ kind: beside, at });
      continue;
    }
    const heading = lower.length === 0 || over === under ? top : `${top} ${words}`;
    // A single row of headings may say how things are counted, or what and when.
    const [what, how] = lower.length > 0 ? [top, words] : isMeasure(top) ? ["", top] : [top, ""];
    last = { at, heading, says: saidBy(what, how, title, keys), beside: waiting };
    columns.push(last);
    waiting = [];
  }
  return { first: textAt(upper, 0), code, columns };
}

/** What the column's headings and the lines above say of its values. */
function saidBy(top: string, under: string, title: string, keys: ReadonlyMap<string, string>): Column["says"] {
  const period = periodIn(top) ?? ["date", "time", "year", "period"].map((key) => keys.get(key)).find(Boolean) ?? "";
  const isPeriod = periodIn(top) !== undefined;
  const groups = [
    isPeriod ? "" : isGroup(top) || /^aged?\b/i.test(top) ? top : "",
    keys.get("sex"),
    keys.get("gender"),
    keys.get("age"),
  ];
  const group = groups.filter((each) => each !== undefined && !isEverybodyOf(each)).join(", ");
  const told = cellName(keys.get("cell")) ?? keys.get("variable") ?? keys.get("item");
  const named =
    isPeriod || groups[0] === top || isEverybody(top) ? (told ?? title) : told === undefined ? top : `${told} · ${top}`;
  const measure = under || keys.get("measures") || keys.get("measure") || "";
  const unit = /^(%|per ?cent|percentage|rate)$/i.test(measure) ? "%" : keys.get("units");
  return {
    indicator: [named, ...othersIn(keys)].join(" · "),
    period,
    source: `${title} (Nomis)`,
    ...(measure !== "" && { measure }),
    ...(unit !== undefined && { unit }),
    ...(group !== "" && { group }),
  };
}

/** "Total", "All categories: Age 16+", "All usual residents": everyone whom the table counts. */
const isEverybodyOf = (text: string) => isEverybody(text) || /^(all|total)\b/i.test(text);

/** `T01:7 (All aged 16 & over - In employment : All People )` without the number of its cell. */
function cellName(text: string | undefined): string | undefined {
  return text
    ?.replace(/^T\d+[a-z]?:\d+\s*\((.*)\)$/s, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

const SAID_ELSEWHERE = new Set(
  "date time year period sex gender age cell variable item measure measures unit units confidence population geography".split(
    " ",
  ),
);
/** What else was chosen, such as an industry: another choice is another series. */
const othersIn = (keys: ReadonlyMap<string, string>) =>
  [...keys].filter(([key, value]) => !SAID_ELSEWHERE.has(key) && !isEverybodyOf(value)).map(([, value]) => value);

/** Sorts of areas that are called as everybody calls them; the names of others are often those of a council too. */
const PLAIN = /^(ladu|lacu|lad|ualad|laua|la|ltla|utla|country|gor|region|rgn|county|cty|metcty|ward|wd)\d*$/i;
const KINDS: Readonly<Record<string, string>> = {
  lep: "LEP",
  ttwa: "travel to work area",
  pca: "constituency",
  pcon: "constituency",
  bua: "built-up area",
  parish: "parish",
};

/** "ladu:Dorset" is Dorset; "lep:Dorset", which holds two councils more, is Dorset (LEP). */
function areaIn(text: string): string {
  const [, kind, name = ""] = /^(?:([a-z][a-z0-9 ]*):)?\s*(.*)$/is.exec(text) ?? [];
  if (kind === undefined || PLAIN.test(kind)) return name;
  return `${name} (${KINDS[kind.toLowerCase().replace(/\d+$/, "")] ?? kind})`;
}

function readRow({ row, cells }: TextRow, { code, columns }: Header, give: Parameters<RowReader>[1]): void {
  const name = areaIn(textAt(cells, 0));
  const areaCode = textAt(cells, code) || (isOfficialCode(name) ? name : "");
  for (const { at, heading, says, beside } of columns) {
    const besides = beside.map(({ kind, at: place }) => [kind, textAt(cells, place)]).filter(([, text]) => text !== "");
    give({
      ...says,
      ...Object.fromEntries(besides),
      ...(areaCode !== "" && { areaCode }),
      row,
      column: heading,
      area: name,
      value: textAt(cells, at),
    });
  }
}
