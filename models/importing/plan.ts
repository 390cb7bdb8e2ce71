import type { Audience } from "../people/audience";
import { EVERYONE, type ObservationKey, observationId } from "../measures/observation";
import { parsePeriod } from "../measures/parse-period";
import type { PeriodKind } from "../measures/period";
import type { GivenValue } from "../measures/record-value";
import { seriesOf, versionIn } from "../measures/series";
import type { Matching } from "./matching/match-names";
import type { AreaAsks } from "./matching/matched";
import { areaKey, seriesKey } from "./survey";
import { type DecimalSign, type FileRow, type RefusedRow, isEverybody, readCell } from "./table";

/** A value that a file gives, and where it goes. */
export interface PlannedValue {
  /** The id of the observation that holds it. */
  readonly id: string;
  readonly key: ObservationKey;
  readonly given: GivenValue;
  readonly row: number;
  /** Whether the file itself names the source; else the file stands for it. */
  readonly namesSource: boolean;
}

export interface PlanPlace {
  readonly scope: string;
  /** What stands for the source where a row names none. */
  readonly fileName: string;
  readonly decimal: DecimalSign;
  /** Who sees a figure that was not there before. */
  readonly audienceOf: (key: ObservationKey) => Audience;
  /** Rows of the file that are brought in apart from this. */
  readonly passesOver: (row: FileRow) => boolean;
}

/** Turns rows into values, each distinct name looked up once; "left out" where the person wanted it so. */
export function rowPlanner({ scope, fileName, decimal, audienceOf }: PlanPlace, matching: Matching) {
  const periodOf = periodReader();
  return (row: FileRow): PlannedValue | RefusedRow | "left out" => {
    const refuse = (column: string, text: string, remedy: string): RefusedRow => ({
      row: row.row,
      column,
      text,
      remedy,
    });
    const key = seriesKey(row);
    const series = matching.series.get(key)?.meaning;
    const place = matching.areas.get(areaKey(row));
    const area = place?.meaning;
    const group = isEverybody(row.group ?? "") ? undefined : matching.groups.get(row.group ?? "")?.meaning;
    if (series === undefined || row.indicator === "") {
      return refuse("indicator", row.indicator, "Name the indicator by its code, such as NI 151, or by its full name.");
    }
    if (area === undefined || row.area === "") {
      return refuse("area", row.area, "Name the area by its official code, such as E08000026, or by its full name.");
    }
    if (place?.asks !== undefined) return refuse("area", row.area, AREA_REMEDIES[place.asks]);
    if (series.kind === "left out" || area.kind === "left out" || group?.kind === "left out") return "left out";
    const period = periodOf(row.period, matching.periodKinds.get(key));
    if (!period.ok) return refuse("period", row.period, period.remedy);
    const cell = readCell(row.value, decimal);
    if (cell === undefined) return refuse(row.column ?? "value", row.value, valueRemedy(row.value));
    const status = statusOf(row.status ?? "", cell.flag || (row.flag ?? ""));
    if (status === undefined)
      return refuse("status", row.status ?? "", "Write final or provisional, or leave it empty.");
    const numbers = limitsOf(row, cell.value, decimal);
    if ("remedy" in numbers) return refuse(numbers.column, numbers.text, numbers.remedy);
    const indicator = series.kind === "known" ? series.is : series.makes;
    const observation: ObservationKey = {
      scope,
      series: seriesOf(indicator, versionIn(indicator, period.period)),
      area: area.kind === "known" ? area.is._id : area.makes._id,
      group: group === undefined ? EVERYONE : group.kind === "known" ? group.is._id : group.makes._id,
      period: period.period,
    };
    const flag = cell.flag || row.flag;
    const note = flag ? [row.note ?? "", flagInWords(flag)].filter(Boolean).join(". ") : row.note;
    return {
      id: observationId(observation),
      row: row.row,
      key: observation,
      namesSource: Boolean(row.source),
      given: {
        value: cell.value,
        reason: cell.reason,
        status: period.provisional ? "provisional" : status,
        source: row.source || fileName,
        ...(note && { note }),
        audience: audienceOf(observation),
        ...numbers.given,
      },
    };
  };
}

const AREA_REMEDIES: Readonly<Record<AreaAsks, string>> = {
  total: "This is a total and does not say of which area. Name the area that it is of, or take the row away.",
  "unnamed area":
    "The file says nowhere of which area this is. Say it among the names of the file, or give it a column called area.",
  note: "This reads like a note and not like an area. Take the row away, or name the area that its figures are of.",
};

