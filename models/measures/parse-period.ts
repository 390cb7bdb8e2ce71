import {
  MONTHS,
  type PeriodCode,
  type PeriodKind,
  codeOf,
  isPeriodCode,
  monthIndex,
  periodEndingIn,
  readPeriod,
} from "./period";

export type ParsedPeriod =
  | { readonly ok: true; readonly period: PeriodCode; readonly provisional: boolean }
  | { readonly ok: false; readonly remedy: string };

type Found = PeriodCode | { readonly remedy: string };

const REMEDY = "Write a period such as 2005, 2008/09, Q4 2006, March 2007, year to December 2006 or 2005 to 2007";
const MONTH = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const YEAR = "(\\d{4}|'?\\d{2})";
const SPLIT = "(\\d{4})\\s*[-/]\\s*(\\d{2}|\\d{4})";
const DASH = "\\s*(?:-|to)\\s*";
const ORDINALS = ["1st", "2nd", "3rd", "4th"];

/** The longest run of years whose second year may be written with two figures, as in 2017-19. */
const SHORT_POOL = 5;

/**
 * Reads the ways people write a period. Nothing is guessed: what may mean two things is refused with what to write.
 *
 * - Two years in a row are a financial year (2008-09, 2008/2009; an academic year when hinted), years further apart
 *   are pooled (2017-19, 2003-2005); "to" always pools (2008 to 2009).
 * - 2007-03 is a month because it cannot be a run of years; 2006-12 may be either and is refused unless hinted.
 * - Twelve months written out (Oct 2021-Sep 2022) are a rolling year, also when they begin in January or April, so that
 *   one table's columns stay of one kind; three that make a quarter are that quarter; other spans, such as the nine
 *   months 04/2020 - 12/2020, are no period.
 * - A date is the month it lies in.
 * - FY2008, as in the code, is the year that begins in 2008.
 *
 * @param hint the kind that the table's other periods are of: decides what the text alone leaves open.
 */
export function parsePeriod(text: string, hint?: PeriodKind): ParsedPeriod {
  const { words, provisional } = tidy(text);
  if (words === "") return { ok: false, remedy: REMEDY };
  const found = readCode(words) ?? readWords(words, hint);
  // A year such as 0909 has four figures and yet no code.
  if (found === undefined || (typeof found === "string" && !isPeriodCode(found))) {
    return { ok: false, remedy: `"${text.trim()}" is not a period. ${REMEDY}` };
  }
  return typeof found === "string" ? { ok: true, period: found, provisional } : { ok: false, remedy: found.remedy };
}

function tidy(text: string) {
  const plain = text
    .normalize("NFKC")
    .replace(/[‐-―−]/g, "-")
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  const words = plain.replace(/[\s,]*[([]?\b(provisional|revised|final|p|r)\b[)\]]?$/, "").trim();
  return { words, provisional: /[([]?\b(provisional|p)\b[)\]]?$/.test(plain) };
}

function readCode(words: string): PeriodCode | undefined {
  const code = words.toUpperCase().replace(/^CY(\d{4}-)/, "Y$1");
  return isPeriodCode(code) ? code : undefined;
}

function readWords(words: string, hint: PeriodKind | undefined): Found | undefined {
  for (const { pattern, read } of WAYS) {
    const match = pattern.exec(words);
    if (match) {
      const [, ...parts] = match;
      return read(
        parts.filter((part) => part !== undefined),
        hint,
      );
    }
  }
  return undefined;
}

interface Way {
  readonly pattern: RegExp;
  read(parts: string[], hint: PeriodKind | undefined): Found | undefined;
}

const whole = (...sources: string[]) => new RegExp(`^(?:${sources.join("|")})$`);

