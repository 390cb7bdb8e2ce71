import { NotFoundError } from "../outcome";
import type { Store } from "../store/port";
import type { Agreement } from "./agreement";
import { type Snapshot, bookOf } from "./snapshot";
import type { Book } from "./book";

/** One signed version of an agreement: 1 is what was signed first. */
export interface SignedVersion {
  readonly number: number;
  readonly snapshot: string;
  readonly sha256: string;
  /** Person id. */
  readonly by: string;
  readonly at: string;
  /** The refresh proposal that made it; none made the first. */
  readonly refresh: string | null;
}

/** Every version that was signed, the first one first: the last is what counts. */
export function versionsOf({
  earlierVersions,
  agreed,
}: Pick<Agreement, "earlierVersions" | "agreed">): SignedVersion[] {
  return [...(earlierVersions ?? []), ...(agreed ? [agreed] : [])].map((version, i) => ({
    number: i + 1,
    snapshot: version.snapshot,
    sha256: version.sha256,
    by: version.by,
    at: version.at,
    refresh: version.refresh ?? null,
  }));
}

/** @throws NotFoundError when the store does not have its snapshot. */
export async function bookOfVersion(store: Pick<Store, "get">, { snapshot: id }: SignedVersion): Promise<Book> {
  const snapshot = await store.get<Snapshot>("snapshots", id);
  if (snapshot === undefined) throw new NotFoundError("version");
  return bookOf(snapshot);
}
