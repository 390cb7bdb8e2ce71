import { contentHash } from "@models/reports/content";
import { contentOfReport, findReport } from "@models/reports/find";
import { publishReport, startReport } from "@models/reports/write";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";

/** The partnership officer reports on a quarter, in the words that the figures gave. */
export async function reportQuarter(desk: Desk, { facilitator }: Cast, quarter: string): Promise<void> {
  const { _id } = accepted(await startReport(desk.as(facilitator), CODE, quarter));
  const act = desk.as(facilitator);
  const content = accepted(await contentOfReport(act, await findReport(act, CODE, _id)));
  accepted(await publishReport(act, CODE, _id, contentHash(content)));
}
