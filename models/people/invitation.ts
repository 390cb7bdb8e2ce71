import type { Act } from "../act";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import type { RoleHeld } from "./actor";
import {
  type FirstAdministratorLink,
  INVITATION_VALID,
  type InvitationLink,
  type Link,
  RESET_VALID,
  type ResetLink,
  findLink,
  makeLink,
  spendLink,
} from "./link";
import {
  NewPersonSchema,
  authoriseOver,
  authoriseRole,
  createPerson,
  findByEmail,
  grantRole,
  replacePassword,
  whatIsWrongWith,
} from "./manage-people";
import { EmailSchema, PasswordSchema, type Person } from "./person";
import { RoleGrantSchema } from "./role";
import { revokeTokensOf } from "./token";

/** A secret for a link, and the real time (ISO 8601): neither is the domain's own. */
export interface Issue {
  readonly token: string;
  readonly now: string;
}

/**
 * Invites somebody to a role. The link is shown to who made it, who passes it on.
 * @throws ForbiddenError unless the actor may give the role.
 */
export async function invite(
  act: Act,
  submitted: { readonly email: unknown } & Omit<RoleHeld, "role"> & { readonly role: unknown },
  { token, now }: Issue,
): Promise<Outcome<{ email: string }>> {
  const email = EmailSchema.safeParse(submitted.email);
  const grant = RoleGrantSchema.safeParse({ ...submitted, person: "invited" });
  const problems = [
    ...(email.success ? [] : problemsIn(email.error).problems.map(({ message }) => ({ field: "email", message }))),
    ...(grant.success ? [] : problemsIn(grant.error).problems),
  ];
  if (!email.success || !grant.success) return { kind: "refused", problems };
  const { person: _nobodyYet, ...held } = grant.data;
  authoriseRole(act, held);
  const wrong = await whatIsWrongWith(act, held);
  if (wrong !== undefined) return wrong;
  const fields = { kind: "invitation", email: email.data, grant: held, by: act.actor.person, madeAt: now } as const;
  await makeLink<InvitationLink>(act.store, token, fields, now, INVITATION_VALID);
  return done({ email: email.data });
}

/** Invitations that nobody has accepted yet, the newest first, as who may give their roles sees them. */
export async function openInvitations(
  act: Pick<Act, "store">,
  partnership: string | null,
  now: string,
): Promise<InvitationLink[]> {
  const filter = { kind: "invitation", usedAt: null, expiresAt: { $gt: now }, "grant.partnership": partnership };
  return act.store.find<InvitationLink>("links", filter, { sort: { madeAt: -1 } });
}

/** Takes an invitation back before it is accepted. */
export async function withdrawInvitation(act: Act, id: string): Promise<void> {
  const link = await act.store.get<Link>("links", id);
  if (link === undefined || link.kind !== "invitation") throw new NotFoundError("invitation");
  authoriseRole(act, link.grant);
  await act.store.purge("links", { _id: id });
}

const SPENT = "This link has been used or is too old. Ask whoever sent it for a new one.";

/** Somebody new accepts an invitation: sets a name and a password and is given the role. */
export async function acceptInvitation(
  act: Act,
  submitted: { readonly name: unknown; readonly password: unknown },
  { token, now }: Issue,
): Promise<Outcome<Person>> {
  const link = await findLink(act.store, "invitation", token, now);
  if (link === undefined) return refuse(SPENT);
  const read = NewPersonSchema.required({ password: true }).safeParse({ ...submitted, email: link.email });
  if (!read.success) return problemsIn(read.error);
  if ((await findByEmail(act.store, link.email)) !== undefined) {
    return refuse("You have an account already. Sign in to accept this invitation.");
  }
  if (!(await spendLink(act.store, link, now))) return refuse(SPENT);
  const { own, person } = await createOwnAccount(act, read.data);
  if (person.kind !== "done") return person;
  const given = await grantRole(own, { ...link.grant, person: person.value._id });
  return given.kind === "done" ? person : given;
}

/** Whoever is signed in accepts an invitation to the address of the own account. */
export async function acceptAsMyself(act: Act, person: Person, { token, now }: Issue): Promise<Outcome<Person>> {
  const link = await findLink(act.store, "invitation", token, now);
  if (link === undefined) return refuse(SPENT);
  if (link.email !== person.email) return refuse(`This invitation is for ${link.email}. Sign in with that address.`);
  if (!(await spendLink(act.store, link, now))) return refuse(SPENT);
  const given = await grantRole(act, { ...link.grant, person: person._id });
  return given.kind === "done" ? done(person) : given;
}

/** The first person there is, with the link that the start of the program printed. */
export async function becomeFirstAdministrator(
  act: Act,
  submitted: { readonly name: unknown; readonly email: unknown; readonly password: unknown },
  { token, now }: Issue,
): Promise<Outcome<Person>> {
  const link: FirstAdministratorLink | undefined = await findLink(act.store, "first administrator", token, now);
  if (link === undefined || (await act.store.count("people", {})) > 0) return refuse(SPENT);
  const read = NewPersonSchema.required({ password: true }).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  if (!(await spendLink(act.store, link, now))) return refuse(SPENT);
  const { own, person } = await createOwnAccount(act, read.data);
  if (person.kind !== "done") return person;
  const given = await grantRole(own, { person: person.value._id, role: "administrator" });
  return given.kind === "done" ? person : given;
}

/** History names the person who used the link, who is not there before. */
async function createOwnAccount(act: Act, fields: Parameters<typeof createPerson>[1]) {
  const id = act.newId();
  const own: Act = { ...act, actor: { person: id, name: fields.name, roles: [] } };
  return { own, person: await createPerson(own, fields, id) };
}

/**
 * Makes a link with which a person sets a new password.
 * @throws ForbiddenError unless the actor may set that person's password.
 */
export async function offerReset(act: Act, person: string, { token, now }: Issue): Promise<Outcome<Person>> {
  await authoriseOver(act, person);
  const found = await act.store.get<Person>("people", person);
  if (found === undefined) throw new NotFoundError("person");
  if (found.disabled) return refuse(`${found.name} has been disabled. An administrator can enable the account first.`);
  const fields = { kind: "password reset", person, by: act.actor.person } as const;
  await makeLink<ResetLink>(act.store, token, fields, now, RESET_VALID);
  return done(found);
}

/**
 * Sets a new password with a link. Every session of the person ends, and no token works any more: a password is reset
 * when somebody else may have got hold of it.
 */
export async function resetPassword(act: Act, password: unknown, { token, now }: Issue): Promise<Outcome<Person>> {
  const link = await findLink(act.store, "password reset", token, now);
  if (link === undefined) return refuse(SPENT);
  const read = PasswordSchema.safeParse(password);
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "Enter a password", "password");
  const person = await act.store.get<Person>("people", link.person);
  if (person === undefined || person.disabled) return refuse(SPENT);
  if (!(await spendLink(act.store, link, now))) return refuse(SPENT);
  const own: Act = { ...act, actor: { person: person._id, name: person.name, roles: [] } };
  await revokeTokensOf(act.store, person._id);
  return done(await replacePassword(own, person._id, read.data));
}
