import type { Act } from "../act";
import { documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { findingEntriesOf } from "../measures/finding";
import { batchAsKnown } from "../measures/observation-history";
import { withLinesApart } from "../money/earlier-resources";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import type { Refresh } from "../refresh/refresh";
import type { Agreement } from "./agreement";
import { type Book, type PartsOfBook, assembleBook, findAgreement, readerOf, subjectOf } from "./book";
import { PARTS, PART_NAMES, type Part, type PartName } from "./parts";
import { readSnapshotBook } from "./snapshot";
import type { Store } from "../store/port";
import { keepVisible } from "./visibility";

/**
 * The agreement as it was known at the end of a day (UTC), for who may read its history: who reads from the region gets
 * what had been submitted by then. Nobody sees what is kept from them today. What people, organisations, places and
 * indicators are called is what they are called today.
 * @param day ISO date.
 * @throws NotFoundError, ForbiddenError.
 */
export async function openBookAsKnown(
  act: Pick<Act, "store" | "actor" | "now">,
  code: string,
  day: string,
): Promise<Outcome<Book>> {
  const present = await findAgreement(act, code);
  const message = "Your role reads the agreement as it stands, without its history.";
  authorise(act.actor, "history.read", subjectOf(present), message);
  const asked = readAskedDay(day, act.now.slice(0, 10));
  if (asked.kind !== "done") return asked;
  const instant = endOfDay(day);
  const known = await agreementAsKnown(act.store, present, day);
  if (known.kind !== "done") return known;
  const agreement = known.value;
  const reader = readerOf(act.actor, present);
  if (reader.from === "region") {
    if (agreement.submissions.length === 0) {
      return refuse("Nothing had been submitted to the region by then. Enter a later day.", "on");
    }
    return done(await readSnapshotBookAsKnown(act.store, agreement, instant));
  }
  return done(await readKnownBook(act, agreement, reader, instant));
}

/** What the region had been given by an instant. @param agreement as it was known then, submitted. */
export async function readSnapshotBookAsKnown(store: Store, agreement: Agreement, instant: string): Promise<Book> {
  const book = await readSnapshotBook(store, agreement);
  const comment = book.parts.comment.filter(({ created }) => created.at <= instant);
  const observations = book.observations.map((observation) => ({
    ...observation,
    findings: findingEntriesOf(observation).filter(({ at }) => at <= instant),
  }));
  const refresh = book.parts.refresh.flatMap((each) => refreshSentBy(each, instant));
  return { ...book, observations, parts: { ...book.parts, comment, refresh } };
}

/** What the region had of a proposal by an instant; what it decided later was still to be decided. */
function refreshSentBy(refresh: Refresh, instant: string): Refresh[] {
  if (!refresh.sent || refresh.sent.at > instant) return [];
  const isLater = refresh.decided != null && refresh.decided.at > instant;
  return [isLater ? { ...refresh, state: "with the region", decided: null } : refresh];
}

/** The last instant (UTC) of a day. */
export const endOfDay = (day: string) => `${day}T23:59:59.999Z`;

/** A day as of which something is asked. @param today ISO date. */
export function readAskedDay(day: string, today: string): Outcome<string> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    return refuse("Enter a date, such as 10 March 2008", "on");
  }
  return day > today ? refuse("This day is still to come. Enter today or an earlier day.", "on") : done(day);
}

/** The agreement itself as it was known at the end of a day. */
export async function agreementAsKnown(
  store: Pick<Store, "get">,
  present: Agreement,
  day: string,
): Promise<Outcome<Agreement>> {
  const agreement = documentAsKnownOn(await withWholeHistory(store, present), endOfDay(day));
  return agreement ? done(agreement) : refuse("The agreement was not begun by then. Enter a later day.", "on");
}

/** Everything of the agreement as it was known at an instant, for one reader. @param agreement as it was known then. */
export async function readKnownBook(
  { store }: Pick<Act, "store">,
  agreement: Agreement,
  reader: Book["reader"],
  instant: string,
): Promise<Book> {
  const lists = await Promise.all(
    PART_NAMES.map((kind) => store.find<Part>(PARTS[kind].collection, { agreement: agreement._id })),
  );
  const known = await Promise.all(
    lists.flat().map(async (part) => documentAsKnownOn(await withWholeHistory(store, part), instant)),
  );
  const stood = new Map(known.flatMap((part) => (part && !part.removed ? [[part._id, { ...part, changes: [] }]] : [])));
  const partsOf = (choose: (kind: PartName, part: Part) => readonly Part[]) =>
    Object.fromEntries(
      PART_NAMES.map((kind, i) => [kind, (lists[i] ?? []).flatMap((part) => choose(kind, part))]),
    ) as unknown as PartsOfBook;
  const standing = await assembleBook(
    store,
    agreement,
    partsOf((_kind, { _id }) => [stood.get(_id)].flatMap((part) => part ?? [])),
  );
  // Of before lines of money were documents.
  const upgraded = { by: "waymark", at: instant, via: "upgrade" as const };
  const whole = { ...standing, parts: withLinesApart(standing.parts, standing.organisations, upgraded) };
  // What was for more people then is still only for whom it is today, and the other way round.
  const today = keepVisible({ ...whole, parts: partsOf((_kind, part) => (stood.has(part._id) ? [part] : [])) }, reader);
  const seen = new Set(
    [...PART_NAMES.flatMap((kind) => today.parts[kind] as readonly Part[]), ...whole.parts.resource].map(
      ({ _id }) => _id,
    ),
  );
  const open = Object.fromEntries(
    PART_NAMES.map((kind) => [kind, (whole.parts[kind] as readonly Part[]).filter(({ _id }) => seen.has(_id))]),
  ) as unknown as PartsOfBook;
  return keepVisible(
    { ...whole, ...figuresAsKnown(whole, instant), from: "earlier day", parts: open, hidden: today.hidden },
    reader,
  );
}

/** The figures with what had been entered and found of each by an instant. */
export function figuresAsKnown(
  { observations, batches }: Pick<Book, "observations" | "batches">,
  instant: string,
): Pick<Book, "observations" | "batches"> {
  const known = batches.flatMap((batch) => batchAsKnown(batch, instant) ?? []);
  const entered = new Set(known.map(({ _id }) => _id));
  return {
    observations: observations.flatMap(({ verification, findings, ...observation }) => {
      const versions = observation.versions.filter(({ batch }) => entered.has(batch));
      const found = findingEntriesOf({ verification, findings }).filter(({ at }) => at <= instant);
      return versions.length === 0 ? [] : [{ ...observation, findings: found, versions }];
    }),
    batches: known,
  };
}
