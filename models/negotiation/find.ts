import type { Act } from "../act";
import type { Agreement, Status } from "../agreement/agreement";
import { type Book, subjectOf } from "../agreement/book";
import { type Snapshot, bookOf } from "../agreement/snapshot";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { type Operation, type Subject, may, standingTowards } from "../people/permissions";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import { type DesignationRequest, requestStanding } from "./designation-request";
import { type Negotiation, type Side, roundsOf } from "./negotiation";
import { type NegotiationStanding, standingOf } from "./standing";
import { isStillSigned } from "./terms";

type Reading = Pick<Act, "store" | "actor">;

/** What its negotiations are about: the region knows them from the first offer on, and nothing else of the agreement. */
export async function negotiatingSubjectOf(store: Pick<Store, "count">, agreement: Agreement): Promise<Subject> {
  const subject = subjectOf(agreement);
  if (subject.withRegion) return subject;
  return { ...subject, withRegion: (await store.count("negotiations", { agreement: agreement._id })) > 0 };
}

/** The agreement with this code, when the person may know of its negotiations. @throws NotFoundError otherwise. */
export async function findNegotiating(
  { store, actor }: Reading,
  code: string,
): Promise<{ agreement: Agreement; subject: Subject }> {
  const [agreement] = await store.find<Agreement>("agreements", { code }, { limit: 1 });
  const subject = agreement && (await negotiatingSubjectOf(store, agreement));
  if (!agreement || !subject || !may(actor, "negotiation.read", subject)) throw new NotFoundError("agreement");
  return { agreement, subject };
}

/** One negotiation with its agreement. @throws NotFoundError. */
export async function findNegotiation(act: Reading, code: string, id: string) {
  const { agreement, subject } = await findNegotiating(act, code);
  const negotiation = await act.store.get<Negotiation>("negotiations", id);
  if (negotiation === undefined || negotiation.agreement !== agreement._id) throw new NotFoundError("negotiation");
  return { agreement, subject, negotiation };
}

/** Who stands on both sides speaks for the partnership only: nobody agrees with themselves. */
export function sideOf(actor: Act["actor"], subject: Subject): Side {
  const held = standingTowards(actor, subject);
  return held.some(({ partnership }) => partnership !== undefined) ? "partnership" : "region";
}

/** Whether the person may, on the side that they stand on. */
export function mayOnSide(actor: Act["actor"], operation: Operation, subject: Subject, side: Side): boolean {
  return sideOf(actor, subject) === side && may(actor, operation, subject);
}

/** Why nothing is negotiated now; null while it may be. */
export function negotiationLock(status: Status): string | null {
  switch (status) {
    case "draft":
    case "returned":
      return null;
    case "submitting":
      return "The agreement is being submitted. Wait a moment, then look again.";
    case "submitted":
      return "The region has this agreement: it agrees the whole or returns it. Targets are negotiated again once it is returned or withdrawn.";
    case "agreed":
      return "This was agreed with the region. It changes only by a refresh.";
    case "closed":
      return "This agreement is closed. Its promises no longer change.";
  }
}

/** Refuses what comes after a submission, by the agreement as it is right now. @throws NotFoundError. */
export async function refuseClosed({ store }: Pick<Act, "store">, id: string): Promise<Outcome<undefined>> {
  const [present] = await store.find<Agreement>("agreements", { _id: id }, { limit: 1, without: ["changes"] });
  if (present === undefined) throw new NotFoundError("agreement");
  const lock = negotiationLock(present.status);
  return lock === null ? done(undefined) : refuse(lock);
}

/** What was offered, as both sides see it. */
export async function readPicture(
  store: Pick<Store, "get">,
  id: string,
): Promise<{ readonly book: Book; readonly target: Target }> {
  const snapshot = await store.get<Snapshot>("snapshots", id);
  const book = snapshot && bookOf(snapshot);
  const target = book?.parts.target[0];
  if (book === undefined || target === undefined) throw new NotFoundError("offer");
  return { book, target };
}

export interface StandingNegotiation {
  readonly negotiation: Negotiation;
  readonly standing: NegotiationStanding;
}

export interface Negotiations {
  readonly negotiations: readonly StandingNegotiation[];
  readonly requests: readonly DesignationRequest[];
  /** How many of the designated targets that the scheme allows are agreed, on the table, and asked for. */
  readonly counts: { readonly agreed: number; readonly offered: number; readonly asked: number };
}

