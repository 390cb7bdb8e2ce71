import { createHash } from "node:crypto";
import type { Agreement } from "../agreement/agreement";
import { type Outcome, type Problem, done, refuse } from "../outcome";
import type { Actor } from "../people/actor";
import { organisationsOf } from "../people/permissions";
import type { Organisation } from "../place/organisation";
import type { Partnership } from "../place/partnership";
import { problemsIn } from "../problems-in";
import { DuplicateError, type Store } from "../store/port";
import { findByCode } from "./join-code";
import { JoiningSchema, type Participant, isNameless } from "./participant";
import type { Workshop } from "./workshop";

/** As whom somebody is in a room: who is signed in, or whose browser keeps this token. */
export type InRoomAs = { readonly person: string } | { readonly token: string };

/**
 * One person or browser is one participant of a workshop, however often it joins. The id tells neither who it is nor that
 * the same one was in another workshop.
 */
function participantId({ _id, salt }: Pick<Workshop, "_id" | "salt">, as: InRoomAs): string {
  const who = "person" in as ? ["person", as.person] : ["token", as.token];
  return createHash("sha256")
    .update([_id, salt ?? "", ...who].join("\0"))
    .digest("hex")
    .slice(0, 32);
}

/** Who this is in the room; undefined for who never joined, was asked to leave, or was made nameless since. */
export async function findParticipant(
  store: Store,
  workshop: Pick<Workshop, "_id" | "salt">,
  as: InRoomAs,
): Promise<Participant | undefined> {
  const found = await store.get<Participant>("participants", participantId(workshop, as));
  return found === undefined || found.removedAt || isNameless(found) ? undefined : found;
}

export interface Joiner {
  /** As typed. */
  readonly code: string;
  /** What JoiningSchema reads; the name of who is signed in is known. */
  readonly joining: unknown;
  /** What the browser will be known by. */
  readonly token: string;
  readonly actor?: Actor | undefined;
  /** Real time, ISO 8601. */
  readonly now: string;
}

/**
 * Lets somebody into the room that a code opens. Who is in already stays as they are, and needs no open door; the lock
 * and the state of the workshop are for who is new.
 */
export async function joinWorkshop(store: Store, joiner: Joiner): Promise<Outcome<Participant>> {
  const { code, actor, token, now } = joiner;
  const workshop = await findByCode(store, code, now);
  if (workshop === undefined) return refuse(WRONG_CODE, "code");
  const as = actor ? { person: actor.person } : { token };
  const _id = participantId(workshop, as);
  const present = await store.get<Participant>("participants", _id);
  if (present && isNameless(present)) return refuse(LEFT);
  if (present) return present.removedAt ? refuse(ASKED_TO_LEAVE) : done(present);
  const shut = whyShut(workshop);
  if (shut !== undefined) return refuse(shut);
  const read = await readJoining(store, workshop, joiner);
  if (read.kind !== "done") return read;
  const fields = {
    ...read.value,
    _id,
    workshop: workshop._id,
    person: actor?.person ?? null,
    joinedAt: now,
    removedAt: null,
  };
  try {
    return done(await store.insert<Participant>("participants", fields));
  } catch (error) {
    // Sent twice at once.
    if (error instanceof DuplicateError) return joinWorkshop(store, joiner);
    throw error;
  }
}

export const WRONG_CODE =
  "There is no workshop with this code now. Look at the six characters on the projector once more, or ask the facilitator for a new code.";
const ASKED_TO_LEAVE = "The facilitator has taken you out of this workshop. If that is a mistake, speak to them.";

const LEFT =
  "You left this workshop and had what was kept of you deleted, so that you cannot come back as the same person.";

/** Why nobody new comes in; undefined while the door is open. */
export function whyShut({ state, locked }: Pick<Workshop, "state" | "locked">): string | undefined {
  if (state === "closed") return "This workshop is over. Its results are with the facilitator.";
  if (state === "stopped") return "This workshop is stopped for now. You can join when it goes on.";
  if (state === "planned") return "This workshop has not begun. You can join when the facilitator opens it.";
  return locked ? "The room is locked. Ask the facilitator to open it for you." : undefined;
}

async function readJoining(store: Store, workshop: Workshop, { joining, actor }: Joiner) {
  const given = typeof joining === "object" ? joining : {};
  const read = JoiningSchema.safeParse({ ...given, ...(actor && { name: actor.name }) });
  if (!read.success) return problemsIn(read.error);
  const { organisation, organisationName } = read.data;
  const offered = await organisationsToJoinFor(store, workshop, actor);
  if (organisation && !offered.some(({ _id }) => _id === organisation)) {
    return { kind: "refused" as const, problems: [NOT_OFFERED] };
  }
  return done({
    ...read.data,
    organisation: organisation || null,
    organisationName: organisation ? null : organisationName || null,
  });
}

const NOT_OFFERED: Problem = { field: "organisation", message: "Choose an organisation of the list, or write yours" };

/** Whom somebody may join for, by name: the own organisations of who has some here, for others all of the partnership. */
export async function organisationsToJoinFor(
  store: Store,
  { agreement }: Pick<Workshop, "agreement">,
  actor: Actor | undefined,
): Promise<Organisation[]> {
  const of = await store.get<Agreement>("agreements", agreement);
  const partnership = of && (await store.get<Partnership>("partnerships", of.partnership));
  if (partnership === undefined) return [];
  const own = actor ? organisationsOf(actor, partnership._id) : [];
  const ids = own.length > 0 ? own : Object.keys(partnership.organisations);
  const found = await store.find<Organisation>("organisations", { _id: { $in: ids } }, { without: ["changes"] });
  const standing = found.filter(({ status }) => status.state === "active");
  return standing.sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}
