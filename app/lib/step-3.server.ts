import type { Act } from "@models/act";
import { mayAnswerOn } from "@models/agreement/answer-question";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import type { Document } from "@models/history/document";
import { nameOf } from "@models/measures/step-table-history";
import { may } from "@models/people/permissions";
import { isRelative } from "@models/targets/form";
import type { Target } from "@models/targets/target";
import { figuresOf, latestTheirs, readTarget } from "@models/targets/target-figures";
import { doubtedBasisOf, sayDoubt } from "@models/targets/doubted-basis";
import { baselineOf, countDesignated, decimalsFor, trajectoryPeriods } from "@models/targets/trajectory";
import { trajectoryGridsOf, yearlyWorkings } from "@models/targets/trajectory-grid";
import { describeState, judgingOf } from "@models/targets/words";
import { isIllustrative } from "@models/measures/step-table";
import { formatNumber } from "@models/measures/format";
import { formatPeriod } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import { pointsOf } from "@models/measures/comparison";
import { moneyOnPart } from "./money-on-part.server";
import { targetStanding } from "./target-standing.server";
import type { Working } from "@models/measures/working";
import { challengeSubjectOf } from "@models/targets/challenge/basis";
import type { ChallengeSubject } from "@models/targets/challenge/subject";
import { tideOf } from "@models/targets/forecast/tide";
import { ownPartOf, saySplit } from "@models/targets/own-part";
import { readOutlook } from "@models/targets/read-outlook";
import { type TargetOdds, targetOdds } from "@models/targets/target-odds";
import { challengesFor } from "./challenges.server";
import { refreshNotes } from "./refresh-notes.server";
import { signedWords } from "./signed-words.server";
import { targetChart, tideWords } from "./target-chart.server";
import { formatDay } from "./dates";
import { withUnit } from "./indicator-words";
import { threadPath } from "../parts/part-paths";
import { planEffectView } from "./plan-effect.server";
import { priorityAsked } from "./priority-asked.server";

/** What step 3's page shows, formatted: all targets of a priority in grids, and one of them with its chart. */
export function stepThreeOf(book: Book, act: Pick<Act, "actor" | "now">, asked: URLSearchParams) {
  const { agreement, parts } = book;
  const { priority, priorities } = priorityAsked(book, asked);
  const targets = inOrderMade(parts.target.filter((target) => target.priority === priority?._id));
  const chosen = targets.find(({ _id }) => _id === asked.get("target")) ?? targets[0];
  const isInside = book.from === "working documents";
  const allows = (standing: "promise" | "live") => isInside && lockOn(standing, agreement.status) === null;
  const mayChange = may(act.actor, "target.change", subjectOf(agreement));
  return {
    code: agreement.code,
    allTargets: `/agreements/${agreement.code}/targets`,
    /** This page as it was asked for. */
    here: `/agreements/${agreement.code}/steps/3${asked.size > 0 ? `?${asked}` : ""}`,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    hasPriorities: priorities.length > 0,
    /** The promise itself. */
    mayPromise: mayChange && allows("promise"),
    /** Why who otherwise may cannot change it now. */
    lock: mayChange && isInside ? lockOn("promise", agreement.status) : null,
    mayAsk: may(act.actor, "question.ask", subjectOf(agreement)) && allows("live"),
    /** Where who reads from the region asks instead. */
    askRegionTo: asksFromRegion(book, act) && chosen ? threadPath(agreement.code, "target", chosen._id) : null,
    cap: { designated: countDesignated(parts.target), of: agreement.scheme.designatedCap },
    targets: targets.map(({ _id, name, designation }, at) => ({ id: _id, name, designation, number: at + 1 })),
    grids: trajectoryGridsOf(book, targets).map((grid) => ({
      ...grid,
      targets: targets
        .filter(({ _id }) => grid.rows.some(({ target, isPromise }) => isPromise && target === _id))
        .map((target) => fillFacts(book, target)),
    })),
    chosen: chosen
      ? {
          ...oneTarget(book, act, chosen),
          standing: targetStanding(book, chosen, act),
          money: moneyOnPart(book, act, "target", chosen._id),
          plan: planEffectView(book, chosen, act.now.slice(0, 10)),
          mayAnswer: mayAnswerOn(act, agreement, chosen) && allows("live"),
        }
      : null,
  };
}

const asksFromRegion = ({ from, agreement }: Book, act: Pick<Act, "actor">) =>
  from === "snapshot" && may(act.actor, "comment.add", subjectOf(agreement));

/** Oldest first: ids say nothing of the order. */
function inOrderMade<T extends Document>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => a.created.at.localeCompare(b.created.at));
}

export type StepThree = ReturnType<typeof stepThreeOf>;

/** What the keys that fill a trajectory go by. */
function fillFacts(book: Book, target: Target) {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  return {
    id: target._id,
    rev: target.rev,
    baseline: baselineOf(target) ?? null,
    periods: trajectoryPeriods(target, book.agreement.scheme),
    trajectory: target.trajectory,
    decimals: decimalsFor(target, indicator?.decimals ?? 0),
  };
}

