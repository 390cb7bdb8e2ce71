import { finalValueOf } from "../../targets/final-value";
import { onTarget, titleOf } from "./about";
import type { Check } from "./check";
import { answerableTargets } from "./excuse";

export const targetFinalValue: Check = {
  id: "target-final-value",
  gates: true,
  find: (book) =>
    answerableTargets(book)
      .filter((target) => target.form !== "milestone" && finalValueOf(target) === undefined)
      .map((target) => ({
        ...onTarget(book, target),
        what: `${titleOf(target)} has no final value`,
        todo: "Set the final value",
        aim: `set the final value of ${titleOf(target)}`,
      })),
};
