import type { Agreement } from "../agreement/agreement";
import { type Book, readWorkingBook } from "../agreement/book";
import { agreementAsKnown, endOfDay, readKnownBook } from "../agreement/book-as-known";
import { keepOdds } from "../agreement/keep-odds";
import { type Snapshot, bookOf } from "../agreement/snapshot";
import { type SignedVersion, versionsOf } from "../agreement/versions";
import { keepVisible } from "../agreement/visibility";
import { type PartnershipCalendar, partnershipCalendarId } from "../calendar/calendar";
import { documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import type { Frozen } from "../review/facts";
import type { Store } from "../store/port";
import type { Update } from "../updates/update";

/** What a report is made from: the agreement as it was known at the end of a day. */
export interface Known extends Frozen {
  /** ISO date. */
  readonly day: string;
  /** Of owners, the latest first. */
  readonly updates: readonly Update[];
  /** The odds that were kept when the version was signed that counted then. */
  readonly signed: Pick<Frozen, "odds">;
  /** What was signed first, when it has been changed by a refresh since. */
  readonly first: Book | null;
  readonly calendar: PartnershipCalendar | undefined;
}

/** A published report is the region's to read, so no report holds figures that are not. */
const READER = { from: "region" } as const;

/**
 * What was known at the end of a day, or is known now where that day is not over.
 * @param present the agreement as it is stored. @param today ISO date.
 */
export async function readKnown(store: Store, present: Agreement, day: string, today: string): Promise<Outcome<Known>> {
  const then = day < today ? await agreementAsKnown(store, present, day) : done(present);
  if (then.kind !== "done") return then;
  const agreement = then.value;
  const versions = versionsOf(agreement);
  const [first, last] = [versions[0], versions.at(-1)];
  if (!first || !last) return refuse("The agreement was not signed by then. Enter a later day.", "on");
  const instant = endOfDay(day);
  const [book, signed, earlier, updates, calendar] = await Promise.all([
    day < today
      ? readKnownBook({ store }, agreement, READER, instant)
      : readWorkingBook(store, agreement).then((whole) => keepVisible(whole, READER)),
    snapshotOf(store, last),
    first === last ? null : snapshotOf(store, first),
    updatesAsKnown(store, agreement._id, instant),
    store.get<PartnershipCalendar>("partnershipCalendars", partnershipCalendarId(agreement.partnership)),
  ]);
  return done({
    ...{ day, book, updates, odds: keepOdds(book), signed: { odds: signed.odds ?? {} } },
    first: earlier && bookOf(earlier),
    calendar: calendar && documentAsKnownOn(await withWholeHistory(store, calendar), instant),
  });
}

async function snapshotOf(store: Pick<Store, "get">, { snapshot }: SignedVersion): Promise<Snapshot> {
  const found = await store.get<Snapshot>("snapshots", snapshot);
  if (found === undefined) throw new NotFoundError("version");
  return found;
}

/** An update itself never changes; what its owner decided of it may have come later. */
export async function updatesAsKnown(store: Store, agreement: string, instant: string): Promise<Update[]> {
  const all = await store.find<Update>("updates", { agreement }, { sort: { "created.at": -1, _id: -1 } });
  const known = await Promise.all(
    all.map(async (update) => documentAsKnownOn(await withWholeHistory(store, update), instant)),
  );
  return known.flatMap((update) => update ?? []);
}
