import { createHash } from "node:crypto";
import type { Store, Stored } from "@models/store/port";
import { retryWhenOvertaken } from "@models/store/retry";

/** How often something may happen within a time that begins with its first. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly minutes: number;
}

/** A whole office may share one address, so it is allowed more than one account is. */
export const SIGN_IN_FAILURES_OF_ACCOUNT: Limit = { name: "sign-in of account", most: 10, minutes: 15 };
export const SIGN_IN_FAILURES_FROM_ADDRESS: Limit = { name: "sign-in from address", most: 100, minutes: 15 };
export const ANSWERS_FROM_ADDRESS: Limit = { name: "unknown answer links from address", most: 100, minutes: 15 };
/** What the public says needs nobody to sign in, so it is held to a number from each address and about each agreement. */
export const FEEDBACK_FROM_ADDRESS: Limit = { name: "feedback from address", most: 10, minutes: 60 };
export const FEEDBACK_ON_AGREEMENT: Limit = { name: "feedback on agreement", most: 300, minutes: 24 * 60 };
/**
 * Wrong join codes. Only those are counted, and a right one is never refused: a whole room sits behind one address, and
 * somebody in it may be guessing. What keeps guessers out is the number of codes; the limits keep them slow and seen.
 */
export const WRONG_CODES_FROM_ADDRESS: Limit = { name: "wrong join codes from address", most: 20, minutes: 1 };
/** A wrong code names no workshop, so that these are counted together and allowed once for each workshop that is open. */
export const WRONG_CODES_PER_WORKSHOP: Limit = { name: "wrong join codes", most: 200, minutes: 60 };
export const WRITES_OF_PERSON: Limit = { name: "writes of person", most: 600, minutes: 10 };
export const WRITES_OF_TOKEN: Limit = { name: "writes of token", most: 600, minutes: 10 };

/** Kept in the store, so that every instance counts the same. */
interface Counter extends Stored {
  readonly count: number;
  /** ISO 8601, real time: from then on counting starts over. */
  readonly until: string;
}

/** Whose key it is cannot be read from the store. */
function idOf(limit: Limit, key: string): string {
  return createHash("sha256").update(`${limit.name}\0${key}`).digest("hex");
}

/**
 * @param key what is counted apart: an account, an address, a person
 * @param now real time, ISO 8601
 * @returns true when it happened `limit.most` times already
 */
export async function isLimited(store: Store, limit: Limit, key: string, now: string): Promise<boolean> {
  const counter = await store.get<Counter>("limits", idOf(limit, key));
  return counter !== undefined && counter.until > now && counter.count >= limit.most;
}

/**
 * Counts once. Whoever wants to hold attempts made at the same moment to the limit too counts first, acts when the
 * answer is within the limit, and takes the count back with `takeBack` when it was no failure.
 * @returns how often it has happened now
 */
export async function countFailure(store: Store, limit: Limit, key: string, now: string): Promise<number> {
  return (await change(store, limit, key, now, 1)).count;
}

/** Undoes one count. */
export async function takeBack(store: Store, limit: Limit, key: string, now: string): Promise<void> {
  await change(store, limit, key, now, -1);
}

/** Counts a person's write. @returns true when there were too many, and this one must be refused (429). */
export async function isWriteLimited(store: Store, person: string, now: string): Promise<boolean> {
  return (await countFailure(store, WRITES_OF_PERSON, person, now)) > WRITES_OF_PERSON.most;
}

/** Counts a program's write. @returns after how many seconds to try again when there were too many (429), else 0. */
export async function secondsToWait(store: Store, token: string, now: string): Promise<number> {
  const { count, until } = await change(store, WRITES_OF_TOKEN, token, now, 1);
  return count > WRITES_OF_TOKEN.most ? Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)) : 0;
}

async function change(store: Store, limit: Limit, key: string, now: string, by: 1 | -1): Promise<Counter> {
  const _id = idOf(limit, key);
  const fresh = { count: Math.max(0, by), until: new Date(Date.parse(now) + limit.minutes * 60_000).toISOString() };
  return retryWhenOvertaken(async () => {
    const counter = await store.get<Counter>("limits", _id);
    if (!counter) {
      await store.purge("limits", { until: { $lte: now } });
      return store.insert<Counter>("limits", { _id, ...fresh });
    }
    const next = counter.until > now ? { count: Math.max(0, counter.count + by), until: counter.until } : fresh;
    return store.replace<Counter>("limits", { ...counter, ...next });
  });
}
