import { formatDay } from "../../day";
import type { ChallengeAnswer } from "../../targets/challenge/answer";
import { challengeGroupsOf } from "../../targets/challenge/basis";
import type { Strength } from "../../targets/challenge/challenge";
import { type ChallengeState, isGroupSettled } from "../../targets/challenge/standing";
import type { Target } from "../../targets/target";
import type { Book } from "../book";
import { onTarget, quoted, stepHref, titleOf } from "./about";
import type { Check, Finding } from "./check";
import { answerableTargets } from "./excuse";

/** What the numbers must have answered about a designated target. */
export const challengeMustAnswer: Check = {
  id: "challenge-must-answer",
  gates: true,
  find: (book, today) => answerableTargets(book).flatMap((target) => unanswered(book, target, today, "must answer")),
};

/** What the numbers should have answered about any target. */
export const challengeShouldAnswer: Check = {
  id: "challenge-should-answer",
  gates: false,
  find: (book, today) => book.parts.target.flatMap((target) => unanswered(book, target, today, "should answer")),
};

function unanswered(book: Book, target: Target, today: string, strength: Strength): Finding[] {
  return challengeGroupsOf(book, target, today)
    .filter((group) => group.lead.challenge.strength === strength && !isGroupSettled(group))
    .map(({ lead: { challenge, state, answer } }) => {
      const again = sayAgain(state, answer, today);
      return {
        ...onTarget(book, target),
        about: `${target._id}.${challenge.id}`,
        what: `${quoted(challenge.question)}${again} is not answered for ${titleOf(target)}`,
        todo: "Answer what the numbers ask",
        aim: `answer ${quoted(challenge.question)}`,
        href: `${stepHref(book, 3, target.priority)}&target=${target._id}#challenges`,
      };
    });
}

/** Why what was answered once is open: the time is up, the numbers have moved, or the region asks. */
function sayAgain(state: ChallengeState, answer: ChallengeAnswer | undefined, today: string): string {
  if (state === "reopened") return ", asked again,";
  if (answer?.until && answer.until < today) {
    const day = formatDay(answer.until);
    return answer.kind === "later" ? `, promised an answer by ${day},` : `, a risk accepted until ${day},`;
  }
  return state === "look again" ? ", whose numbers have moved," : "";
}
