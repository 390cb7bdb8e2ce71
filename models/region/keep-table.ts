import { setImmediate as nextTurn } from "node:timers/promises";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { retryOnConflict } from "../history/save";
import { COMMON_SCOPE } from "../measures/observation";
import { NotFoundError } from "../outcome";
import { may } from "../people/permissions";
import { ConflictError, DuplicateError, type Store, type Stored } from "../store/port";
import { type Detail, type Summary, type Worked, summarise } from "./summary";

/** How much was written of a scope's figures: batches are committed and undone, and never forgotten. */
interface Written {
  readonly committed: number;
  readonly undone: number;
}

/** What a row needs to know of an agreement itself. */
export type RegionAgreement = Pick<Agreement, "_id" | "code" | "name" | "status"> & {
  readonly scheme: Pick<Agreement["scheme"], "years" | "designatedCap" | "calendar">;
  /** Points of the region without an answer. */
  readonly unanswered: number;
};

/** One agreement as it was when its row was worked out. */
interface Entry {
  readonly rev: number;
  /** Partnership id. */
  readonly scope: string;
  /** What its figures and the official ones were worked out from. */
  readonly own: Written;
  readonly official: Written;
  /** Of a signed plan, how much was written: of its actions, reports and updates, and of the indicators that it chose. */
  readonly plan: number;
  readonly indicators: number;
  /** Revisions of its partnership and of the organisations that own its actions, and which these are. */
  readonly places: number;
  readonly owners?: readonly string[];
  /** Null while it was never submitted: then it is not the region's. */
  readonly agreement: RegionAgreement | null;
  readonly summary: Summary | null;
}

/** The table of one region, worked out and kept. */
interface KeptTable extends Stored {
  /** Of what is kept: what another Waymark kept in another shape is worked out again. */
  readonly shape: typeof SHAPE;
  /** By agreement id. */
  readonly entries: Readonly<Record<string, Entry>>;
}

interface KeptDetail extends Stored {
  readonly agreement: string;
  readonly detail: Detail;
}

/** An agreement of the region with what its table says of it. */
export interface RegionRow {
  readonly agreement: RegionAgreement;
  /** Null until it was worked out for the first time. */
  readonly summary: Summary | null;
  /** Something has changed since, and it is yet to be worked out again. */
  readonly isOld: boolean;
}

/** To be raised with every change to Summary or Detail. */
const SHAPE = 5;

/** Targets that are worked out for one reader who waits; the rest is for the next. */
const AT_ONCE = 70;

/** No agreement has this revision. */
const FORGOTTEN = -1;

/**
 * Every agreement that was submitted in a region, with its row, in no order. Rows are kept, and worked out again only when
 * the agreement or a figure of it has changed: a few for each reader, so that nobody waits for long.
 * @param atOnce how many targets may be worked out for this reader.
 * @returns none for who does not review the region.
 */
export async function regionRows(
  act: Pick<Act, "store" | "actor" | "now">,
  region: string,
  atOnce = AT_ONCE,
): Promise<readonly RegionRow[]> {
  if (!may(act.actor, "region.read", { region })) return [];
  const { store } = act;
  const held = heldOf(store);
  const kept = await readTable(store, region);
  // Read before everything else: what moves meanwhile is seen by the next reader.
  const mark = kept?.shape === SHAPE ? await markOf(store, region, kept) : undefined;
  const standing = held.get(region);
  if (standing?.rows && standing.table === kept && standing.mark === mark) return standing.rows;
  const present = await presentIn(store, region, kept);
  const renewed: Record<string, Entry> = {};
  const rows: RegionRow[] = [];
  let left = atOnce;
  for (const { id, rev, scope, agreement, entry, basis } of present) {
    const facts = { ...basis, scope, agreement };
    if (agreement === null) {
      if (entry?.rev !== rev) renewed[id] = { ...facts, summary: null };
      continue;
    }
    const stands = entry?.summary && sameBasis(entry, basis);
    if (stands || left <= 0) {
      rows.push({ agreement, summary: entry?.summary ?? null, isOld: !stands });
      continue;
    }
    const { summary, indicatorRevs, owners, placeRevs } = await workOut(act, id);
    // Others are served in between.
    await nextTurn();
    left -= summary.designated + summary.others;
    renewed[id] = { ...facts, indicators: indicatorRevs, owners, places: placeRevs, summary };
    rows.push({ agreement, summary, isOld: false });
  }
  await keep(store, region, kept, renewed);
  if (kept && mark !== undefined && Object.keys(renewed).length === 0 && rows.every(({ isOld }) => !isOld)) {
    held.set(region, { table: kept, mark, rows });
  }
  return rows;
}

