import { liveActions, onAction, titleOf } from "./about";
import type { Check } from "./check";

export const actionServesTarget: Check = {
  id: "action-serves-target",
  gates: false,
  find: (book) => {
    const targets = new Set(book.parts.target.map(({ _id }) => _id));
    return liveActions(book)
      .filter((action) => !action.targets.some((id) => targets.has(id)))
      .map((action) => ({
        ...onAction(book, action),
        what: `${titleOf(action)} serves no target`,
        todo: "Say which target it serves",
        aim: `say which target ${titleOf(action)} serves`,
      }));
  },
};
