/**
 * Periods of time that a value may be for. A period is stored as its canonical code, which is also its identity:
 *
 * | kind              | code        | printed as             | covers                                   |
 * |-------------------|-------------|------------------------|------------------------------------------|
 * | calendar year     | CY2005      | 2005                   | January to December 2005                 |
 * | financial year    | FY2008      | 2008/09                | April 2008 to March 2009                 |
 * | academic year     | AY2007      | 2007/08 academic year  | September 2007 to August 2008            |
 * | calendar quarter  | Q2006-4     | Q4 2006                | October to December 2006                 |
 * | financial quarter | FQ2008-1    | Q1 2008/09             | April to June 2008                       |
 * | month             | M2007-03    | March 2007             | March 2007                               |
 * | rolling year      | R2006-12    | year to December 2006  | the twelve months ending in that month   |
 * | several years     | Y2005-2007  | 2005 to 2007           | calendar years pooled into one value     |
 */
export type PeriodKind =
  | "calendar year"
  | "financial year"
  | "academic year"
  | "calendar quarter"
  | "financial quarter"
  | "month"
  | "rolling year"
  | "several years";

export type PeriodCode =
  | `CY${number}`
  | `FY${number}`
  | `AY${number}`
  | `Q${number}-${number}`
  | `FQ${number}-${number}`
  | `M${number}-${number}`
  | `R${number}-${number}`
  | `Y${number}-${number}`;

/** A period taken apart: `start` counts months from January of year 0, so that all arithmetic is on whole months. */
export interface Period {
  readonly kind: PeriodKind;
  readonly start: number;
  readonly months: number;
}

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const APRIL = 3;
const SEPTEMBER = 8;

/** @param month 1 to 12. @returns months since January of year 0. */
export const monthIndex = (year: number, month: number) => year * 12 + month - 1;

const yearOf = (index: number) => Math.floor(index / 12);
const monthOf = (index: number) => (index % 12) + 1;
const twoDigits = (n: number) => String(n % 100).padStart(2, "0");
const splitYear = (year: number) => `${year}/${twoDigits(year + 1)}`;
const monthName = (index: number) => `${MONTHS[index % 12]} ${yearOf(index)}`;
const lastMonth = (period: Period) => period.start + period.months - 1;
const quarterFrom = (index: number) => Math.floor((index % 12) / 3) + 1;

interface KindRules {
  /** Months from one period of a series to its next. */
  readonly step: number;
  code(period: Period): string;
  format(period: Period): string;
}

const KINDS: Readonly<Record<PeriodKind, KindRules>> = {
  "calendar year": {
    step: 12,
    code: (p) => `CY${yearOf(p.start)}`,
    format: (p) => `${yearOf(p.start)}`,
  },
  "financial year": {
    step: 12,
    code: (p) => `FY${yearOf(p.start)}`,
    format: (p) => splitYear(yearOf(p.start)),
  },
  "academic year": {
    step: 12,
    code: (p) => `AY${yearOf(p.start)}`,
    format: (p) => `${splitYear(yearOf(p.start))} academic year`,
  },
  "calendar quarter": {
    step: 3,
    code: (p) => `Q${yearOf(p.start)}-${quarterFrom(p.start)}`,
    format: (p) => `Q${quarterFrom(p.start)} ${yearOf(p.start)}`,
  },
  "financial quarter": {
    step: 3,
    code: (p) => `FQ${yearOf(p.start - APRIL)}-${quarterFrom(p.start - APRIL)}`,
    format: (p) => `Q${quarterFrom(p.start - APRIL)} ${splitYear(yearOf(p.start - APRIL))}`,
  },
  month: {
    step: 1,
    code: (p) => `M${yearOf(p.start)}-${twoDigits(monthOf(p.start))}`,
    format: (p) => monthName(p.start),
  },
  "rolling year": {
    // National surveys publish their rolling years every quarter.
    step: 3,
    code: (p) => `R${yearOf(lastMonth(p))}-${twoDigits(monthOf(lastMonth(p)))}`,
    format: (p) => `year to ${monthName(lastMonth(p))}`,
  },
  "several years": {
    // Pooled years overlap as published: 2001 to 2003 is followed by 2002 to 2004.
    step: 12,
    code: (p) => `Y${yearOf(p.start)}-${yearOf(lastMonth(p))}`,
    format: (p) => `${yearOf(p.start)} to ${yearOf(lastMonth(p))}`,
  },
};

