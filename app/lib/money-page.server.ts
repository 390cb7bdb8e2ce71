import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatNumber } from "@models/measures/format";
import { sayPounds } from "@models/money/amount";
import {
  FIGURES,
  LINE_STATES,
  type LineState,
  figureOf,
  heldOf,
  saidOf,
  stateOfLine,
  yearsOf,
} from "@models/money/figures";
import { FLAG_WORDS, type FlagRule, type MoneyFlag } from "@models/money/flags/flag";
import { moneyFlagsOf } from "@models/money/flags";
import { fundingOf } from "@models/money/flags/goal-funding";
import { type Counted, flowsOf } from "@models/money/flows";
import { giverKey, giverWords, giversOf } from "@models/money/givers";
import { type ResourceLine, goalNamed } from "@models/money/resource";
import { actionsOf } from "@models/money/routes";
import { sayFunding } from "@models/money/say-funding";
import { IN_AND_OUT, unitCostsOf } from "@models/money/unit-cost";
import { may, organisationsOf } from "@models/people/permissions";
import { newPath, partPath } from "../parts/part-paths";
import { FLAG_MARKS, byUrgency } from "./home-money.server";
import { STATE_WORDS, yearWords } from "./money-lines.server";
import { layOut } from "./money-sankey.server";
import { whatIfView } from "./money-what-if.server";
import { capitalised, counted } from "./words";

export const COUNTED_WORDS: Readonly<Record<Counted, string>> = {
  held: "promised or secured",
  asked: "asked",
  promised: "promised",
  secured: "secured",
  spent: "spent to date",
  forecast: "forecast for the year",
};

/** The money of an agreement: headline figures, where it goes, its lines, what is flagged, what a result costs, what would go. */
export function moneyPageOf(book: Book, act: Pick<Act, "actor">, query: URLSearchParams) {
  const { agreement, parts } = book;
  const { code } = agreement;
  const lines = parts.resource;
  const asked = askedIn(book, query);
  const shown = lines.filter((line) => fits(line, asked));
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayAdd =
    isOpen &&
    may(act.actor, "money.change", {
      ...subjectOf(agreement),
      owners: organisationsOf(act.actor, agreement.partnership),
    });
  const isFacilitator = isOpen && may(act.actor, "money.ask", subjectOf(agreement));
  return {
    code,
    addTo: mayAdd ? newPath(code, "resource", {}) : null,
    addProgrammeTo: isFacilitator ? newPath(code, "programme", {}) : null,
    total: lines.length,
    sentence: sentenceOf(lines),
    headline: headlineOf(agreement.scheme.years, lines),
    flags: flagGroups(book),
    asked,
    isFiltered: [asked.giver, asked.year, asked.state].some((value) => value !== ""),
    givers: giversOf(book),
    years: yearsIn(agreement.scheme.years, lines).map((year) => ({ id: year, words: yearWords(year) })),
    states: LINE_STATES.filter((state) => lines.some((line) => stateOfLine(line) === state)).map((state) => ({
      id: state,
      words: capitalised(STATE_WORDS[state]),
    })),
    counts: Object.entries(COUNTED_WORDS).map(([id, words]) => ({ id, words: capitalised(words) })),
    picture: pictureOf(book, asked),
    rows: shown.map((line) => rowOf(book, line, asked.year || undefined)),
    programmes: parts.programme.map((programme) => ({
      id: programme._id,
      name: programme.name,
      href: partPath(code, "programme", programme._id),
      lead: book.organisations.find(({ _id }) => _id === programme.lead)?.name ?? "nobody yet",
      actions: counted(actionsOf(book, programme).length, "action"),
      money: sayFunding(fundingOf(book, { kind: "programme", id: programme._id })) || "no money yet",
    })),
    costs: {
      ...IN_AND_OUT,
      rows: parts.target
        .map((target) => ({ target, costs: unitCostsOf(book, target) }))
        // Where no money is promised, secured or spent there is nothing to say but that.
        .filter(
          ({ target: { _id }, costs }) =>
            costs.soFar.pounds !== null || fundingOf(book, { kind: "target", id: _id }).held.pounds > 0,
        )
        .map(({ target, costs }) => ({
          id: target._id,
          name: target.name,
          href: partPath(code, "target", target._id),
          planned: costs.planned,
          soFar: costs.soFar,
        })),
    },
    whatIf: whatIfView(book, asked.gone),
  };
}

