import { nextReports } from "../actions/reporting-dates";
import { standingPriorities } from "../agreement/checks/about";
import type { Book } from "../agreement/book";
import { type PeriodCode, endOf, isPeriodCode, kindOf } from "../measures/period";
import type { ListedReport } from "./find";

export interface ReportDue {
  readonly quarter: PeriodCode;
  /** ISO date: the first on which somebody is to have it. */
  readonly due: string;
  /** The draft that was begun. */
  readonly draft: string | null;
}

/** More than the quarters of any agreement. */
const ALL = 100;

/**
 * The report of the last quarter that is over, where the reporting dates of a signed agreement ask for one and none is
 * published. @param today ISO date.
 */
export function reportDue(book: Book, reports: readonly ListedReport[], today: string): ReportDue | undefined {
  const { agreement, parts } = book;
  const signed = agreement.earlierVersions?.[0] ?? agreement.agreed;
  if (agreement.status !== "agreed" || !signed) return undefined;
  const standing = new Set(standingPriorities(book).map(({ _id }) => _id));
  const years = agreement.scheme.years.filter(isPeriodCode);
  const last = parts.reporting
    .filter(({ priority, every }) => every === "quarter" && standing.has(priority))
    .flatMap((schedule) => nextReports(schedule, years, "", ALL))
    .filter(
      ({ period }) =>
        kindOf(period) === "financial quarter" && endOf(period) < today && endOf(period) >= signed.at.slice(0, 10),
    )
    .sort((a, b) =>
      endOf(b.period) === endOf(a.period) ? a.due.localeCompare(b.due) : endOf(b.period).localeCompare(endOf(a.period)),
    )[0];
  if (!last) return undefined;
  const own = reports.filter(({ quarter }) => quarter === last.period);
  if (own.some(({ published }) => published)) return undefined;
  return { quarter: last.period, due: last.due, draft: own.find(({ state }) => state === "draft")?._id ?? null };
}
