import { answerChallenge } from "@models/agreement/answer-challenge";
import { openBook } from "@models/agreement/book";
import type { Actor } from "@models/people/actor";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import type { Strength } from "@models/targets/challenge/challenge";
import { isGroupSettled } from "@models/targets/challenge/standing";
import type { Target } from "@models/targets/target";
import { type Desk, accepted } from "./desk";

/** Answers what the numbers still ask of the targets of an agreement. @param textFor nothing for a target that is left alone. */
export async function explainOpen(
  desk: Desk,
  actor: Actor,
  code: string,
  textFor: (target: Target) => string | undefined,
  strengths: readonly Strength[] = ["must answer", "should answer"],
): Promise<void> {
  const act = desk.as(actor);
  const book = await openBook(act, code);
  for (const target of book.parts.target) {
    const text = textFor(target);
    if (text === undefined) continue;
    for (const group of challengeGroupsOf(book, target, act.now.slice(0, 10))) {
      const { challenge, answer } = group.lead;
      if (isGroupSettled(group) || !strengths.includes(challenge.strength)) continue;
      const asked = { target: target._id, challenge: challenge.id };
      accepted(await answerChallenge(act, code, asked, answer?.rev ?? 0, { kind: "explained", text }));
    }
  }
}
