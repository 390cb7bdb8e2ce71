import type { Store, Stored } from "../store/port";

/** The names of people by id, whichever role they hold; those not found are left out. */
export async function findNames(store: Pick<Store, "find">, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await store.find<Stored & { name: string }>("people", { _id: { $in: [...new Set(ids)] } });
  return new Map(people.map(({ _id, name }) => [_id, name]));
}
