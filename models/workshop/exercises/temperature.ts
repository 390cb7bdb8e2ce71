import { z } from "zod";
import { wholeNumber } from "../../agreement/fields";
import { done } from "../../outcome";
import { FACES } from "./faces";
import { exerciseKind, resultOf } from "./kind";

/** How many chose each face, from the worst to the best. */
export type TemperatureResult = { counts: number[] };

/** One question, five faces. */
export const temperature = exerciseKind<null, { face: number }, TemperatureResult>({
  name: "temperature",
  step: null,
  title: "Temperature",
  what: "One question, five faces: how the room feels about it, for the minutes.",
  needs: "nothing",
  minutes: 3,
  closes: true,
  names: "nobody",
  ask: () => "How do you feel about where we are?",
  rounds: () => ["Faces"],
  material: () => done(null),
  answer: () => z.object({ face: wholeNumber("Choose a face", 1, FACES.length) }),
  result: (_asking, _round, _material, said) => ({
    counts: FACES.map((_, i) => said.filter(({ content }) => content.face === i + 1).length),
  }),
  words: (exercise, round) => {
    const counts = resultOf<TemperatureResult>(exercise, round)?.counts ?? [];
    return [FACES.map((face, i) => `${counts[i] ?? 0} ${face}`).join(", ")];
  },
  offers: () => [],
});
