import { z } from "zod";
import type { Act } from "../act";
import { date, line, reference } from "../agreement/fields";
import { type Repoint, passOn } from "../agreement/pass-on";
import type { Document } from "../history/document";
import { isAcceptance } from "../commitments/asked";
import { changeDocument, createDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import type { Partnership } from "../place/partnership";
import { problemsIn } from "../problems-in";
import { authorise } from "./permissions";
import type { Person } from "./person";

const HolderSchema = z.object({ person: z.string(), from: z.iso.date(), until: z.iso.date().nullable() });

/** A lead is a post that a person holds from a day, with a deputy: it outlives who holds it. */
export const PostSchema = z.object({
  partnership: z.string(),
  name: line("the post, such as “Head of economic development”"),
  organisation: reference("an organisation"),
  /** By id: everybody who has held it. One of them at most has no last day. */
  holders: z.record(z.string(), HolderSchema),
  deputy: z.string().nullish(),
});
export type Post = Document & z.infer<typeof PostSchema>;

const NewPostSchema = PostSchema.pick({ name: true, organisation: true, deputy: true }).extend({
  person: reference("who holds it"),
  from: date(),
});

/** Who holds a post now, or will from a day that has been set. */
export function holderOf(post: Pick<Post, "holders">): z.infer<typeof HolderSchema> | undefined {
  return Object.values(post.holders).find(({ until }) => until === null);
}

/** @throws ForbiddenError */
export async function addPost(
  act: Act,
  partnership: Partnership,
  submitted: z.input<typeof NewPostSchema>,
): Promise<Outcome<Post>> {
  authorise(act.actor, "partnership.manage", { partnership: partnership._id });
  const read = NewPostSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { person, from, deputy, name, organisation } = read.data;
  if (partnership.organisations[organisation] === undefined) {
    return refuse("Choose an organisation of this partnership", "organisation");
  }
  if (deputy && deputy === person) return refuse("Choose somebody else as the deputy", "deputy");
  const holders = { [act.newId()]: { person, from, until: null } };
  const content = { partnership: partnership._id, name, organisation, holders, deputy: deputy ?? null };
  return done(await createDocument<Post>(act, "posts", content));
}

/**
 * Hands a post over: what is open and names the old holder names the new one, and the organisation is asked again for
 * each target and action it had accepted under the old. Doing it again finishes what was interrupted.
 * @returns how many things passed on.
 * @throws ForbiddenError
 */
export async function handOver(
  act: Act,
  id: string,
  submitted: { readonly to: unknown; readonly from: unknown },
): Promise<Outcome<{ passedOn: number }>> {
  const post = await act.store.get<Post>("posts", id);
  if (post === undefined) throw new NotFoundError("post");
  authorise(act.actor, "partnership.manage", { partnership: post.partnership });
  const read = z.object({ to: reference("who takes over"), from: date() }).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { to, from } = read.data;
  const successor = await act.store.get<Person>("people", to);
  if (successor === undefined || successor.disabled) return refuse("Choose who takes over", "to");

  const holding = act.newId();
  const changed = await changeDocument<Post>(act, "posts", id, (present) => {
    const current = holderOf(present);
    if (current?.person === to) return done(present);
    if (current !== undefined && from < current.from) {
      return refuse("Enter a day after the present holder began", "from");
    }
    const ended = Object.entries(present.holders).map(([key, each]) => [key, { ...each, until: each.until ?? from }]);
    const holders = { ...Object.fromEntries(ended), [holding]: { person: to, from, until: null } };
    return done({ ...present, holders, deputy: present.deputy === to ? null : (present.deputy ?? null) });
  });
  if (changed.kind !== "done") return changed;
  const earlier = Object.values(post.holders).flatMap(({ person }) => (person === to ? [] : [person]));
  const repoint = toSuccessor(post.organisation, earlier, to);
  return done({ passedOn: await passOn(act, [post.partnership], repoint) });
}

function toSuccessor(organisation: string, old: readonly string[], next: string): Repoint {
  const isOld = (person: string | null | undefined) => Boolean(person) && old.includes(person as string);
  return {
    target: (target) =>
      target.lead === organisation && isOld(target.leadPerson) ? { ...target, leadPerson: next } : target,
    action: (action) =>
      action.owner === organisation && isOld(action.leadPerson) ? { ...action, leadPerson: next } : action,
    priority: (priority) => (isOld(priority.lead) ? { ...priority, lead: next } : priority),
    candidate: (candidate) =>
      candidate.supplier.organisation === organisation && isOld(candidate.supplier.person)
        ? { ...candidate, supplier: { ...candidate.supplier, person: next } }
        : candidate,
    programme: (programme) => programme,
    resource: (line) => line,
    // The new holder has accepted nothing yet.
    commitment: (commitment, isPassedOn) =>
      isPassedOn && commitment.by === organisation && isAcceptance(commitment)
        ? { ...commitment, promiser: null }
        : commitment,
  };
}
