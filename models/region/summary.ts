import { type Book, readWorkingBook } from "../agreement/book";
import type { Agreement } from "../agreement/agreement";
import { endOfDay, readKnownBook, readSnapshotBookAsKnown } from "../agreement/book-as-known";
import { standingPriorities } from "../agreement/checks/about";
import { type Snapshot, readSnapshotBook } from "../agreement/snapshot";
import { unfinishedTargets } from "../agreement/unfinished";
import { keepVisible } from "../agreement/visibility";
import { formatDay } from "../day";
import { sentenceText } from "../measures/reading";
import { stepTablesOf } from "../measures/step-table";
import { valuesOf } from "../reports/facts";
import { updatesAsKnown } from "../reports/known";
import type { Store } from "../store/port";
import { challengeGroupsOf, challengeSubjectOf } from "../targets/challenge/basis";
import { isGroupSettled } from "../targets/challenge/standing";
import { type Progress, achievedOf, progressOf } from "../targets/progress";
import { resultsOf } from "../targets/results";
import { type KeptOdds, type ScoredOdds, scoredOdds } from "../targets/score-odds";
import type { Target } from "../targets/target";
import { type TargetFigures, figuresOf } from "../targets/target-figures";
import { targetOdds } from "../targets/target-odds";
import { promisesOf } from "../targets/trajectory";
import { sinceLastYear } from "../targets/yearly-change";
import { type OwnerDays, ownerDaysOf } from "../updates/owner-days";
import { readUpdates } from "../updates/read-updates";
import type { Update } from "../updates/update";
import { type OddsSums, sumsOf } from "./odds-sums";

/** What the region's table says of one agreement, as far as it follows from the book. */
export interface Summary {
  /** Name of our area. */
  readonly area: string;
  readonly priorities: number;
  readonly designated: number;
  /** Local and statutory targets. */
  readonly others: number;
  readonly unfinished: number;
  /** What people asked about targets and nobody has answered. */
  readonly questions: number;
  /** How many targets stand where; milestones that are still to come are among `due`. */
  readonly statuses: Readonly<Partial<Record<Progress["status"], number>>>;
  /** Of what was to be reached by its newest result, the mean over targets that have one: each from 0 to 1. */
  readonly achieved: { readonly mean: number; readonly count: number } | null;
  /** Targets whose final promise more than half of simulated futures meet, of those that can be told. */
  readonly likely: { readonly count: number; readonly of: number } | null;
  /** What the numbers ask and nobody has answered; `until`: the days (ISO) to which an answer holds. */
  readonly challenges: { readonly open: number; readonly must: number; readonly until: readonly string[] };
  /** How many results that are not known are expected on each day (ISO). */
  readonly due: Readonly<Partial<Record<string, number>>>;
  /** Targets whose newest value is better or worse than that of a year before. */
  readonly direction: { readonly better: number; readonly worse: number; readonly level: number };
  /** Ids of the indicators that it chose. */
  readonly indicators: readonly string[];
  readonly odds: OddsSums | null;
  /** Who says how their actions go, as the plan stands; null before it is signed. */
  readonly owners: OwnerDays | null;
}

/** What is shown of an agreement beyond its row. */
export interface Detail {
  readonly targets: readonly {
    readonly id: string;
    readonly name: string;
    readonly priority: string;
    readonly status: Progress["status"];
    readonly says: string;
    /** Our own figures by period code, to tell which of them are others later. */
    readonly values: Readonly<Record<string, number>>;
  }[];
  readonly standings: readonly Standing[];
  readonly scored: readonly ScoredOdds[];
}

/** How the area stands on one chosen indicator. */
export interface Standing {
  readonly candidate: string;
  readonly priority: string;
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly period: string | null;
  readonly gap: { readonly text: string; readonly judgement: string } | null;
  readonly rank: string | null;
  readonly reading: string;
  readonly illustrative: boolean;
  /** Ours, the region's and what is promised: values by period code. */
  readonly lines: {
    readonly ours: readonly (readonly [string, number])[];
    readonly region: readonly (readonly [string, number])[];
    readonly promised: readonly (readonly [string, number])[];
  };
}

