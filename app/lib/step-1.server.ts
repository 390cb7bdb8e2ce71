import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { mayBringIn } from "@models/importing/bring-in";
import { mayEnter } from "@models/measures/prepare-entry";
import { type TableWishes, stepTablesOf } from "@models/measures/step-table";
import { enteringsOf } from "@models/measures/step-table-history";
import { may } from "@models/people/permissions";
import { formatInstant } from "./dates";
import { priorityAsked } from "./priority-asked.server";

/** What step 1's page shows, formatted. */
export function stepOneOf(book: Book, act: Pick<Act, "actor">, asked: URLSearchParams) {
  const { agreement } = book;
  const { priority, priorities } = priorityAsked(book, asked);
  const tables = priority ? stepTablesOf(book, priority._id, wishesIn(asked)) : [];
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const takesValues = book.from === "working documents" && agreement.status !== "submitting";
  return {
    code: agreement.code,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    hasPriorities: priorities.length > 0,
    /** Where a district or group is named that the tables lack; null for who may not. */
    namePlacesAt: may(act.actor, "place.change", subjectOf(agreement))
      ? `/partnerships/${book.partnership.code}#places`
      : null,
    seesQuality: may(act.actor, "finding.read", subjectOf(agreement)),
    mayBringIn: takesValues && mayBringIn(act, agreement),
    mayChange: isOpen && may(act.actor, "indicator.change", subjectOf(agreement)),
    tables: tables.map((table) => ({
      ...table,
      // A region reads what was submitted, not the partnership's own pages.
      indicatorAt: book.from === "snapshot" ? null : `/indicators/${encodeURIComponent(table.indicator)}`,
      mayEnter: takesValues && mayEnter(act, agreement, book.parts.candidate, table.indicator),
      history: enteringsOf(book, table.indicator).map((entering) => ({
        id: entering.batch,
        who: entering.who,
        at: entering.at,
        when: formatInstant(entering.at),
        what: entering.what,
        ...(entering.from === undefined ? {} : { from: entering.from }),
        ...(entering.to === undefined ? {} : { to: entering.to }),
        ...(entering.undone ? { note: "undone" } : {}),
      })),
    })),
  };
}

export type StepOne = ReturnType<typeof stepOneOf>;
export type StepOneTable = StepOne["tables"][number];

/** "show" and "hide" name "<candidate>:<area or period>"; "unfold" and "workings" a candidate. */
export function wishesIn(asked: URLSearchParams): TableWishes {
  const show: Record<string, string[]> = {};
  for (const each of asked.getAll("show")) {
    const colon = each.indexOf(":");
    if (colon < 0) continue;
    (show[each.slice(0, colon)] ??= []).push(each.slice(colon + 1));
  }
  return { show, unfold: asked.getAll("unfold"), workings: asked.getAll("workings") };
}
