import { liveActions, newPartHref, onTarget, titleOf } from "./about";
import type { Check } from "./check";

export const targetWorkedOn: Check = {
  id: "target-worked-on",
  gates: false,
  find: (book) => {
    const served = new Set(liveActions(book).flatMap(({ targets }) => targets));
    return book.parts.target
      .filter(({ _id }) => !served.has(_id))
      .map((target) => ({
        ...onTarget(book, target),
        step: 5,
        what: `Nobody works on ${titleOf(target)}`,
        todo: "Add an action for it",
        aim: `add an action that serves ${titleOf(target)}`,
        href: newPartHref(book, "action", target.priority),
      }));
  },
};
