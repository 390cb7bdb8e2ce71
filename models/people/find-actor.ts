import type { Store } from "../store/port";
import type { Actor, RoleHeld } from "./actor";
import type { Person } from "./person";
import { type RoleDocument, heldBy } from "./role";

/** The roles a person holds today. */
export async function rolesOf(store: Store, person: string): Promise<RoleHeld[]> {
  const held = await store.find<RoleDocument>("roles", { person, removed: null }, { without: ["changes"] });
  return held.map(heldBy);
}

/** The person acting, with every role held; undefined when there is nobody or the person was disabled. */
export async function findActor(store: Store, person: string): Promise<Actor | undefined> {
  const found = await store.get<Person>("people", person);
  if (found === undefined || found.disabled) return undefined;
  return { person, name: found.name, roles: await rolesOf(store, person) };
}
