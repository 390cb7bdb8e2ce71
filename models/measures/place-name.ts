import type { Book } from "../agreement/book";

interface Place {
  readonly area: string;
  readonly group: string;
}

/** Where and whose a figure or target is, in words: "Coventry", or "Coventry, lone parents" for a group of its people. */
export function placeName(book: Pick<Book, "areas" | "groups">, { area, group }: Place): string {
  const name = book.areas.find(({ _id }) => _id === area)?.name ?? area;
  const people = book.groups.find(({ _id }) => _id === group)?.name;
  return people ? `${name}, ${people}` : name;
}
