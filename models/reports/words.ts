import { formatDay } from "../day";
import { formatNumber, printAsPublished } from "../measures/format";
import { formatPeriod, isPeriodCode } from "../measures/period";
import type {
  ActionLine,
  Block,
  Cell,
  CommitmentLine,
  Figure,
  ReportFacts,
  Sentence,
  TargetLine,
} from "./content-schema";
import { figure, say } from "./sentence";

/** Figures as sentences show them, each with the cell that it is read from. */

export const targetCell = ({ id, priority }: Pick<TargetLine, "id" | "priority">): Cell => ({
  kind: "target",
  id,
  priority,
});

export const listCell = (of: Extract<Cell, { kind: "list" }>["of"], priority: string | null = null): Cell => ({
  kind: "list",
  of,
  priority,
});

/** Where one of a target's own figures stands. */
function valueCell({ candidate, area, group, ...target }: TargetLine, period: string): Cell {
  return candidate ? { kind: "value", candidate, area, group, period } : targetCell(target);
}

export const targetName = (target: TargetLine): Figure => figure(`“${target.name}”`, targetCell(target));

export const valueIn = (target: TargetLine, period: string, value: number): Figure =>
  figure(printAsPublished(value), valueCell(target, period));

export const periodOf = (target: TargetLine, period: string): Figure =>
  figure(isPeriodCode(period) ? formatPeriod(period) : period, valueCell(target, period));

export const promised = (target: TargetLine, value: number): Figure =>
  figure(printAsPublished(value), targetCell(target));

export const percent = (share: number): string => `${formatNumber(share * 100, 0)}%`;

export const actionName = ({ id, what }: Pick<ActionLine, "id" | "what">): Figure =>
  figure(`“${what}”`, { kind: "action", id });

export const actionFact = ({ id }: Pick<ActionLine, "id">, shown: string): Figure =>
  figure(shown, { kind: "action", id });

export const dayFigure = (day: string, cell: Cell): Figure => figure(formatDay(day), cell);

export const commitmentCell = ({ commitment, kind, part }: CommitmentLine): Cell =>
  commitment
    ? { kind: "commitment", id: commitment }
    : kind === "action"
      ? { kind: "action", id: part }
      : { kind: "list", of: "commitments", priority: null };

/** A name, never a figure of its own. */
export const organisation = ({ organisations }: ReportFacts, id: string | null): string =>
  id === null ? "the public" : (organisations[id] ?? "an organisation that has left");

/** Words that depend on how many there are. */
export const counted = (count: number, one: string, more: string): string => (count === 1 ? one : more);

/** "once", "twice", "3 times". */
export const timesWords = (times: number): string => (times === 1 ? "once" : times === 2 ? "twice" : `${times} times`);

export const group = (title: string, sentences: readonly Sentence[]): Block["groups"] =>
  sentences.length > 0 ? [{ title, sentences: [...sentences] }] : [];

export const block = (id: string, title: string, rest: Partial<Omit<Block, "id" | "title">>): Block => ({
  ...{ id, title, lead: [], groups: [], targets: [], by: null },
  ...rest,
});

/** What the numbers say of the money of one thing. */
export function moneyLine(at: string, flag: ReportFacts["money"][number]): Sentence {
  const { kind, part, priority } = flag;
  const cell: Cell = kind === "target" ? targetCell({ id: part, priority: priority ?? "" }) : { kind, id: part };
  return say([at, "money", flag.id], "{what}: {says}", {
    what: figure(`“${flag.title}”`, cell),
    says: figure(flag.says, cell),
  });
}

/** Late, overdue, or with a milestone that was missed. */
export const isLate = ({ since }: ActionLine): boolean => since !== null;

/** "should have ended", as an action's standing is said before the day. */
export const LATE_WORDS: Readonly<Record<string, string>> = {
  overdue: "should have ended on",
  late: "should have begun on",
  "milestone missed": "missed its milestone of",
};
