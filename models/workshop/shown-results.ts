import { exerciseOf } from "./exercises";
import { type Workshop, agendaOf } from "./workshop";

/** What one round came to that a room was shown, in sentences: nobody's name is in it. */
export interface ShownResult {
  readonly id: string;
  readonly workshop: string;
  /** The workshop's. */
  readonly name: string;
  /** ISO date. */
  readonly on: string;
  readonly step: number;
  readonly exercise: string;
  readonly ask: string;
  readonly round: number;
  readonly answered: number;
  readonly present: number;
  readonly says: readonly string[];
}

/** Every round that the rooms were shown, workshop by workshop in the order of each agenda. */
export function shownResults(workshops: readonly Workshop[]): ShownResult[] {
  return workshops.flatMap((workshop) =>
    agendaOf(workshop).flatMap(({ id, exercise }) =>
      Object.entries(exercise.rounds)
        .filter(([, { revealedAt }]) => revealedAt)
        .map(([round, { counted, present }]) => ({
          ...{ id: `${workshop._id}-${id}-${round}`, workshop: workshop._id, name: workshop.name },
          ...{ on: workshop.on, step: workshop.step, exercise: exercise.kind, ask: exercise.ask },
          ...{ round: Number(round), answered: counted?.length ?? 0, present: present ?? 0 },
          says: exerciseOf(exercise.kind).words(exercise, Number(round)),
        })),
    ),
  );
}
