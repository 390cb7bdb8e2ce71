import { isBlank, liveActions, onAction, titleOf } from "./about";
import type { Check } from "./check";

export const actionOwner: Check = {
  id: "action-owner",
  gates: true,
  find: (book) =>
    liveActions(book)
      .filter(({ owner }) => isBlank(owner))
      .map((action) => ({
        ...onAction(book, action),
        what: `${titleOf(action)} has no owner`,
        todo: "Name the owner",
        aim: `name the owner of ${titleOf(action)}`,
      })),
};
