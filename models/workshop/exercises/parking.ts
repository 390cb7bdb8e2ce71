import { z } from "zod";
import { done } from "../../outcome";
import { exerciseKind, resultOf } from "./kind";
import { notesField } from "./notes";
import { type Voice, voiceOf, voiced } from "./voices";

export type ParkingAnswer = { notes: string[] };
export type ParkingResult = { items: (Voice & { id: string; text: string })[] };

/** What to take up later: for the minutes, and for nothing else. */
export const parking = exerciseKind<null, ParkingAnswer, ParkingResult>({
  name: "parking",
  step: null,
  title: "Parking lot",
  what: "What is not for today, so that it is not lost: it stands in the minutes.",
  needs: "nothing",
  minutes: 5,
  names: "organisation",
  each: 3,
  ask: () => "What should we take up another time?",
  rounds: () => ["To take up later"],
  material: () => done(null),
  answer: (_material, { each }) => z.object({ notes: notesField(each ?? 3, "what to take up later") }),
  result: ({ exercise }, _round, _material, said) => ({
    items: said.flatMap((each) =>
      each.content.notes.map((text, i) => ({ id: `${each.answer}-${i}`, text, ...voiceOf(exercise, each) })),
    ),
  }),
  words: (exercise, round) =>
    (resultOf<ParkingResult>(exercise, round)?.items ?? []).map((item) => voiced(item.text, item)),
  offers: () => [],
});
