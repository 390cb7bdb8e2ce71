import type { Organisation } from "../place/organisation";
import type { Partnership } from "../place/partnership";
import type { Store } from "../store/port";
import type { Person } from "./person";
import type { Post } from "./post";
import type { RoleDocument } from "./role";

export interface Member {
  readonly person: Person;
  /** Those held in this partnership only. */
  readonly roles: readonly RoleDocument[];
}

/** Who works in a partnership: its organisations, people with their roles in it, and posts. */
export interface PartnershipPeople {
  readonly organisations: readonly Organisation[];
  readonly members: readonly Member[];
  readonly posts: readonly Post[];
  /** Everybody who holds or held a post, by id. */
  readonly names: ReadonlyMap<string, string>;
}

const slim = { without: ["changes"] };

export async function readPartnershipPeople(store: Store, partnership: Partnership): Promise<PartnershipPeople> {
  const here = { partnership: partnership._id, removed: null };
  const [organisations, roles, posts] = await Promise.all([
    store.find<Organisation>("organisations", { _id: { $in: Object.keys(partnership.organisations) } }, slim),
    store.find<RoleDocument>("roles", here, slim),
    store.find<Post>("posts", here, { ...slim, sort: { name: 1 } }),
  ]);
  const holders = posts.flatMap((post) => [...Object.values(post.holders).map(({ person }) => person), post.deputy]);
  const ids = [...new Set([...roles.map(({ person }) => person), ...holders])].filter((id) => typeof id === "string");
  const people = await store.find<Person>("people", { _id: { $in: ids } }, slim);
  const members = people
    .map((person) => ({ person, roles: roles.filter((role) => role.person === person._id) }))
    .filter(({ person, roles: held }) => held.length > 0 && !person.disabled)
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
  return {
    organisations: [...organisations].sort((a, b) => a.name.localeCompare(b.name)),
    members,
    posts,
    names: new Map(people.map(({ _id, name }) => [_id, name])),
  };
}
