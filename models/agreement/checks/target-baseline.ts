import { onTarget, titleOf } from "./about";
import type { Check } from "./check";
import { answerableTargets } from "./excuse";

export const targetBaseline: Check = {
  id: "target-baseline",
  gates: true,
  find: (book) =>
    answerableTargets(book)
      .filter(({ form, baseline }) => form !== "milestone" && baseline.value == null)
      .map((target) => ({
        ...onTarget(book, target),
        what: `${titleOf(target)} has no baseline`,
        todo: "Set the baseline",
        aim: `set the baseline of ${titleOf(target)}`,
      })),
};
