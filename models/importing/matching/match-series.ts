import { slugOf } from "../../measures/catalogue";
import type { Indicator, IndicatorFields } from "../../measures/indicator";
import { matchIndicators } from "../../measures/match-indicators";
import { parsePeriod } from "../../measures/parse-period";
import { type PeriodKind, kindOf } from "../../measures/period";
import { type SeriesSeen, type SeriesWords, type Survey, seriesKey } from "../survey";
import { UNNAMED_INDICATOR } from "../table";
import { type Answer, givenBy } from "./answer";
import { type Known, type Matched, meaningOf, plain, shortSlug, surely } from "./matched";

export type NewIndicator = Omit<IndicatorFields, "doubt">;

/** The indicator that a file's series is of, known or to be made. */
export function matchSeries(
  text: string,
  seen: SeriesSeen,
  survey: Survey,
  known: Known,
  answer: Answer | undefined,
): Matched<Indicator, NewIndicator> {
  const { words, count } = seen;
  const others = known.indicators;
  const proposal = proposeIndicator(words, seen, known, answer);
  const isUnnamed = words.indicator === UNNAMED_INDICATOR;
  const isNamedNow = answer !== undefined && !("makes" in answer && answer.makes.name === undefined);
  if (isUnnamed && !isNamedNow) {
    const meaning = { kind: "new", makes: proposal } as const;
    return { text, count, sure: false, asks: "unnamed indicator", suggestions: [], meaning };
  }
  if (answer !== undefined) return surely(text, count, meaningOf(answer, others, proposal));
  const named = others.filter(({ code, name }) => [code, name].some((each) => plain(each) === plain(words.indicator)));
  // One indicator measured in several ways is several series: the unit tells which of them is ours.
  const ways = [...survey.series.values()].filter(
    (each) => plain(each.words.indicator) === plain(words.indicator),
  ).length;
  const fitting = named.filter((each) => fitsUnit(each, words, ways > 1));
  const own = fitting.find(({ partnership }) => partnership !== null) ?? fitting[0];
  if (own !== undefined) return surely(text, count, { kind: "known", is: own });
  const made = others.find(({ _id }) => _id === proposal._id);
  if (made !== undefined) return surely(text, count, { kind: "known", is: made });
  const suggestions = [...new Set([...named, ...matchIndicators(words.indicator, others)])].slice(0, 5);
  return { text, count, sure: false, suggestions, meaning: { kind: "new", makes: proposal } };
}

const PER_CENT = /%|per ?cent|proportion|\brate\b/i;
const figuresOf = (text: string): string[] =>
  plain(text)
    .replace(/(\d),(\d)/g, "$1$2")
    .match(/[a-z0-9%£]+/g) ?? [];

function fitsUnit({ unit }: Indicator, { measure = "", unit: given = "" }: SeriesWords, strict: boolean): boolean {
  const says = `${measure} ${given}`.trim();
  if (says === "") return true;
  if (unit.startsWith("%")) return PER_CENT.test(says) || (!strict && !/count|number/i.test(says));
  if (PER_CENT.test(measure)) return false;
  if (unit === "") return !strict || /count|number/i.test(says);
  const words = figuresOf(says);
  return !strict || figuresOf(unit).every((word) => words.includes(word));
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/%|per ?cent|^proportion/i, "%"],
  [/^(count|number|total|persons?|people)$/i, ""],
];

function proposeIndicator(
  words: SeriesWords,
  seen: SeriesSeen,
  known: Known,
  answer: Answer | undefined,
): NewIndicator {
  const given = givenBy(answer);
  const { indicator, measure = "", unit = "" } = words;
  const isPlain = measure === "" || /^percent/i.test(measure);
  const name = given.name ?? (isPlain ? indicator : `${indicator} (${measure.toLowerCase()})`);
  const inUnits = UNITS.find(([pattern]) => pattern.test(measure || unit));
  // Another file that names none may count something else: its own name tells it apart.
  const own = indicator === UNNAMED_INDICATOR && given.name ? { ...words, indicator: given.name } : words;
  const code = shortSlug(seriesKey(own), 60);
  const kind = kindAmong(seen.periods);
  return {
    _id: known.partnership === null ? slugOf(code) : `${known.partnership.code}-${slugOf(code)}`,
    code,
    name: name.slice(0, 200),
    definitions: {
      "1": {
        text: `As its publisher defines “${seriesKey(own)}”`,
        from: null,
        to: null,
        why: "",
        comparableWithLast: true,
      },
    },
    unit: given.unit ?? (inUnits ? inUnits[1] : unitIn(measure, unit)),
    polarity: given.polarity ?? "none",
    frequency: kind === undefined ? "irregular" : FREQUENCIES[kind],
    dimension: null,
    decimals: Math.min(seen.decimals, 6),
    source: "",
    combine: "none",
    theme: "",
    partnership: known.partnership?._id ?? null,
  };
}

/** "Frequency" and "value" say nothing of what is counted; the unit beside them does. */
function unitIn(measure: string, unit: string): string {
  return (/^(frequency|value)$/i.test(measure) || measure === "" ? unit : measure).toLowerCase();
}

const FREQUENCIES: Readonly<Record<PeriodKind, IndicatorFields["frequency"]>> = {
  "calendar year": "year",
  "financial year": "year",
  "academic year": "academic year",
  "calendar quarter": "quarter",
  "financial quarter": "quarter",
  month: "month",
  "rolling year": "quarter",
  "several years": "several years",
};

/** The one kind of period that texts which leave nothing open are of; undefined when they are of several. */
export function kindAmong(periods: Iterable<string>): PeriodKind | undefined {
  const kinds = new Set<PeriodKind>();
  for (const text of periods) {
    const read = parsePeriod(text);
    if (read.ok && read.period !== undefined && !/^\d{4}\s*[-/]\s*\d{2}$/.test(text.trim()))
      kinds.add(kindOf(read.period));
  }
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