export type MoneyPage = ReturnType<typeof moneyPageOf>;

export interface AskedMoney {
  readonly giver: string;
  readonly year: string;
  readonly state: string;
  readonly show: Counted;
  /** "giver:" or "line:" with a key; empty asks nothing. */
  readonly gone: string;
}

function askedIn({ parts }: Book, query: URLSearchParams): AskedMoney {
  const text = (name: string) => (query.get(name) ?? "").trim();
  const show = text("show");
  const usual = parts.resource.some((line) => heldOf(line) > 0) ? "held" : "asked";
  return {
    giver: text("giver"),
    year: text("year"),
    state: text("state"),
    show: show in COUNTED_WORDS ? (show as Counted) : usual,
    gone: text("gone"),
  };
}

const fits = (line: ResourceLine, { giver, year, state }: AskedMoney) =>
  (giver === "" || giverKey(line) === giver) &&
  (year === "" || yearsOf(line).includes(year)) &&
  (state === "" || stateOfLine(line, year || undefined) === state);

const yearsIn = (scheme: readonly string[], lines: readonly ResourceLine[]) =>
  [...new Set([...scheme, ...lines.flatMap(yearsOf)])].sort();

/** Of money alone: a person for three years is no three people. */
function sentenceOf(lines: readonly ResourceLine[]): string {
  const totalOf = (valueOf: (line: ResourceLine) => number) =>
    lines.reduce((sum, line) => (line.kind === "people" ? sum : sum + valueOf(line)), 0);
  const [asked, held, secured] = [
    totalOf((line) => figureOf(line, "asked")),
    totalOf((line) => heldOf(line)),
    totalOf((line) => figureOf(line, "secured")),
  ];
  if (asked + held === 0) return "No money is named yet, only people.";
  return `Over all years ${sayPounds(asked)} is asked; ${sayPounds(held)} is promised or secured, of which ${sayPounds(secured)} is secured.`;
}

/** Pounds and people in tables of their own, since they are never added. */
function headlineOf(scheme: readonly string[], lines: readonly ResourceLine[]) {
  const years = yearsIn(scheme, lines);
  const tableOf = (unit: "pounds" | "people") => {
    const ofUnit = lines.filter(({ kind }) => (kind === "people") === (unit === "people"));
    const say = (value: number | null) =>
      value === null ? null : unit === "people" ? formatNumber(value, decimalsOf(value)) : sayPounds(value);
    const valueOf = (figure: (typeof FIGURES)[number], year: string) => {
      const said = ofUnit.flatMap((line) => saidOf(line, figure, year) ?? []);
      return said.length === 0 ? null : said.reduce((sum, each) => sum + each, 0);
    };
    const rows = years.map((year) => ({
      year: yearWords(year),
      cells: FIGURES.map((figure) => say(valueOf(figure, year))),
    }));
    const all = FIGURES.map((figure) => {
      const said = years.flatMap((year) => valueOf(figure, year) ?? []);
      return say(said.length === 0 ? null : said.reduce((sum, each) => sum + each, 0));
    });
    return {
      unit,
      caption: unit === "people" ? "People, in full-time equivalents" : "Money",
      isEmpty: ofUnit.length === 0,
      // One person for three years is one person: people are not added over years.
      rows: unit === "people" ? rows : [...rows, { year: "All years", cells: all }],
    };
  };
  return [tableOf("pounds"), tableOf("people")].filter(({ isEmpty }) => !isEmpty);
}

function flagGroups(book: Book) {
  const flags = [...moneyFlagsOf(book)].sort(byUrgency);
  const rules = [...new Set(flags.map(({ rule }) => rule))];
  return rules.map((rule: FlagRule) => ({
    rule,
    words: capitalised(FLAG_WORDS[rule]),
    mark: FLAG_MARKS[rule],
    flags: flags.filter((flag) => flag.rule === rule).map((flag) => flagView(book, flag)),
  }));
}

