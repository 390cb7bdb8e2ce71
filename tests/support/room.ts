import type { Store } from "@models/store/port";
import type { WorkshopAnswer } from "@models/workshop/answer";
import type { Participant } from "@models/workshop/participant";
import { type Workshop, WorkshopSchema } from "@models/workshop/workshop";

const AT = "2026-11-26T10:00:00.000Z";
const EXERCISE = "how-far";

/** An open workshop with one exercise that waits, written as it lies in the store. @returns its id. */
export async function aRoom(store: Store, id = "room"): Promise<string> {
  const content = WorkshopSchema.parse({
    name: "How far can we go?",
    on: "2026-11-26",
    step: 3,
    priority: "jobs",
    targets: [],
    minutes: 90,
    state: "open",
    sittings: {},
    current: EXERCISE,
    exercises: {
      [EXERCISE]: { kind: "how-far", order: 1, minutes: 20, ask: "How far?", rounds: {}, bundles: {}, landed: {} },
    },
  });
  const created = { by: "facilitator", at: AT, via: "page" } as const;
  await store.insert<Workshop>("workshops", { ...content, _id: id, agreement: "an-agreement", created, changes: [] });
  return id;
}

/** Opens its first round. */
export async function openRoundIn(store: Store, id: string): Promise<void> {
  const present = await store.get<Workshop>("workshops", id);
  const exercise = present?.exercises[EXERCISE];
  if (!present || !exercise) throw new Error(`There is no workshop ${id}`);
  const rounds = { "1": { openedAt: AT, endsAt: AT, material: null } };
  await store.replace<Workshop>("workshops", { ...present, exercises: { [EXERCISE]: { ...exercise, rounds } } });
}

export async function joinIn(store: Store, workshop: string, name: string, removedAt: string | null = null) {
  const who = { name, organisation: null, kind: "agency", person: null } as const;
  await store.insert<Participant>("participants", {
    ...who,
    _id: `${workshop}:${name}`,
    workshop,
    joinedAt: AT,
    removedAt,
  });
}

export async function answerIn(store: Store, workshop: string, participant: string, round = 1): Promise<void> {
  const version = { rev: 1, content: { value: 7 }, key: "k", at: AT };
  const where = { workshop, exercise: EXERCISE, round, participant, versions: [version] };
  await store.insert<WorkshopAnswer>("workshopAnswers", { _id: `${workshop}:${participant}:${round}`, ...where });
}
