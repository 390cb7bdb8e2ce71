import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { sayAmount, sayPounds } from "@models/money/amount";
import { figureOf, heldOf, overYears, stateOfLine } from "@models/money/figures";
import { flagsOn } from "@models/money/flags";
import { fundingOf } from "@models/money/flags/goal-funding";
import { flowsOf } from "@models/money/flows";
import { giverWords } from "@models/money/givers";
import { GOAL_KINDS, type GoalKind, nameOfGoal } from "@models/money/resource";
import { peopleYears } from "@models/money/routes";
import { sayFunding } from "@models/money/say-funding";
import { unitCostsOf } from "@models/money/unit-cost";
import { newPath, partPath } from "../parts/part-paths";
import { STATE_WORDS, mayFund } from "./money-lines.server";
import { inWords } from "./words";
import { type FlagView, flagView } from "./money-page.server";

const isGoal = (kind: string): kind is GoalKind => (GOAL_KINDS as readonly string[]).includes(kind);

/** What reaches a goal or is flagged on a line, for its own page; undefined for every other kind of part. */
export function moneyOnPart(book: Book, act: Pick<Act, "actor">, kind: string, id: string) {
  const flags = flagsOn(book, id).map((flag): FlagView => flagView(book, flag));
  if (kind === "resource")
    return {
      title: "What it reaches",
      says: null,
      average: null,
      flags,
      lines: reachedBy(book, id),
      costs: null,
      addTo: null,
    };
  if (!isGoal(kind)) return undefined;
  const { code, status } = book.agreement;
  const funding = fundingOf(book, { kind, id });
  const target = kind === "target" ? book.parts.target.find(({ _id }) => _id === id) : undefined;
  const costs = target && unitCostsOf(book, target);
  const isOpen = book.from === "working documents" && lockOn("live", status) === null;
  return {
    title: "Money",
    says: sayFunding(funding) || null,
    /** What a total of people is. */
    average:
      peopleYears(funding.funds) > 1
        ? `People are the average of the ${inWords(peopleYears(funding.funds))} years that any are named for.`
        : null,
    flags,
    lines: funding.funds.map(({ line, part }) => ({
      id: line._id,
      name: line.name,
      href: partPath(code, "resource", line._id),
      words: [
        sayAmount(overYears(line, (heldOf(line) || figureOf(line, "asked")) * part)) || "nothing said",
        STATE_WORDS[stateOfLine(line)],
        giverWords(book, line),
        part < 0.9995 ? `${Math.round(part * 1000) / 10}% of the line` : "",
      ]
        .filter(Boolean)
        .join(" · "),
    })),
    costs: costs && (funding.held.pounds > 0 || costs.soFar.pounds !== null) ? costs : null,
    addTo: mayFund(act, book, isOpen)
      ? newPath(code, "resource", { goals: nameOfGoal(kind, id), to: partPath(code, kind, id) })
      : null,
  };
}

/** The targets and priorities at which a line ends, each with what of it is promised or secured. */
function reachedBy(book: Book, id: string) {
  const { nodes } = flowsOf(
    { ...book, parts: { ...book.parts, resource: book.parts.resource.filter(({ _id }) => _id === id) } },
    "held",
  );
  return nodes.flatMap(({ kind, of, name, pounds }) =>
    of !== null && (kind === "target" || kind === "priority")
      ? [
          {
            id: of,
            name,
            href: partPath(book.agreement.code, kind, of),
            words: `${sayPounds(pounds)} of what is promised or secured`,
          },
        ]
      : [],
  );
}

export type MoneyOnPart = NonNullable<ReturnType<typeof moneyOnPart>>;