/** A table as it was read last: with many agreements reading it from text takes longer than everything done with it. */
interface Held {
  readonly table: KeptTable;
  /** Where everything stood when every row was seen to stand, and these rows. */
  readonly mark?: string;
  readonly rows?: readonly RegionRow[];
}

const heldBy = new WeakMap<Store, Map<string, Held>>();

function heldOf(store: Store): Map<string, Held> {
  const held = heldBy.get(store) ?? new Map<string, Held>();
  heldBy.set(store, held);
  return held;
}

async function readTable(store: Store, region: string): Promise<KeptTable | undefined> {
  const held = heldOf(store);
  const rev = await store.sumOfRevisions("regionTables", { _id: region });
  const known = held.get(region);
  if (known?.table.rev === rev) return known.table;
  const read = await store.get<KeptTable>("regionTables", region);
  if (read) held.set(region, { table: read });
  return read;
}

/**
 * Where everything stands that the rows of a table follow from, in a few sums: while they stay the same nothing moved, since
 * neither revisions nor what was ever written or undone grow less.
 */
async function markOf(store: Store, region: string, { entries }: KeptTable): Promise<string> {
  const all = Object.entries(entries);
  const shown = all.filter(([, { agreement }]) => agreement !== null);
  const signed = shown.filter(([, { agreement }]) => agreement?.status === "agreed");
  const own = (read: (entry: Entry) => readonly string[]) => [...new Set(signed.flatMap(([, entry]) => read(entry)))];
  const written = await countIn(store, [COMMON_SCOPE, ...shown.map(([, { scope }]) => scope)]);
  const sums = await Promise.all([
    store.sumOfRevisions("agreements", { region }),
    writtenOfPlans(
      store,
      signed.map(([id]) => id),
    ),
    sumOfRevs(
      store,
      "indicators",
      own(({ summary }) => summary?.indicators ?? []),
    ),
    sumOfRevs(
      store,
      "organisations",
      own(({ owners }) => owners ?? []),
    ),
    sumOfRevs(
      store,
      "partnerships",
      own(({ scope }) => [scope]),
    ),
  ]);
  return [written.committed, written.undone, ...sums].join(" ");
}

/** What is shown of agreements beyond their rows, by agreement. */
export async function regionDetails(store: Store, agreements: readonly string[]): Promise<Map<string, Detail>> {
  if (agreements.length === 0) return new Map();
  const found = await store.find<KeptDetail>("regionDetails", { agreement: { $in: agreements } });
  return new Map(found.map(({ agreement, detail }) => [agreement, detail]));
}

/** Has an agreement's row worked out anew, for what changes without its revision or its figures. */
export async function forgetRow(store: Store, { _id, region }: Pick<Agreement, "_id" | "region">): Promise<void> {
  await retryOnConflict(async () => {
    const kept = await store.get<KeptTable>("regionTables", region);
    const entry = kept?.entries[_id];
    if (!kept || !entry) return;
    const entries = { ...kept.entries, [_id]: { ...entry, rev: FORGOTTEN } };
    await store.replace<KeptTable>("regionTables", { ...kept, entries });
  });
}

/** An agreement of a region as it is now, beside what was kept of it. */
interface Present {
  readonly id: string;
  readonly rev: number;
  readonly scope: string;
  readonly agreement: RegionAgreement | null;
  readonly entry: Entry | undefined;
}

