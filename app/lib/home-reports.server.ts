import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { formatPeriod } from "@models/measures/period";
import { reportDue } from "@models/reports/due";
import { listReports } from "@models/reports/find";
import type { TurnView } from "../components/home/home-view";
import { reportsPath } from "../parts/part-paths";
import { formatDay } from "./dates";

/** The reports that a partnership owes by its own reporting dates. */
export async function reportTurns(
  { store, now }: Pick<Act, "store" | "now">,
  books: readonly Book[],
): Promise<TurnView[]> {
  const today = now.slice(0, 10);
  const turns = await Promise.all(
    books.map(async (book): Promise<TurnView[]> => {
      const { agreement } = book;
      // Most agreements owe none, and then nothing is read.
      if (reportDue(book, [], today) === undefined) return [];
      const due = reportDue(book, await listReports(store, agreement._id), today);
      if (!due) return [];
      const words = due.due < today ? `was due on ${formatDay(due.due)}` : `is due on ${formatDay(due.due)}`;
      return [
        {
          title: `${due.draft ? "Publish" : "Write"} the report for ${formatPeriod(due.quarter)}`,
          href: due.draft ? reportsPath(agreement.code, due.draft) : `${reportsPath(agreement.code)}#start`,
          facts: `${agreement.name} · ${words}`,
        },
      ];
    }),
  );
  return turns.flat();
}