/** Where each negotiation of those among some agreements that have any stands, by agreement id; for who may know of them. */
export async function readNegotiations(
  store: Pick<Store, "find">,
  agreements: readonly string[],
): Promise<Map<string, Negotiations>> {
  const among = { agreement: { $in: agreements } };
  const slim = { without: ["changes"], sort: { _id: 1 } } as const;
  const [negotiations, requests] = await Promise.all([
    store.find<Negotiation>("negotiations", among, slim),
    store.find<DesignationRequest>("designationRequests", among, slim),
  ]);
  const standing = await withStandings(store, negotiations);
  const having = new Set([...negotiations, ...requests].map(({ agreement }) => agreement));
  return new Map(
    [...having].map((agreement) => {
      const own = standing.filter(({ negotiation }) => negotiation.agreement === agreement);
      const asked = requests.filter((request) => request.agreement === agreement);
      return [agreement, negotiationsOf(own, asked)];
    }),
  );
}

/** The agreements of a region that were offered to it, in part or whole, with where each negotiation stands. */
export async function negotiatedIn(
  { store, actor }: Reading,
  region: string,
): Promise<{ readonly agreement: Agreement; readonly all: Negotiations }[]> {
  const ids: string[] = [];
  for await (const { _id } of store.revisions("agreements", { region })) ids.push(_id);
  const found = await readNegotiations(store, ids);
  // Most agreements of a region have none: only the others are read.
  const offered = ids.filter((id) => (found.get(id)?.negotiations.length ?? 0) > 0);
  const agreements = await store.find<Agreement>(
    "agreements",
    { _id: { $in: offered }, removed: null },
    { without: ["changes"], sort: { name: 1 } },
  );
  return agreements.flatMap((agreement) => {
    const all = found.get(agreement._id);
    const subject = { ...subjectOf(agreement), withRegion: true };
    return all && all.negotiations.length > 0 && may(actor, "negotiation.read", subject) ? [{ agreement, all }] : [];
  });
}

/** Each with where it stands: of a target that both signed it is read whether it still says what they did. */
export async function withStandings(
  store: Pick<Store, "find">,
  negotiations: readonly Negotiation[],
): Promise<StandingNegotiation[]> {
  const ids = negotiations.filter(isSignedByBoth).map(({ target }) => target);
  const targets =
    ids.length === 0 ? [] : await store.find<Target>("targets", { _id: { $in: ids } }, { without: ["changes"] });
  return standingWith(negotiations, targets);
}

/** @param targets those of what both have signed, at the same moment. */
export function standingWith(negotiations: readonly Negotiation[], targets: readonly Target[]): StandingNegotiation[] {
  return negotiations.map((negotiation) => {
    const target = targets.find(({ _id }) => _id === negotiation.target);
    return { negotiation, standing: standingOf(negotiation, !isSignedNow(target, negotiation)) };
  });
}

export function isSignedByBoth(negotiation: Negotiation): boolean {
  const signatures = roundsOf(negotiation).at(-1)?.signatures;
  return Boolean(signatures?.partnership && signatures.region);
}

function isSignedNow(target: Target | undefined, negotiation: Pick<Negotiation, "rounds">): boolean {
  if (target === undefined || target.removed) return false;
  return target.signed?.round === roundsOf(negotiation).at(-1)?.id && isStillSigned(target);
}

export function negotiationsOf(
  negotiations: readonly StandingNegotiation[],
  requests: readonly DesignationRequest[],
): Negotiations {
  return { negotiations, requests, counts: countsOf(negotiations, requests) };
}

function countsOf(
  negotiations: readonly StandingNegotiation[],
  requests: readonly DesignationRequest[],
): Negotiations["counts"] {
  const count = (...states: NegotiationStanding["state"][]) =>
    negotiations.filter(({ standing }) => states.includes(standing.state)).length;
  const onTheTable = new Set(
    negotiations
      .filter(({ standing }) => standing.state !== "withdrawn")
      .map(({ negotiation }) => negotiation.indicator),
  );
  const open = requests.filter(
    (request) => requestStanding(request).state === "asked for" && !onTheTable.has(request.indicator),
  );
  return { agreed: count("agreed"), offered: count("offered", "countered", "changed"), asked: open.length };
}
