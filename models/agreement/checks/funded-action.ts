import { figureOf, heldOf } from "../../money/figures";
import { routesOf } from "../../money/routes";
import { quoted, standingPriorities, stepHref } from "./about";
import type { Check } from "./check";

export const fundedAction: Check = {
  id: "funded-action",
  gates: false,
  find: (book) => {
    const funded = new Set(
      routesOf(book)
        .filter(({ line, action }) => action !== null && (figureOf(line, "asked") > 0 || heldOf(line) > 0))
        .map(({ priority }) => priority),
    );
    return standingPriorities(book)
      .filter(({ _id }) => !funded.has(_id))
      .map(({ _id, name }) => ({
        what: `${quoted(name)} has no action with money or people`,
        todo: "Say what an action is done with",
        aim: `give an action of ${quoted(name)} money or people`,
        priority: _id,
        step: 5,
        part: { kind: "priority", id: _id },
        href: stepHref(book, 5, _id),
      }));
  },
};
