import type { Act } from "@models/act";
import { demoToday } from "@models/demo-store";
import { describeRoles } from "@models/people/describe-roles";
import { openInvitations } from "@models/people/invitation";
import type { Indicator } from "@models/measures/indicator";
import { matchIndicators } from "@models/measures/match-indicators";
import type { Person } from "@models/people/person";
import { type RoleDocument, heldBy } from "@models/people/role";
import type { Area } from "@models/place/area";
import type { Organisation } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import { formatDay, formatInstant } from "./dates";
import { capitalised, counted } from "./words";

const slim = { without: ["changes"] };

/** Everything that the administrator's page shows. @param realNow for links, ISO 8601. */
export async function readAdminPage({ store, actor, now }: Act, realNow: string, asked: URLSearchParams) {
  const [partnerships, organisations, areas, people, roles, invitations, demoDay] = await Promise.all([
    store.find<Partnership>("partnerships", {}, { ...slim, sort: { name: 1 } }),
    store.find<Organisation>("organisations", {}, { ...slim, sort: { name: 1 } }),
    store.find<Area>("areas", { $or: [{ laa: true }, { kind: "region" }] }, { ...slim, sort: { name: 1 } }),
    store.find<Person>("people", {}, { ...slim, sort: { name: 1 } }),
    store.find<RoleDocument>("roles", { removed: null }, slim),
    openInvitations({ store }, null, realNow),
    demoToday(store),
  ]);
  const words = await describeRoles(store, roles.map(heldBy));
  const invited = await describeRoles(
    store,
    invitations.map(({ grant }) => heldBy(grant)),
  );
  const areaName = (code: string) => areas.find((area) => area.code === code)?.name ?? code;
  return {
    today: now.slice(0, 10),
    demoDay: demoDay === undefined ? undefined : { day: demoDay.slice(0, 10), words: formatDay(demoDay) },
    partnerships: partnerships.map((each) => ({
      code: each.code,
      name: each.name,
      facts: `${areaName(each.area)}, ${areaName(each.region)}; ${counted(Object.keys(each.organisations).length, "organisation")}`,
    })),
    organisations: [...organisations].sort(byName).map(({ _id, name, kind, status, earlierNames }) => ({
      id: _id,
      name,
      facts: [
        capitalised(kind),
        counted(partnerships.filter((each) => each.organisations[_id] !== undefined).length, "partnership"),
        ...(status.state === "active" ? [] : [`${status.state} on ${formatDay(status.on)}`]),
        ...Object.values(earlierNames).map((earlier) => `${earlier.name} until ${formatDay(earlier.until)}`),
      ].join("; "),
      active: status.state === "active",
    })),
    people: people.map(({ _id, name, email, disabled, passwordHash }) => ({
      id: _id,
      name,
      email,
      isSelf: _id === actor.person,
      disabled: disabled ? `Disabled on ${formatDay(disabled.at)}: ${disabled.why}` : undefined,
      withoutPassword: passwordHash === null,
      roles: roles.flatMap((role, at) =>
        role.person === _id ? [{ id: role._id, words: words[at]?.short ?? role.role }] : [],
      ),
    })),
    invitations: invitations.map(({ _id, email, expiresAt }, at) => ({
      id: _id,
      email,
      role: invited[at]?.short ?? "",
      until: formatInstant(expiresAt),
    })),
    indicators: await searchIndicators(store, asked.get("q") ?? ""),
    choices: {
      areas: areas.filter(({ laa }) => laa).map(({ code, name }) => ({ value: code, label: name })),
      regions: areas.filter(({ kind }) => kind === "region").map(({ code, name }) => ({ value: code, label: name })),
    },
  };
}

export type AdminPageData = Awaited<ReturnType<typeof readAdminPage>>;

/** National indicators by number or words; as many as a person looks through. */
async function searchIndicators(store: Act["store"], typed: string) {
  if (typed.trim() === "") return { typed, found: [] };
  const all = await store.find<Indicator>("indicators", { partnership: null }, slim);
  const found = matchIndicators(typed, all).slice(0, 20);
  return {
    typed,
    found: found.map(({ _id, code, name }) => ({ code, name, to: `/indicators/${encodeURIComponent(_id)}` })),
  };
}

/** As people sort names, which the store does not. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, "en-GB");
}
