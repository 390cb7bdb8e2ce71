import type { Action } from "@models/actions/action";
import type { Evidence } from "@models/evidence/evidence";
import type { Organisation } from "@models/place/organisation";
import type { Store } from "@models/store/port";
import { exerciseOf } from "@models/workshop/exercises";
import type { Participant } from "@models/workshop/participant";
import { shownExercise } from "@models/workshop/shown";
import { stageOf } from "@models/workshop/stage";
import { type Workshop, agendaOf } from "@models/workshop/workshop";
import type { ExerciseStage } from "@models/workshop/workshop-state";
import { formatDay } from "./dates";
import { namesOf } from "./room-view.server";

/**
 * What a workshop did, exercise by exercise: who was there by kind and organisation, what each showed, what became of it
 * in the plan, and who does what by when.
 */
export async function shownWorkshop(store: Store, workshop: Workshop) {
  const names = await organisationNames(store);
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
    agenda: agendaOf(workshop).map(({ id, exercise }) => ({
      id,
      title: exerciseOf(exercise.kind).title,
      ask: exercise.ask,
      left: LEFT_WORDS[stageOf(exercise)] ?? null,
    })),
    parked: agendaOf(workshop).flatMap(({ exercise }) => (exercise.parkedAt ? [exercise.ask] : [])),
    decisions: decisionsOf(workshop),
    owners: await ownersOf(store, workshop, names),
  };
}

/** What became of exercises that the room did not do. */
const LEFT_WORDS: Partial<Record<ExerciseStage, string>> = { parked: "set aside", waiting: "not reached" };

export type ShownWorkshop = Awaited<ReturnType<typeof shownWorkshop>>;

async function organisationNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const organisations = await store.find<Organisation>("organisations", {}, { without: ["changes"] });
  return new Map(organisations.map(({ _id, name }) => [_id, name]));
}

const landedIn = (workshop: Workshop) =>
  [...agendaOf(workshop).map(({ exercise }) => exercise.landed), workshop.landed].flatMap((landed) =>
    Object.values(landed),
  );

/** What was confirmed for the plan and what was not, as it was written. */
function decisionsOf(workshop: Workshop) {
  const said = (decision: "confirmed" | "declined") =>
    landedIn(workshop).flatMap((landed) => (landed.decision === decision ? [landed.words] : []));
  return { confirmed: said("confirmed"), declined: said("declined") };
}

/** Who does what by when, of what the workshop put into the plan: as the plan has it now. */
async function ownersOf(store: Store, workshop: Workshop, names: ReadonlyMap<string, string>) {
  const idsOf = (kind: string) => ({
    _id: { $in: landedIn(workshop).flatMap(({ part }) => (part?.kind === kind ? [part.id] : [])) },
    removed: null,
  });
  const slim = { without: ["changes"] };
  const [actions, evidence] = await Promise.all([
    store.find<Action>("actions", idsOf("action"), slim),
    store.find<Evidence>("evidence", idsOf("evidence"), slim),
  ]);
  const owning = actions.map(({ what, owner, lead, end }) => ({
    what,
    who: [owner && names.get(owner), lead].filter(Boolean).join(", "),
    by: end ?? null,
  }));
  // What was kept from some of the partnership since is no longer for everybody who was there.
  const supplying = evidence
    .filter(({ standing, audience }) => standing === "wanted" && audience.kind === "partnership")
    .map(({ title, wantedFrom, wantedBy }) => ({
      what: `Evidence: ${title}`,
      who: wantedFrom ?? "",
      by: wantedBy ?? null,
    }));
  return [...owning, ...supplying]
    .sort((a, b) => (a.by ?? "9999").localeCompare(b.by ?? "9999"))
    .map(({ what, who, by }) => ({ what, who: who || "Nobody yet", by: by ? formatDay(by) : "No day yet" }));
}

function countBy(words: readonly string[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
}
