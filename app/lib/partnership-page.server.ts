import type { Act } from "@models/act";
import { answerLinksOf } from "@models/people/answer-link";
import { describeRoles } from "@models/people/describe-roles";
import { openInvitations } from "@models/people/invitation";
import { mayManagePerson } from "@models/people/manage-people";
import { type PartnershipPeople, readPartnershipPeople } from "@models/people/partnership-people";
import { may } from "@models/people/permissions";
import { type Post, holderOf } from "@models/people/post";
import { heldBy } from "@models/people/role";
import type { Area } from "@models/place/area";
import { areasWithin } from "@models/place/areas-within";
import type { Group } from "@models/place/group";
import type { Organisation } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import { answerLinkViews } from "./answer-links.server";
import { formatDay, formatInstant } from "./dates";
import { capitalised, listed } from "./words";

const slim = { without: ["changes"] };

/** Everything that the page of a partnership shows. @param realNow for links, ISO 8601. */
export async function readPartnershipPage(act: Act, partnership: Partnership, realNow: string) {
  const { store, actor } = act;
  const mayManage = may(actor, "partnership.manage", { partnership: partnership._id });
  const [people, area, region, within, groups, everyOrganisation] = await Promise.all([
    readPartnershipPeople(store, partnership),
    store.get<Area>("areas", partnership.area),
    store.get<Area>("areas", partnership.region),
    areasWithin(store, partnership),
    store.find<Group>("groups", { partnership: partnership._id }, { ...slim, sort: { name: 1 } }),
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
    /** The links with which owners here answer without signing in. */
    answerLinks: mayManage
      ? await answerLinkViews(store, await answerLinksOf(store, { partnership: partnership._id }, realNow), "others")
      : [],
    posts: people.posts.map((post) => postLine(post, people)),
    places: placesView(partnership, area, within),
    groups: groups.map(groupLine),
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
        isPartner: roles.some(({ role }) => role === "partner"),
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

/** What the partnership named, and what the forms that name and end places choose from. */
function placesView({ area: ours }: Partnership, area: Area | undefined, within: readonly Area[]) {
  const nameOf = (code: string) =>
    code === ours ? (area?.name ?? code) : (within.find(({ _id }) => _id === code)?.name ?? code);
  const named = within.filter(({ partnership }) => partnership !== null);
  const standing = within.filter(({ validTo }) => validTo === null);
  return {
    isCounty: area?.kind === "county",
    named: named.map((each) => ({
      id: each._id,
      name: each.name,
      ended: each.validTo !== null,
      facts: [
        `${capitalised(each.kind)} in ${nameOf(each.parent ?? ours)}`,
        ...(each.validFrom ? [`since ${formatDay(each.validFrom)}`] : []),
        ...(each.validTo ? [`until ${formatDay(each.validTo)}`] : []),
        ...(each.successors.length > 0 ? [`followed by ${listed(each.successors.map(nameOf))}`] : []),
        ...(each.predecessors.length > 0 ? [`follows ${listed(each.predecessors.map(nameOf))}`] : []),
        ...earlierNames(each),
      ].join("; "),
    })),
    /** Districts that are on the national list already. */
    official: within.filter(({ partnership }) => partnership === null).map(({ name }) => name),
    partOf: [{ value: ours, label: `${nameOf(ours)} itself` }, ...standing.map(asAreaChoice)],
    standing: standing.map(asAreaChoice),
  };
}

const asAreaChoice = ({ _id, name }: Area) => ({ value: _id, label: name });

function earlierNames({ earlierNames: names = {} }: Pick<Area, "earlierNames">): string[] {
  return Object.values(names)
    .sort((a, b) => b.until.localeCompare(a.until))
    .map(({ name, until }) => `called ${name} until ${formatDay(until)}`);
}

function groupLine({ _id, name, kind, earlierNames: names }: Group) {
  return { id: _id, name, facts: [GROUP_KIND_WORDS[kind], ...earlierNames({ earlierNames: names })].join("; ") };
}

const GROUP_KIND_WORDS: Readonly<Record<Group["kind"], string>> = {
  age: "By age",
  sex: "By sex",
  "ethnic group": "By ethnic group",
  "own words": "In the group’s own words",
};

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
