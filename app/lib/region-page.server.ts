import type { Act } from "@models/act";
import { formatNumber } from "@models/measures/format";
import type { Area } from "@models/place/area";
import {
  type Direction,
  type DatedRow,
  FIRST_DIRECTION,
  ROW_FILTERS,
  ROW_ORDERS,
  type RowFilter,
  type RowOrder,
  dateRows,
  filterRows,
  sortRows,
} from "@models/region/arrange-rows";
import type { Progress } from "@models/targets/progress";
import { headerOf } from "./agreement-header";
import { formatDay } from "./dates";
import { regionNegotiations } from "./negotiations-page.server";
import { regionRefreshes } from "./refresh-notes.server";
import { detailsSince, regionDayAsked, regionPath, regionRowsOn, revisedTargets } from "./region-day.server";
import { regionOdds } from "./region-odds.server";
import { capitalised, counted } from "./words";
import { workList } from "./work-list.server";

/** So many rows are read at a glance; the rest is a page away. */
export const ROWS_A_PAGE = 25;

/**
 * The agreements of one region side by side, sorted, filtered and turned to the page that the address asks for; as they stand,
 * or as known on a day and then without what is to be done today.
 */
export async function regionPage(act: Act, region: string, asked: URLSearchParams) {
  const { area, day, typed, problem, all, dated, rows, view } = await tableAsked(act, region, asked);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const page = Math.min(view.page, pages);
  const shown = rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const waiting = dated.filter(({ agreement }) => agreement.status === "submitted");
  return {
    region,
    name: area?.name ?? region,
    on: day === null ? null : formatDay(day),
    asked: { typed, problem },
    lede: day === null ? ledeOf(all.length, waiting.length) : ledeThen(all.length, waiting.length),
    agreements: shown.map(rowView),
    all: all.length,
    found: rows.length,
    /** Rows that are yet to be worked out again. */
    old: all.filter(({ isOld }) => isOld).length,
    view: { filter: view.filter, typed: view.typed, by: view.by, direction: view.direction, page, pages },
    sorts: ROW_ORDERS.map((by) => ({ by, to: `/region?${queryOf(view, sortedBy(view, by))}` })),
    /** Of the page before and after; the component fills in the number. */
    query: queryOf(view, {}).toString(),
    filters: ROW_FILTERS.map((filter) => ({ value: filter, label: FILTER_WORDS[filter] })),
    csv: `/region.csv?${queryOf(view, {})}`,
    everyTo: regionPath("/region", day),
    indicatorsTo: regionPath("/region/indicators", day),
    odds: await regionOdds(act.store, all, shown),
    revised: day === null ? null : revisedTargets(await detailsSince(act, region, shown)),
    ...(day === null ? await toDoIn(act, region, dated, waiting[0], asked) : NOTHING_TO_DO),
  };
}

export type RegionPage = Awaited<ReturnType<typeof regionPage>>;

/** Of an earlier day there is nothing to do. */
const NOTHING_TO_DO: Awaited<ReturnType<typeof toDoIn>> = {
  ...{ next: undefined, negotiations: [], refreshes: [] },
  work: { rows: [], more: 0 },
};

/** What the region has to do today. @param waiting which is read next. */
async function toDoIn(
  act: Act,
  region: string,
  all: readonly DatedRow[],
  waiting: DatedRow | undefined,
  asked: URLSearchParams,
) {
  return {
    next: waiting && {
      label: `Read ${waiting.agreement.name}`,
      to: `/agreements/${waiting.agreement.code}/submission`,
    },
    /** Also of agreements that are not submitted yet. */
    negotiations: await regionNegotiations(act, region),
    refreshes: await regionRefreshes(
      act,
      all.map(({ agreement }) => agreement),
    ),
    work: await workList(act, region, all, asked.get("work") === "all"),
  };
}

/** The rows that the address asks for. @param atOnce how many targets may be worked out for this reader. */
async function tableAsked(act: Act, region: string, asked: URLSearchParams, atOnce?: number) {
  const today = act.now.slice(0, 10);
  const { day, typed, problem } = regionDayAsked(asked, today);
  const view: View = { ...viewIn(asked), on: day };
  const [area, all] = await Promise.all([act.store.get<Area>("areas", region), regionRowsOn(act, region, day, atOnce)]);
  const dated = dateRows(all, day ?? today);
  const rows = sortRows(filterRows(dated, view.filter, view.typed), view.by, view.direction);
  return { area, day, typed, problem, all, dated, rows, view };
}

const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: "All agreements",
  waiting: "Those that wait for the region",
  "off track": "Those with a target off track",
  missing: "Those with a figure overdue",
  "must answer": "Those with a question that must be answered",
  silent: "Those with an owner who is silent",
  ownerless: "Those with an action that nobody owns",
  worse: "Those with more worse than better against last year",
};

interface View {
  /** ISO date; null for today. */
  readonly on: string | null;
  readonly filter: RowFilter;
  readonly typed: string;
  readonly by: RowOrder;
  readonly direction: Direction;
  readonly page: number;
}

