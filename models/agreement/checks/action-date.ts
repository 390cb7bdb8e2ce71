import { isBlank, liveActions, onAction, titleOf } from "./about";
import type { Check } from "./check";

/** By when is the date that counts: an action that only starts is never late. */
export const actionDate: Check = {
  id: "action-date",
  gates: true,
  find: (book) =>
    liveActions(book)
      .filter(({ end }) => isBlank(end))
      .map((action) => ({
        ...onAction(book, action),
        what: `${titleOf(action)} does not say by when`,
        todo: "Say by when",
        aim: `say by when ${titleOf(action)} is done`,
      })),
};
