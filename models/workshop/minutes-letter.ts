import type { Agreement } from "../agreement/agreement";
import { type Outcome, done, refuse } from "../outcome";
import { findActor } from "../people/find-actor";
import { type MailChoice, wantsMail } from "../people/mail-choice";
import { readPartnershipPeople } from "../people/partnership-people";
import { may } from "../people/permissions";
import type { Person } from "../people/person";
import type { Partnership } from "../place/partnership";
import { insertOnce } from "../store/insert-once";
import { ConflictError, MissingError, type Store, type Stored } from "../store/port";
import { type Leading, findWorkshop, peopleIn, workshopSubject } from "./find-workshop";
import type { Workshop } from "./workshop";

/**
 * The minutes of a workshop for one person. Its id is made of the workshop, of how often it has met, and of the person:
 * what is asked for twice is sent once. Instants are real time, ISO 8601.
 */
export interface MinutesLetter extends Stored {
  readonly workshop: string;
  readonly person: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly standing: "asked" | "waits for a loud hour" | "sent" | "failed";
  /** Since when it stands so. */
  readonly since: string;
  /** The earliest instant at which it is tried; null when it is tried no more. */
  readonly nextAt: string | null;
}

/** Somebody whom the minutes may be sent to. */
export interface Recipient {
  readonly person: Person;
  readonly tookPart: boolean;
  /** Has not switched such letters off. */
  readonly wantsIt: boolean;
  readonly letter: MinutesLetter | undefined;
}

const letterId = ({ _id, sittings }: Workshop, person: string) => `${_id}:${Object.keys(sittings).length}:${person}`;

/** Only a room that has gone home has minutes to send. */
export const hasMinutesToSend = ({ state }: Pick<Workshop, "state">): boolean =>
  state === "stopped" || state === "closed";

/**
 * Who took part with an account, and who may read about the partnership's workshops; by name. A guest has left no
 * address and is none of them.
 */
export async function recipientsOf(store: Store, agreement: Agreement, workshop: Workshop): Promise<Recipient[]> {
  const slim = { without: ["changes"] };
  const [participants, partnership] = await Promise.all([
    peopleIn(store, workshop._id),
    store.get<Partnership>("partnerships", agreement.partnership),
  ]);
  const members = partnership ? (await readPartnershipPeople(store, partnership)).members : [];
  const tookPart = new Set(participants.flatMap(({ person }) => person ?? []));
  const asked = [...new Set([...tookPart, ...members.map(({ person }) => person._id)])];
  const [people, choices, letters] = await Promise.all([
    store.find<Person>("people", { _id: { $in: asked }, removed: null }, slim),
    store.find<MailChoice>("mailChoices", { _id: { $in: asked } }),
    store.find<MinutesLetter>("minutesLetters", { workshop: workshop._id }),
  ]);
  const reading = await Promise.all(
    people.map(async (person) => tookPart.has(person._id) || (await mayReadWorkshops(store, agreement, person._id))),
  );
  return people
    .filter((person, i) => reading[i] && !person.disabled && person.passwordHash !== null)
    .map((person) => ({
      person,
      tookPart: tookPart.has(person._id),
      wantsIt: wantsMail(
        choices.find(({ _id }) => _id === person._id),
        "minutes",
      ),
      letter: letters.find(({ _id }) => _id === letterId(workshop, person._id)),
    }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
}

/** Whether the page of a workshop opens for somebody. */
export async function mayReadWorkshops(
  store: Store,
  agreement: Pick<Agreement, "partnership">,
  person: string,
): Promise<boolean> {
  const actor = await findActor(store, person);
  return actor !== undefined && may(actor, "workshop.read", workshopSubject(agreement));
}

/** Whom a letter can be asked for now: once for each, and again where it could not be sent. */
export const isToBeAsked = ({ wantsIt, letter }: Recipient): boolean =>
  wantsIt && (letter === undefined || letter.standing === "failed");

/**
 * Asks for the minutes to be sent to some people.
 * @throws NotFoundError, ForbiddenError.
 */
export async function askForMinutes(
  act: Leading,
  code: string,
  id: string,
  people: readonly string[],
): Promise<Outcome<undefined>> {
  const { agreement, workshop } = await findWorkshop(act, code, id, "workshop.lead");
  if (!hasMinutesToSend(workshop)) return refuse("Stop or close the room first. Then its minutes can be sent.");
  if (people.length === 0) return refuse("Choose who gets the minutes", "people");
  const recipients = await recipientsOf(act.store, agreement, workshop);
  const chosen = recipients.filter(({ person, wantsIt }) => wantsIt && people.includes(person._id));
  if (chosen.length < new Set(people).size) return refuse("Choose people of this list", "people");
  for (const { person, letter } of chosen) {
    const asked = {
      ...{ workshop: id, person: person._id, askedBy: act.actor.person, askedAt: act.moment },
      ...{ standing: "asked" as const, since: act.moment, nextAt: act.moment },
    };
    if (letter?.standing === "failed") await replaceUnlessMoved(act.store, { ...letter, ...asked });
    await insertOnce<MinutesLetter>(act.store, "minutesLetters", { _id: letterId(workshop, person._id), ...asked });
  }
  return done(undefined);
}

/** The letters that may be sent by now. @param now real time. */
export function dueMinutes(store: Store, now: string): Promise<MinutesLetter[]> {
  return store.find<MinutesLetter>("minutesLetters", { nextAt: { $lte: now } }, { sort: { _id: 1 } });
}

/** @returns undefined where another instance has moved it since it was read, or it was taken away. */
export async function replaceUnlessMoved(store: Store, letter: MinutesLetter): Promise<MinutesLetter | undefined> {
  try {
    return await store.replace<MinutesLetter>("minutesLetters", letter);
  } catch (error) {
    if (error instanceof ConflictError || error instanceof MissingError) return undefined;
    throw error;
  }
}