const KIND_WORDS = {
  resource: "Line",
  priority: "Priority",
  target: "Target",
  programme: "Programme",
  action: "Action",
} as const;

export const flagView = (book: Book, { id, kind, part, title, says, rule, working }: MoneyFlag) => ({
  id,
  kind: KIND_WORDS[kind],
  title,
  href: partPath(book.agreement.code, kind, part),
  says,
  words: FLAG_WORDS[rule],
  mark: FLAG_MARKS[rule],
  working,
});
export type FlagView = ReturnType<typeof flagView>;

function pictureOf(book: Book, { show, year }: AskedMoney) {
  const flows = flowsOf(book, show, year || undefined);
  const nameOf = (id: string) => flows.nodes.find((node) => node.id === id)?.name ?? "";
  const when = year === "" ? "over all years" : `in ${yearWords(year)}`;
  const ends = flows.nodes.filter(({ kind }) => kind === "target" || kind === "priority");
  const most = [...ends].sort((a, b) => b.pounds - a.pounds)[0];
  const lost = flows.nodes.find(({ kind }) => kind === "none");
  return {
    what: COUNTED_WORDS[show],
    when,
    sentence:
      flows.total === 0
        ? `No money is ${COUNTED_WORDS[show]} ${when}.`
        : `${sayPounds(flows.total)} is ${COUNTED_WORDS[show]} ${when}.${most ? ` Most of it, ${sayPounds(most.pounds)}, goes to “${most.name}”.` : ""}${lost ? ` ${sayPounds(lost.pounds)} has no goal.` : ""}`,
    sankey: flows.total === 0 ? null : layOut(flows),
    rows: flows.flows.map(({ from, into, pounds }) => ({
      id: `${from} ${into}`,
      from: nameOf(from),
      into: nameOf(into),
      amount: sayPounds(pounds),
    })),
  };
}

/** One line of the table; of a year alone where one is asked for. */
function rowOf(book: Book, line: ResourceLine, year: string | undefined) {
  const { code } = book.agreement;
  const state: LineState = stateOfLine(line, year);
  const flags = moneyFlagsOf(book).filter(({ part }) => part === line._id);
  const say = (figure: (typeof FIGURES)[number]) => {
    const years = year === undefined ? yearsOf(line) : [year];
    return years.every((each) => saidOf(line, figure, each) === null)
      ? null
      : line.kind === "people"
        ? `${formatNumber(figureOf(line, figure, year), decimalsOf(figureOf(line, figure, year)))} FTE`
        : sayPounds(figureOf(line, figure, year));
  };
  return {
    id: line._id,
    name: line.name,
    href: partPath(code, "resource", line._id),
    giver: giverWords(book, line),
    about: [line.kind, line.nature, line.fund, line.budgetCode].filter(Boolean).join(" · "),
    years: yearsOf(line).map(yearWords).join(", "),
    serves: Object.values(line.goals).map(({ goal, share }) => ({
      ...servedBy(book, goal),
      share: share == null || share === 100 ? null : `${share}%`,
    })),
    figures: FIGURES.map((figure) => ({ figure: capitalised(figure), amount: say(figure) })),
    state: { words: STATE_WORDS[state], mark: STATE_MARKS[state] },
    flags: [
      ...new Map(flags.map(({ rule }) => [rule, { words: FLAG_WORDS[rule], mark: FLAG_MARKS[rule] }])).values(),
    ].filter(({ words }) => words !== STATE_WORDS[state]),
  };
}

const STATE_MARKS = {
  "nothing said": "none",
  asked: "open",
  "partly promised": "open",
  promised: "risk",
  secured: "ready",
} as const;

/** What a share names, and where it is; one that went is said to have gone. */
export function servedBy(book: Book, goal: string): { readonly text: string; readonly to: string | null } {
  const { kind, id } = goalNamed(goal);
  const part = (book.parts[kind] as readonly { _id: string; name?: string; what?: string }[]).find(
    ({ _id }) => _id === id,
  );
  if (part === undefined) return { text: "something taken out of the agreement", to: null };
  return { text: part.what ?? part.name ?? "", to: partPath(book.agreement.code, kind, id) };
}