const LENGTHS: Readonly<Record<Exclude<PeriodKind, "several years">, number>> = {
  "calendar year": 12,
  "financial year": 12,
  "academic year": 12,
  "calendar quarter": 3,
  "financial quarter": 3,
  month: 1,
  "rolling year": 12,
};

const within = (n: number | undefined, first: number, last: number): n is number =>
  n !== undefined && n >= first && n <= last;

const READERS: Readonly<Record<string, (year: number, part: number | undefined) => Period | undefined>> = {
  CY: (year, part) => (part === undefined ? calendarYear(year) : undefined),
  FY: (year, part) =>
    part === undefined ? { kind: "financial year", start: monthIndex(year, 1) + APRIL, months: 12 } : undefined,
  AY: (year, part) =>
    part === undefined ? { kind: "academic year", start: monthIndex(year, 1) + SEPTEMBER, months: 12 } : undefined,
  Q: (year, part) =>
    within(part, 1, 4)
      ? { kind: "calendar quarter", start: monthIndex(year, 1) + (part - 1) * 3, months: 3 }
      : undefined,
  FQ: (year, part) =>
    within(part, 1, 4)
      ? { kind: "financial quarter", start: monthIndex(year, 1) + APRIL + (part - 1) * 3, months: 3 }
      : undefined,
  M: (year, part) => (within(part, 1, 12) ? { kind: "month", start: monthIndex(year, part), months: 1 } : undefined),
  R: (year, part) =>
    within(part, 1, 12) ? { kind: "rolling year", start: monthIndex(year, part) - 11, months: 12 } : undefined,
  Y: (year, part) =>
    part !== undefined && part > year
      ? { kind: "several years", start: monthIndex(year, 1), months: (part - year + 1) * 12 }
      : undefined,
};

function calendarYear(year: number): Period {
  return { kind: "calendar year", start: monthIndex(year, 1), months: 12 };
}