/** Worked out of an agreement, and from which versions of the indicators that it chose. */
export interface Worked {
  readonly summary: Summary;
  readonly detail: Detail;
  /** Their revisions together; 0 of what shows them as they were submitted. */
  readonly indicatorRevs: number;
  /** Ids of the organisations that own its actions, and the revisions of these and of the partnership together. */
  readonly owners: readonly string[];
  readonly placeRevs: number;
}

/** Works both out from all that the region may see of an agreement. @param today ISO date. */
export async function summarise(store: Store, agreement: Agreement, today: string): Promise<Worked> {
  return workOut(store, agreement, await regionBook(store, agreement), today);
}

/** The same as known at the end of an earlier day. @param agreement as it was known then. @param day ISO date. */
export async function summariseAsKnown(store: Store, agreement: Agreement, day: string): Promise<Worked> {
  return workOut(store, agreement, await regionBookAsKnown(store, agreement, endOfDay(day)), day);
}

async function workOut(
  store: Store,
  agreement: Agreement,
  { book, plan, updates }: RegionBook,
  today: string,
): Promise<Worked> {
  const signed = agreement.agreed && (await store.get<Snapshot>("snapshots", agreement.agreed.snapshot));
  const rows = book.parts.target.flatMap((target) => {
    const figures = figuresOf(book, target);
    return figures ? [rowOf(book, target, figures, signed?.odds?.[target._id] ?? [], today)] : [];
  });
  const standings = standingPriorities(book).flatMap(({ _id }) => standingsOf(book, _id));
  const scored = rows.flatMap((row) => row.scored);
  const kept = Object.values(signed?.odds ?? {}).flat().length;
  const owners = plan && ownerDaysOf(plan, updates, today);
  const chosen = new Set(standings.map(({ indicator }) => indicator));
  const revs = plan?.indicators.filter(({ _id }) => chosen.has(_id)).map(({ rev }) => rev) ?? [];
  const named = new Set(plan?.parts.action.flatMap(({ owner }) => owner ?? []) ?? []);
  const places = plan?.organisations.filter(({ _id }) => named.has(_id)) ?? [];
  return {
    summary: { ...sumUp(book, rows, standings), odds: signed ? sumsOf(kept, scored) : null, owners },
    detail: { targets: rows.map(({ shown }) => shown), standings, scored },
    indicatorRevs: revs.reduce((sum, rev) => sum + rev, 0),
    owners: places.map(({ _id }) => _id),
    placeRevs: places.reduce((sum, { rev }) => sum + rev, plan?.partnership.rev ?? 0),
  };
}

/**
 * What was submitted or signed; of what is signed, with the figures that the region may see by now, its indicators called
 * as they are today, and the plan as it stands, of which the region is told no more than who says how it goes.
 */
async function regionBook(store: Store, agreement: Agreement): Promise<RegionBook> {
  const book = await readSnapshotBook(store, agreement);
  if (!agreement.agreed) return { book, plan: null, updates: [] };
  const plan = await readWorkingBook(store, agreement);
  return withPlan(agreement, book, plan, await readUpdates(store, agreement._id));
}

async function regionBookAsKnown(store: Store, agreement: Agreement, instant: string): Promise<RegionBook> {
  const book = await readSnapshotBookAsKnown(store, agreement, instant);
  if (!agreement.agreed) return { book, plan: null, updates: [] };
  const plan = await readKnownBook({ store }, agreement, REGION, instant);
  return withPlan(agreement, book, plan, await updatesAsKnown(store, agreement._id, instant));
}

const REGION = { from: "region" } as const;

interface RegionBook {
  readonly book: Book;
  /** As it stands; null unless it is signed and goes on. */
  readonly plan: Book | null;
  /** Of that plan, the latest first. */
  readonly updates: readonly Update[];
}

function withPlan(agreement: Agreement, book: Book, plan: Book, updates: readonly Update[]): RegionBook {
  const { observations, batches } = keepVisible(plan, REGION);
  const indicators = book.indicators.map((signed) => {
    const { code, name } = plan.indicators.find(({ _id }) => _id === signed._id) ?? signed;
    return { ...signed, code, name };
  });
  const isRunning = agreement.status === "agreed";
  return { book: { ...book, observations, batches, indicators }, plan: isRunning ? plan : null, updates };
}

