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
  return listedRevisions(revisions, ({ target, name, period, from, to }) => {
    const place = targets.find(({ id }) => id === target);
    return {
      id: `${target} ${period}`,
      name,
      period: periodWords(period),
      from: printAsPublished(from),
      to: to === null ? null : printAsPublished(to),
      href: place?.candidate ? valuePath(code, place.candidate, { ...place, period }) : null,
    };
  });
}

export interface RevisedValue {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  readonly from: string;
  /** Null where it was taken back. */
  readonly to: string | null;
  /** The page of the value. */
  readonly href: string | null;
}

export interface RevisionView {
  readonly words: string;
  readonly list: readonly RevisedValue[];
  /** How many are not listed. */
  readonly more: number;
}

/** The first of what was revised, with how many there are; null where nothing was. */
export function listedRevisions<R>(revised: readonly R[], viewOf: (each: R) => RevisedValue): RevisionView | null {
  if (revised.length === 0) return null;
  return {
    words: counted(revised.length, "value was revised since", "values were revised since"),
    more: Math.max(0, revised.length - MOST),
    list: revised.slice(0, MOST).map(viewOf),
  };
}
