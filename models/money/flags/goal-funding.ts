import type { Book } from "../../agreement/book";
import { liveActions, standingPriorities } from "../../agreement/checks/about";
import { type Amount, beyond, exceeds, isNothing, sayAmount } from "../amount";
import { figureOf, heldOf, unsecuredOf } from "../figures";
import type { Goal } from "../resource";
import { type Fund, amountOf, fundsOf } from "../routes";
import { type FlagCheck, type FlagRule, type MoneyFlag, inputsOf, said } from "./flag";

export interface Funding {
  readonly funds: readonly Fund[];
  readonly asked: Amount;
  /** Promised or secured. */
  readonly held: Amount;
  readonly unsecured: Amount;
  readonly secured: Amount;
  readonly spent: Amount;
  /** Null where all that is asked is secured. */
  readonly rule: Extract<FlagRule, "unfunded" | "partly" | "unsecured"> | null;
}

/** What reaches a goal and how far that goes. Money for a whole priority is its own and reaches none of its actions. */
export function fundingOf(book: Book, goal: Goal): Funding {
  const funds = fundsOf(book, goal);
  const of = (figure: "asked" | "secured" | "spent") => amountOf(funds, (line) => figureOf(line, figure));
  const [asked, secured, spent] = [of("asked"), of("secured"), of("spent")];
  const held = amountOf(funds, (line) => heldOf(line));
  const unsecured = amountOf(funds, (line) => unsecuredOf(line));
  const rule = isNothing(held)
    ? "unfunded"
    : exceeds(asked, held)
      ? "partly"
      : isNothing(unsecured)
        ? null
        : "unsecured";
  return { funds, asked, held, unsecured, secured, spent, rule };
}

interface Named extends Goal {
  readonly title: string;
}

/** What is done or was dropped asks for nothing more. */
function goalsOf(book: Book): Named[] {
  return [
    ...standingPriorities(book).map(({ _id, name }) => ({ kind: "priority" as const, id: _id, title: name })),
    ...book.parts.target.map(({ _id, name }) => ({ kind: "target" as const, id: _id, title: name })),
    ...book.parts.programme.map(({ _id, name }) => ({ kind: "programme" as const, id: _id, title: name })),
    ...liveActions(book)
      .filter(({ status }) => status !== "done")
      .map(({ _id, what }) => ({ kind: "action" as const, id: _id, title: what })),
  ];
}

/** Goals that nothing reaches, or less than what is asked, or only promises. */
export const goalFunding: FlagCheck = {
  find: (book) =>
    goalsOf(book).flatMap((goal): MoneyFlag[] => {
      const funding = fundingOf(book, goal);
      if (funding.rule === null) return [];
      const { kind, id, title } = goal;
      return [
        { id: `${funding.rule} ${id}`, rule: funding.rule, kind, part: id, title, ...explain(book, goal, funding) },
      ];
    }),
};

function explain(book: Book, { title }: Named, funding: Funding): Pick<MoneyFlag, "says" | "working"> {
  const { funds, asked, held, unsecured, rule } = funding;
  const whole = { title: `Money for “${title}”, all years together; people on average over them` };
  if (rule === "unsecured") {
    return {
      says: `${sayAmount(unsecured)} of what is promised is not secured yet.`,
      working: {
        ...whole,
        formula: "promised − secured, of each year and line by its share",
        inputs: inputsOf(book, funds, "promised and not secured", (line) => unsecuredOf(line)),
        result: said(unsecured),
      },
    };
  }
  const says =
    rule === "partly"
      ? `${sayAmount(held)} of the ${sayAmount(asked)} asked is promised or secured: ${sayAmount(beyond(asked, held))} is missing.`
      : isNothing(asked)
        ? "No money or people are named for it."
        : `${sayAmount(asked)} is asked, and nobody has promised any of it.`;
  return {
    says,
    working: {
      ...whole,
      formula: "asked, against the more of promised and secured, of each year and line by its share",
      inputs: [
        ...inputsOf(book, funds, "asked", (line) => figureOf(line, "asked")),
        ...inputsOf(book, funds, "promised or secured", (line) => heldOf(line)),
      ],
      result: `${said(asked)} asked, ${said(held)} promised or secured`,
    },
  };
}
