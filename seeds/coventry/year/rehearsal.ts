import { saveAssessment, sendAssessment } from "@models/review/assess";
import { correctFact } from "@models/review/correct";
import { endRehearsal, startRehearsal } from "@models/review/open";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";

/** What each side says of a priority, by its name; of others less is known. */
const OURS: Readonly<Record<string, readonly [grade: string, reason: string]>> = {
  "To promote job creation": [
    "on course",
    "Registrations rose for the second year, and the clinics are full. (illustrative)",
  ],
  "To reduce crime": [
    "on course",
    "Recorded burglary fell in each quarter since the agreement was signed. (illustrative)",
  ],
  "To improve educational attainment": [
    "on course",
    "Four schools have tutors, and results rose though by less than promised. (illustrative)",
  ],
};
const THEIRS: Readonly<Record<string, readonly [grade: string, reason: string]>> = {
  "To promote job creation": [
    "needs attention",
    "They rose everywhere: how much of it came from what we did ourselves? (illustrative)",
  ],
  "To reduce crime": [
    "on course",
    "It fell faster here than in the region, so that we can say it was ours. (illustrative)",
  ],
  "To improve educational attainment": [
    "needs attention",
    "Results rose by less than everybody’s, and the tutoring begins late. (illustrative)",
  ],
};
const UNSURE = [
  "needs attention",
  "The year’s figure is not out yet, and one owner has not said how it goes. (illustrative)",
] as const;

/** Before the region asks, the partnership plays its review through: the council officer is the region, and asks more. */
export async function rehearseReview(desk: Desk, { facilitator, council }: Cast): Promise<void> {
  const { _id, judged } = accepted(await startRehearsal(desk.as(facilitator), CODE, "FY2008"));
  for (const [actor, said] of [
    [facilitator, OURS],
    [council, THEIRS],
  ] as const) {
    for (const [priority, name] of Object.entries(judged)) {
      const [grade, reason] = said[name] ?? UNSURE;
      const { rev } = (await desk.store.get("reviews", _id)) ?? { rev: 0 };
      accepted(await saveAssessment(desk.as(actor), CODE, _id, rev, { priority, grade, reason, note: "" }));
    }
    accepted(await sendAssessment(desk.as(actor), CODE, _id));
  }
  const [priority = ""] = Object.keys(judged);
  const text =
    "Two of the actions that count as late began in October; their owners said so after the cut-off. (illustrative)";
  accepted(await correctFact(desk.as(facilitator), CODE, _id, { priority, text }));
  accepted(await endRehearsal(desk.as(facilitator), CODE, _id));
}
