import { createHash } from "node:crypto";
import { ConflictError, MissingError, type Store, type Stored } from "../store/port";

const HOUR = 60 * 60 * 1000;
/** Milliseconds. */
const IDLE = 12 * HOUR;
const LONGEST = 7 * 24 * HOUR;
/** Being seen is written down this often at most, so that reading a page seldom writes. */
const TOUCH_AFTER = 5 * 60 * 1000;

/**
 * Somebody signed in on one browser. The id is the SHA-256 of the token in its cookie, so that who reads the store
 * cannot use it. All instants are real time, not the domain's.
 */
export interface Session extends Stored {
  readonly person: string;
  readonly startedAt: string;
  readonly seenAt: string;
  /** How the browser names itself. */
  readonly browser: string;
}

/** Under what a secret is kept: its SHA-256, in hex. */
export function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function before(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) - milliseconds).toISOString();
}

export async function startSession(
  store: Store,
  fields: { token: string; person: string; browser: string; now: string },
): Promise<Session> {
  const { token, person, browser, now } = fields;
  await store.purge("sessions", {
    $or: [{ seenAt: { $lt: before(now, IDLE) } }, { startedAt: { $lt: before(now, LONGEST) } }],
  });
  const session = { _id: fingerprint(token), person, startedAt: now, seenAt: now, browser: browser.slice(0, 300) };
  return store.insert<Session>("sessions", session);
}

function isOver(session: Session, now: string): boolean {
  return session.seenAt < before(now, IDLE) || session.startedAt < before(now, LONGEST);
}

/** The session that a token opens, and notes that it was seen; undefined when it has ended. */
export async function findSession(store: Store, token: string, now: string): Promise<Session | undefined> {
  const session = await store.get<Session>("sessions", fingerprint(token));
  if (session === undefined || isOver(session, now)) return undefined;
  if (session.seenAt >= before(now, TOUCH_AFTER)) return session;
  try {
    return await store.replace<Session>("sessions", { ...session, seenAt: now });
  } catch (error) {
    // Another request of the same browser wrote it down.
    if (error instanceof ConflictError) return session;
    if (error instanceof MissingError) return undefined;
    throw error;
  }
}

/** Where a person is signed in, the latest seen first. */
export async function sessionsOf(store: Store, person: string, now: string): Promise<Session[]> {
  const all = await store.find<Session>("sessions", { person }, { sort: { seenAt: -1 } });
  return all.filter((session) => !isOver(session, now));
}

export async function endSession(store: Store, person: string, id: string): Promise<void> {
  await store.purge("sessions", { _id: id, person });
}

/** Signs a person out everywhere, but for one session when that is named. */
export async function endSessionsOf(store: Store, person: string, keep?: string): Promise<void> {
  await store.purge("sessions", keep === undefined ? { person } : { person, _id: { $ne: keep } });
}
