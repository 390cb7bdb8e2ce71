import type { Book } from "./book";
import type { Priority } from "./priority";

/** The under-represented groups of a priority, in words: those with a name of their own, then those told in free words. */
export function groupsOf(book: Pick<Book, "groups">, { namedGroups, groups }: Priority): string[] {
  // A priority of before groups could be chosen has no list of them.
  const named = new Set(namedGroups ?? []);
  return [...book.groups.filter(({ _id }) => named.has(_id)).map(({ name }) => name), ...Object.values(groups)];
}
