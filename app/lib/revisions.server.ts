import { printAsPublished } from "@models/measures/format";
import type { Revision } from "@models/reports/revisions";
import { valuePath } from "./value-path";
import { periodWords } from "./report-targets.server";
import { counted } from "./words";

/** As many as a page lists one by one. */
const MOST = 20;

interface Placed {
  readonly id: string;
  readonly candidate: string | null;
  readonly area: string;
  readonly group: string;
}

/** What was revised since a page's figures were known, each with the page of the value; null where nothing was. */
export function revisionView(revisions: readonly Revision[], code: string, targets: readonly Placed[]) {
  if (revisions.length === 0) return null;
  return {
    words: counted(revisions.length, "value was revised since", "values were revised since"),
    more: Math.max(0, revisions.length - MOST),
    list: revisions.slice(0, MOST).map(({ target, name, period, from, to }) => {
      const place = targets.find(({ id }) => id === target);
      return {
        id: `${target} ${period}`,
        name,
        period: periodWords(period),
        from: printAsPublished(from),
        to: to === null ? null : printAsPublished(to),
        href: place?.candidate ? valuePath(code, place.candidate, { ...place, period }) : null,
      };
    }),
  };
}

export type RevisionView = NonNullable<ReturnType<typeof revisionView>>;