/** First match decides. Alternatives of one pattern give their parts in the same order. */
const WAYS: readonly Way[] = [
  {
    pattern: whole("(\\d{4})", "calendar year (\\d{4})", "(\\d{4}) calendar year"),
    read: ([year]) => `CY${num(year)}`,
  },
  { pattern: whole("(\\d{4}) to (\\d{4})"), read: ([first, last]) => pooled(num(first), num(last)) },
  {
    pattern: whole(`(?:academic|school) year ${SPLIT}`, `ay ?${SPLIT}`, `${SPLIT} (?:academic|school) year`),
    read: ([first, last]) => splitYear("AY", num(first), last),
  },
  {
    pattern: whole(`(?:financial|fiscal) year ${SPLIT}`, `fy ?${SPLIT}`, `${SPLIT} (?:financial|fiscal) year`),
    read: ([first, last]) => splitYear("FY", num(first), last),
  },
  { pattern: whole(SPLIT), read: ([first, last], hint) => twoYears(num(first), last, hint) },
  {
    pattern: whole(`${SPLIT}[\\s;,]*(?:q|quarter )([1-4])`),
    read: ([first, last, quarter]) => financialQuarter(num(first), last, num(quarter)),
  },
  {
    pattern: whole(`(?:q|quarter )([1-4])[\\s;,]*${SPLIT}`),
    read: ([quarter, first, last]) => financialQuarter(num(first), last, num(quarter)),
  },
  {
    pattern: whole("(\\d{4})[\\s;,-]*(?:q|quarter )([1-4])"),
    read: ([year, quarter], hint) => calendarQuarter(num(year), num(quarter), hint),
  },
  {
    pattern: whole(`(?:q|quarter )([1-4])[\\s;,/-]*${YEAR}`, `(${ORDINALS.join("|")}) quarter(?: of)? ${YEAR}`),
    read: ([quarter = "", year], hint) => calendarQuarter(fullYear(year), Number.parseInt(quarter, 10), hint),
  },
  {
    pattern: whole(`(?:year|12 months|twelve months)(?: to| ending| ended) ${MONTH} ${YEAR}`),
    read: ([month, year]) => rollingYear(monthIndex(fullYear(year), monthNumber(month))),
  },
  {
    pattern: whole(`${MONTH}[\\s-]*${YEAR}`, `${DAY} ${MONTH} (\\d{4})`),
    read: ([month, year], hint) => monthOrHinted(monthIndex(fullYear(year), monthNumber(month)), hint),
  },
  {
    pattern: whole(`(\\d{4})[\\s-]*${MONTH}`),
    read: ([year, month], hint) => monthOrHinted(monthIndex(num(year), monthNumber(month)), hint),
  },
  {
    pattern: whole("(\\d{4})-?m(\\d{1,2})", `(\\d{4})-(\\d{2})-${DAY}(?:t[\\d:.]+z?)?`),
    read: ([year, month], hint) => numberedMonth(num(year), num(month), hint),
  },
  {
    pattern: whole("(\\d{1,2})/(\\d{4})", `${DAY}/(\\d{1,2})/(\\d{4})`),
    read: ([month, year], hint) => numberedMonth(num(year), num(month), hint),
  },
  {
    pattern: whole(`${MONTH}[\\s-]*${YEAR}${DASH}${MONTH}[\\s-]*${YEAR}`),
    read: ([from, fromYear, to, toYear], hint) =>
      span(monthIndex(fullYear(fromYear), monthNumber(from)), monthIndex(fullYear(toYear), monthNumber(to)), hint),
  },
  {
    pattern: whole(`${MONTH}${DASH}${MONTH} ${YEAR}`),
    read: ([from, to, year], hint) =>
      span(monthIndex(fullYear(year), monthNumber(from)), monthIndex(fullYear(year), monthNumber(to)), hint),
  },
  {
    pattern: whole(`(\\d{1,2})/(\\d{4})${DASH}(\\d{1,2})/(\\d{4})`),
    read: ([from, fromYear, to, toYear], hint) =>
      isMonth(num(from)) && isMonth(num(to))
        ? span(monthIndex(num(fromYear), num(from)), monthIndex(num(toYear), num(to)), hint)
        : undefined,
  },
];

const num = (digits: string | undefined) => Number(digits);
const isMonth = (month: number) => month >= 1 && month <= 12;
const monthNumber = (word = "") => MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.slice(0, 3))) + 1;

