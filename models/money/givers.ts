import type { Book } from "../agreement/book";
import { organisationName } from "../agreement/checks/about";
import type { ResourceLine } from "./resource";

type Giving = Pick<ResourceLine, "giver" | "giverName">;

/** Who gives a line, the same for all of its lines: an organisation's id, or the words for one that is none of ours. */
export const giverKey = ({ giver, giverName }: Giving): string => giver || `words:${(giverName ?? "").toLowerCase()}`;

export const giverWords = (book: Book, { giver, giverName }: Giving): string =>
  giver ? organisationName(book, giver) : (giverName ?? "");

/** Every giver of the agreement by name. */
export function giversOf(book: Book): { readonly key: string; readonly name: string }[] {
  const named = new Map(book.parts.resource.map((line) => [giverKey(line), giverWords(book, line)]));
  return [...named].map(([key, name]) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name));
}
