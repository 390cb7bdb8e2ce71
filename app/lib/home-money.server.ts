import { lockOn } from "@models/agreement/parts";
import type { Book } from "@models/agreement/book";
import { sayAmount } from "@models/money/amount";
import { overYears, figureOf, heldOf, stateOfLine, unsecuredOf } from "@models/money/figures";
import { FLAG_WORDS, type FlagRule, type MoneyFlag } from "@models/money/flags/flag";
import { moneyFlagsOf } from "@models/money/flags";
import type { ResourceLine } from "@models/money/resource";
import type { OwnView } from "../components/home/home-view";
import type { MarkKind } from "../components/text/status-mark";
import { partPath } from "../parts/part-paths";
import { counted } from "./words";

const MOST_SHOWN = 5;

export const FLAG_MARKS: Readonly<Record<FlagRule, MarkKind>> = {
  unfunded: "must",
  partly: "open",
  unsecured: "risk",
  aimless: "open",
  shares: "must",
  double: "risk",
  "fund ends": "risk",
};

/** What presses first: what has nothing, then what may fall away. */
const URGENCY: readonly FlagRule[] = ["unfunded", "unsecured", "fund ends", "double", "shares", "aimless", "partly"];

export const byUrgency = (a: MoneyFlag, b: MoneyFlag) => URGENCY.indexOf(a.rule) - URGENCY.indexOf(b.rule);

/** What is flagged of an agreement's actions and lines, the most pressing first; targets and priorities only repeat it. */
export function moneyToMend(book: Book): OwnView[] {
  const { code, status } = book.agreement;
  if (lockOn("live", status) !== null) return [];
  const flags = moneyFlagsOf(book)
    .filter(
      ({ kind, rule }) => kind === "resource" || (kind === "action" && rule !== "unsecured" && rule !== "fund ends"),
    )
    .sort(byUrgency);
  const shown = flags.slice(0, MOST_SHOWN).map((flag): OwnView => ({
    id: `${code} ${flag.id}`,
    title: flag.title,
    href: partPath(code, flag.kind, flag.part),
    mark: { kind: FLAG_MARKS[flag.rule], words: FLAG_WORDS[flag.rule] },
    facts: flag.says,
  }));
  const rest = flags.length - shown.length;
  if (rest <= 0) return shown;
  const all: OwnView = {
    id: `${code} money`,
    title: `All that is flagged about money`,
    href: `/agreements/${code}/money#flags`,
    mark: { kind: "none", words: counted(rest, "more", "more") },
    facts: book.agreement.name,
  };
  return [...shown, all];
}

/** What an organisation was asked for and has not promised, and what it promised and has not secured. */
export function moneyOfGiver(book: Book, organisation: string): OwnView[] {
  const { code, status } = book.agreement;
  if (lockOn("live", status) !== null) return [];
  return book.parts.resource
    .filter(({ giver }) => giver === organisation)
    .flatMap((line) => {
      const facts = factsOf(line);
      return facts === null
        ? []
        : [{ id: line._id, title: line.name, href: partPath(code, "resource", line._id), ...facts }];
    });
}

function factsOf(line: ResourceLine): Pick<OwnView, "mark" | "facts"> | null {
  const say = (value: number) => sayAmount(overYears(line, value));
  const asked = figureOf(line, "asked");
  switch (stateOfLine(line)) {
    case "asked":
      return { mark: { kind: "open", words: "asked of us" }, facts: `${say(asked)} is asked. Say what you promise.` };
    case "partly promised":
      return {
        mark: { kind: "open", words: "partly promised" },
        facts: `${say(heldOf(line))} of the ${say(asked)} asked is promised.`,
      };
    case "promised":
      return {
        mark: { kind: "risk", words: "promised, not secured" },
        facts: `${say(unsecuredOf(line))} is promised and not secured yet.`,
      };
    default:
      return null;
  }
}
