import { ConflictError, type Fresh, type Store, type Stored } from "../store/port";
import type { RoleGrant } from "./role";
import { fingerprint } from "./session";

/** Days. */
export const INVITATION_VALID = 7;
export const RESET_VALID = 1;

/**
 * A single-use link. Its id is the SHA-256 of the token, so that who reads the store cannot use it. Its instants are
 * real time, not the domain's.
 */
interface SingleUse extends Stored {
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface FirstAdministratorLink extends SingleUse {
  readonly kind: "first administrator";
}

export interface InvitationLink extends SingleUse {
  readonly kind: "invitation";
  readonly email: string;
  readonly grant: Omit<RoleGrant, "person">;
  /** Person id of who made it. */
  readonly by: string;
  readonly madeAt: string;
}

export interface ResetLink extends SingleUse {
  readonly kind: "password reset";
  readonly person: string;
  readonly by: string;
}

export type Link = FirstAdministratorLink | InvitationLink | ResetLink;

type LinkOf<K extends Link["kind"]> = Extract<Link, { kind: K }>;

/** @param now real time, ISO 8601. @param days for how long it works. */
export async function makeLink<L extends Link>(
  store: Store,
  token: string,
  fields: Omit<L, keyof SingleUse>,
  now: string,
  days: number,
): Promise<void> {
  const expiresAt = new Date(Date.parse(now) + days * 24 * 60 * 60 * 1000).toISOString();
  await store.insert<L>("links", {
    ...fields,
    _id: fingerprint(token),
    expiresAt,
    usedAt: null,
  } as unknown as Fresh<L>);
}

/** The link that a token opens; undefined when there is none of that kind, or it was used or is too old. */
export async function findLink<K extends Link["kind"]>(
  store: Store,
  kind: K,
  token: string,
  now: string,
): Promise<LinkOf<K> | undefined> {
  const link = await store.get<Link>("links", fingerprint(token));
  if (link === undefined || link.kind !== kind || link.usedAt !== null || link.expiresAt <= now) return undefined;
  return link as LinkOf<K>;
}

/** Uses a link up. @returns false when somebody else just did. */
export async function spendLink(store: Store, link: Link, now: string): Promise<boolean> {
  try {
    await store.replace<Link>("links", { ...link, usedAt: now });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
