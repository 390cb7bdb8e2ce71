import type { Level } from "@models/reports/content-schema";
import type { ReportState } from "@models/reports/report-state";
import type { MarkKind } from "../components/text/status-mark";

/** Each level by its name, and whom it is for. */
export const LEVEL_WORDS: Readonly<Record<Level, { readonly name: string; readonly about: string }>> = {
  operational: {
    name: "Operational",
    about: "Per owner: what is due, what is late, what slipped and what was promised.",
  },
  executive: {
    name: "Executive",
    about: "Per priority: how its targets stand, their odds, what changed and what is in the way.",
  },
  board: { name: "Board", about: "One page: the few things that need a decision, each with why and by when." },
};

export const REPORT_MARKS: Readonly<Record<ReportState, MarkKind>> = {
  draft: "open",
  published: "ready",
  superseded: "none",
};

/** Said once, after each form of a report was done. */
export const REPORT_SAVED: Readonly<Record<string, string>> = {
  start: "Begun. Every sentence is written from the figures; change the words where you would say it differently.",
  words: "Saved. The figures stay as they are.",
  day: "The report now has the figures of this day.",
  publish: "Published. Everybody in the partnership and the region reads it as it is now, for good.",
};
