import type { Organisation } from "../place/organisation";
import type { Json, Store } from "../store/port";
import type { WorkshopAnswer } from "./answer";
import type { Participant, ParticipantKind } from "./participant";
import { withdrawUncounted } from "./people-in-room";
import { keptUntil, makeNameless } from "./retention";
import { noteCount } from "./sequence";
import type { Workshop } from "./workshop";

/** All that is kept of one participant, as that person may take it away. Instants are ISO 8601, real time. */
export interface KeptOfMe {
  readonly workshop: { readonly name: string; readonly on: string };
  readonly name: string;
  readonly organisation: string | null;
  readonly kind: ParticipantKind;
  readonly joinedAt: string;
  /** ISO date from which it is not kept any more. */
  readonly keptUntil: string | null;
  readonly answers: readonly {
    readonly asked: string;
    readonly round: number;
    /** Part of a result that was shown. */
    readonly counted: boolean;
    /** What was sent, the newest last. */
    readonly sent: readonly { readonly at: string; readonly said: Json }[];
  }[];
}

export async function keptOf(store: Store, workshop: Workshop, participant: Participant): Promise<KeptOfMe> {
  const { name, organisation, organisationName, kind, joinedAt } = participant;
  const answers = await store.find<WorkshopAnswer>("workshopAnswers", { participant: participant._id });
  const of = organisation ? await store.get<Organisation>("organisations", organisation) : undefined;
  return {
    workshop: { name: workshop.name, on: workshop.on },
    name,
    organisation: of?.name ?? organisationName ?? null,
    kind,
    joinedAt,
    keptUntil: keptUntil(workshop) ?? null,
    answers: answers
      .map(({ _id, exercise, round, versions }) => {
        const asked = workshop.exercises[exercise];
        const counted = asked?.rounds[String(round)]?.counted?.some(({ answer }) => answer === _id) ?? false;
        return {
          order: asked?.order ?? 0,
          answer: {
            ...{ asked: asked?.ask ?? "", round, counted },
            sent: versions.map(({ at, content }) => ({ at, said: content })),
          },
        };
      })
      .sort((one, other) => one.order - other.order || one.answer.round - other.answer.round)
      .map(({ answer }) => answer),
  };
}

/**
 * Takes somebody out of a workshop for good at their own wish: name, organisation and answers that were not counted go.
 * What was counted is part of what the room saw, and is nobody's from then on.
 * @param now real time, ISO 8601
 */
export async function deleteMe(store: Store, participant: Participant, now: string): Promise<void> {
  await makeNameless(store, participant, { organisation: null, removedAt: now });
  await withdrawUncounted(store, participant);
  const { workshop, person } = participant;
  if (person !== null) await store.purge("minutesLetters", { workshop, person });
  await noteCount(store, participant.workshop);
}
