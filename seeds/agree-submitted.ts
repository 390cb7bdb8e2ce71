import type { Agreement } from "@models/agreement/agreement";
import { agreeAgreement } from "@models/agreement/judge";
import { recordApproval } from "@models/agreement/approvals";
import { latestSnapshot } from "@models/agreement/snapshot";
import { submitAgreement } from "@models/agreement/submit";
import type { Actor } from "@models/people/actor";
import { type Desk, accepted } from "./desk";

/** The council and the board approve it, and it goes to the region. @param on ISO date of the approvals. */
export async function submitApproved(desk: Desk, facilitator: Actor, code: string, on: string): Promise<void> {
  await approve(desk, facilitator, code, "Council", "The leader of the council", on);
  await approve(desk, facilitator, code, "Partnership board", "The chair of the board", on);
  accepted(await submitAgreement(desk.as(facilitator), code));
}

async function approve(desk: Desk, actor: Actor, code: string, body: string, office: string, date: string) {
  const record = "Minute 14/2008 (illustrative)";
  const approval = { body, nameAndOffice: `${office} (illustrative)`, date, record };
  accepted(await recordApproval(desk.as(actor), code, approval));
}

/** The region agrees what was submitted, as it read it. */
export async function agreeSubmitted(desk: Desk, reviewer: Actor, code: string): Promise<void> {
  const act = desk.as(reviewer);
  accepted(await agreeAgreement(act, code, (await submissionOf(desk, code)).sha256));
}

export async function submissionOf({ store }: Desk, code: string) {
  const [agreement] = await store.find<Agreement>("agreements", { code }, { limit: 1 });
  if (agreement === undefined) throw new Error(`The example has no ${code}`);
  return latestSnapshot(store, agreement);
}
