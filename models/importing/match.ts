import { createHash } from "node:crypto";
import { z } from "zod";
import { type Indicator, type IndicatorFields, PolaritySchema } from "../measures/indicator";
import { slugOf } from "../measures/catalogue";
import { matchIndicators } from "../measures/match-indicators";
import { COMMON_SCOPE, EVERYONE } from "../measures/observation";
import { parsePeriod } from "../measures/parse-period";
import { type PeriodKind, kindOf } from "../measures/period";
import type { Area, AreaFields, AreaKind } from "../place/area";
import type { Group } from "../place/group";
import { areaNamed, matchAreas } from "../place/match-areas";
import type { Partnership } from "../place/partnership";
import { type AreaWords, type Seen, type SeriesSeen, type SeriesWords, type Survey, seriesKey } from "./survey";

/** What a person said that a name in a file means: something that is there, something new, or nothing to bring in. */
const AnswerSchema = z.union([
  z.object({ is: z.string().min(1).max(200) }),
  z.object({
    makes: z.object({
      name: z.string().trim().min(1, "Give it a name").max(200, "Shorten this to 200 characters or fewer").optional(),
      unit: z.string().trim().max(100, "Shorten this to 100 characters or fewer").optional(),
      polarity: PolaritySchema.optional(),
    }),
  }),
  z.object({ leavesOut: z.literal(true) }),
]);
type Answer = z.infer<typeof AnswerSchema>;

/** `text` is the name as the file writes it. */
export const AnsweredNameSchema = z.object({
  kind: z.enum(["series", "area", "group"]),
  text: z.string().max(2000),
  answer: AnswerSchema,
});
export type AnsweredName = z.infer<typeof AnsweredNameSchema>;
export type NameKind = AnsweredName["kind"];

/** What names may mean. */
export interface Known {
  readonly scope: string;
  /** Null for the scope of official figures. */
  readonly partnership: Partnership | null;
  readonly indicators: readonly Indicator[];
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  /** What was answered before for files of this kind, and for this one: the later answer counts. */
  readonly answers: readonly AnsweredName[];
}

/** What one name of the file stands for. */
export type Meaning<T, New> =
  | { readonly kind: "known"; readonly is: T }
  | { readonly kind: "new"; readonly makes: New }
  | { readonly kind: "left out" };

export interface Matched<T, New> {
  readonly text: string;
  readonly count: number;
  readonly meaning: Meaning<T, New>;
  /** Exactly so named, or answered: nobody needs to be asked. */
  readonly sure: boolean;
  /** What else it may mean, best first. */
  readonly suggestions: readonly T[];
}

export type NewIndicator = Omit<IndicatorFields, "doubt">;

export interface Matching {
  readonly series: ReadonlyMap<string, Matched<Indicator, NewIndicator>>;
  readonly areas: ReadonlyMap<string, Matched<Area, AreaFields>>;
  readonly groups: ReadonlyMap<string, Matched<Group, Pick<Group, "_id" | "name" | "kind" | "partnership">>>;
  /** The kind that a series' other periods are of, where its texts leave one open. */
  readonly periodKinds: ReadonlyMap<string, PeriodKind>;
}

/** Says for every name in a file what it stands for. What is not known is proposed, to be made with the batch. */
export function matchNames(survey: Survey, known: Known): Matching {
  const answered = new Map(known.answers.map(({ kind, text, answer }) => [`${kind} ${text}`, answer]));
  const answerTo = (kind: NameKind, text: string) => answered.get(`${kind} ${text}`);
  return {
    series: mapEach(survey.series, (key, seen) => matchSeries(key, seen, survey, known, answerTo("series", key))),
    areas: mapEach(survey.areas, (key, seen) => matchArea(key, seen, known, answerTo("area", key))),
    groups: mapEach(survey.groups, (key, seen) => matchGroup(key, seen, known, answerTo("group", key))),
    periodKinds: new Map(
      [...survey.series].flatMap(([key, { periods }]) => {
        const kind = kindAmong(periods);
        return kind === undefined ? [] : [[key, kind] as const];
      }),
    ),
  };
}