function oneTarget(book: Book, act: Pick<Act, "actor" | "now">, target: Target) {
  const figures = figuresOf(book, target);
  const organisation = (id: string) => book.organisations.find(({ _id }) => _id === id)?.name ?? "a former partner";
  const subject = challengeSubjectOf(book, target, act.now.slice(0, 10));
  const reading = figures ? [...readTarget(figures, formatDay), ...(subject ? readOutlook(subject) : [])] : [];
  const challenges = challengesFor(book, act, target);
  const sources = figures
    ? [...new Set(figures.table.rows.flatMap((row) => pointsOf(figures.table, row).map(({ cell }) => cell.source)))]
    : [];
  return {
    ...fillFacts(book, target),
    name: target.name,
    indicator: figures ? withUnit(figures.indicator) : "",
    doubt: figures?.indicator.doubt ?? null,
    doubted: figures ? doubtedBasisOf(figures).map(sayDoubt) : [],
    designation: target.designation,
    lead: target.lead ? organisation(target.lead) : null,
    leadPerson: target.leadPerson ? nameOf(book, target.leadPerson) : null,
    related: target.related.map(organisation),
    state: describeState(target, formatDay),
    gateReason: target.gateReason ?? null,
    signed: signedWords(target) ?? null,
    refreshes: refreshNotes(book, target._id, act.now.slice(0, 10)),
    judging: judgingOf(target, book.agreement.scheme.years, formatDay),
    reading,
    workings: figures ? [...reading.flatMap(({ working }) => working ?? []), ...yearlyWorkings(book, figures)] : [],
    chart: figures ? targetChart(figures, { asked: challenges.groups, forecast: subject?.forecast }) : null,
    /** Its promise can be dragged on the chart: what is promised is drawn as it is, or from where another area stands. */
    mayTry: figures !== undefined && DRAGGED.has(target.form),
    odds: subject ? oddsOf(subject) : null,
    /** What the band and the thin line on the chart are. */
    band: subject ? bandOf(subject) : null,
    tide: figures ? tideWords(figures) : null,
    challenges,
    sources,
    isIllustrative: sources.some(isIllustrative),
    form: trajectoryPeriods(target, book.agreement.scheme).map((period) => ({
      ...placeOnAxis(period),
      value: target.trajectory[period] ?? null,
      /** What a gap is drawn from: the other area's value then, or its latest; nought for what is drawn as it is. */
      drawnFrom: target.form === "gap" && figures ? (latestTheirs(figures, period)?.value ?? null) : 0,
    })),
    /** Where the promise starts on the chart. */
    start: isRelative(target) || target.form === "band" ? null : startOf(target),
    questions: inOrderMade(book.parts.question.filter((question) => question.target === target._id)).map(
      (question) => ({
        id: question._id,
        rev: question.rev,
        text: question.text,
        by: question.created.source ? `the ${question.created.source}` : nameOf(book, question.created.by),
        on: formatDay(question.created.at),
        answer: question.answer ?? null,
        answeredBy: question.answeredBy ? nameOf(book, question.answeredBy) : null,
        answeredOn: question.answeredAt ? formatDay(question.answeredAt) : null,
      }),
    ),
    assumptions: inOrderMade(book.parts.assumption.filter((assumption) => assumption.target === target._id)).map(
      ({ _id, text, owner, sign }) => ({ id: _id, text, owner: owner ?? null, sign }),
    ),
  };
}

/** A distance is drawn on either side of another area, and a milestone not as a value. */
const DRAGGED: ReadonlySet<Target["form"]> = new Set(["level", "percentage", "band", "gap"]);

/** What simulated and past futures say of the final value, side by side, and how much of what is promised is the tide's. */
function oddsOf(subject: ChallengeSubject) {
  const odds = targetOdds(subject);
  const split = ownPartOf(subject);
  const tide = subject.panel && !isRelative(subject.target) ? tideOf(subject.panel) : undefined;
  if (!odds && !split) return null;
  return {
    inWords: odds?.inWords ?? null,
    ours: split ? saySplit(split) : null,
    workings: [...(odds ? workingsOf(odds) : []), ...(split ? [split.working] : []), ...(tide ? [tide.working] : [])],
  };
}

/** "The band holds 80 in 100 futures: 20.3 to 61.2 in 2011." */
function bandOf({ final, forecast, indicator: { decimals } }: ChallengeSubject): string | null {
  const point = forecast?.kind === "forecast" ? forecast.points.at(-1) : undefined;
  if (!final || !point) return forecast?.kind === "none" ? `No forecast: ${forecast.why}` : null;
  const [low, high] = [point.low80, point.high80].map((value) => formatNumber(value, decimals));
  return `The band holds 80 in 100 futures: ${low} to ${high} in ${formatPeriod(point.period)}.`;
}

function workingsOf({ forecast, past, pastGap }: TargetOdds): Working[] {
  return [forecast?.working, past?.working, pastGap?.working].filter((each) => each !== undefined);
}

function startOf(target: Target): { at: number; value: number } | null {
  const baseline = baselineOf(target);
  return baseline ? { at: placeOnAxis(baseline.period).at, value: baseline.value } : null;
}

export type OneTarget = NonNullable<StepThree["chosen"]>;