type Row = ReturnType<typeof rowOf>;

function rowOf(book: Book, target: Target, figures: TargetFigures, kept: readonly KeptOdds[], today: string) {
  const { scheme } = book.agreement;
  const { status, says } = progressOf(figures, scheme, today, formatDay);
  const subject = challengeSubjectOf(book, target);
  const groups = challengeGroupsOf(book, target, today).filter(
    ({ lead }) => lead.challenge.strength !== "for information",
  );
  const isMilestone = target.form === "milestone" && !target.milestoneMet;
  return {
    shown: { id: target._id, name: target.name, priority: target.priority, status, says, values: valuesOf(figures) },
    achieved: achievedOf(figures, scheme)?.point.share,
    likely: target.designation === "designated" && subject ? targetOdds(subject)?.simulated : undefined,
    open: groups.filter((group) => !isGroupSettled(group)),
    until: groups.filter(isGroupSettled).flatMap(({ lead }) => lead.answer?.until ?? []),
    due: isMilestone
      ? (target.milestoneBy ?? undefined)
      : resultsOf(figures, scheme).flatMap((each) => (each.kind === "awaited" && each.due ? [each.due] : [])),
    since: sinceLastYear(figures),
    scored: scoredOdds(figures, scheme, kept),
  };
}

function sumUp(book: Book, rows: readonly Row[], standings: readonly Standing[]): Omit<Summary, "odds" | "owners"> {
  const { agreement, parts } = book;
  const designated = parts.target.filter(({ designation }) => designation === "designated").length;
  const shares = rows.flatMap(({ achieved }) => (achieved === undefined ? [] : [Math.min(1, Math.max(0, achieved))]));
  const odds = rows.flatMap(({ likely }) => likely ?? []);
  const open = rows.flatMap((row) => row.open);
  const count = (judgement: Row["since"]) => rows.filter(({ since }) => since === judgement).length;
  return {
    area: book.areas.find(({ _id }) => _id === agreement.area)?.name ?? agreement.name,
    priorities: parts.priority.length,
    designated,
    others: parts.target.length - designated,
    unfinished: unfinishedTargets(book).length,
    questions: parts.question.filter(({ answer }) => !answer?.trim()).length,
    statuses: countEach(rows.map(({ shown }) => shown.status)),
    achieved:
      shares.length > 0
        ? { mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, count: shares.length }
        : null,
    likely: odds.length > 0 ? { count: odds.filter((share) => share > 0.5).length, of: odds.length } : null,
    challenges: {
      open: open.length,
      must: open.filter(({ lead }) => lead.challenge.strength === "must answer").length,
      until: rows.flatMap(({ until }) => until),
    },
    due: countEach(rows.flatMap(({ due }) => due ?? [])),
    direction: { better: count("better"), worse: count("worse"), level: count("level") },
    indicators: [...new Set(standings.map(({ indicator }) => indicator))],
  };
}

function countEach<T extends string>(all: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const each of all) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

function standingsOf(book: Book, priority: string): Standing[] {
  return stepTablesOf(book, priority).map((table) => {
    const ours = table.rows.find(({ role }) => role === "ours");
    const value = ours?.cells.findLast((cell) => cell.value !== null);
    const target = book.parts.target.find((each) => each.indicator === table.indicator);
    const lineOf = (row: typeof ours) =>
      table.columns.flatMap(({ period }, i) => {
        const known = row?.cells[i]?.value;
        return known == null ? [] : [[period, known] as const];
      });
    return {
      candidate: table.candidate,
      priority,
      indicator: table.indicator,
      name: table.name,
      unit: table.unit,
      value: value?.text ?? "no figure",
      period: table.comparedIn,
      gap: ours?.gap ?? null,
      rank: ours?.rank ?? null,
      reading: sentenceText(table.reading),
      illustrative: table.illustrative !== "none",
      lines: {
        ours: lineOf(ours),
        region: lineOf(table.rows.find(({ role }) => role === "region")),
        promised: target ? promisesOf(target).map(({ period, value: promised }) => [period, promised] as const) : [],
      },
    };
  });
}