/** Each agreement of a region with what its row would be worked out from now. */
async function presentIn(
  store: Store,
  region: string,
  kept: KeptTable | undefined,
): Promise<(Present & { readonly basis: Basis })[]> {
  const known = await agreementsIn(store, region, kept?.shape === SHAPE ? kept.entries : {});
  const [written, planned] = await Promise.all([writtenOf(store, known), plannedOf(store, known)]);
  return known.map((each) => {
    const { rev, scope } = each;
    return { ...each, basis: { rev, own: written.own(scope), official: written.official, ...planned(each) } };
  });
}

/** Agreements that are the region's by now, each with a text that stays the same until something of it moves. */
export async function submittedIn(store: Store, region: string): Promise<{ id: string; basis: string }[]> {
  const present = await presentIn(store, region, await readTable(store, region));
  return present.flatMap(({ id, agreement, basis }) => (agreement ? [{ id, basis: JSON.stringify(basis) }] : []));
}

/** Reads only those agreements that are not as they were. */
async function agreementsIn(store: Store, region: string, entries: KeptTable["entries"]): Promise<Present[]> {
  const revs = new Map<string, number>();
  for await (const { _id, rev } of store.revisions("agreements", { region })) revs.set(_id, rev);
  const moved = [...revs.keys()].filter((id) => entries[id]?.rev !== revs.get(id));
  const slim = { without: ["changes", "startedFrom"] };
  const found = moved.length === 0 ? [] : await store.find<Agreement>("agreements", { _id: { $in: moved } }, slim);
  const byId = new Map(found.map((each) => [each._id, each]));
  return [...revs.keys()].flatMap((id): Present[] => {
    const [changed, entry] = [byId.get(id), entries[id]];
    if (changed) return [{ id, rev: changed.rev, scope: changed.partnership, agreement: factsOf(changed), entry }];
    return entry ? [{ id, entry, rev: entry.rev, scope: entry.scope, agreement: entry.agreement }] : [];
  });
}

export function factsOf({
  _id,
  code,
  name,
  status,
  scheme,
  points,
  submissions,
  removed,
}: Agreement): RegionAgreement | null {
  if (submissions.length === 0 || removed) return null;
  const { years, designatedCap, calendar } = scheme;
  const unanswered = Object.values(points).filter(({ answer }) => !answer).length;
  return { _id, code, name, status, scheme: { years, designatedCap, ...(calendar && { calendar }) }, unanswered };
}

async function workOut({ store, now }: Pick<Act, "store" | "now">, id: string): Promise<Worked> {
  const agreement = await store.get<Agreement>("agreements", id);
  if (agreement === undefined) throw new NotFoundError("agreement");
  const worked = await summarise(store, agreement, now.slice(0, 10));
  const { detail } = worked;
  const shown = await store.get<KeptDetail>("regionDetails", id);
  await put<KeptDetail>(store, "regionDetails", shown?.rev, { _id: id, agreement: id, detail });
  return worked;
}

async function keep(
  store: Store,
  region: string,
  kept: KeptTable | undefined,
  renewed: KeptTable["entries"],
): Promise<void> {
  if (Object.keys(renewed).length === 0) return;
  const entries = { ...(kept?.shape === SHAPE ? kept.entries : {}), ...renewed };
  await put<KeptTable>(store, "regionTables", kept?.rev, { _id: region, shape: SHAPE, entries });
}

/** Who works out the same at the same moment is as good: what one of them could not keep is worked out again. */
async function put<T extends Stored>(store: Store, collection: string, rev: number | undefined, doc: Omit<T, "rev">) {
  try {
    if (rev === undefined) await store.insert<T>(collection, doc as never);
    else await store.replace<T>(collection, { ...doc, rev } as T);
  } catch (error) {
    if (!(error instanceof DuplicateError || error instanceof ConflictError)) throw error;
  }
}

type Basis = Pick<Entry, "rev" | "own" | "official" | "plan" | "indicators" | "places">;

const sameBasis = (a: Basis, b: Basis) =>
  a.rev === b.rev &&
  a.plan === b.plan &&
  a.indicators === b.indicators &&
  a.places === b.places &&
  sameWritten(a.own, b.own) &&
  sameWritten(a.official, b.official);
const sameWritten = (a: Written, b: Written) => a.committed === b.committed && a.undone === b.undone;

const NOTHING: Written = { committed: 0, undone: 0 };

