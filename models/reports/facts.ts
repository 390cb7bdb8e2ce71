import { standingOf, milestonesInOrder } from "../actions/action-standing";
import { END, slippedDays } from "../actions/slips";
import type { Action } from "../actions/action";
import type { Book } from "../agreement/book";
import { liveActions, standingPriorities } from "../agreement/checks/about";
import { committedTitle } from "../commitments/committed-text";
import { ledgerOf } from "../commitments/ledger";
import { inOrderOfDay } from "../decisions/decision";
import { moneyFlagsOf } from "../money/flags";
import type { MoneyFlag } from "../money/flags/flag";
import { pointsOf } from "../measures/comparison";
import type { TableRow } from "../measures/indicator-table";
import { isIllustrative } from "../measures/step-table";
import { targetFacts } from "../review/facts";
import { finalValueOf } from "../targets/final-value";
import { type PlanEffect, planEffectOf, sayExplained } from "../targets/plan-effect";
import { sayPeriods } from "../targets/results";
import type { Target } from "../targets/target";
import { type TargetFigures, figuresOf } from "../targets/target-figures";
import { promisesOf } from "../targets/trajectory";
import { dueUpdates } from "../updates/due";
import { ownerMeter } from "../updates/owner-meter";
import { lastWords } from "../updates/read-updates";
import type { Update } from "../updates/update";
import type { ActionLine, CommitmentLine, ReportFacts, TargetLine } from "./content-schema";
import type { Known } from "./known";

/** Proposals that still wait for somebody. */
const WAITING = ["asking for consent", "declined", "with the region", "returned"];

/** Everything that a report speaks of, as plain data that is kept with it. */
export function reportFactsOf(known: Known): ReportFacts {
  const { book, day, updates, calendar } = known;
  const last = lastWords(updates);
  const priorities = standingPriorities(book);
  const standing = new Set(priorities.map(({ _id }) => _id));
  const organisations = book.organisations.map(({ _id }) => _id);
  return {
    day,
    priorities: priorities.map(({ _id, name }) => ({ id: _id, name })),
    organisations: Object.fromEntries(book.organisations.map(({ _id, name }) => [_id, name])),
    targets: priorities.flatMap(({ _id }) =>
      book.parts.target.filter(({ priority }) => priority === _id).map((target) => targetLine(known, target)),
    ),
    actions: liveActions(book)
      .filter(({ priority }) => standing.has(priority))
      .map((action) => actionLine(action, last.get(action._id), day)),
    commitments: commitmentLines(book, day),
    due: dueUpdates(book, updates, organisations, day).map(({ part, organisation, milestone, since }) => ({
      ...("what" in part
        ? { kind: "action" as const, title: part.what, milestone: milestoneOf(part, milestone) }
        : { kind: "target" as const, title: part.name, milestone: null }),
      ...{ id: part._id, priority: part.priority, organisation, since },
    })),
    owners: ownerMeter(book, updates, day).owners.map(({ organisation, active, silent }) => ({
      ...{ organisation, active: active.length, of: active.length + silent.length },
    })),
    money: moneyFlagsOf(book).map(({ id, rule, kind, part, title, says }) => ({
      ...{ id, rule, kind, part, title, says },
      priority: priorityOf(book, kind, part),
      giver: book.parts.resource.find(({ _id }) => _id === part)?.giver ?? null,
    })),
    decisions: inOrderOfDay(book.parts.decision).map(({ _id, what, takenBy, date }) => ({
      ...{ id: _id, what, takenBy, date },
    })),
    refreshes: book.parts.refresh
      .filter(({ state }) => WAITING.includes(state))
      .map(({ _id, target, name, state, by }) => ({
        ...{ id: _id, state, by: by ?? null },
        title: book.parts.target.find((each) => each._id === target)?.name ?? name ?? "a new target",
      })),
    board:
      Object.values(calendar?.dates ?? {})
        .filter(({ kind, on }) => kind === "board" && on >= day)
        .map(({ on }) => on)
        .sort()[0] ?? null,
  };
}

