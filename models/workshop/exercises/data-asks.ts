import { z } from "zod";
import { line, optionalLine } from "../../agreement/fields";
import { done, refuse } from "../../outcome";
import { challengeGroupsOf } from "../../targets/challenge/basis";
import { isGroupSettled } from "../../targets/challenge/standing";
import { type Asking, type Offer, exerciseKind, materialOf, resultOf, targetOf } from "./kind";
import { type Voice, voiceOf, voiced } from "./voices";

/** One open question that the numbers put to the target. */
export type DataAsksMaterial = {
  challenge: string;
  question: string;
  why: string;
  strength: string;
  number: number;
  of: number;
};

export type DataAsksAnswer = { text: string; evidence?: string | null | undefined };

export type DataAsksResult = { answers: (Voice & { id: string; text: string; evidence: string | null })[] };

/** The data asks: one open question a round, answered from the phones; the facilitator settles on one answer. */
export const dataAsks = exerciseKind<DataAsksMaterial, DataAsksAnswer, DataAsksResult>({
  name: "data-asks",
  step: 3,
  title: "The data asks",
  what: "Each question that the numbers put to the target, answered from the phones; one answer is settled on and stands in the plan.",
  needs: "target",
  minutes: 15,
  names: "organisation",
  ask: (asking) => `What do we answer about “${targetOf(asking)?.name ?? "this target"}”?`,
  rounds: (asking) => {
    const asked = askedIn(asking);
    return [...asked.map(({ question }) => question), ...openQuestions(asking).map(({ question }) => question)];
  },
  material: (asking) => {
    const [next] = openQuestions(asking);
    const asked = askedIn(asking).length;
    if (!next) {
      return refuse(
        asked > 0
          ? "Every open question was asked. Finish this exercise."
          : "The numbers ask nothing of this target now. Skip this exercise.",
      );
    }
    const { id, question, why, strength } = next;
    return done({
      challenge: id,
      question,
      why,
      strength,
      number: asked + 1,
      of: asked + openQuestions(asking).length,
    });
  },
  answer: () => z.object({ text: line("your answer", 1000), evidence: optionalLine(300) }),
  result: ({ exercise }, _round, _material, said) => ({
    answers: said.map((each) => ({
      id: each.answer,
      text: each.content.text,
      evidence: each.content.evidence || null,
      ...voiceOf(exercise, each),
    })),
  }),
  words: (exercise, round) => {
    const question = materialOf<DataAsksMaterial>(exercise, round)?.question ?? "";
    const settled = exercise.settled[`answer-${round}`];
    const answers = resultOf<DataAsksResult>(exercise, round)?.answers ?? [];
    return [
      question,
      ...answers.map((answer) => voiced(answer.text, answer)),
      ...(typeof settled === "string" ? [`Settled on: ${settled}`] : []),
    ];
  },
  offers: (asking) => Object.keys(asking.exercise.rounds).flatMap((round) => offersOf(asking, Number(round))),
});

/** Asked in a round already. */
function askedIn({ exercise }: Pick<Asking, "exercise">): DataAsksMaterial[] {
  return Object.values(exercise.rounds).map(({ material }) => material as DataAsksMaterial);
}

function openQuestions(asking: Asking) {
  const target = targetOf(asking);
  if (!target) return [];
  const asked = new Set(askedIn(asking).map(({ challenge }) => challenge));
  return challengeGroupsOf(asking.book, target, asking.today)
    .filter((group) => !isGroupSettled(group))
    .map(({ lead }) => lead.challenge)
    .filter(({ id }) => !asked.has(id));
}

/** The answer that the room settled on, as the facilitator has put it, and the evidence that is wanted for it. */
function offersOf(asking: Asking, round: number): Offer[] {
  const material = materialOf<DataAsksMaterial>(asking.exercise, round);
  const result = resultOf<DataAsksResult>(asking.exercise, round);
  const target = targetOf(asking);
  const text = asking.exercise.settled[`answer-${round}`];
  if (!material || !result || !target || typeof text !== "string") return [];
  const wanted = result.answers.flatMap(({ evidence, organisation }, i) =>
    evidence ? [{ id: `evidence-${round}-${i + 1}`, title: evidence, from: organisation ?? null }] : [],
  );
  return [
    {
      id: `answer-${round}`,
      words: `${material.question} ${text}`,
      write: { answer: material.challenge, target: target._id, given: { kind: "explained", text, evidence: [] } },
    },
    ...wanted.map(({ id, title, from }): Offer => ({
      id,
      words: `Evidence wanted: ${title}${from ? `, from ${from}` : ""}`,
      write: {
        add: "evidence",
        content: {
          priority: target.priority,
          title: title.slice(0, 200),
          kind: "data",
          standing: "wanted",
          wantedFrom: from,
          audience: { kind: "partnership" },
        },
      },
    })),
  ];
}
