import { z } from "zod";
import { choice, line } from "../agreement/fields";
import { type Outcome, done } from "../outcome";
import { problemsIn } from "../problems-in";
import { ConflictError, MissingError, type Store, type Stored } from "../store/port";
import type { Issue } from "./invitation";
import { fingerprint } from "./session";

const DAY = 24 * 60 * 60 * 1000;
/** Being used is written down this often at most (milliseconds), so that a program that reads seldom writes. */
const TOUCH_AFTER = 5 * 60 * 1000;
/** Days. */
export const LONGEST_TOKEN = 366;
/** Tells what it is to whoever finds one, and to programs that look for secrets in sources. */
export const TOKEN_PREFIX = "waymark_";

export const TOKEN_SCOPES = ["read", "write"] as const;

const howLong = `Enter a whole number of days, from 1 to ${LONGEST_TOKEN}`;

const NewTokenSchema = z.object({
  name: line("what the token is for, such as “Monthly figures”", 100),
  scope: choice(TOKEN_SCOPES, "whether the program only reads or also changes"),
  days: z.coerce.number(howLong).int(howLong).min(1, howLong).max(LONGEST_TOKEN, howLong),
});

/**
 * Lets a program act as a person. The id is the SHA-256 of the token itself, so that who reads the store cannot use it.
 * All instants are real time, not the domain's.
 */
export interface Token extends Stored {
  readonly person: string;
  readonly name: string;
  /** A program that only reads is refused every change, whatever the person may do. */
  readonly scope: (typeof TOKEN_SCOPES)[number];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Gives a person a token. @param issue.token the secret behind the prefix; shown to the person once. */
export async function makeToken(
  store: Store,
  person: string,
  submitted: { readonly name: unknown; readonly scope: unknown; readonly days: unknown },
  { token, now }: Issue,
): Promise<Outcome<{ readonly secret: string; readonly token: Token }>> {
  const read = NewTokenSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { name, scope, days } = read.data;
  await store.purge("tokens", { expiresAt: { $lte: now } });
  const secret = TOKEN_PREFIX + token;
  const expiresAt = new Date(Date.parse(now) + days * DAY).toISOString();
  const fields = { _id: fingerprint(secret), person, name, scope, madeAt: now, expiresAt, usedAt: null };
  return done({ secret, token: await store.insert<Token>("tokens", fields) });
}

/** The token that a program sent, and notes that it was used; undefined when there is none, or no longer. */
export async function findToken(store: Store, secret: string, now: string): Promise<Token | undefined> {
  const token = await store.get<Token>("tokens", fingerprint(secret));
  if (token === undefined || token.expiresAt <= now) return undefined;
  if (token.usedAt !== null && Date.parse(now) - Date.parse(token.usedAt) < TOUCH_AFTER) return token;
  try {
    return await store.replace<Token>("tokens", { ...token, usedAt: now });
  } catch (error) {
    // Another request of the same program wrote it down.
    if (error instanceof ConflictError) return token;
    if (error instanceof MissingError) return undefined;
    throw error;
  }
}

/** A person's tokens that still work, the newest first. */
export async function tokensOf(store: Store, person: string, now: string): Promise<Token[]> {
  return store.find<Token>("tokens", { person, expiresAt: { $gt: now } }, { sort: { madeAt: -1 } });
}

export async function revokeToken(store: Store, person: string, id: string): Promise<void> {
  await store.purge("tokens", { _id: id, person });
}

export async function revokeTokensOf(store: Store, person: string): Promise<void> {
  await store.purge("tokens", { person });
}
