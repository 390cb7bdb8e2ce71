import { z } from "zod";
import type { Act } from "../act";
import { date, reference } from "../agreement/fields";
import { type Repoint, passOn } from "../agreement/pass-on";
import { isAcceptance } from "../commitments/asked";
import { hasEnded } from "../commitments/commitment";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { Post } from "../people/post";
import { problemsIn } from "../problems-in";
import type { Organisation } from "./organisation";
import type { Partnership } from "./partnership";

const EndSchema = z.object({
  state: z.enum(["merged", "dissolved"], { error: "Choose merged or dissolved" }),
  on: date(),
  successor: reference("the organisation that takes over"),
});

/**
 * An organisation was merged or dissolved: everything open that it leads, owns, supplies or is named with passes to a
 * successor, which has answered none of it yet and so is asked. What is over keeps the old name. Doing it again with the
 * same successor finishes what was interrupted.
 * @returns how many things passed on.
 * @throws ForbiddenError unless the actor manages every partnership that the organisation sits in.
 */
export async function mergeOrganisation(
  act: Act,
  id: string,
  submitted: z.input<typeof EndSchema>,
): Promise<Outcome<{ passedOn: number }>> {
  const organisation = await act.store.get<Organisation>("organisations", id);
  if (organisation === undefined) throw new NotFoundError("organisation");
  const partnerships = await act.store.find<Partnership>("partnerships", {
    [`organisations.${id}`]: { $exists: true },
  });
  authoriseEnd(act, partnerships);

  const read = EndSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { state, on, successor } = read.data;
  const next = await act.store.get<Organisation>("organisations", successor);
  if (next === undefined || successor === id) return refuse("Choose the organisation that takes over", "successor");
  if (next.status.state !== "active")
    return refuse(`${next.name} was itself ${next.status.state}. Choose another.`, "successor");

  const ended = await changeDocument<Organisation>(act, "organisations", id, (present) => {
    if (present.status.state === "active") return done({ ...present, status: { state, on, successor } });
    if (present.status.successor === successor) return done(present);
    return refuse(`${present.name} was ${present.status.state} before, with another successor.`, "successor");
  });
  if (ended.kind !== "done") return ended;

  for (const { _id } of partnerships) await bringIn(act, _id, id, successor, on);
  const ids = partnerships.map(({ _id }) => _id);
  return done({
    passedOn: await passOn(
      act,
      ids,
      replacing(act, { id, name: organisation.name }, { id: successor, name: next.name }),
    ),
  });
}

function authoriseEnd(act: Act, partnerships: readonly Partnership[]): void {
  const managesAll = partnerships.every(({ _id }) => may(act.actor, "partnership.manage", { partnership: _id }));
  if (partnerships.length > 0 && managesAll) return;
  if (may(act.actor, "installation.manage", {})) return;
  throw new ForbiddenError("This organisation also sits in other partnerships. Ask an administrator to do this.");
}

/** The successor joins the partnership, and the posts are its own now. */
async function bringIn(act: Act, partnership: string, old: string, successor: string, on: string): Promise<void> {
  await changeDocument<Partnership>(act, "partnerships", partnership, (present) =>
    done({ ...present, organisations: { [successor]: on, ...present.organisations } }),
  );
  const posts = await act.store.find<Post>("posts", { partnership, organisation: old, removed: null });
  for (const { _id } of posts) {
    await changeDocument<Post>(act, "posts", _id, (present) => done({ ...present, organisation: successor }));
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function replacing(act: Act, { id: old, name }: Named, { id: successor, name: successorName }: Named): Repoint {
  const one = (id: string | null | undefined) => (id === old ? successor : id);
  const many = (ids: readonly string[]) => [...new Set(ids.map((id) => (id === old ? successor : id)))];
  const withdrawn = { how: "withdrawn" as const, by: act.actor.person, at: act.now };
  const why = `${name} became part of ${successorName}, which is asked in its place`;
  return {
    target: (target) => {
      if (target.lead !== old && !target.related.includes(old)) return target;
      const lead = one(target.lead);
      return { ...target, lead, related: many(target.related).filter((id) => id !== lead) };
    },
    action: (action) => {
      if (action.owner !== old && !action.partners.includes(old)) return action;
      const owner = one(action.owner);
      return { ...action, owner, partners: many(action.partners).filter((id) => id !== owner) };
    },
    priority: (priority) => priority,
    candidate: (candidate) =>
      candidate.supplier.organisation === old
        ? { ...candidate, supplier: { ...candidate.supplier, organisation: successor } }
        : candidate,
    programme: (programme) => (programme.lead === old ? { ...programme, lead: successor } : programme),
    // What was promised binds the successor, which says from now on what is secured and spent.
    resource: (line) => (line.giver === old ? { ...line, giver: successor } : line),
    commitment: (commitment, isPassedOn) => {
      if (hasEnded(commitment)) return commitment;
      const unsigned = { ...commitment, promiser: null, other: null, claim: null };
      if (isAcceptance(commitment) && isPassedOn && commitment.by === old) {
        return { ...unsigned, ended: { ...withdrawn, why } };
      }
      // The successor answered nothing of this yet, not even what it had accepted in its own name.
      if (isAcceptance(commitment) && isPassedOn && commitment.by === successor) {
        return commitment.promiser ? { ...commitment, promiser: null } : commitment;
      }
      if (commitment.by !== old && commitment.promisedTo !== old) return commitment;
      const [by, promisedTo] = [one(commitment.by) ?? successor, one(commitment.promisedTo)];
      return by === promisedTo ? { ...unsigned, ended: { ...withdrawn, why } } : { ...unsigned, by, promisedTo };
    },
  };
}
