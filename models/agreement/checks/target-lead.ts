import { isBlank, onTarget, titleOf } from "./about";
import type { Check } from "./check";
import { answerableTargets } from "./excuse";

export const targetLead: Check = {
  id: "target-lead",
  gates: true,
  find: (book) =>
    answerableTargets(book)
      .filter(({ lead }) => isBlank(lead))
      .map((target) => ({
        ...onTarget(book, target),
        what: `${titleOf(target)} has no lead organisation`,
        todo: "Name the lead organisation",
        aim: `name the lead organisation of ${titleOf(target)}`,
      })),
};