/** What the address asks for; what waits for the region comes first when it asks for nothing that there is. */
function viewIn(asked: URLSearchParams): Omit<View, "on"> {
  const by = ROW_ORDERS.find((order) => order === asked.get("sort")) ?? "status";
  const order = asked.get("order");
  return {
    filter: ROW_FILTERS.find((filter) => filter === asked.get("show")) ?? "all",
    typed: (asked.get("q") ?? "").slice(0, 100),
    by,
    direction: order === "ascending" || order === "descending" ? order : FIRST_DIRECTION[by],
    page: Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1),
  };
}

/** The same column once more turns it round. */
function sortedBy(view: View, by: RowOrder): Partial<View> {
  if (by !== view.by) return { by, direction: FIRST_DIRECTION[by] };
  return { direction: view.direction === "ascending" ? "descending" : "ascending" };
}

function queryOf(view: View, changes: Partial<View>): URLSearchParams {
  const { filter, typed, by, direction, on } = { ...view, ...changes };
  return new URLSearchParams({
    ...(filter === "all" ? {} : { show: filter }),
    ...(typed.trim() === "" ? {} : { q: typed }),
    sort: by,
    ...(direction === FIRST_DIRECTION[by] ? {} : { order: direction }),
    ...(on === null ? {} : { on }),
  });
}

/** Every agreement of a region as the page's rows, for files and programs. */
export async function regionTable(act: Act, region: string, asked: URLSearchParams = new URLSearchParams()) {
  const { area, day, problem, rows } = await tableAsked(act, region, asked, Infinity);
  return {
    region,
    name: area?.name ?? region,
    on: day === null ? null : formatDay(day),
    problem,
    agreements: rows.map(rowView),
    ids: rows.map((row) => row.agreement._id),
  };
}

/** The table of agreements for a spreadsheet, heads first: a row an agreement, region by region. */
export function regionCsv(regions: readonly Awaited<ReturnType<typeof regionTable>>[]): (string | number)[][] {
  return [
    [
      ...["Region", "Agreement", "Area", "Years", "Status", "Priorities", "Designated targets", "Designated at most"],
      ...["Other targets", "Unfinished", "On track", "At risk", "Off track", "Too early to say", "No result yet"],
      ...["Achieved of what was due, %", "Targets with a result", "Likelier than not", "Promises with odds"],
      ...["Open challenges", "That must be answered", "Open questions", "Points without an answer", "Figures overdue"],
      ...["Actions with an active owner", "Actions that go on", "Actions that nobody owns"],
      ...["Better than last year", "Worse than last year"],
    ],
    ...regions.flatMap(({ name, agreements }) =>
      agreements.map((each) => [
        ...[name, each.header.title, each.area, each.header.years, each.header.status.label],
        ...[each.priorities, each.designated, each.cap, each.others, each.unfinished],
        ...STATUSES.map((status) => each.statuses[status] ?? 0),
        ...[each.achieved?.percent ?? "", each.achieved?.count ?? 0, each.likely?.count ?? "", each.likely?.of ?? 0],
        ...[each.open, each.must, each.questions, each.unanswered, each.missing],
        ...[each.owners?.active ?? "", each.owners?.of ?? "", each.owners?.lost ?? ""],
        ...[each.direction.better, each.direction.worse],
      ]),
    ),
  ];
}

const STATUSES: readonly Progress["status"][] = [
  "on track",
  "at risk",
  "off track",
  "too early to say",
  "no result yet",
];

function ledeOf(all: number, waiting: number): string {
  if (all === 0) return "";
  const count = capitalised(counted(all, "agreement"));
  if (waiting === 0) return `${count}. Nothing waits for the region.`;
  return `${count}. ${capitalised(counted(waiting, "waits", "wait"))} for the region to agree or return.`;
}

function ledeThen(all: number, waiting: number): string {
  if (all === 0) return "";
  const count = `${capitalised(counted(all, "agreement"))} had been submitted by then.`;
  return waiting === 0
    ? `${count} None waited for the region.`
    : `${count} ${capitalised(counted(waiting, "waited", "waited"))} for the region to agree or return.`;
}

function rowView({ agreement, summary, missing, open, owners, isOld }: DatedRow) {
  return {
    header: headerOf(agreement, true),
    to: `/agreements/${agreement.code}`,
    submission: `/agreements/${agreement.code}/submission`,
    waits: agreement.status === "submitted",
    /** Nothing was worked out of it yet: counts are not known. */
    isKnown: summary !== null,
    isOld,
    area: summary?.area ?? agreement.name,
    priorities: summary?.priorities ?? 0,
    designated: summary?.designated ?? 0,
    cap: agreement.scheme.designatedCap,
    others: summary?.others ?? 0,
    unfinished: summary?.unfinished ?? 0,
    questions: summary?.questions ?? 0,
    unanswered: agreement.unanswered,
    statuses: summary?.statuses ?? {},
    achieved: summary?.achieved && {
      percent: Number(formatNumber(summary.achieved.mean * 100, 0)),
      count: summary.achieved.count,
    },
    likely: summary?.likely ?? null,
    open,
    must: summary?.challenges.must ?? 0,
    missing,
    owners,
    direction: summary?.direction ?? { better: 0, worse: 0, level: 0 },
  };
}

export type RegionRowView = ReturnType<typeof rowView>;