function targetLine(known: Known, target: Target): TargetLine {
  const { book, signed, day, first } = known;
  const { progress, achieved, latest, odds, open } = targetFacts(known, signed, target, day);
  const figures = figuresOf(book, target);
  const promised = first?.parts.target.find(({ _id }) => _id === target._id);
  const result = achieved && {
    ...{ value: achieved.result.value, period: achieved.result.periods.at(-1) ?? "" },
    ...{ periods: sayPeriods(achieved.result.periods), promised: achieved.point.value },
  };
  return {
    ...{ id: target._id, name: target.name, priority: target.priority, designation: target.designation },
    ...{ lead: target.lead ?? null, area: target.area, group: target.group, unit: figures?.indicator.unit ?? "" },
    status: progress?.status ?? "no result yet",
    says: progress?.says ?? "Its indicator is not known any more.",
    candidate: candidateOf(book, target),
    isIllustrative: figures?.ours ? hasIllustrative(figures.ours) : false,
    values: valuesOf(figures),
    region: figures
      ? valuesIn(
          figures,
          figures.levels.rows.find(({ role }) => role === "region"),
        )
      : {},
    latest: latest ? { period: latest.period, value: latest.value } : null,
    result: result ?? null,
    ...{ odds: odds.now ?? null, oddsAtSigning: odds.atSigning ?? null },
    promises: promisesOf(target),
    // Where no refresh has touched it, what is promised now is what was signed first.
    first: finalValueOf(first ? (promised ?? { trajectory: {} }) : target) ?? null,
    explained: explainedOf(planEffectOf(book, target, day)),
    open,
  };
}

const explainedOf = (plan: PlanEffect | undefined): TargetLine["explained"] =>
  plan?.widest ? { words: sayExplained(plan.widest, plan), period: plan.widest.period } : null;

/** The priority of a goal; none of a programme or a line of money, which may serve several. */
function priorityOf({ parts }: Book, kind: MoneyFlag["kind"], id: string): string | null {
  if (kind === "priority") return id;
  if (kind !== "target" && kind !== "action") return null;
  const goals: readonly { readonly _id: string; readonly priority: string }[] = parts[kind];
  return goals.find(({ _id }) => _id === id)?.priority ?? null;
}

/** Our own figures of the measure itself, by period. */
export function valuesOf(figures: TargetFigures | undefined): Record<string, number> {
  return figures
    ? valuesIn(
        figures,
        figures.levels.rows.find(({ role }) => role === "ours"),
      )
    : {};
}

const valuesIn = ({ levels }: TargetFigures, row: TableRow | undefined): Record<string, number> =>
  row ? Object.fromEntries(pointsOf(levels, row).map(({ period, value }) => [period, value])) : {};

const hasIllustrative = ({ cells }: TableRow) =>
  Object.values(cells).some((cell) => cell && isIllustrative(cell.source));

/** The chosen indicator whose value pages show the figures of a target, its priority’s own first. */
export function candidateOf({ parts }: Pick<Book, "parts">, { indicator, priority }: Target): string | null {
  const all = parts.candidate.filter((each) => each.indicator === indicator && each.standing === "chosen");
  return (all.find((each) => each.priority === priority) ?? all[0])?._id ?? null;
}

function actionLine(action: Action, last: Update | undefined, day: string): ActionLine {
  const { standing, since } = standingOf(action, day);
  return {
    ...{ id: action._id, what: action.what, priority: action.priority, owner: action.owner || null },
    ...{ standing, since: since ?? null, end: action.end ?? null },
    slips: slippedDays(action).map(({ of, first, now, times }) => ({
      ...{ what: of === END ? "end" : (milestoneOf(action, of) ?? "milestone"), first, now, times },
    })),
    last: last
      ? {
          ...{ course: last.course, inTheWay: last.inTheWay ?? "", help: last.help ?? "" },
          on: last.created.at.slice(0, 10),
        }
      : null,
  };
}

const milestoneOf = (action: Action, id: string | undefined): string | null =>
  milestonesInOrder(action).find((each) => each.id === id)?.what ?? null;

function commitmentLines(book: Book, day: string): CommitmentLine[] {
  return ledgerOf(book, day).map(({ kind, part, by, to, state, due, reconsider, overdue, commitment }) => ({
    ...{ kind, part: part._id, by, to, state, due, reconsider, overdue },
    id: commitment?._id ?? `${part._id}-${by}`,
    title: commitment?.what || committedTitle(part),
    commitment: commitment?._id ?? null,
  }));
}