function mapEach<S, M>(seen: ReadonlyMap<string, S>, match: (key: string, seen: S) => M): Map<string, M> {
  return new Map([...seen].map(([key, each]) => [key, match(key, each)]));
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();

function matchSeries(
  text: string,
  seen: SeriesSeen,
  survey: Survey,
  known: Known,
  answer: Answer | undefined,
): Matched<Indicator, NewIndicator> {
  const { words, count } = seen;
  const others = known.indicators;
  const proposal = proposeIndicator(words, seen, known, answer);
  if (answer !== undefined)
    return { text, count, sure: true, suggestions: [], meaning: meaningOf(answer, others, proposal) };
  const named = others.filter(({ code, name }) => [code, name].some((each) => plain(each) === plain(words.indicator)));
  // One indicator measured in several ways is several series: the unit tells which of them is ours.
  const ways = [...survey.series.values()].filter(
    (each) => plain(each.words.indicator) === plain(words.indicator),
  ).length;
  const fitting = named.filter((each) => fitsUnit(each, words, ways > 1));
  const own = fitting.find(({ partnership }) => partnership !== null) ?? fitting[0];
  if (own !== undefined) return { text, count, sure: true, suggestions: [], meaning: { kind: "known", is: own } };
  const made = others.find(({ _id }) => _id === proposal._id);
  if (made !== undefined) return { text, count, sure: true, suggestions: [], meaning: { kind: "known", is: made } };
  const suggestions = [...new Set([...named, ...matchIndicators(words.indicator, others)])].slice(0, 5);
  return { text, count, sure: false, suggestions, meaning: { kind: "new", makes: proposal } };
}

/** The other meanings of "known": an id that is gone means a new thing. */
function meaningOf<T extends { readonly _id: string }, New>(
  answer: Answer,
  known: readonly T[],
  makes: New,
): Meaning<T, New> {
  if ("leavesOut" in answer) return { kind: "left out" };
  const is = "is" in answer ? known.find(({ _id }) => _id === answer.is) : undefined;
  return is ? { kind: "known", is } : { kind: "new", makes };
}

const NOTHING_GIVEN: Extract<Answer, { makes: unknown }>["makes"] = {};

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
  const given = answer !== undefined && "makes" in answer ? answer.makes : NOTHING_GIVEN;
  const { indicator, measure = "", unit = "" } = words;
  const isPlain = measure === "" || /^percent/i.test(measure);
  const name = given.name ?? (isPlain ? indicator : `${indicator} (${measure.toLowerCase()})`);
  const inUnits = UNITS.find(([pattern]) => pattern.test(measure || unit));
  const code = shortSlug(seriesKey(words), 60);
  const kind = kindAmong(seen.periods);
  return {
    _id: known.partnership === null ? slugOf(code) : `${known.partnership.code}-${slugOf(code)}`,
    code,
    name: name.slice(0, 200),
    definitions: {
      "1": {
        text: `As its publisher defines “${seriesKey(words)}”`,
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

/** A name as part of an id: where it is cut, or has no letters to keep, its digest keeps it apart from others. */
function shortSlug(text: string, longest: number): string {
  const slug = slugOf(text);
  if (slug !== "" && slug.length <= longest) return slug;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${slug.slice(0, longest - digest.length - 1)}-${digest}`.replace(/^-/, "");
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
function kindAmong(periods: Iterable<string>): PeriodKind | undefined {
  const kinds = new Set<PeriodKind>();
  for (const text of periods) {
    const read = parsePeriod(text);
    if (read.ok && read.period !== undefined && !/^\d{4}\s*[-/]\s*\d{2}$/.test(text.trim()))
      kinds.add(kindOf(read.period));
  }
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function matchArea(
  text: string,
  { words, count }: Seen<AreaWords>,
  known: Known,
  answer: Answer | undefined,
): Matched<Area, AreaFields> {
  const makes = proposeArea(words, known, answer);
  if (answer !== undefined)
    return { text, count, sure: true, suggestions: [], meaning: meaningOf(answer, known.areas, makes) };
  const { areaCode, area } = words;
  // A partnership names an official area that the list lacks under its own code, a colon and the official one.
  const own = areaCode && known.partnership ? known.areas.find(({ _id }) => _id === makes._id) : undefined;
  const is =
    (areaCode && (areaNamed(areaCode, known.areas) ?? own)) ||
    successorOf(areaCode, known.areas) ||
    (areaCode && isOfficialCode(areaCode) ? undefined : areaNamed(area, known.areas));
  if (is) return { text, count, sure: true, suggestions: [], meaning: { kind: "known", is } };
  const suggestions = matchAreas(area, known.areas).slice(0, 5);
  return {
    text,
    count,
    sure: areaCode !== undefined && isOfficialCode(areaCode),
    suggestions,
    meaning: { kind: "new", makes },
  };
}

/** Nine signs: a letter for the country, what sort of area, and its number. */
export const isOfficialCode = (text: string) => /^[EWSNKJLM]\d{8}$/i.test(text.trim());

/** Codes change when a boundary moves a little; the area stays the one that people mean. */
const CODE_CHANGES: Readonly<Record<string, string>> = {
  E06000048: "E06000057",
  E07000097: "E07000242",
  E07000101: "E07000243",
  E07000104: "E07000241",
  E07000100: "E07000240",
  E08000020: "E08000037",
  E10000002: "E06000060",
  W06000013: "W06000024",
};
function successorOf(code: string | undefined, areas: readonly Area[]): Area | undefined {
  if (code === undefined) return undefined;
  const other = CODE_CHANGES[code] ?? Object.keys(CODE_CHANGES).find((before) => CODE_CHANGES[before] === code);
  return other === undefined ? undefined : areas.find((area) => area.code === other);
}

const KINDS: readonly (readonly [string, AreaKind])[] = [
  ["E06", "unitary authority"],
  ["W06", "unitary authority"],
  ["S12", "unitary authority"],
  ["N09", "district"],
  ["N11", "district"],
  ["E07", "district"],
  ["E08", "metropolitan district"],
  ["E09", "london borough"],
  ["E10", "county"],
  ["E11", "county"],
  ["E12", "region"],
];

function proposeArea({ area, areaCode }: AreaWords, known: Known, answer: Answer | undefined): AreaFields {
  const given = answer !== undefined && "makes" in answer ? answer.makes : NOTHING_GIVEN;
  const official = [areaCode, area].find((each) => each !== undefined && isOfficialCode(each))?.toUpperCase();
  const name = (given.name ?? area).slice(0, 100);
  const short = official ?? shortSlug(name, 40);
  const code = known.partnership === null ? short : `${known.partnership.code}:${short}`;
  const country = official !== undefined && /^[EWSNKJLM]92/.test(official);
  return {
    _id: code,
    code,
    name,
    kind: country ? "country" : (KINDS.find(([prefix]) => official?.startsWith(prefix))?.[1] ?? "district"),
    // No parent: it lies elsewhere, and is not one of our neighbourhoods.
    parent: null,
    region: null,
    county: null,
    validFrom: null,
    validTo: null,
    predecessors: [],
    successors: [],
    laa: false,
    partnership: known.scope === COMMON_SCOPE ? null : (known.partnership?._id ?? null),
  };
}

const EVERYBODY = new Set([
  "",
  "all",
  "all people",
  "everyone",
  "persons",
  "person",
  "total",
  "all persons",
  "all ages",
]);
export const isEveryone = (text: string | undefined) => text === undefined || EVERYBODY.has(plain(text));

function matchGroup(
  text: string,
  { words, count }: Seen<string>,
  known: Known,
  answer: Answer | undefined,
): Matching["groups"] extends ReadonlyMap<string, infer M> ? M : never {
  const prefix = known.partnership?.code ?? "all";
  const makes = {
    _id: `${prefix}:${shortSlug(words, 40)}`,
    name: words.slice(0, 100),
    kind: groupKindOf(words),
    partnership: known.partnership?._id ?? null,
  };
  const everyone = { _id: EVERYONE, name: "everyone" } as Group;
  if (isEveryone(words)) return { text, count, sure: true, suggestions: [], meaning: { kind: "known", is: everyone } };
  if (answer !== undefined)
    return { text, count, sure: true, suggestions: [], meaning: meaningOf(answer, known.groups, makes) };
  const is = known.groups.find(
    (group) => plain(group.name) === plain(words) || group._id === words || group._id === makes._id,
  );
  return is
    ? { text, count, sure: true, suggestions: [], meaning: { kind: "known", is } }
    : { text, count, sure: false, suggestions: [], meaning: { kind: "new", makes } };
}

function groupKindOf(text: string): Group["kind"] {
  if (/\b(fe)?males?\b|\bmen\b|\bwomen\b|\bboys\b|\bgirls\b/i.test(text)) return "sex";
  if (/\baged?\b|\d+\s*(to|-|\+|and)/i.test(text)) return "age";
  return /ethnic|asian|black|white|mixed/i.test(text) ? "ethnic group" : "own words";
}
