import type { Act } from "@models/act";
import { describeRoles } from "@models/people/describe-roles";
import { openInvitations } from "@models/people/invitation";
import { mayManagePerson } from "@models/people/manage-people";
import { type PartnershipPeople, readPartnershipPeople } from "@models/people/partnership-people";
import { may } from "@models/people/permissions";
import { type Post, holderOf } from "@models/people/post";
import { heldBy } from "@models/people/role";
import type { Area } from "@models/place/area";
import type { Organisation } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import { formatDay, formatInstant } from "./dates";
import { capitalised } from "./words";

const slim = { without: ["changes"] };

/** Everything that the page of a partnership shows. @param realNow for links, ISO 8601. */
export async function readPartnershipPage(act: Act, partnership: Partnership, realNow: string) {
  const { store, actor } = act;
  const mayManage = may(actor, "partnership.manage", { partnership: partnership._id });
  const [people, area, region, everyOrganisation] = await Promise.all([
    readPartnershipPeople(store, partnership),
    store.get<Area>("areas", partnership.area),
    store.get<Area>("areas", partnership.region),
    mayManage ? store.find<Organisation>("organisations", {}, { ...slim, sort: { name: 1 } }) : [],
  ]);
  const active = people.organisations.filter(({ status }) => status.state === "active");
  return {
    name: partnership.name,
    area: area?.name ?? partnership.area,
    region: region?.name ?? partnership.region,
    today: act.now.slice(0, 10),
    mayManage,
    organisations: people.organisations.map((each) => organisationLine(each, partnership, people)),
    /** What could join. */
    otherOrganisations: everyOrganisation
      .filter(({ _id, status }) => status.state === "active" && partnership.organisations[_id] === undefined)
      .map(asChoice),
    members: await memberLines(act, people, mayManage),
    posts: people.posts.map((post) => postLine(post, people)),
    invitations: mayManage ? await invitationLines(act, partnership, realNow) : [],
    choices: {
      organisations: active.map(asChoice),
      people: people.members.map(({ person }) => ({ value: person._id, label: person.name })),
    },
  };
}

export type PartnershipPageData = Awaited<ReturnType<typeof readPartnershipPage>>;

function asChoice({ _id, name }: Organisation) {
  return { value: _id, label: name };
}

function organisationLine(organisation: Organisation, partnership: Partnership, people: PartnershipPeople) {
  const { _id, name, kind, status } = organisation;
  const successor =
    status.state === "active" ? undefined : people.organisations.find((each) => each._id === status.successor)?.name;
  const officers = people.members.filter(({ roles }) => roles.some((role) => role.organisation === _id));
  const here =
    officers.length > 0
      ? `Officers: ${officers.map(({ person }) => person.name).join(", ")}`
      : "No officer can sign in yet";
  const over =
    status.state === "active"
      ? here
      : `${status.state === "merged" ? "Merged" : "Dissolved"} on ${formatDay(status.on)}` +
        (successor ? `; ${successor} took over` : "");
  const since = formatDay(partnership.organisations[_id] ?? "");
  return { id: _id, name, active: status.state === "active", facts: `${capitalised(kind)}, since ${since}. ${over}.` };
}

async function memberLines(act: Act, { members }: PartnershipPeople, mayManage: boolean) {
  return Promise.all(
    members.map(async ({ person, roles }) => {
      const words = await describeRoles(act.store, roles.map(heldBy));
      return {
        id: person._id,
        name: person.name,
        email: person.email,
        roles: words.map(({ short }, at) => ({ id: roles[at]?._id ?? "", words: short })),
        mayReset: mayManage && (await mayManagePerson(act, person._id)),
      };
    }),
  );
}

function postLine(post: Post, { names, organisations }: PartnershipPeople) {
  const named = (person: string | null | undefined) =>
    person ? (names.get(person) ?? "somebody who left") : undefined;
  const present = holderOf(post);
  return {
    id: post._id,
    name: post.name,
    organisation: organisations.find(({ _id }) => _id === post.organisation)?.name ?? "",
    holder: named(present?.person) ?? "nobody",
    since: present ? formatDay(present.from) : undefined,
    deputy: named(post.deputy),
    earlier: Object.values(post.holders)
      .filter(({ until }) => until !== null)
      .sort((a, b) => a.from.localeCompare(b.from))
      .map(({ person, from, until }) => `${named(person)}, ${formatDay(from)} to ${formatDay(until ?? "")}`),
  };
}

async function invitationLines(act: Act, partnership: Partnership, realNow: string) {
  const open = await openInvitations(act, partnership._id, realNow);
  const words = await describeRoles(
    act.store,
    open.map(({ grant }) => heldBy(grant)),
  );
  return open.map(({ _id, email, expiresAt }, at) => ({
    id: _id,
    email,
    role: words[at]?.short ?? "",
    until: formatInstant(expiresAt),
  }));
}
