import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { WEST_MIDLANDS } from "@models/place/area";
import { type Desk, ILLUSTRATIVE, accepted } from "../../desk";
import { explainOpen } from "../../explain-open";
import type { Cast } from "../../people";
import { recordTable } from "../../record-table";
import { CODE } from "../agreement";
import { COVENTRY, WOLVERHAMPTON } from "../figures";

/** The first figures after signing, all made up: employment each quarter, and the examinations of summer 2008. */
export async function bringFirstResults(desk: Desk, cast: Cast): Promise<void> {
  const { jobs, council, facilitator, coventry } = cast;
  await recordTable(desk, jobs, coventry._id, "NI 151:1", {
    source: ILLUSTRATIVE,
    periods: ["Q2007-3", "Q2007-4", "Q2008-1", "Q2008-2"],
    rows: {
      [COVENTRY]: [72.5, 72.3, 72.6, 71.9],
      [WOLVERHAMPTON]: [65.4, 65.8, 65.5, 65.1],
      [WEST_MIDLANDS]: [73, 72.8, 72.7, 72.1],
    },
  });
  await recordTable(desk, council, coventry._id, "NI 75:1", {
    source: ILLUSTRATIVE,
    periods: ["CY2008"],
    rows: { [COVENTRY]: [41.2], [WEST_MIDLANDS]: [45.3] },
  });
  const { parts } = await openBook(desk.as(facilitator), CODE);
  for (const [indicator, nextPublication] of Object.entries(NEXT)) {
    for (const { _id, rev, supplier } of parts.candidate.filter((each) => each.indicator === indicator)) {
      const given = { supplier: { ...supplier, nextPublication } };
      accepted(await changePart(desk.as(facilitator), CODE, "candidate", _id, rev, given));
    }
  }
  await explainOpen(desk, jobs, CODE, ({ name }) =>
    name === "Working age people in employment"
      ? "District manager, Jobcentre Plus: firms hire fewer since the summer, everywhere. We stay as near to the region as we were. (illustrative)"
      : undefined,
  );
}

/** By indicator: when its supplier says that the next figure comes. */
const NEXT: Readonly<Record<string, string>> = {
  "NI 151": "2009-02-18",
  "NI 75": "2009-10-15",
  "NI 123": "2009-06-11",
  "NI 16": "2009-04-23",
  "coventry-claimant-count": "2009-01-21",
  "coventry-vat-registrations": "2008-12-11",
};
