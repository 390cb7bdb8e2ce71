import { setImmediate as nextTurn } from "node:timers/promises";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { agreementAsKnown } from "../agreement/book-as-known";
import { may } from "../people/permissions";
import type { Store } from "../store/port";
import { STATUS_ORDER, byName } from "./arrange-rows";
import { type RegionAgreement, type RegionRow, factsOf, submittedIn } from "./keep-table";
import { type Detail, type Worked, summariseAsKnown } from "./summary";

/** A row as it was known on an earlier day, with what is shown beyond it. */
export interface KnownRow extends RegionRow {
  readonly detail: Detail | null;
}

/** Targets that are worked out for one reader who waits: of a first page, as the page of today sends it. */
const AT_ONCE = 25 * 35;

/** So many days of a region are held, those that were asked for last: a region asks for the same day again, page by page. */
const DAYS_HELD = 4;

/** One agreement as it was known then; worked out from what was there when it had this basis. */
interface Held {
  readonly basis: string;
  /** Null when it was not the region's by then. */
  readonly agreement: RegionAgreement | null;
  readonly worked: Worked | null;
}

const heldBy = new WeakMap<Store, Map<string, Map<string, Held>>>();

/**
 * Every agreement that had been submitted in a region by the end of a day, with its row as known then; those that the region's
 * page shows first come first. One agreement is read at a time, so that memory does not grow with the region, and what
 * was worked out is held until something of its agreement moves.
 * @param day ISO date, before today. @param atOnce how many targets may be worked out for this reader.
 * @returns none for who does not review the region.
 */
export async function regionRowsAsKnown(
  { store, actor }: Pick<Act, "store" | "actor">,
  region: string,
  day: string,
  atOnce = AT_ONCE,
): Promise<readonly KnownRow[]> {
  if (!may(actor, "region.read", { region })) return [];
  const held = heldOf(store, `${region} ${day}`);
  const present = await submittedIn(store, region);
  for (const { id, basis } of present) {
    if (held.get(id)?.basis === basis) continue;
    const then = await readThen(store, id, day);
    held.set(id, { basis, agreement: then && factsOf(then), worked: null });
    await nextTurn();
  }
  const rows = present
    .flatMap(({ id }) => {
      const { agreement = null, worked = null } = held.get(id) ?? {};
      return agreement ? [rowOf(agreement, worked)] : [];
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || byName(a, b));
  let left = atOnce;
  const known: KnownRow[] = [];
  for (const row of rows) {
    const { _id } = row.agreement;
    const before = held.get(_id);
    const then = row.isOld && left > 0 ? await readThen(store, _id, day) : null;
    if (!before || !then) {
      known.push(row);
      continue;
    }
    const worked = await summariseAsKnown(store, then, day);
    held.set(_id, { ...before, worked });
    left -= worked.summary.designated + worked.summary.others;
    known.push(rowOf(row.agreement, worked));
    await nextTurn();
  }
  return known;
}

function heldOf(store: Store, key: string): Map<string, Held> {
  const days = heldBy.get(store) ?? new Map<string, Map<string, Held>>();
  heldBy.set(store, days);
  const held = days.get(key) ?? new Map<string, Held>();
  // Taken out and put back, the day that was asked for longest ago comes first.
  days.delete(key);
  days.set(key, held);
  for (const oldest of [...days.keys()].slice(0, -DAYS_HELD)) days.delete(oldest);
  return held;
}

async function readThen(store: Store, id: string, day: string): Promise<Agreement | null> {
  const present = await store.get<Agreement>("agreements", id);
  const then = present && (await agreementAsKnown(store, present, day));
  return then?.kind === "done" ? then.value : null;
}

const placeOf = ({ agreement }: RegionRow) => STATUS_ORDER.indexOf(agreement.status);

function rowOf(agreement: RegionAgreement, worked: Worked | null): KnownRow {
  return { agreement, summary: worked?.summary ?? null, isOld: worked === null, detail: worked?.detail ?? null };
}
