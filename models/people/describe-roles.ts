import type { Area } from "../place/area";
import type { Organisation } from "../place/organisation";
import type { Partnership } from "../place/partnership";
import type { Store } from "../store/port";
import type { RoleHeld } from "./actor";

const ROLE_TITLES: Record<RoleHeld["role"], string> = {
  administrator: "Administrator",
  facilitator: "Facilitator",
  partner: "Partner",
  reviewer: "Reviewer",
  auditor: "Auditor",
  member: "Member",
};

/** What roles are held of, by id. */
interface Places {
  readonly partnerships: ReadonlyMap<string, Partnership>;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly areas: ReadonlyMap<string, Area>;
}

/** A role as people say it. */
export interface RoleWords {
  readonly held: RoleHeld;
  /** "Facilitator, Coventry" or "Partner, West Midlands Police". */
  readonly short: string;
  /** "Partner for West Midlands Police in the Coventry Partnership". */
  readonly long: string;
  /** Code of the partnership, when it is held of one. */
  readonly partnership?: { readonly code: string; readonly name: string };
}

const slim = { without: ["changes"] };

/** Says each role in words, in the order given. */
export async function describeRoles(store: Store, roles: readonly RoleHeld[]): Promise<RoleWords[]> {
  const ids = (tie: "partnership" | "organisation" | "region") => [
    ...new Set(roles.flatMap((held) => held[tie] ?? [])),
  ];
  const [partnerships, organisations] = await Promise.all([
    store.find<Partnership>("partnerships", { _id: { $in: ids("partnership") } }, slim),
    store.find<Organisation>("organisations", { _id: { $in: ids("organisation") } }, slim),
  ]);
  const areaCodes = [...ids("region"), ...partnerships.map(({ area }) => area)];
  const areas = await store.find<Area>("areas", { _id: { $in: areaCodes } }, slim);
  const places = { partnerships: byId(partnerships), organisations: byId(organisations), areas: byId(areas) };
  return roles.map((held) => describeRole(held, places));
}

function byId<T extends { readonly _id: string }>(docs: readonly T[]): Map<string, T> {
  return new Map(docs.map((doc) => [doc._id, doc]));
}

function describeRole(held: RoleHeld, { partnerships, organisations, areas }: Places): RoleWords {
  const title = ROLE_TITLES[held.role];
  const partnership = partnerships.get(held.partnership ?? "");
  const organisation = organisations.get(held.organisation ?? "")?.name;
  const place = areas.get(held.region ?? partnership?.area ?? "")?.name ?? partnership?.name;
  const where = organisation ?? place;
  const inWhole = organisation ? `${title} for ${organisation} in ${partnership?.name}` : undefined;
  return {
    held,
    short: where ? `${title}, ${where}` : title,
    long: inWhole ?? (place ? `${title} of ${partnership?.name ?? place}` : title),
    ...(partnership && { partnership: { code: partnership.code, name: partnership.name } }),
  };
}
