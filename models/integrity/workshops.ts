import type { Store } from "../store/port";
import type { WorkshopAnswer } from "../workshop/answer";
import { type Participant, isNameless } from "../workshop/participant";
import { answerId } from "../workshop/send-answer";
import type { Workshop } from "../workshop/workshop";
import type { IntegrityCheck } from "./finding";

/** Rooms that no command leads to, answers that are not where they belong, and names kept beyond their days. */
export const workshops: IntegrityCheck = {
  id: "workshop",
  async *find(store) {
    for await (const workshop of store.each<Workshop>("workshops")) {
      for (const what of whatIsWrong(workshop)) yield { collection: "workshops", id: workshop._id, what };
      if (workshop.anonymisedAt && (await keepsAnybody(store, workshop._id))) {
        const what = "its names and answers were taken away, and some are there";
        yield { collection: "workshops", id: workshop._id, what };
      }
    }
    for await (const { _id, workshop, exercise, round, participant } of store.each<WorkshopAnswer>("workshopAnswers")) {
      if (_id !== answerId(workshop, exercise, round, participant)) {
        yield {
          collection: "workshopAnswers",
          id: _id,
          what: "it is not the one answer of its participant to its round",
        };
      }
    }
    for await (const participant of store.each<Participant>("participants")) {
      if (isNameless(participant) && (participant.person || participant.organisationName)) {
        yield {
          collection: "participants",
          id: participant._id,
          what: "its name was taken away, and who it is was not",
        };
      }
    }
  },
};

function* whatIsWrong({ state, sittings, current, exercises }: Workshop): Generator<string> {
  const hasMet = Object.keys(sittings).length > 0;
  if ((state === "open" || state === "stopped") && !hasMet) yield `it is ${state}, but was never opened`;
  if (state === "planned" && hasMet) yield "it is planned, but people have met";
  if (current && !exercises[current]) yield `${current} is on the screens, which is not on its agenda`;
  for (const [id, { rounds }] of Object.entries(exercises)) {
    for (const [number, { revealedAt, counted, result }] of Object.entries(rounds)) {
      if (
        Boolean(revealedAt) !== Boolean(counted) ||
        Boolean(revealedAt) !== (result !== undefined && result !== null)
      ) {
        yield `round ${number} of ${id} ${revealedAt ? "was" : "was not"} shown, and what it counted says otherwise`;
      }
    }
  }
}

async function keepsAnybody(store: Store, workshop: string): Promise<boolean> {
  const [named, answers] = await Promise.all([
    store.count("participants", { workshop, name: { $ne: "" } }),
    store.count("workshopAnswers", { workshop }),
  ]);
  return named + answers > 0;
}
