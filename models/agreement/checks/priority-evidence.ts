import { newPartHref, quoted, standingPriorities } from "./about";
import type { Check } from "./check";

/** Evidence that the reader may not see counts: the priority rests on it all the same. */
export const priorityEvidence: Check = {
  id: "priority-evidence",
  gates: true,
  find: (book) =>
    standingPriorities(book)
      .filter(({ _id }) => !book.parts.evidence.some((item) => item.priority === _id && item.standing === "held"))
      .filter(({ _id }) => !book.hidden.some((item) => item.supports === _id))
      .map(({ _id, name }) => ({
        what: `${quoted(name)} rests on no evidence`,
        todo: "Add evidence",
        aim: `add evidence for ${quoted(name)}`,
        priority: _id,
        step: 2,
        part: { kind: "priority", id: _id },
        href: newPartHref(book, "evidence", _id),
      })),
};
