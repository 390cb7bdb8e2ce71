import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { startAgreement } from "@models/agreement/start-agreement";
import { roundsOf } from "@models/negotiation/negotiation";
import { offerTargets } from "@models/negotiation/offer";
import { counterOffer } from "@models/negotiation/propose";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { priorityCalled, targetCalled } from "./parts";

export const NEXT_CODE = "coventry-2011";

/** The agreement after this one: begun from it, with one target proposed and on the table, and much still open. */
export async function beginNextAgreement(desk: Desk, cast: Cast): Promise<void> {
  const { facilitator, council, jobs, reviewer } = cast;
  accepted(
    await startAgreement(desk.as(facilitator), "coventry", {
      ...{ code: NEXT_CODE, name: "Coventry Local Area Agreement", firstYear: 2011, from: CODE },
    }),
  );
  const book = await openBook(desk.as(facilitator), NEXT_CODE);
  const priority = priorityCalled(book, "To promote job creation")._id;
  const target = targetCalled(book, "VAT registrations per 10,000 adults");
  accepted(
    await changePart(desk.as(facilitator), NEXT_CODE, "target", target._id, target.rev, {
      baseline: { period: "CY2005", value: 29.1 },
      trajectory: { CY2011: 33.5, CY2012: 36.5, CY2013: 39 },
      judged: {
        FY2011: { periods: ["CY2011"], expected: "2012-10-31" },
        FY2012: { periods: ["CY2012"], expected: "2013-10-31" },
        FY2013: { periods: ["CY2013"], expected: "2014-10-31" },
      },
    }),
  );
  await desk.add(council, NEXT_CODE, "question", {
    target: target._id,
    text: "What pays for the clinics once the enterprise grant has ended? (illustrative)",
  });
  await desk.add(jobs, NEXT_CODE, "question", {
    target: target._id,
    text: "Should firms that close within the year count? (illustrative)",
  });
  await desk.add(facilitator, NEXT_CODE, "consultation", {
    priority,
    who: "Sixty people who started a firm since 2006",
    beyondPartners: true,
    how: "Breakfast meetings in three wards",
    date: "2008-11-06",
    said: "The first year is easy; staying open is what needs help. (illustrative)",
  });
  const [offered] = accepted(
    await offerTargets(desk.as(facilitator), NEXT_CODE, {
      target: target._id,
      why: "What was begun in 2008 goes on without a grant, and more slowly. (illustrative)",
    }),
  );
  if (offered === undefined) throw new Error("The example offers a target of its next agreement");
  accepted(
    await counterOffer(desk.as(reviewer), NEXT_CODE, offered._id, {
      saw: roundsOf(offered).at(-1)?.id ?? "",
      typed: { CY2011: "34", CY2012: "37.5", CY2013: "41" },
      why: "By 2013 the city should stand where the region stands. (illustrative)",
    }),
  );
}
