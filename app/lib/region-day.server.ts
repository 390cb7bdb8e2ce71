import type { Act } from "@models/act";
import { readAskedDay } from "@models/agreement/book-as-known";
import { printAsPublished } from "@models/measures/format";
import { type RegionRow, regionDetails, regionRows } from "@models/region/keep-table";
import { type KnownRow, regionRowsAsKnown } from "@models/region/known-rows";
import type { Detail } from "@models/region/summary";
import { stepPath } from "../parts/part-paths";
import { readDay } from "./dates";
import { onDay } from "./pages-of-a-day";
import { periodWords } from "./report-targets.server";
import { type RevisedValue, type RevisionView, listedRevisions } from "./revisions.server";

/** The day of which the region is asked. */
interface AskedDay {
  /** ISO date; null for today. */
  readonly day: string | null;
  readonly typed: string;
  /** Why nothing is shown of the day that was asked for. */
  readonly problem: string | null;
}

export function regionDayAsked(query: URLSearchParams, today: string): AskedDay {
  const typed = query.get("on");
  if (typed === null) return { day: null, typed: "", problem: null };
  const asked = readAskedDay(readDay(typed), today);
  if (asked.kind === "done") return { day: asked.value === today ? null : asked.value, typed, problem: null };
  return { day: null, typed, problem: asked.kind === "refused" ? (asked.problems[0]?.message ?? null) : null };
}

/** A page of the region that goes on showing the day. */
export const regionPath = (path: string, day: string | null) => (day === null ? path : onDay(path, day));

/** The rows of a region as they stand, or as known at the end of a day; then with what is shown beyond them. */
export async function regionRowsOn(
  act: Act,
  region: string,
  day: string | null,
  atOnce?: number,
): Promise<readonly (RegionRow & Partial<Pick<KnownRow, "detail">>)[]> {
  return day === null ? regionRows(act, region, atOnce) : regionRowsAsKnown(act, region, day, atOnce);
}

/** What is shown of an agreement beyond its row, then and today. */
interface BothDetails {
  readonly row: RegionRow;
  readonly then: Detail;
  readonly now: Detail;
}

/** Of agreements as known on a day: those of which something is known both then and today. */
export async function detailsSince(
  act: Act,
  region: string,
  rows: Awaited<ReturnType<typeof regionRowsOn>>,
): Promise<BothDetails[]> {
  // What the region may see today is worked out first.
  await regionRows(act, region);
  const details = await regionDetails(
    act.store,
    rows.map(({ agreement }) => agreement._id),
  );
  return rows.flatMap((row) => {
    const now = details.get(row.agreement._id);
    return row.detail && now ? [{ row, then: row.detail, now }] : [];
  });
}

/** The values of targets that are others now. */
export function revisedTargets(details: readonly BothDetails[]): RevisionView | null {
  return listedRevisions(
    details.flatMap(({ row: { agreement }, then, now }) =>
      then.targets.flatMap(({ id, name, priority, values }) => {
        const present = now.targets.find((each) => each.id === id)?.values;
        const about = { id, name: `${agreement.name}: ${name}`, href: stepPath(agreement.code, 3, priority, id) };
        return present ? revisedIn(about, Object.entries(values), present) : [];
      }),
    ),
    (each) => each,
  );
}

/** The values of areas on one indicator that are others now. */
export function revisedStandings(details: readonly BothDetails[], indicator: string): RevisionView | null {
  return listedRevisions(
    details.flatMap(({ row: { agreement, summary }, then, now }) => {
      const find = ({ standings }: Detail) => standings.find((each) => each.indicator === indicator);
      const [before, after] = [find(then), find(now)];
      if (!before || !after) return [];
      const href = `${stepPath(agreement.code, 1, after.priority)}#table-${after.candidate}`;
      const about = { id: agreement._id, name: summary?.area ?? agreement.name, href };
      return revisedIn(about, before.lines.ours, Object.fromEntries(after.lines.ours));
    }),
    (each) => each,
  );
}

function revisedIn(
  { id, ...about }: Pick<RevisedValue, "id" | "name" | "href">,
  before: readonly (readonly [string, number])[],
  present: Readonly<Record<string, number>>,
): RevisedValue[] {
  return before.flatMap(([period, from]) => {
    const to = present[period] ?? null;
    if (to === from) return [];
    const printed = { from: printAsPublished(from), to: to === null ? null : printAsPublished(to) };
    return [{ id: `${id} ${period}`, ...about, period: periodWords(period), ...printed }];
  });
}
