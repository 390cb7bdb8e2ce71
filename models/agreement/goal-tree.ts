import type { Action } from "../actions/action";
import { formatValue } from "../measures/format";
import { type PeriodCode, formatPeriod } from "../measures/period";
import { isIllustrative } from "../measures/step-table";
import { pointsOf } from "../measures/comparison";
import { FLAG_WORDS } from "../money/flags/flag";
import { fundingOf } from "../money/flags/goal-funding";
import type { GoalKind } from "../money/resource";
import { sayFunding } from "../money/say-funding";
import { finalValueOf } from "../targets/final-value";
import { isRelative, readForm, sayAim } from "../targets/form";
import { knownValuesOf } from "../targets/known-values";
import type { Target } from "../targets/target";
import { figuresOf } from "../targets/target-figures";
import { promisesOf } from "../targets/trajectory";
import type { Book } from "./book";
import { liveActions, organisationName, partHref, standingPriorities, stepHref } from "./checks/about";
import { UNFINISHED_WORDS } from "./checks/excuse";

export interface Value {
  readonly period: PeriodCode;
  readonly value: number;
}

export interface ActionNode {
  readonly id: string;
  readonly what: string;
  readonly owner: string | null;
  readonly href: string;
  readonly programmes: readonly { readonly name: string; readonly href: string }[];
  readonly money: MoneyNote;
}

/** What reaches a goal, such as "£90,000 of £120,000 asked"; empty where nothing is named. */
export interface MoneyNote {
  readonly words: string;
  /** "unfunded", "partly funded" …; null where nothing is missing. */
  readonly flag: string | null;
}

export interface TargetNode {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly designation: Target["designation"];
  /** "a placeholder", "deferred" …; null when firm. */
  readonly unfinished: string | null;
  /** What is known, then what is promised, in time order. */
  readonly known: readonly Value[];
  readonly promised: readonly Value[];
  /** Some of what is known is made up, and says so. */
  readonly illustrative: boolean;
  /** With unit, such as "29.1"; null when there is none yet. */
  readonly baseline: string | null;
  /** In the words of its form, such as "2 below West Midlands". */
  readonly final: { readonly text: string; readonly period: string } | null;
  /** A milestone's: ISO dates by which it is to be met and on which it was. */
  readonly milestone: { readonly by: string; readonly met: string | null } | null;
  readonly money: MoneyNote;
  readonly actions: readonly ActionNode[];
}

export interface PriorityNode {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly money: MoneyNote;
  /** Focuses in their order; what names none comes last, under null. */
  readonly focuses: readonly { readonly name: string | null; readonly targets: readonly TargetNode[] }[];
  /** Actions that serve no target of the priority. */
  readonly actions: readonly ActionNode[];
}

export interface GoalTree {
  readonly vision: string | null;
  readonly priorities: readonly PriorityNode[];
}

/** From vision to money: vision, priorities, focuses, targets, programmes, actions, what they are done with. */
export function goalTreeOf(book: Book): GoalTree {
  return {
    vision: book.agreement.vision ?? null,
    priorities: standingPriorities(book).map(({ _id, name }) => {
      const targets = book.parts.target.filter((target) => target.priority === _id);
      const actions = liveActions(book).filter((action) => action.priority === _id);
      const focuses = book.parts.focus.filter((focus) => focus.priority === _id);
      const ids = new Set(focuses.map((focus) => focus._id));
      const under = (belongs: (target: Target) => boolean) =>
        targets.filter(belongs).map((target) => targetNode(book, target));
      return {
        id: _id,
        name,
        href: stepHref(book, 1, _id),
        money: moneyNote(book, "priority", _id),
        focuses: [
          ...focuses.map((focus) => ({ name: focus.name, targets: under((target) => target.focus === focus._id) })),
          { name: null, targets: under((target) => !ids.has(target.focus ?? "")) },
        ].filter((focus) => focus.name !== null || focus.targets.length > 0),
        actions: actions
          .filter((action) => !action.targets.some((id) => targets.some((target) => target._id === id)))
          .map((action) => actionNode(book, action)),
      };
    }),
  };
}

function targetNode(book: Book, target: Target): TargetNode {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  const print = (value: number) => formatShort(value, indicator);
  const final = finalValueOf(target);
  const known = isRelative(target) ? gapsOf(book, target) : knownValuesOf(book, target);
  const form = readForm(target);
  const other = book.areas.find(({ _id }) => _id === target.gapTo)?.name ?? "";
  const state = target.state === "firm" ? null : UNFINISHED_WORDS[target.state];
  return {
    id: target._id,
    name: target.name,
    href: partHref(book, "target", target),
    designation: target.designation,
    unfinished: state,
    known: known.map(({ period, value }) => ({ period, value })),
    illustrative: known.some(({ source }) => isIllustrative(source)),
    promised: promisesOf(target),
    baseline: target.baseline.value == null ? null : print(target.baseline.value),
    final:
      final === undefined || form === undefined
        ? null
        : { text: sayAim(form, final.value, other, print), period: formatPeriod(final.period) },
    milestone: form?.form === "milestone" ? { by: form.by, met: form.met } : null,
    money: moneyNote(book, "target", target._id),
    actions: liveActions(book)
      .filter(({ targets }) => targets.includes(target._id))
      .map((action) => actionNode(book, action)),
  };
}

/** What is known of a relative target is the gap itself. */
function gapsOf(book: Book, target: Target) {
  const figures = figuresOf(book, target);
  const points = figures ? pointsOf(figures.table, figures.ours) : [];
  return points.map(({ period, value, cell }) => ({ period, value, source: cell.source }));
}

/** Percentages and pounds keep their sign; longer units are said by the target's name. */
function formatShort(value: number, indicator: Book["indicators"][number] | undefined): string {
  const { unit = "", decimals = 1 } = indicator ?? {};
  return formatValue(value, { unit: unit.startsWith("%") ? "%" : unit.startsWith("£") ? "£" : "", decimals });
}

function actionNode(book: Book, action: Action): ActionNode {
  const { _id, what, owner } = action;
  return {
    id: _id,
    what,
    owner: owner ? organisationName(book, owner) : null,
    href: partHref(book, "action", action),
    programmes: book.parts.programme
      .filter(({ actions }) => actions.includes(_id))
      .map((programme) => ({ name: programme.name, href: partHref(book, "programme", programme) })),
    money: moneyNote(book, "action", _id),
  };
}

function moneyNote(book: Book, kind: GoalKind, id: string): MoneyNote {
  const funding = fundingOf(book, { kind, id });
  return { words: sayFunding(funding), flag: funding.rule && FLAG_WORDS[funding.rule] };
}