function tryReading(text: string): Period | undefined {
  const match = /^([A-Z]{1,2})(\d{4})(?:-(\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const [, prefix = "", year, part] = match;
  const period = READERS[prefix]?.(Number(year), part === undefined ? undefined : Number(part));
  // One period has one code: M2007-3 is not M2007-03.
  return period && codeOf(period) === text ? period : undefined;
}

/** No figure or promise lies outside these years; one typed for 9999 would draw every year until then. */
const YEARS = { first: 1900, last: 2100 };

/** Whether text from outside is the code of a period that can be used. */
export function isPeriodCode(text: string): text is PeriodCode {
  const period = tryReading(text);
  if (period === undefined) return false;
  // Periods are called by the year in which they begin, but rolling years by the one in which they end.
  return yearOf(lastMonth(period)) >= YEARS.first && yearOf(period.start) <= YEARS.last && period.months <= 12 * 100;
}

/** Pages sort and compare the same few codes thousands of times: each is taken apart once. */
const known = new Map<PeriodCode, Period>();
/** Far more than any installation has; a store full of odd codes must not fill the memory. */
const MOST_KNOWN = 10_000;

/** @throws RangeError when the text is not a canonical code; test foreign text with isPeriodCode or parsePeriod. */
export function readPeriod(code: PeriodCode): Period {
  const before = known.get(code);
  if (before) return before;
  const period = tryReading(code);
  if (!period) throw new RangeError(`"${code}" is not the code of a period`);
  if (known.size < MOST_KNOWN) known.set(code, period);
  return period;
}

/** The code of a period whose start and months fit its kind. */
export function codeOf(period: Period): PeriodCode {
  return KINDS[period.kind].code(period) as PeriodCode;
}

export function kindOf(code: PeriodCode): PeriodKind {
  return readPeriod(code).kind;
}

/** As people write it: 2005 · 2008/09 · Q4 2006 · March 2007 · year to December 2006 · 2005 to 2007. */
export function formatPeriod(code: PeriodCode): string {
  const period = readPeriod(code);
  return KINDS[period.kind].format(period);
}

/** First day, as an ISO date. */
export function startOf(code: PeriodCode): string {
  return isoDate(readPeriod(code).start, 1);
}

/** Last day, as an ISO date. */
export function endOf(code: PeriodCode): string {
  const last = lastMonth(readPeriod(code));
  return isoDate(last, new Date(Date.UTC(yearOf(last), monthOf(last), 0)).getUTCDate());
}

function isoDate(index: number, day: number): string {
  return `${String(yearOf(index)).padStart(4, "0")}-${twoDigits(monthOf(index))}-${twoDigits(day)}`;
}

/** Earlier end first, then earlier start; periods of one span are ordered by code, so that only equals compare as 0. */
export function comparePeriods(a: PeriodCode, b: PeriodCode): number {
  if (a === b) return 0;
  const [one, two] = [readPeriod(a), readPeriod(b)];
  return lastMonth(one) - lastMonth(two) || one.start - two.start || (a < b ? -1 : 1);
}

/**
 * The period that follows in a series of this kind. Pooled years move on by one year and overlap; rolling years move on
 * by a quarter unless `rollingStep` (months) says otherwise.
 */
export function nextPeriod(code: PeriodCode, rollingStep = KINDS["rolling year"].step): PeriodCode {
  return moveBy(code, 1, rollingStep);
}

/** The period before: the inverse of nextPeriod with the same `rollingStep`. */
export function previousPeriod(code: PeriodCode, rollingStep = KINDS["rolling year"].step): PeriodCode {
  return moveBy(code, -1, rollingStep);
}

function moveBy(code: PeriodCode, steps: number, rollingStep: number): PeriodCode {
  const period = readPeriod(code);
  const step = period.kind === "rolling year" ? rollingStep : KINDS[period.kind].step;
  return codeOf({ ...period, start: period.start + steps * step });
}

/**
 * Whether values for these periods may stand along one axis: they cover equally long spans, so a calendar year may
 * stand beside a financial or rolling year, but not beside a quarter or three pooled years.
 */
export function canShareAxis(a: PeriodCode, b: PeriodCode): boolean {
  return readPeriod(a).months === readPeriod(b).months;
}

/**
 * Every period from first to last, both included; empty when they differ in kind or length, or last comes before first.
 * Rolling years go by quarters when the ends are whole quarters apart, otherwise by months.
 */
export function periodsBetween(first: PeriodCode, last: PeriodCode): PeriodCode[] {
  const [from, to] = [readPeriod(first), readPeriod(last)];
  if (from.kind !== to.kind || from.months !== to.months) return [];
  const step = (to.start - from.start) % KINDS[from.kind].step === 0 ? KINDS[from.kind].step : 1;
  const count = Math.max(0, Math.floor((to.start - from.start) / step) + 1);
  return Array.from({ length: count }, (_, i) => codeOf({ ...from, start: from.start + i * step }));
}

/** The period of a kind that ends in the given month, if one does. Pooled years cannot be told from their end alone. */
export function periodEndingIn(kind: keyof typeof LENGTHS, index: number): PeriodCode | undefined {
  const months = LENGTHS[kind];
  const code = codeOf({ kind, start: index - months + 1, months });
  return isPeriodCode(code) && lastMonth(readPeriod(code)) === index ? code : undefined;
}