function periodReader() {
  const known = new Map<string, ReturnType<typeof parsePeriod>>();
  return (text: string, kind: PeriodKind | undefined) => {
    const id = `${kind} ${text}`;
    let read = known.get(id);
    if (read === undefined) known.set(id, (read = parsePeriod(text, kind)));
    return read;
  };
}

function valueRemedy(text: string): string {
  if (text.startsWith("=")) {
    return "This formula was saved without its result. Open the workbook in Excel, save it and try again.";
  }
  if (/^#\w/.test(text)) return "The spreadsheet itself shows an error here. Mend the formula, save and try again.";
  return "Write a number such as 24.7, or suppressed, not published or awaiting where there is none.";
}

/** Publishers' letters: p and e are not final; the others say something about the value and go into its note. */
function statusOf(status: string, flag: string): "provisional" | "final" | undefined {
  const word = status.trim().toLowerCase();
  if (["provisional", "p", "estimate", "estimated", "e"].includes(word)) return "provisional";
  if (!["", "final", "f", "revised", "r", "a", "normal", "n", "actual"].includes(word)) return undefined;
  return /(^|\W)[pe](\W|$)/i.test(flag) || /^[bu]*[pe][bu]*$/i.test(flag) ? "provisional" : "final";
}

const FLAGS: Readonly<Record<string, string>> = {
  b: "break in the series",
  c: "confidential",
  d: "definition differs",
  e: "estimated",
  f: "forecast",
  n: "not significant",
  p: "provisional",
  r: "revised",
  s: "estimated by the publisher",
  u: "low reliability",
  z: "not applicable",
  "*": "unreliable, because the sample is small",
  "~": "unreliable, because the sample is small",
};

/** "Publisher’s flag b: break in the series", for the value's note; empty without a flag. */
function flagInWords(flag: string): string {
  const plain = flag.trim().replace(/[[\]]/g, "").toLowerCase();
  if (plain === "" || plain === "!" || plain === "-") return "";
  const words = [...plain].map((letter) => FLAGS[letter]);
  return `Publisher’s flag ${plain}${words.every(Boolean) ? `: ${words.join(", ")}` : ""}`;
}

const NUMBERS = ["lower", "upper", "numerator", "denominator", "sampleSize"] as const;
const NO_NUMBERS = { given: {} } as const;
type Numbers = Pick<GivenValue, "lower" | "upper" | "numerator" | "denominator" | "sampleSize">;

function limitsOf(
  row: FileRow,
  value: number | null,
  decimal: DecimalSign,
): { readonly given: Numbers } | { readonly column: string; readonly text: string; readonly remedy: string } {
  if (NUMBERS.every((column) => !row[column]) && !row.margin) return NO_NUMBERS;
  const given: { -readonly [K in keyof Numbers]: Numbers[K] } = {};
  for (const column of NUMBERS) {
    const text = row[column];
    if (text === undefined || text === "") continue;
    const read = readCell(text, decimal);
    if (read === undefined) return { column, text, remedy: "Write a number, or leave it empty." };
    if (read.value !== null) given[column] = read.value;
  }
  if (row.margin && value !== null) {
    const margin = readCell(row.margin, decimal);
    if (margin === undefined || (margin.value ?? 0) < 0)
      return {
        column: "margin",
        text: row.margin,
        remedy: "Write how far the limits are from the value, or leave it empty.",
      };
    if (margin.value !== null)
      [given.lower, given.upper] = [rounded(value - margin.value), rounded(value + margin.value)];
  }
  if (given.lower !== undefined && given.upper !== undefined && given.lower > given.upper) {
    return { column: "lower", text: row.lower ?? "", remedy: "The lower limit must not be above the upper limit." };
  }
  if (given.denominator !== undefined && given.denominator <= 0)
    return { column: "denominator", text: row.denominator ?? "", remedy: "Write a number above 0, or leave it empty." };
  if (given.sampleSize !== undefined && !(Number.isInteger(given.sampleSize) && given.sampleSize > 0))
    return {
      column: "sampleSize",
      text: row.sampleSize ?? "",
      remedy: "Write a whole number above 0, or leave it empty.",
    };
  return { given };
}

/** Without what binary arithmetic adds: 0.1 + 0.2 is 0.3. */
const rounded = (value: number) => Number(value.toPrecision(12));
