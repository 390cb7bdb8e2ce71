import type { Act } from "../act";
import { type Outcome, done, refuse } from "../outcome";
import type { Store, Stored } from "../store/port";
import type { Actor } from "./actor";
import { findActor } from "./find-actor";
import type { Issue } from "./invitation";
import { authorise } from "./permissions";
import { fingerprint } from "./session";

/** Days: a quarter, and time for its report. */
export const ANSWER_LINK_VALID = 100;

/**
 * A private address under which one owner says how its actions go, without signing in. Its id is the SHA-256 of the token,
 * so that who reads the store cannot use it. Its instants are real time, not the domain's.
 */
export interface AnswerLink extends Stored {
  readonly person: string;
  /** The partnership that it is for; null for all in which the person acts. */
  readonly partnership: string | null;
  /** Person id: whose link it is, or the facilitator who made it. */
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/**
 * Makes a person's link; the one before it for the same stops working.
 * @param act.actor the person, or who manages the partnership. @throws ForbiddenError.
 */
export async function makeAnswerLink(
  { store, actor }: Pick<Act, "store" | "actor">,
  { person, partnership }: Pick<AnswerLink, "person" | "partnership">,
  { token, now }: Issue,
): Promise<Outcome<{ readonly name: string; readonly link: AnswerLink }>> {
  authoriseLink(actor, { person, partnership });
  const owner = await findActor(store, person);
  if (owner === undefined || ownRoles(owner, partnership).length === 0) {
    return refuse("Choose somebody who acts for a partner organisation here", "person");
  }
  await store.purge("answerLinks", { $or: [{ person, partnership }, { expiresAt: { $lte: now } }] });
  const expiresAt = new Date(Date.parse(now) + ANSWER_LINK_VALID * 24 * 60 * 60 * 1000).toISOString();
  const fields = { _id: fingerprint(token), person, partnership, madeBy: actor.person, madeAt: now, expiresAt };
  return done({ name: owner.name, link: await store.insert<AnswerLink>("answerLinks", fields) });
}

/** Its person may stop each of them, who manages the partnership those made for it. @throws ForbiddenError. */
export async function stopAnswerLink({ store, actor }: Pick<Act, "store" | "actor">, id: string): Promise<void> {
  const link = await store.get<AnswerLink>("answerLinks", id);
  if (link === undefined) return;
  authoriseLink(actor, link);
  await store.purge("answerLinks", { _id: id });
}

function authoriseLink(actor: Actor, { person, partnership }: Pick<AnswerLink, "person" | "partnership">): void {
  if (actor.person === person) return;
  authorise(
    actor,
    "partnership.manage",
    partnership === null ? {} : { partnership },
    "Only its person and the facilitator make or stop a link for updates.",
  );
}

/** The links that work, the newest first. @param of a person's, or those for a partnership. */
export async function answerLinksOf(
  store: Store,
  of: { readonly person: string } | { readonly partnership: string },
  now: string,
): Promise<AnswerLink[]> {
  return store.find<AnswerLink>("answerLinks", { ...of, expiresAt: { $gt: now } }, { sort: { madeAt: -1 } });
}

/**
 * Who answers with a token: the person as a partner and in no other role. Undefined when there is no such link, it is too
 * old, or the person no longer acts for an organisation there.
 */
export async function findAnswerer(store: Store, token: string, now: string): Promise<Actor | undefined> {
  const link = await store.get<AnswerLink>("answerLinks", fingerprint(token));
  if (link === undefined || link.expiresAt <= now) return undefined;
  const owner = await findActor(store, link.person);
  const roles = owner ? ownRoles(owner, link.partnership) : [];
  return owner && roles.length > 0 ? { ...owner, roles } : undefined;
}

const ownRoles = ({ roles }: Actor, partnership: string | null) =>
  roles.filter((held) => held.role === "partner" && (partnership === null || held.partnership === partnership));
