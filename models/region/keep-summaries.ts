import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { COMMON_SCOPE } from "../measures/observation";
import { standingTowards } from "../people/permissions";
import { DuplicateError, ConflictError, MissingError, type Store, type Stored } from "../store/port";
import { type Detail, type Summary, summarise } from "./summary";

/** How much was written of a scope's figures: batches are committed and undone, and never forgotten. */
interface Written {
  readonly committed: number;
  readonly undone: number;
}

/** What a summary was worked out from. */
interface Basis {
  readonly rev: number;
  readonly own: Written;
  readonly official: Written;
}

interface KeptSummary extends Stored {
  readonly agreement: string;
  readonly region: string;
  /** Partnership id. */
  readonly scope: string;
  readonly basis: Basis;
  readonly summary: Summary;
}

export interface KeptDetail extends Stored {
  readonly agreement: string;
  readonly detail: Detail;
}

/** An agreement of the region with what its table says of it. */
export interface RegionRow {
  readonly agreement: Agreement;
  /** Null until it was worked out for the first time. */
  readonly summary: Summary | null;
  /** Something has changed since, and it is yet to be worked out again. */
  readonly isOld: boolean;
}

/** Fields of an agreement that no row needs and that may be long. */
const LONG = ["changes", "startedFrom", "vision", "strategy", "approvals"];

/** Targets that are worked out for one reader who waits; the rest is for the next. */
const AT_ONCE = 70;

/**
 * Every agreement that was submitted in a region, with its row. Rows are kept, and worked out again only when the
 * agreement or a figure that it shows has changed: a few for each reader, so that nobody waits for long.
 * @param atOnce how many targets may be worked out for this reader.
 */
export async function regionRows(
  act: Pick<Act, "store" | "actor" | "now" | "newId">,
  region: string,
  atOnce = AT_ONCE,
): Promise<RegionRow[]> {
  const { store } = act;
  const [found, kept] = await Promise.all([
    store.find<Agreement>("agreements", { region, removed: null }, { without: LONG, sort: { name: 1 } }),
    store.find<KeptSummary>("regionSummaries", { region }),
  ]);
  const agreements = found.filter(
    (agreement) =>
      agreement.submissions.length > 0 &&
      standingTowards(act.actor, subjectOf(agreement)).some(({ role }) => role === "reviewer"),
  );
  const byAgreement = new Map(kept.map((each) => [each.agreement, each]));
  const written = await writtenOf(store, agreements, byAgreement);
  let left = atOnce;
  const rows: RegionRow[] = [];
  for (const agreement of agreements) {
    const before = byAgreement.get(agreement._id);
    const basis = written(agreement);
    const isOld = !before || !sameBasis(before.basis, basis);
    if (!isOld || left <= 0) {
      rows.push({ agreement, summary: before?.summary ?? null, isOld });
      continue;
    }
    const summary = await renew(act, agreement, basis, before);
    left -= summary.designated + summary.others;
    rows.push({ agreement, summary, isOld: false });
  }
  return rows;
}

/** What is shown of agreements beyond their rows, by agreement. */
export async function regionDetails(store: Store, agreements: readonly string[]): Promise<Map<string, Detail>> {
  const found = await store.find<KeptDetail>("regionDetails", { agreement: { $in: agreements } });
  return new Map(found.map(({ agreement, detail }) => [agreement, detail]));
}

async function renew(
  { store, now }: Pick<Act, "store" | "now">,
  agreement: Agreement,
  basis: Basis,
  before: KeptSummary | undefined,
): Promise<Summary> {
  // With the fields that the list leaves out.
  const whole = (await store.get<Agreement>("agreements", agreement._id)) ?? agreement;
  const { summary, detail } = await summarise(store, whole, now.slice(0, 10));
  const { _id: id, region, partnership: scope } = agreement;
  const [shown] = await store.find<KeptDetail>("regionDetails", { agreement: id }, { limit: 1 });
  await put<KeptDetail>(store, "regionDetails", shown?.rev, { _id: id, agreement: id, detail });
  const kept = { _id: id, agreement: id, region, scope, basis: { ...basis, rev: whole.rev }, summary };
  await put<KeptSummary>(store, "regionSummaries", before?.rev, kept);
  return summary;
}

/** Somebody who works out the same at the same moment is as good; what was forgotten meanwhile stays so. */
async function put<T extends Stored>(store: Store, collection: string, rev: number | undefined, doc: Omit<T, "rev">) {
  try {
    if (rev === undefined) await store.insert<T>(collection, doc as never);
    else await store.replace<T>(collection, { ...doc, rev } as T);
  } catch (error) {
    const isOvertaken = [DuplicateError, ConflictError, MissingError].some((kind) => error instanceof kind);
    if (!isOvertaken) throw error;
  }
}

const sameBasis = (a: Basis, b: Basis) =>
  a.rev === b.rev && sameWritten(a.own, b.own) && sameWritten(a.official, b.official);
const sameWritten = (a: Written, b: Written) => a.committed === b.committed && a.undone === b.undone;

/**
 * What each summary would be worked out from now. Counting scope by scope takes time, so that all are counted together
 * first: neither sum can stay the same when one of the scopes has moved.
 */
async function writtenOf(
  store: Store,
  agreements: readonly Agreement[],
  kept: ReadonlyMap<string, KeptSummary>,
): Promise<(agreement: Agreement) => Basis> {
  const scopes = [...new Set(agreements.map(({ partnership }) => partnership))];
  const [all, official] = await Promise.all([countIn(store, scopes), countIn(store, [COMMON_SCOPE])]);
  const known = new Map(
    agreements.flatMap(({ _id, partnership }) => {
      const own = kept.get(_id)?.basis.own;
      return own ? [[partnership, own] as const] : [];
    }),
  );
  const sum = (read: (written: Written) => number) =>
    [...known.values()].reduce((total, written) => total + read(written), 0);
  const summed: Written = { committed: sum(({ committed }) => committed), undone: sum(({ undone }) => undone) };
  const isSame = known.size === scopes.length && sameWritten(all, summed);
  const counted = isSame
    ? known
    : new Map(await Promise.all(scopes.map(async (scope) => [scope, await countIn(store, [scope])] as const)));
  const none: Written = { committed: 0, undone: 0 };
  return ({ rev, partnership }) => ({ rev, own: counted.get(partnership) ?? none, official });
}

async function countIn(store: Store, scopes: readonly string[]): Promise<Written> {
  const count = (state: string) => store.count("batches", { scope: { $in: scopes }, state });
  const [committed, undone] = await Promise.all([count("committed"), count("undone")]);
  return { committed, undone };
}
