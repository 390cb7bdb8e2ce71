import { documentAtRev } from "../history/document";
import type { Store } from "../store/port";
import type { Refresh, RefreshState } from "./refresh";

/** Proposals that somebody waits for, or was told no: what needs a person first. */
const UNSETTLED: readonly RefreshState[] = ["returned", "declined", "with the region", "asking for consent", "refused"];

/** For so many days a refusal is shown beside what is still to be done; after that it is in the list of proposals. */
const NEWS_DAYS = 28;

/** What has been proposed and is not settled, those told no first; a refusal, which is, while it is news. @param today ISO date. */
export function unsettledRefreshes<T extends Pick<Refresh, "state" | "decided">>(
  refreshes: readonly T[],
  today: string,
): T[] {
  return refreshes
    .filter((refresh) => UNSETTLED.includes(refresh.state) && (refresh.state !== "refused" || isNews(refresh, today)))
    .sort((a, b) => UNSETTLED.indexOf(a.state) - UNSETTLED.indexOf(b.state));
}

/** @param today ISO date. */
export function isNews({ decided }: Pick<Refresh, "decided">, today: string): boolean {
  return decided != null && Date.parse(today) - Date.parse(decided.at.slice(0, 10)) <= NEWS_DAYS * 24 * 3600 * 1000;
}

/** Somebody's no to a proposal. `organisation`: whose consent is missing; null when it was the region. */
export interface ToldNo {
  readonly organisation: string | null;
  /** Person id. */
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** Who said no to a proposal as it stands, and why; null while nobody has. */
export function toldNo({ state, consents, decided }: Refresh): ToldNo | null {
  if (state === "returned" || state === "refused") return decided ? { organisation: null, ...decided } : null;
  if (state !== "declined") return null;
  const [organisation, no] = Object.entries(consents).find(([, consent]) => consent?.answer === "declined") ?? [];
  return organisation && no ? { organisation, by: no.by, at: no.at, why: no.reason ?? "" } : null;
}

/**
 * What the region knows of the proposals of its agreements: those that were sent to it. One that it returned stays as it
 * was sent: what the partnership makes of it comes to the region when it is sent again.
 */
export async function refreshesOfRegion(
  store: Store,
  agreements: readonly string[],
  states: readonly RefreshState[],
): Promise<Refresh[]> {
  const found = await store.find<Refresh>(
    "refreshes",
    { agreement: { $in: agreements }, state: { $in: states }, removed: null },
    // Its history is what one that was returned is read back from.
    states.includes("returned") ? {} : { without: ["changes"] },
  );
  return found.flatMap((refresh): Refresh[] => {
    if (!refresh.sent) return [];
    const returned = refresh.changes?.findLast(({ path, to }) => path === "state" && to === "returned");
    const known = returned ? documentAtRev(refresh, returned.rev) : refresh;
    return [{ ...known, rev: refresh.rev, changes: [] }];
  });
}