/** Two figures are of this century up to '49. */
function fullYear(year = ""): number {
  const digits = year.replace("'", "");
  return digits.length === 4 ? num(digits) : num(digits) + (num(digits) < 50 ? 2000 : 1900);
}

/** How many years after the first the second one is, which may be written with its last two figures. */
function yearsApart(first: number, last = ""): number {
  return last.length === 4 ? num(last) - first : (num(last) - (first % 100) + 100) % 100;
}

function splitYear(prefix: "AY" | "FY", first: number, last: string | undefined): Found | undefined {
  return yearsApart(first, last) === 1 ? `${prefix}${first}` : undefined;
}

function pooled(first: number, last: number): Found | undefined {
  return last > first ? `Y${first}-${last}` : undefined;
}

function twoYears(first: number, last = "", hint: PeriodKind | undefined): Found | undefined {
  const apart = yearsApart(first, last);
  if (last.length === 4)
    return apart === 1 && hint !== "several years" ? consecutive(first, hint) : pooled(first, num(last));
  if (hint === "month") return numberedMonth(first, num(last), hint);
  if (apart === 1 && hint !== "several years") return consecutive(first, hint);
  if (apart >= 1 && (apart < SHORT_POOL || hint === "several years")) return pooled(first, first + apart);
  if (!isMonth(num(last))) return apart > 0 && apart <= 20 ? pooled(first, first + apart) : undefined;
  if (apart > 20 || apart === 0) return numberedMonth(first, num(last), hint);
  const month = `${MONTHS[num(last) - 1]} ${first}`;
  return {
    remedy: `"${first}-${last}" may be a month or a run of years: write ${month}, or ${first} to ${first + apart}`,
  };
}

function consecutive(first: number, hint: PeriodKind | undefined): Found {
  return hint === "academic year" ? `AY${first}` : `FY${first}`;
}

function financialQuarter(first: number, last: string | undefined, quarter: number): Found | undefined {
  return yearsApart(first, last) === 1 ? `FQ${first}-${quarter}` : undefined;
}

function calendarQuarter(year: number, quarter: number, hint: PeriodKind | undefined): Found {
  if (hint === "financial quarter") {
    const financial = (first: number) => `Q${quarter} ${first}/${String((first + 1) % 100).padStart(2, "0")}`;
    return { remedy: `Say which financial year: ${financial(year - 1)} or ${financial(year)}` };
  }
  return hint === "rolling year" ? rollingYear(monthIndex(year, quarter * 3)) : `Q${year}-${quarter}`;
}

function rollingYear(last: number): PeriodCode {
  return codeOf({ kind: "rolling year", start: last - 11, months: 12 });
}

function numberedMonth(year: number, month: number, hint: PeriodKind | undefined): Found | undefined {
  return isMonth(month) ? monthOrHinted(monthIndex(year, month), hint) : undefined;
}

/** A month, or where the table's kind is known the period that ends in it: March 2009 is the year 2008/09's last. */
function monthOrHinted(index: number, hint: PeriodKind | undefined): PeriodCode {
  const hinted = hint && hint !== "several years" ? periodEndingIn(hint, index) : undefined;
  return hinted ?? codeOf({ kind: "month", start: index, months: 1 });
}

/** The period that covers exactly these months: of the hinted kind if one does, else the plainest kind that does. */
function span(first: number, last: number, hint: PeriodKind | undefined): Found {
  const months = last - first + 1;
  for (const kind of [hint, "month", "calendar quarter", "rolling year"] as const) {
    const code = kind && kind !== "several years" ? periodEndingIn(kind, last) : undefined;
    if (code && readPeriod(code).start === first) return code;
  }
  if (months >= 24 && months % 12 === 0 && first % 12 === 0) {
    return codeOf({ kind: "several years", start: first, months });
  }
  return {
    remedy:
      months < 1
        ? "The period ends before it begins: write the earlier month first"
        : `${months} months from ${MONTHS[first % 12]} are not a period: give a month, a quarter or twelve months`,
  };
}
