import type { Store, Stored } from "../store/port";
import { findActor } from "./find-actor";
import type { Actor } from "./actor";
import { fingerprint } from "./session";

/**
 * A private address under which a calendar program reads what one person may see. Its id is the SHA-256 of the token, so
 * that who reads the store cannot use it. Its instant is real time, not the domain's.
 */
export interface CalendarLink extends Stored {
  readonly person: string;
  readonly madeAt: string;
}

/** Makes a person's link; the one before it stops working. @param now real time, ISO 8601. */
export async function makeCalendarLink(store: Store, token: string, person: string, now: string): Promise<void> {
  await store.purge("calendarLinks", { person });
  await store.insert<CalendarLink>("calendarLinks", { _id: fingerprint(token), person, madeAt: now });
}

export async function stopCalendarLink(store: Store, person: string): Promise<void> {
  await store.purge("calendarLinks", { person });
}

/** When a person's link was made; undefined when there is none. */
export async function calendarLinkOf(store: Store, person: string): Promise<CalendarLink | undefined> {
  const [link] = await store.find<CalendarLink>("calendarLinks", { person }, { limit: 1 });
  return link;
}

/** Whose calendar a token opens; undefined when the link was stopped or the person can no longer act. */
export async function findCalendarReader(store: Store, token: string): Promise<Actor | undefined> {
  const link = await store.get<CalendarLink>("calendarLinks", fingerprint(token));
  return link && findActor(store, link.person);
}
