import type { Store } from "@models/store/port";
import { exerciseOf } from "@models/workshop/exercises";
import type { Participant } from "@models/workshop/participant";
import { shownExercise } from "@models/workshop/shown";
import { type Workshop, agendaOf } from "@models/workshop/workshop";
import { namesOf } from "./room-view.server";

/**
 * What a workshop did, exercise by exercise: who was there by kind and organisation, and what each showed.
 * @param names of organisations by id.
 */
export async function shownWorkshop(store: Store, workshop: Workshop, names: ReadonlyMap<string, string>) {
  const people = await store.find<Participant>("participants", { workshop: workshop._id, removedAt: null });
  const exercises = agendaOf(workshop).filter(({ exercise }) =>
    Object.values(exercise.rounds).some((round) => round.revealedAt),
  );
  return {
    people: people.length,
    kinds: countBy(people.map(({ kind }) => kind)),
    organisations: countBy(
      people.flatMap(
        ({ organisation, organisationName }) => (organisation && names.get(organisation)) || organisationName || [],
      ),
    ),
    exercises: await Promise.all(
      exercises.map(async ({ id, exercise }) => {
        const shown = shownExercise(id, exercise);
        return { title: exerciseOf(exercise.kind).title, shown, people: await namesOf(store, shown) };
      }),
    ),
    parked: agendaOf(workshop).flatMap(({ exercise }) => (exercise.parkedAt ? [exercise.ask] : [])),
  };
}

function countBy(words: readonly string[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
}