/**
 * How much was written by now. Counting scope by scope takes time, so that all are counted together first: their sums
 * stay the same only when every one of them does, since neither what was undone nor what was ever written grows less.
 */
async function writtenOf(
  store: Store,
  known: readonly Present[],
): Promise<{ official: Written; own: (scope: string) => Written }> {
  const kept = new Map(known.flatMap(({ scope, entry }) => (entry?.summary ? [[scope, entry.own] as const] : [])));
  const scopes = [...new Set(known.flatMap(({ scope, agreement }) => (agreement ? [scope] : [])))];
  const [all, official] = await Promise.all([countIn(store, scopes), countIn(store, [COMMON_SCOPE])]);
  const sum = (read: (written: Written) => number) =>
    scopes.reduce((total, each) => total + read(kept.get(each) ?? NOTHING), 0);
  const isSame =
    scopes.every((scope) => kept.has(scope)) &&
    sameWritten(all, { committed: sum(({ committed }) => committed), undone: sum(({ undone }) => undone) });
  const own = isSame
    ? kept
    : new Map(await Promise.all(scopes.map(async (scope) => [scope, await countIn(store, [scope])] as const)));
  return { official, own: (scope) => own.get(scope) ?? NOTHING };
}

/**
 * How much was written by now of signed plans, the indicators that they chose and who owns their actions. All are counted together first, as
 * with figures: revisions never grow less.
 */
async function plannedOf(
  store: Store,
  known: readonly Present[],
): Promise<(each: Present) => Pick<Entry, "plan" | "indicators" | "places">> {
  const signed = known.filter(({ agreement }) => agreement?.status === "agreed");
  const keptPlan = ({ entry }: Present) => entry?.plan ?? 0;
  const all = await writtenOfPlans(
    store,
    signed.map(({ id }) => id),
  );
  const isSame = all === signed.reduce((sum, each) => sum + keptPlan(each), 0);
  const plans = isSame
    ? undefined
    : new Map(
        await Promise.all(signed.map(async (each) => [each.id, await writtenOfPlans(store, [each.id])] as const)),
      );
  const [indicators, owners, partnerships] = await Promise.all([
    revsOf(
      store,
      "indicators",
      signed.flatMap(({ entry }) => entry?.summary?.indicators ?? []),
    ),
    revsOf(
      store,
      "organisations",
      signed.flatMap(({ entry }) => entry?.owners ?? []),
    ),
    revsOf(
      store,
      "partnerships",
      signed.map(({ scope }) => scope),
    ),
  ]);
  return (each) => {
    if (each.agreement?.status !== "agreed") return { plan: 0, indicators: 0, places: 0 };
    return {
      plan: plans?.get(each.id) ?? keptPlan(each),
      indicators: sumOf(indicators, each.entry?.summary?.indicators),
      places: sumOf(owners, each.entry?.owners) + sumOf(partnerships, [each.scope]),
    };
  };
}

async function revsOf(store: Store, collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const revs = new Map<string, number>();
  for await (const { _id, rev } of store.revisions(collection, { _id: { $in: [...new Set(ids)] } })) revs.set(_id, rev);
  return revs;
}

const sumOf = (revs: ReadonlyMap<string, number>, ids: readonly string[] = []) =>
  ids.reduce((sum, id) => sum + (revs.get(id) ?? 0), 0);

/** Reports say how often owners are to say how it goes. @param plans agreement ids. */
async function writtenOfPlans(store: Store, plans: readonly string[]): Promise<number> {
  const sums = await Promise.all(
    ["updates", "actions", "reportings"].map((collection) =>
      store.sumOfRevisions(collection, { agreement: { $in: plans } }),
    ),
  );
  return sums.reduce((total, sum) => total + sum, 0);
}

const sumOfRevs = (store: Store, collection: string, ids: readonly string[]) =>
  store.sumOfRevisions(collection, { _id: { $in: ids } });

async function countIn(store: Store, scopes: readonly string[]): Promise<Written> {
  const count = (state: string) => store.count("batches", { scope: { $in: scopes }, state });
  const [committed, undone] = await Promise.all([count("committed"), count("undone")]);
  return { committed, undone };
}
