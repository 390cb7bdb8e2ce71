import { z } from "zod";
import type { Act } from "../act";
import type { Removal } from "../history/document";
import { changeDocument, createDocument, retryOnConflict } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, type Problem, done, refuse } from "../outcome";
import type { Area } from "../place/area";
import type { Partnership } from "../place/partnership";
import { DuplicateError, type Store } from "../store/port";
import { hashPassword } from "./password";
import { problemsIn } from "../problems-in";
import { authorise, may } from "./permissions";
import { EmailSchema, PasswordSchema, PersonNameSchema, type Person } from "./person";
import { RoleGrantSchema, type RoleDocument, type RoleGrant } from "./role";
import { endSessionsOf } from "./session";
import { revokeTokensOf } from "./token";

export const NewPersonSchema = z.object({
  name: PersonNameSchema,
  email: EmailSchema,
  password: PasswordSchema.nullish(),
  demo: z.literal(true).optional(),
});
type NewPerson = z.input<typeof NewPersonSchema>;

/** Adds somebody to the installation, without any role yet. @throws ForbiddenError. */
export async function addPerson(act: Act, submitted: NewPerson): Promise<Outcome<Person>> {
  authorise(act.actor, "installation.manage", {});
  return createPerson(act, submitted);
}

/** As addPerson, for who holds a link that gives the right to: an invitation, or the first administrator's. */
export async function createPerson(act: Act, submitted: NewPerson, id = act.newId()): Promise<Outcome<Person>> {
  const read = NewPersonSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { name, email, password, demo } = read.data;
  const passwordHash = password ? await hashPassword(password) : null;
  try {
    return done(await createDocument<Person>(act, "people", { name, email, passwordHash, ...(demo && { demo }) }, id));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuse("Somebody with this e-mail address is here already. Give that person the role instead.", "email");
  }
}

export async function findByEmail(store: Store, email: string): Promise<Person | undefined> {
  const [found] = await store.find<Person>("people", { email: email.trim().toLowerCase() }, { limit: 1 });
  return found;
}

/** Changes what a person is called. People do it for themselves, an administrator for everybody. */
export async function renamePerson(act: Act, person: string, name: unknown): Promise<Outcome<Person>> {
  if (act.actor.person !== person) authorise(act.actor, "installation.manage", {});
  const read = PersonNameSchema.safeParse(name);
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "Enter a name", "name");
  return changeDocument<Person>(act, "people", person, (present) => done({ ...present, name: read.data }));
}

/**
 * Sets a password and ends the person's sessions, but for `keepSession`. Who may: the person, an administrator, a
 * facilitator for people whose every role lies in the own partnerships.
 * @throws ForbiddenError
 */
export async function setPassword(
  act: Act,
  person: string,
  password: unknown,
  keepSession?: string,
): Promise<Outcome<Person>> {
  await authoriseOver(act, person);
  const read = PasswordSchema.safeParse(password);
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "Enter a password", "password");
  return done(await replacePassword(act, person, read.data, keepSession));
}

/** As setPassword, for who holds a link that gives the right to. */
export async function replacePassword(
  act: Act,
  person: string,
  password: string,
  keepSession?: string,
): Promise<Person> {
  const passwordHash = await hashPassword(password);
  const saved = await retryOnConflict(async () => {
    const present = await act.store.get<Person>("people", person);
    if (present === undefined) throw new NotFoundError("person");
    // History says that it changed, and never holds a hash.
    const change = { rev: present.rev + 1, by: act.actor.person, at: act.now, via: act.via, path: "password" };
    return act.store.replace<Person>("people", { ...present, passwordHash, changes: [...present.changes, change] });
  });
  await endSessionsOf(act.store, person, keepSession);
  // Whoever has another link to set a password must not come back with it.
  await act.store.purge("links", { kind: "password reset", person, usedAt: null });
  return saved;
}

/** Whether the actor may set this person's password or end the person's access. */
export async function mayManagePerson(act: Pick<Act, "store" | "actor">, person: string): Promise<boolean> {
  if (act.actor.person === person || may(act.actor, "installation.manage", {})) return true;
  const roles = await act.store.find<RoleDocument>("roles", { person, removed: null });
  // With a password anybody can act in every role that the person holds.
  return (
    roles.length > 0 &&
    roles.every(({ partnership }) => partnership && may(act.actor, "partnership.manage", { partnership }))
  );
}

