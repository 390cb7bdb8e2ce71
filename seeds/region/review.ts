import { setRegionDates } from "@models/calendar/change-calendar";
import { WEST_MIDLANDS } from "@models/place/area";
import { saveAssessment, sendAssessment } from "@models/review/assess";
import { correctFact } from "@models/review/correct";
import { askPartnership } from "@models/review/desk";
import { raiseFlag } from "@models/review/flag";
import { openReview } from "@models/review/open";
import { type Desk, accepted } from "../desk";
import { WOLVERHAMPTON_CODE } from "../neighbours";
import type { Cast } from "../people";

const YEAR = "FY2008";

/**
 * The region begins its first reviews: it says when each part of the year is due, and of the neighbour both sides have
 * judged, unlike each other; one correction waits, one flag is up and one question is asked.
 */
export async function beginReviews(desk: Desk, { reviewer, wolverhamptonFacilitator }: Cast): Promise<void> {
  const dates = { selfAssessment: "2008-12-12", judgement: "2009-01-16" };
  accepted(await setRegionDates(desk.as(reviewer), WEST_MIDLANDS, YEAR, 0, dates));
  const code = WOLVERHAMPTON_CODE;
  const { _id, rev, judged } = accepted(await openReview(desk.as(reviewer), code, YEAR));
  const [priority = ""] = Object.keys(judged);
  const asked = { text: "How many people saw an adviser by October?", by: "2008-12-12" };
  accepted(await askPartnership(desk.as(reviewer), code, _id, { ...asked, who: wolverhamptonFacilitator.person }));
  for (const [actor, grade, reason] of [
    [wolverhamptonFacilitator, "on course", "Four of six centres have an adviser, and the rate held. (illustrative)"],
    [reviewer, "needs attention", "The rate held, but so did everybody’s; two centres are late. (illustrative)"],
  ] as const) {
    accepted(await saveAssessment(desk.as(actor), code, _id, rev, { priority, grade, reason, note: "" }));
    accepted(await sendAssessment(desk.as(actor), code, _id));
  }
  const text = "A fifth centre opened in the last week of September. (illustrative)";
  accepted(await correctFact(desk.as(wolverhamptonFacilitator), code, _id, { priority, text }));
  const why = "The promise for 2010 asks for more than this area ever gained in two years. (illustrative)";
  accepted(await raiseFlag(desk.as(reviewer), code, _id, priority, { kind: "concern", why }));
}
