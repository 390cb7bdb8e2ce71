import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { formatNumber, printAsPublished } from "@models/measures/format";
import { formatPeriod } from "@models/measures/period";
import { may } from "@models/people/permissions";
import {
  type Direction,
  FIRST_DIRECTION,
  TARGET_ORDERS,
  type TargetOrder,
  type TargetSummary,
  allTargetsOf,
  sortTargets,
} from "@models/targets/all-targets";
import { UNLIKELY } from "@models/targets/challenge/odds";
import { doubtedBasisOf } from "@models/targets/doubted-basis";
import { figuresOf } from "@models/targets/target-figures";
import { countDesignated } from "@models/targets/trajectory";
import { plain } from "../components/measures/table-rows";
import { formatDay } from "./dates";
import { progressFor } from "./target-standing.server";
import { capitalised, counted } from "./words";

/** Every target of the agreement in a row, sorted as the address asks. */
export function allTargetsPageOf(book: Book, { actor, now }: Pick<Act, "actor" | "now">, asked: URLSearchParams) {
  const { agreement, parts } = book;
  const base = `/agreements/${agreement.code}`;
  const sorted = sortingIn(asked);
  const rows = sortTargets(allTargetsOf(book, now.slice(0, 10)), sorted.by, sorted.direction);
  const mayPromise = may(actor, "target.change", subjectOf(agreement)) && book.from === "working documents";
  return {
    lede: ledeOf(rows, countDesignated(parts.target), agreement.scheme.designatedCap),
    sorted,
    sorts: TARGET_ORDERS.map((by) => ({ by, to: `${base}/targets?${sortQuery(by, sorted)}` })),
    csv: `${base}/targets.csv?${new URLSearchParams({ sort: sorted.by, order: sorted.direction })}`,
    rows: rows.map((row) => rowOf(book, row, base, now)),
    hasPriorities: parts.priority.length > 0,
    addTo: mayPromise ? addTo(base, parts.priority[0]?._id) : null,
  };
}

export type AllTargetsPage = ReturnType<typeof allTargetsPageOf>;

/** The first thing that is missing: a priority, or its first target. */
const addTo = (base: string, priority: string | undefined) =>
  priority ? `${base}/target/new?priority=${priority}` : `${base}/priorities`;

interface Sorting {
  readonly by: TargetOrder;
  readonly direction: Direction;
}

/** What the address asks for; the least likely first when it asks for nothing that there is. */
export function sortingIn(asked: URLSearchParams): Sorting {
  const by = TARGET_ORDERS.find((order) => order === asked.get("sort")) ?? "odds";
  const order = asked.get("order");
  return { by, direction: order === "ascending" || order === "descending" ? order : FIRST_DIRECTION[by] };
}

/** The same column once more turns it round. */
function sortQuery(by: TargetOrder, sorted: Sorting): URLSearchParams {
  if (by !== sorted.by) return new URLSearchParams({ sort: by });
  return new URLSearchParams({ sort: by, order: sorted.direction === "ascending" ? "descending" : "ascending" });
}

function ledeOf(rows: readonly TargetSummary[], designated: number, cap: number): string {
  if (rows.length === 0) return "";
  const must = rows.filter(({ open }) => open.must > 0).length;
  const unlikely = rows.filter(({ odds }) => odds?.simulated !== undefined && odds.simulated < UNLIKELY).length;
  const whatFor = [
    ...(unlikely > 0 ? [`${counted(unlikely, "promise")} would be kept in fewer than one in five futures`] : []),
    ...(must > 0 ? [`${counted(must, "target has", "targets have")} a question that must be answered`] : []),
  ].join("; ");
  const all = `${capitalised(counted(rows.length, "target"))}, ${designated} of ${cap} designated.`;
  return whatFor === "" ? all : `${all} ${capitalised(whatFor)}.`;
}

const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;

function rowOf(book: Book, row: TargetSummary, base: string, now: string) {
  const { target, priority, baseline, aim, needed, odds, ambition, open } = row;
  const progress = progressFor(book, target, now);
  const figures = baseline && figuresOf(book, target);
  const doubted = figures && doubtedBasisOf(figures).find(({ isBaseline }) => isBaseline)?.doubt;
  return {
    id: target._id,
    name: target.name,
    to: `${base}/steps/3?${new URLSearchParams({ priority: target.priority, target: target._id })}`,
    priority: priority?.name ?? "no priority",
    designation: target.designation,
    unit: book.indicators.find(({ _id }) => _id === target.indicator)?.unit ?? "",
    baseline: baseline
      ? `${printAsPublished(baseline.value)} in ${formatPeriod(baseline.period)}${doubted ? `, ${doubted}` : ""}`
      : null,
    aim: aim ?? (target.milestoneBy ? `a milestone by ${formatDay(target.milestoneBy)}` : null),
    needed: needed?.text ?? null,
    odds: odds?.simulated === undefined ? null : percent(odds.simulated),
    past: pastOf(odds),
    ambition: ambition?.text ?? (target.form === "band" ? "to stay" : null),
    open,
    status: progress?.status ?? null,
    workings: [needed?.working, odds?.forecast?.working, odds?.past?.working, ambition?.working].filter(
      (working) => working !== undefined,
    ),
  };
}

export type AllTargetsRow = AllTargetsPage["rows"][number];

function pastOf(odds: TargetSummary["odds"]) {
  const past = odds?.past;
  if (!past || past.runs === 0) return null;
  return { share: percent(past.met / past.runs), of: `${past.met} of ${past.runs} runs`, enough: past.enough };
}

/** The same rows for a spreadsheet, heads first. */
export function allTargetsCsv({ rows }: Pick<AllTargetsPage, "rows">): string[][] {
  return [
    [
      "Target",
      "Priority",
      "Designation",
      "Unit",
      "Baseline",
      "Final target",
      "Needed a year",
      "Odds if nothing changes",
      "Seen before",
      "Past runs",
      "Ambition, in usual moves",
      "Questions that must be answered",
      "Questions that should be answered",
      "Status",
    ],
    ...rows.map((row) => [
      row.name,
      row.priority,
      row.designation,
      row.unit,
      row.baseline ?? "",
      row.aim ?? "",
      row.needed ?? "",
      row.odds ?? "",
      row.past?.share ?? "",
      row.past?.of ?? "",
      row.ambition ?? "",
      String(row.open.must),
      String(row.open.should),
      row.status ?? "",
    ]),
  ].map((row) => row.map(plain));
}
