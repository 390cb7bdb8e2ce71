import type { PartnershipDate, RegionDate } from "@models/calendar/calendar";
import type { DueDate } from "@models/calendar/due";
import type { MarkKind } from "../components/text/status-mark";

export const DATE_WORDS: Readonly<Record<RegionDate | PartnershipDate, string>> = {
  offers: "Targets offered to the region",
  submission: "Agreement submitted",
  selfAssessment: "Self-assessment sent",
  judgement: "Judgement sent",
  refreshOpens: "Refresh window opens",
  refreshCloses: "Refresh window closes",
  board: "Board meets",
  council: "Council meets",
  "data cut-off": "Data cut-off",
  budget: "Budget is set",
};

/** Said once, after each form of a calendar was done. */
export const CALENDAR_SAVED: Readonly<Record<string, string>> = {
  set: "Saved. Every agreement of the region goes by these dates.",
  extend: "Extended. Both sides read the reason.",
  add: "Added to the partnership’s calendar.",
  remove: "Taken out of the partnership’s calendar.",
};

/** How a date stands: done, missed, still to come, or simply past. @param today ISO date. */
export function dateStanding(
  { isDone, isMissed, on }: Pick<DueDate, "isDone" | "isMissed" | "on">,
  today: string,
): { mark: MarkKind; words: string } {
  if (isMissed) return { mark: "must", words: "missed" };
  if (isDone) return { mark: "ready", words: "done" };
  return on < today ? { mark: "none", words: "past" } : { mark: "open", words: on === today ? "today" : "to come" };
}
