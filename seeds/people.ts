import { WEST_MIDLANDS } from "@models/place/area";
import type { Actor, RoleHeld } from "@models/people/actor";
import { addPerson, giveRole } from "@models/people/manage-people";
import { addOrganisation, foundPartnership } from "@models/place/manage-places";
import type { OrganisationKind } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import { type Desk, accepted } from "./desk";
import { COVENTRY, WOLVERHAMPTON } from "./coventry/figures";

/** What every person of the example signs in with, in demo mode only. */
export const DEMO_PASSWORD = "waymark-demo-2008";

const NORTH_WEST = "E12000002";
const TRAFFORD = "E08000009";

/** The hand that sets the example up, before there is anybody. */
export const FOUNDER: Actor = { person: "founder", name: "Waymark example", roles: [{ role: "administrator" }] };

const ORGANISATIONS = {
  coventryCouncil: ["Coventry City Council", "council"],
  police: ["West Midlands Police", "police"],
  coventryHealth: ["Coventry Teaching Primary Care Trust", "health"],
  jobs: ["Jobcentre Plus", "jobs service"],
  fire: ["West Midlands Fire Service", "fire and rescue"],
  voluntary: ["Voluntary Action Coventry", "voluntary sector"],
  chamber: ["Coventry and Warwickshire Chamber of Commerce", "business"],
  wolverhamptonCouncil: ["Wolverhampton City Council", "council"],
  wolverhamptonHealth: ["Wolverhampton City Primary Care Trust", "health"],
  traffordCouncil: ["Trafford Council", "council"],
  traffordHealth: ["Trafford Primary Care Trust", "health"],
} as const satisfies Record<string, readonly [string, OrganisationKind]>;

export type OrganisationIds = Record<keyof typeof ORGANISATIONS, string>;

export interface Cast {
  readonly organisations: OrganisationIds;
  readonly coventry: Partnership;
  readonly wolverhampton: Partnership;
  readonly trafford: Partnership;
  readonly facilitator: Actor;
  readonly council: Actor;
  readonly police: Actor;
  readonly health: Actor;
  readonly jobs: Actor;
  readonly reviewer: Actor;
  readonly wolverhamptonFacilitator: Actor;
  readonly traffordFacilitator: Actor;
  readonly auditor: Actor;
}

/** Founds the three partnerships and brings in everybody who can sign in to the example. */
export async function gatherCast(desk: Desk): Promise<Cast> {
  const organisations = {} as OrganisationIds;
  for (const [key, [name, kind]] of Object.entries(ORGANISATIONS)) {
    const added = accepted(await addOrganisation(desk.as(FOUNDER), { name, kind }));
    organisations[key as keyof OrganisationIds] = added._id;
  }
  const of = organisations;
  const found = async (code: string, name: string, area: string, region: string, members: string[]) =>
    accepted(await foundPartnership(desk.as(FOUNDER), { code, name, area, region, organisations: members }));

  const coventry = await found("coventry", "Coventry Partnership", COVENTRY, WEST_MIDLANDS, [
    of.coventryCouncil,
    of.police,
    of.coventryHealth,
    of.jobs,
    of.fire,
    of.voluntary,
    of.chamber,
  ]);
  const wolverhampton = await found("wolverhampton", "Wolverhampton Partnership", WOLVERHAMPTON, WEST_MIDLANDS, [
    of.wolverhamptonCouncil,
    of.police,
    of.wolverhamptonHealth,
    of.jobs,
    of.fire,
  ]);
  const trafford = await found("trafford", "Trafford Partnership", TRAFFORD, NORTH_WEST, [
    of.traffordCouncil,
    of.traffordHealth,
  ]);

  const add = async (name: string, email: string, role: RoleHeld, signingIn: object): Promise<Actor> => {
    const person = accepted(await addPerson(desk.as(FOUNDER), { name, email, ...signingIn }));
    accepted(await giveRole(desk.as(FOUNDER), { person: person._id, ...role }));
    return { person: person._id, name, roles: [role] };
  };
  const bring = (name: string, email: string, role: RoleHeld) =>
    add(name, email, role, { password: DEMO_PASSWORD, demo: true });
  const partner = (organisation: string): RoleHeld => ({ role: "partner", partnership: coventry._id, organisation });

  const cast: Omit<Cast, "auditor"> = {
    organisations,
    coventry,
    wolverhampton,
    trafford,
    facilitator: await bring("Priya Nair", "facilitator@coventry.example", {
      role: "facilitator",
      partnership: coventry._id,
    }),
    council: await bring("Tom Ellison", "council@coventry.example", partner(of.coventryCouncil)),
    police: await bring("Sergeant Maria Doyle", "police@coventry.example", partner(of.police)),
    health: await bring("Dr Samuel Osei", "health@coventry.example", partner(of.coventryHealth)),
    jobs: await bring("Karen Whitlock", "jobs@coventry.example", partner(of.jobs)),
    reviewer: await bring("Helen Marsh", "reviewer@westmidlands.example", { role: "reviewer", region: WEST_MIDLANDS }),
    wolverhamptonFacilitator: await bring("Daniel Reyes", "facilitator@wolverhampton.example", {
      role: "facilitator",
      partnership: wolverhampton._id,
    }),
    // Without a password: nobody enters as the one who is there to be out of sight of the region.
    traffordFacilitator: await add(
      "Alison Firth",
      "facilitator@trafford.example",
      { role: "facilitator", partnership: trafford._id },
      {},
    ),
  };
  await bring("Nigel Thorne", "auditor@westmidlands.example", { role: "auditor", region: WEST_MIDLANDS });
  await bring("Councillor Jean Abbott", "councillor@coventry.example", { role: "member", partnership: coventry._id });
  await bring("Ruth Adler", "admin@waymark.example", { role: "administrator" });
  const auditor = await bring("Grace Okafor", "auditor@coventry.example", {
    role: "auditor",
    partnership: coventry._id,
  });
  return { ...cast, auditor };
}
