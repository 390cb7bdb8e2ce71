import { z } from "zod";
import type { Act } from "../act";
import { formatDay } from "../day";
import { documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { changeDocument } from "../history/save";
import { type Outcome, NotFoundError, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import type { Store, Stored } from "../store/port";
import type { Agreement } from "./agreement";
import { authoriseAgreement } from "./authorise-agreement";
import { type Book, findAgreement, readWorkingBook } from "./book";
import { openBookAsKnown } from "./book-as-known";
import { date, prose } from "./fields";
import { type Publication, PublicationSchema, type ToldProgress, publicationOf } from "./publication";
import { type Snapshot, bookOf, withFindings } from "./snapshot";

/** A version of an agreement as the public sees it. It never changes. */
export interface Published extends Stored {
  readonly agreement: string;
  readonly code: string;
  readonly at: string;
  readonly by: string;
  readonly content: Publication;
}

export const PublishingSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("agreed") }),
    z.object({ kind: z.literal("consultation draft"), closes: date() }),
    z.object({ kind: z.literal("progress"), until: date(), says: prose(3000) }),
  ],
  { error: "Choose what to publish" },
);

/**
 * Publishes the agreed version, a draft for consultation with the day on which it closes, or a report of progress: what was
 * agreed with what had come of it by a day.
 */
export async function publishAgreement(act: Act, code: string, submitted: unknown): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.publish");
  const read = PublishingSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { kind } = read.data;
  const closes = "closes" in read.data ? read.data.closes : null;
  if (closes !== null && closes <= act.now.slice(0, 10)) {
    return refuse("Enter a closing date that is still to come, so that people can answer", "closes");
  }
  const book = await versionToPublish(act.store, agreement, kind);
  if (book.kind !== "done") return book;
  const told = read.data.kind === "progress" ? await progressToTell(act, agreement, read.data) : done(undefined);
  if (told.kind !== "done") return told;
  const publication = await act.store.insert<Published>("publications", {
    _id: act.newId(),
    agreement: agreement._id,
    code: agreement.code,
    at: act.now,
    by: act.actor.person,
    content: publicationOf(book.value, told.value),
  });
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) =>
    done({
      ...present,
      published: { publication: publication._id, kind, closes, notice: null, by: act.actor.person, at: act.now },
    }),
  );
}

async function versionToPublish(
  store: Store,
  agreement: Agreement,
  kind: z.infer<typeof PublishingSchema>["kind"],
): Promise<Outcome<Book>> {
  if (kind !== "consultation draft") {
    if (!agreement.agreed)
      return refuse("The region has not agreed it yet. You can publish a consultation draft.", "kind");
    const snapshot = await store.get<Snapshot>("snapshots", agreement.agreed.snapshot);
    if (snapshot === undefined) throw new NotFoundError("agreed version");
    const { approvals } = agreement;
    const book = await withFindings(store, bookOf(snapshot));
    return done({ ...book, agreement: { ...book.agreement, approvals } });
  }
  if (agreement.agreed)
    return refuse("It is agreed, so there is no draft to consult on. Publish the agreed version.", "kind");
  return done(await readWorkingBook(store, agreement));
}

async function progressToTell(
  act: Act,
  { code, agreed }: Agreement,
  { until, says }: { readonly until: string; readonly says?: string | null | undefined },
): Promise<Outcome<ToldProgress>> {
  const signed = agreed?.at.slice(0, 10) ?? "";
  if (until < signed) return refuse(`It was agreed on ${formatDay(signed)}. Enter that day or a later one.`, "until");
  const known = await openBookAsKnown(act, code, until);
  if (known.kind === "done") return done({ until, says: says || null, known: known.value });
  if (known.kind === "conflict") return known;
  return { kind: "refused", problems: known.problems.map(({ message }) => ({ field: "until", message })) };
}

/** Takes what is published away; a notice with the reason stays in its place. */
export async function unpublishAgreement(act: Act, code: string, notice: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.publish");
  const why = notice.trim();
  if (why === "") return refuse("Write the notice that people will find in its place", "notice");
  if (why.length > 500) return refuse("Shorten the notice to 500 characters or fewer", "notice");
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    if (!present.published?.publication) return refuse("It is not published now.");
    return done({
      ...present,
      published: { ...present.published, publication: null, notice: why, by: act.actor.person, at: act.now },
    });
  });
}

/** What anybody finds at a published agreement's address. */
export interface PublicVersion {
  /** Id of the agreement. */
  readonly agreement: string;
  /** The name and place as last published. */
  readonly content: Publication;
  readonly kind: "agreed" | "consultation draft" | "progress";
  /** ISO date on which consultation closes. */
  readonly closes: string | null;
  readonly at: string;
  /** Set when it was withdrawn: only name, place and this notice may be shown then. */
  readonly notice: string | null;
}

/** @throws NotFoundError when it was never published. */
export async function readPublished(store: Store, code: string): Promise<PublicVersion> {
  const [agreement] = await store.find<Agreement>("agreements", { code }, { limit: 1, without: ["changes"] });
  const version = agreement === undefined ? undefined : await publicVersion(store, agreement);
  if (version === undefined) throw new NotFoundError("published agreement");
  return version;
}

/**
 * Every agreement that is or was published.
 * @param asOf ISO instant: what was published by then; now without it. What is withdrawn by now is shown of no day.
 */
export async function listPublished(store: Store, asOf?: string): Promise<PublicVersion[]> {
  const agreements = await store.find<Agreement>(
    "agreements",
    { "published.at": { $exists: true }, removed: null },
    { without: asOf === undefined ? ["changes"] : [], sort: { name: 1 } },
  );
  const known = asOf === undefined ? agreements : await publishedBy(store, agreements, asOf);
  const versions = await Promise.all(known.map((agreement) => publicVersion(store, agreement)));
  return versions.filter((version) => version !== undefined);
}

async function publishedBy(store: Store, agreements: readonly Agreement[], instant: string): Promise<Agreement[]> {
  const open = agreements.filter(({ published }) => published?.publication);
  const known = await Promise.all(
    open.map(async (agreement) => documentAsKnownOn(await withWholeHistory(store, agreement), instant)),
  );
  return known.flatMap((agreement) => agreement ?? []);
}

async function publicVersion(store: Store, { _id, published }: Agreement): Promise<PublicVersion | undefined> {
  if (!published) return undefined;
  const { kind, closes = null, at, publication, notice } = published;
  const [latest] =
    publication === null
      ? await store.find<Published>("publications", { agreement: _id }, { sort: { at: -1 }, limit: 1 })
      : [await store.get<Published>("publications", publication)];
  if (latest === undefined) return undefined;
  const content = PublicationSchema.parse(latest.content);
  if (publication !== null) return { agreement: _id, content, kind, closes, at, notice: null };
  const { name, code, partnership, area, region, years } = content;
  const bare = {
    ...{ vision: null, strategy: null, approvals: [], organisations: [], priorities: [] },
    ...{ progress: null, manual: [] },
  };
  const place = { name, code, partnership, area, region, years };
  return { agreement: _id, content: { ...place, ...bare }, kind, closes, at, notice: notice ?? "" };
}