/** @throws ForbiddenError unless the actor may set this person's password. */
export async function authoriseOver(act: Act, person: string): Promise<void> {
  if (await mayManagePerson(act, person)) return;
  throw new ForbiddenError("This person also works outside your partnership. Ask an administrator to do this.");
}

/** Ends a person's access at once; the name stays in history. */
export async function disablePerson(act: Act, person: string, why: string): Promise<Outcome<Person>> {
  authorise(act.actor, "installation.manage", {});
  if (person === act.actor.person) return refuse("You cannot disable your own account. Ask another administrator.");
  const changed = await changeDocument<Person>(act, "people", person, (present) =>
    done({ ...present, disabled: present.disabled ?? { by: act.actor.person, at: act.now, why } }),
  );
  await endSessionsOf(act.store, person);
  await revokeTokensOf(act.store, person);
  return changed;
}

export async function enablePerson(act: Act, person: string): Promise<Outcome<Person>> {
  authorise(act.actor, "installation.manage", {});
  return changeDocument<Person>(act, "people", person, (present) => done({ ...present, disabled: null }));
}

/** @throws ForbiddenError unless the actor may give or take this role. */
export function authoriseRole(act: Pick<Act, "actor">, grant: Omit<RoleGrant, "person">): void {
  if (grant.partnership) return authorise(act.actor, "partnership.manage", { partnership: grant.partnership });
  authorise(act.actor, "installation.manage", {});
}

/** Gives a role; giving one that is held already changes nothing. @throws ForbiddenError. */
export async function giveRole(act: Act, submitted: z.input<typeof RoleGrantSchema>): Promise<Outcome<RoleDocument>> {
  const read = RoleGrantSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  authoriseRole(act, read.data);
  return grantRole(act, read.data);
}

/** As giveRole, for who holds an invitation to the role. */
export async function grantRole(act: Act, grant: RoleGrant): Promise<Outcome<RoleDocument>> {
  if ((await act.store.get<Person>("people", grant.person)) === undefined) return refuse("Choose a person", "person");
  const wrong = await whatIsWrongWith(act, grant);
  if (wrong !== undefined) return wrong;
  const { person, role, partnership = null, region = null, organisation = null } = grant;
  const content = { person, role, partnership, region, organisation };
  const [held] = await act.store.find<RoleDocument>("roles", { ...content, removed: null }, { limit: 1 });
  return done(held ?? (await createDocument<RoleDocument>(act, "roles", { ...content, removed: null } as never)));
}

/** Whether everything that a grant is held of is there. */
export async function whatIsWrongWith(
  act: Pick<Act, "store">,
  { partnership, organisation, region }: Omit<RoleGrant, "person">,
): Promise<{ kind: "refused"; problems: Problem[] } | undefined> {
  const [place, area] = await Promise.all([
    partnership ? act.store.get<Partnership>("partnerships", partnership) : undefined,
    region ? act.store.get<Area>("areas", region) : undefined,
  ]);
  if (partnership && place === undefined) return refuse("Choose a partnership", "partnership");
  if (region && area?.kind !== "region") return refuse("Choose a region", "region");
  if (organisation && place?.organisations[organisation] === undefined) {
    return refuse("Choose an organisation of this partnership", "organisation");
  }
  return undefined;
}

/** Takes a role away; the document stays and says who did it, when and why. */
export async function takeRole(act: Act, id: string, why: string): Promise<Outcome<RoleDocument>> {
  const held = await act.store.get<RoleDocument>("roles", id);
  if (held === undefined) throw new NotFoundError("role");
  authoriseRole(act, held);
  if (held.role === "administrator" && (await isLastAdministrator(act, held))) {
    return refuse("This is the last administrator. Make somebody else an administrator first.");
  }
  const removed: Removal = { by: act.actor.person, at: act.now, why };
  return changeDocument<RoleDocument>(act, "roles", id, (present) => done({ ...present, removed }));
}

async function isLastAdministrator(act: Act, held: RoleDocument): Promise<boolean> {
  const others = await act.store.find<RoleDocument>("roles", { role: "administrator", removed: null });
  return others.every(({ person }) => person === held.person);
}
