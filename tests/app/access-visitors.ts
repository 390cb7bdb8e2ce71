import type { Agreement } from "@models/agreement/agreement";
import { negotiatingSubjectOf } from "@models/negotiation/find";
import { addPerson, giveRole } from "@models/people/manage-people";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { DEMO_PASSWORD, FOUNDER } from "@seeds/people";
import { actAs } from "../support/example";
import { sampleOf } from "./access-samples";

/** Every role, of a partnership and of a region, seen from both sides. */
export const VISITORS = [
  undefined,
  "facilitator@coventry.example",
  "police@coventry.example",
  "councillor@coventry.example",
  "auditor@coventry.example",
  "facilitator@wolverhampton.example",
  "facilitator@trafford.example",
  "reviewer@westmidlands.example",
  "reviewer@northwest.example",
  "auditor@westmidlands.example",
  "admin@waymark.example",
] as const;

/** A draft, one that its region has, and one of another region. */
export const PARTNERSHIPS = ["coventry", "wolverhampton", "trafford"] as const;

export async function placeOf(from: Store, code: string) {
  const [partnership] = await from.find<Partnership>("partnerships", { code }, { limit: 1 });
  if (partnership === undefined) throw new Error(`The example has no ${code}`);
  const [agreement] = await from.find<Agreement>("agreements", { partnership: partnership._id }, { limit: 1 });
  if (agreement === undefined) throw new Error(`The example has no agreement of ${code}`);
  const negotiating = await negotiatingSubjectOf(from, agreement);
  return { partnership, agreement, sample: await sampleOf(from, agreement), negotiating };
}

/** The example has nobody of the other region but its facilitator. */
export async function addOtherRoles(to: Store): Promise<void> {
  const act = { ...(await actAs(to, "admin@waymark.example")), actor: FOUNDER };
  const bring = async (email: string, held: Omit<Parameters<typeof giveRole>[1], "person">) => {
    const added = await addPerson(act, { name: email, email, password: DEMO_PASSWORD, demo: true });
    if (added.kind !== "done") throw new Error(JSON.stringify(added));
    const given = await giveRole(act, { ...held, person: added.value._id });
    if (given.kind !== "done") throw new Error(JSON.stringify(given));
  };
  const { partnership: trafford } = await placeOf(to, "trafford");
  await bring("reviewer@northwest.example", { role: "reviewer", region: trafford.region });
}
