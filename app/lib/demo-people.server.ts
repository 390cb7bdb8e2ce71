import { DEMO_PASSWORD } from "@seeds/people";
import type { Agreement } from "@models/agreement/agreement";
import { STATUS_WORDS } from "@models/agreement/status";
import type { RoleName } from "@models/people/actor";
import { describeRoles } from "@models/people/describe-roles";
import { rolesOf } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { spanOfYears } from "./agreement-header";

/** What somebody in each role comes to do, in the order in which they are offered. */
const COMES_TO: readonly (readonly [Exclude<RoleName, "viewer">, string, string])[] = [
  ["facilitator", "Facilitators", "Walk the five steps, shape the plan, chase owners and submit the agreement."],
  ["partner", "Partners", "See what their organisation owns, accept or decline it, and enter the figures it supplies."],
  ["reviewer", "Reviewer", "Compares the region’s agreements, agrees one or returns it with points."],
  ["auditor", "Auditor", "Samples figures, follows them to their source and verifies them. Changes nothing else."],
  ["member", "Member", "A councillor: reads the agreement and comments before it is published."],
  ["administrator", "Administrator", "Founds partnerships, invites people and moves the example’s day."],
];

export interface DemoGroup {
  readonly title: string;
  readonly comesTo: string;
  readonly people: readonly { readonly name: string; readonly email: string; readonly role: string }[];
}

export interface OfferedDemo {
  /** The password that they all share. */
  readonly password: string;
  /** By role. */
  readonly groups: readonly DemoGroup[];
  /** Where the agreements stand that a newcomer will meet first; null where none was started from another. */
  readonly now: string | null;
}

/** The example's people as the sign-in page offers them. */
export async function offerDemoPeople(store: Store): Promise<OfferedDemo | undefined> {
  const people = await store.find<Person>(
    "people",
    { demo: true },
    {
      without: ["changes"],
      sort: { "created.at": 1 },
    },
  );
  const known = await Promise.all(
    people
      .filter(({ disabled }) => !disabled)
      .map(async ({ _id, name, email }) => {
        const [role] = await describeRoles(store, await rolesOf(store, _id));
        return { name, email, role: role?.short ?? "", held: role?.held.role };
      }),
  );
  const groups = COMES_TO.map(([name, title, comesTo]) => ({
    title,
    comesTo,
    people: known.filter(({ held }) => held === name).map(({ name, email, role }) => ({ name, email, role })),
  })).filter(({ people }) => people.length > 0);
  return groups.length > 0 ? { password: DEMO_PASSWORD, groups, now: await sayNow(store) } : undefined;
}

async function sayNow(store: Store): Promise<string | null> {
  const slim = { without: ["changes"], limit: 1 };
  const [next] = await store.find<Agreement>("agreements", { "startedFrom.code": { $exists: true } }, slim);
  const earlier = next?.startedFrom && (await store.get<Agreement>("agreements", next.startedFrom.agreement));
  if (!next || !earlier) return null;
  const [before, after] = [earlier, next].map(
    ({ scheme, status }) => `${spanOfYears(scheme.years)} (${STATUS_WORDS[status].toLowerCase()})`,
  );
  return `${earlier.name} has two terms here: ${before}, and ${after}, which was started from it.`;
}
