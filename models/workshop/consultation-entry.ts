import type { Book } from "../agreement/book";
import { formatDay } from "../day";
import { askingOf } from "./conduct";
import { exerciseOf } from "./exercises";
import type { Offer } from "./exercises/kind";
import { PARTICIPANT_KINDS, type Participant, type ParticipantKind } from "./participant";
import { type Workshop, agendaOf } from "./workshop";

/** The step whose page holds the consultation log. */
const LOG_STEP = 2;

const KIND_WORDS: Readonly<Record<ParticipantKind, readonly [one: string, many: string]>> = {
  "resident or user": ["resident or user", "residents or users"],
  business: ["person from business", "people from business"],
  "voluntary sector": ["person from the voluntary sector", "people from the voluntary sector"],
  "front-line staff": ["front-line worker", "front-line workers"],
  agency: ["person from an agency", "people from agencies"],
};

/** Kinds of people who stand beyond the partner agencies, unless they speak for one. */
const BEYOND: ReadonlySet<ParticipantKind> = new Set(["resident or user", "business", "voluntary sector"]);

/**
 * The consultation log's one entry for a workshop in which a question of step 2 was shown: the kinds of people who were
 * there, never who, and what the room said.
 * @param people who is in the room.
 */
export function consultationOf(book: Book, workshop: Workshop, now: string, people: readonly Participant[]): Offer[] {
  const shown = agendaOf(workshop).filter(
    ({ exercise }) =>
      exerciseOf(exercise.kind).step === LOG_STEP &&
      Object.values(exercise.rounds).some(({ revealedAt }) => revealedAt),
  );
  if (shown.length === 0 || people.length === 0) return [];
  const said = shown.flatMap(
    ({ id, exercise }) => exerciseOf(exercise.kind).said?.(askingOf(book, workshop, id, now, people)) ?? [],
  );
  const who = whoWasThere(people);
  const content = {
    ...{ priority: workshop.priority, who, how: "Workshop", date: workshop.on },
    beyondPartners: people.some(({ kind, organisation }) => BEYOND.has(kind) && !isPartner(book, organisation)),
    said: said.join(" ").slice(0, 5000) || null,
  };
  const words = `Consultation of ${formatDay(workshop.on)}: ${who}. ${content.said ?? ""}`.trim();
  return [{ id: "consultation", words, write: { add: "consultation", content } }];
}

const isPartner = (book: Book, organisation: string | null | undefined) =>
  Boolean(organisation && book.organisations.some(({ _id }) => _id === organisation));

/** "12 residents or users, 3 people from agencies": only the kinds that were there, in the order of the list. */
function whoWasThere(people: readonly Participant[]): string {
  return PARTICIPANT_KINDS.flatMap((kind) => {
    const count = people.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${count} ${KIND_WORDS[kind][count === 1 ? 0 : 1]}`];
  }).join(", ");
}
