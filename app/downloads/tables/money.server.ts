import type { Book } from "@models/agreement/book";
import { FIGURES, type Figure, figureOf, saidOf, stateOfLine, yearsOf } from "@models/money/figures";
import { FLAG_WORDS } from "@models/money/flags/flag";
import { moneyFlagsOf } from "@models/money/flags";
import { fundingOf } from "@models/money/flags/goal-funding";
import { giverWords } from "@models/money/givers";
import type { ResourceLine } from "@models/money/resource";
import { sayFunding } from "@models/money/say-funding";
import { servedBy } from "../../lib/money-page.server";
import { STATE_WORDS, yearWords } from "../../lib/money-lines.server";
import { capitalised } from "../../lib/words";
import { type Cell, type NumberCell, type TableOffer, day } from "../table";
import { nameIn } from "./step-2.server";

const UNITS = [
  { name: "£", isPeople: false, unit: { unit: "£" } },
  { name: "full-time equivalents", isPeople: true, unit: {} },
] as const;

/** Pounds and people stand in columns of their own, so that no sum adds them. */
const COLUMNS = UNITS.flatMap((unit) =>
  FIGURES.map((figure) => ({ ...unit, figure, head: `${capitalised(figure)}, ${unit.name}` })),
);

const ofUnit = ({ kind }: ResourceLine, isPeople: boolean) => (kind === "people") === isPeople;

export const resources: TableOffer = {
  id: "resources",
  title: "5 Resources",
  about: "Lines of money and people: who gives what, in which year, how far it has come and what it serves.",
  step: 5,
  tableOf(book) {
    const lines = book.parts.resource;
    const rows = lines.flatMap((line) =>
      yearsOf(line).map((year): Cell[] => [
        ...[line.name, giverWords(book, line), line.kind, line.nature ?? "", line.fund ?? ""],
        day(line.fundEnds),
        ...[line.budgetCode ?? "", serves(book, line), yearWords(year)],
        ...COLUMNS.map(({ figure, isPeople, unit }) => numberOf(line, figure, year, isPeople, unit)),
        day(line.given[year]?.asAt),
        STATE_WORDS[stateOfLine(line, year)],
      ]),
    );
    const totals = COLUMNS.map(({ head, figure, isPeople, unit }): NumberCell => ({
      value: lines.reduce((sum, line) => (ofUnit(line, isPeople) ? sum + figureOf(line, figure) : sum), 0),
      ...unit,
      formula: ({ column }) => `SUM(${column(head)})`,
    }));
    return {
      heads: [
        ...["Line", "Given by", "Kind", "Revenue or capital", "Fund", "Fund ends", "Budget code", "Serves", "Year"],
        ...COLUMNS.map(({ head }) => head),
        ...["As at", "State"],
      ],
      rows,
      ...(rows.length > 0 ? { totals: [["Total", "", "", "", "", "", "", "", "", ...totals, "", ""]] } : {}),
    };
  },
};

function numberOf(line: ResourceLine, figure: Figure, year: string, isPeople: boolean, unit: object): Cell {
  const value = ofUnit(line, isPeople) ? saidOf(line, figure, year) : null;
  return value === null ? null : { value, ...unit };
}

const serves = (book: Book, line: ResourceLine) =>
  Object.values(line.goals)
    .map(({ goal, share }) => `${servedBy(book, goal).text}${share == null ? "" : ` (${share}%)`}`)
    .join("; ");

export const programmes: TableOffer = {
  id: "programmes",
  title: "5 Programmes",
  about: "Sets of actions with one organisation that leads them, and the money that reaches them.",
  step: 5,
  tableOf: (book) => ({
    heads: ["Programme", "Led by", "What for", "Actions", "Money"],
    rows: book.parts.programme.map(({ _id, name, lead, purpose, actions }) => [
      ...[name, nameIn(book.organisations, lead), purpose ?? ""],
      book.parts.action
        .filter((action) => actions.includes(action._id))
        .map(({ what }) => what)
        .join("; "),
      sayFunding(fundingOf(book, { kind: "programme", id: _id })),
    ]),
  }),
};

export const moneyFlags: TableOffer = {
  id: "money-flags",
  title: "5 Money flagged",
  about:
    "Goals without money, promises that are not secured, money without a goal or counted twice, and funds that end too early.",
  step: 5,
  tableOf: (book) => ({
    heads: ["What", "On", "Called", "Says", "Worked out as"],
    rows: moneyFlagsOf(book).map(({ rule, kind, title, says, working }) => [
      ...[FLAG_WORDS[rule], kind === "resource" ? "resource line" : kind, title, says, working.formula],
    ]),
  }),
};
