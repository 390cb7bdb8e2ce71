import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { agreeAgreement } from "@models/agreement/judge";
import { latestSnapshot } from "@models/agreement/snapshot";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import { addPerson, giveRole } from "@models/people/manage-people";
import { contentHash } from "@models/reports/content";
import { contentOfReport, findReport } from "@models/reports/find";
import { publishReport, startReport } from "@models/reports/write";
import { saveAssessment, sendAssessment } from "@models/review/assess";
import { correctFact } from "@models/review/correct";
import { askPartnership } from "@models/review/desk";
import { raiseFlag } from "@models/review/flag";
import { openReview, startRehearsal } from "@models/review/open";
import type { Store } from "@models/store/port";
import { DEMO_PASSWORD, FOUNDER } from "@seeds/people";
import { actAs } from "./example";
import { accepted } from "./people";

/** The agreement of the example's submitted neighbour. */
export const AGREED = "wolverhampton-2008";
/** A partner of it, who works for the council that leads its target. */
export const AGREED_PARTNER = "council@wolverhampton.example";

/** The region agrees the submitted neighbour, whose council can sign in. */
export async function agreeNeighbour(store: Store): Promise<Agreement> {
  const reviewer = await actAs(store, "reviewer@westmidlands.example");
  const [agreement] = await store.find<Agreement>("agreements", { code: AGREED });
  if (agreement === undefined) throw new Error(`The example has no ${AGREED}`);
  const { sha256 } = await latestSnapshot(store, agreement);
  const agreed = accepted(await agreeAgreement(reviewer, AGREED, sha256));
  const book = await openBook(await actAs(store, "facilitator@wolverhampton.example"), AGREED);
  const founder: Act = { ...reviewer, actor: FOUNDER };
  const person = accepted(
    await addPerson(founder, {
      name: "Neil Foster",
      email: AGREED_PARTNER,
      password: DEMO_PASSWORD,
      demo: true,
    }),
  );
  const organisation = book.parts.target[0]?.lead ?? "";
  accepted(
    await giveRole(founder, { person: person._id, role: "partner", partnership: agreement.partnership, organisation }),
  );
  return agreed;
}

/** Publishes values of the agreement's target, by period. */
export async function publishResults(
  store: Store,
  values: Readonly<Record<string, number>>,
  audience: "region" | "partnership" = "region",
  now?: string,
): Promise<void> {
  const act = await actAs(store, "facilitator@wolverhampton.example", now);
  const book = await openBook(act, AGREED);
  const target = book.parts.target[0];
  if (target === undefined) throw new Error("The neighbour has no target");
  await recordValues(
    act,
    "Published",
    Object.entries(values).map(([period, value]) => ({
      scope: book.partnership._id,
      series: seriesOf({ _id: target.indicator }, target.definition),
      area: target.area,
      group: target.group,
      period: period as PeriodCode,
      given: { value, reason: null, status: "final", source: "Published", audience: { kind: audience } },
    })),
  );
}

/** A published report of the agreement. @returns its id. */
export async function reportOnNeighbour(store: Store): Promise<string> {
  const facilitator = await actAs(store, "facilitator@wolverhampton.example", "2008-12-01T09:00:00.000Z");
  const { _id } = accepted(await startReport(facilitator, AGREED, "FQ2008-2"));
  const content = accepted(await contentOfReport(facilitator, await findReport(facilitator, AGREED, _id)));
  accepted(await publishReport(facilitator, AGREED, _id, contentHash(content)));
  return _id;
}

/** A review of the agreement that both sides have sent, with a correction, a flag and something asked; and a rehearsal. */
export async function reviewNeighbour(store: Store): Promise<{ readonly review: string; readonly rehearsal: string }> {
  const now = "2008-12-01T09:00:00.000Z";
  const reviewer = await actAs(store, "reviewer@westmidlands.example", now);
  const facilitator = await actAs(store, "facilitator@wolverhampton.example", now);
  const rehearsal = accepted(await startRehearsal(facilitator, AGREED, "FY2008"));
  const { _id: review, rev, judged } = accepted(await openReview(reviewer, AGREED, "FY2008"));
  const [priority = ""] = Object.keys(judged);
  const asked = { text: "How many people saw an adviser?", who: facilitator.actor.person, by: "2008-12-12" };
  accepted(await askPartnership(reviewer, AGREED, review, asked));
  for (const act of [facilitator, reviewer]) {
    const said = { priority, grade: "needs attention", reason: "Fewer jobs came than were expected", note: "" };
    accepted(await saveAssessment(act, AGREED, review, rev, said));
    accepted(await sendAssessment(act, AGREED, review));
  }
  accepted(await correctFact(facilitator, AGREED, review, { priority, text: "The milestone was met on 12 May" }));
  accepted(await raiseFlag(reviewer, AGREED, review, priority, { kind: "concern", why: "Two quarters fell" }));
  return { review, rehearsal: rehearsal._id };
}
