import { challengeGroupsOf } from "../../targets/challenge/basis";
import type { Strength } from "../../targets/challenge/challenge";
import { isGroupSettled } from "../../targets/challenge/standing";
import type { Target } from "../../targets/target";
import type { Book } from "../book";
import { onTarget, quoted, stepHref, titleOf } from "./about";
import type { Check, Finding } from "./check";
import { answerableTargets } from "./excuse";

/** What the numbers must have answered about a designated target. */
export const challengeMustAnswer: Check = {
  id: "challenge-must-answer",
  gates: true,
  find: (book) => answerableTargets(book).flatMap((target) => unanswered(book, target, "must answer")),
};

/** What the numbers should have answered about any target. */
export const challengeShouldAnswer: Check = {
  id: "challenge-should-answer",
  gates: false,
  find: (book) => book.parts.target.flatMap((target) => unanswered(book, target, "should answer")),
};

function unanswered(book: Book, target: Target, strength: Strength): Finding[] {
  return challengeGroupsOf(book, target)
    .filter((group) => group.lead.challenge.strength === strength && !isGroupSettled(group))
    .map(({ lead: { challenge, state } }) => {
      const again =
        state === "look again" ? ", whose numbers have moved," : state === "reopened" ? ", asked again," : "";
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
