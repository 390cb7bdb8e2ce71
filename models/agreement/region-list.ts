import type { Act } from "../act";
import { standingTowards } from "../people/permissions";
import type { Agreement } from "./agreement";
import { type Book, subjectOf } from "./book";
import { readSnapshotBook } from "./snapshot";

/** GSS codes of the regions whose agreements this person judges. */
export function regionsOf({ roles }: Act["actor"]): string[] {
  return [...new Set(roles.flatMap(({ role, region }) => (role === "reviewer" && region ? [region] : [])))];
}

/** Every agreement that was submitted in a region, as the region reads it; what waits for the region comes first. */
export async function submittedIn(act: Pick<Act, "store" | "actor">, region: string): Promise<Book[]> {
  const agreements = await act.store.find<Agreement>(
    "agreements",
    { region, removed: null },
    { without: ["changes"], sort: { name: 1 } },
  );
  const submitted = agreements.filter(
    (agreement) =>
      agreement.submissions.length > 0 &&
      standingTowards(act.actor, subjectOf(agreement)).some(({ role }) => role === "reviewer"),
  );
  const books = await Promise.all(submitted.map((agreement) => readSnapshotBook(act.store, agreement)));
  const waits = ({ agreement }: Book) => Number(agreement.status === "submitted");
  return books.sort((a, b) => waits(b) - waits(a));
}
