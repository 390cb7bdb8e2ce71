import { onTarget, titleOf } from "./about";
import type { Check } from "./check";
import { answerableTargets } from "./excuse";

export const targetRelated: Check = {
  id: "target-related",
  gates: true,
  find: (book) =>
    answerableTargets(book)
      .filter(({ lead, related }) => related.every((organisation) => organisation === lead))
      .map((target) => ({
        ...onTarget(book, target),
        what: `${titleOf(target)} names no organisation that it relates to besides its lead`,
        todo: "Name the related organisations",
        aim: `name the organisations that ${titleOf(target)} relates to`,
      })),
};
