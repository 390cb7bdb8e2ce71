import { z } from "zod";
import { prose } from "../../agreement/fields";
import { done, refuse } from "../../outcome";
import { agendaOf } from "../workshop";
import { exerciseKind, resultOf } from "./kind";
import { type Voice, voiceOf, voiced } from "./voices";

/** What was confirmed for the plan so far, in the words that were written. */
export type ReadbackMaterial = { agreed: { id: string; words: string }[] };

/** By the id of what was agreed, why this person objects to it; what is not there is confirmed. */
export type ReadbackAnswer = { objections: Record<string, string> };

export type ReadbackResult = {
  /** How many answered. */
  count: number;
  agreed: { id: string; words: string; confirmed: number; objections: (Voice & { why: string })[] }[];
};

/** What we agreed, read out: everyone confirms it, or objects and says why. */
export const readback = exerciseKind<ReadbackMaterial, ReadbackAnswer, ReadbackResult>({
  name: "readback",
  step: null,
  title: "Read back",
  what: "What was confirmed for the plan is read out: everyone confirms it or objects with a reason, for the minutes.",
  needs: "nothing",
  minutes: 5,
  closes: true,
  names: "organisation",
  ask: () => "Is this what we agreed?",
  rounds: () => ["Confirm or object"],
  material: ({ workshop }) => {
    const agreed = agendaOf(workshop)
      .flatMap(({ exercise }) => Object.values(exercise.landed))
      .filter(({ decision }) => decision === "confirmed")
      .map(({ words }, i) => ({ id: String(i + 1), words }));
    return agreed.length > 0
      ? done({ agreed })
      : refuse("Nothing is confirmed for the plan yet. Confirm what the room agreed first, or skip this exercise.");
  },
  answer: ({ agreed }) =>
    z
      .object({ objections: z.object(Object.fromEntries(agreed.map(({ id }) => [id, prose(500)]))) })
      .transform(({ objections }) => ({
        objections: Object.fromEntries(
          Object.entries(objections).flatMap(([id, why]) => (why ? [[id, why] as const] : [])),
        ),
      })),
  result: ({ exercise }, _round, { agreed }, said) => ({
    count: said.length,
    agreed: agreed.map(({ id, words }) => {
      const objections = said.flatMap((each) => {
        const why = each.content.objections[id];
        return why ? [{ why, ...voiceOf(exercise, each) }] : [];
      });
      return { id, words, confirmed: said.length - objections.length, objections };
    }),
  }),
  words: (exercise, round) =>
    (resultOf<ReadbackResult>(exercise, round)?.agreed ?? []).flatMap(({ words, confirmed, objections }) => [
      `${words} Confirmed by ${confirmed}.`,
      ...objections.map((objection) => `An objection to it: ${voiced(objection.why, objection)}`),
    ]),
  offers: () => [],
});
