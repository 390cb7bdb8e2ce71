import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { agreeAgreement } from "@models/agreement/judge";
import { latestSnapshot } from "@models/agreement/snapshot";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import { addPerson, giveRole } from "@models/people/manage-people";
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
): Promise<void> {
  const act = await actAs(store, "facilitator@wolverhampton.example");
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
