import { newPartHref, quoted, standingPriorities } from "./about";
import type { Check } from "./check";

export const priorityConsultation: Check = {
  id: "priority-consultation",
  gates: true,
  find: (book) =>
    standingPriorities(book)
      .filter(({ _id }) => !book.parts.consultation.some((each) => each.priority === _id && each.beyondPartners))
      .map(({ _id, name }) => ({
        what: `Nobody beyond the partner agencies was consulted on ${quoted(name)}`,
        todo: "Record who was consulted",
        aim: `record who beyond the partner agencies was consulted on ${quoted(name)}`,
        priority: _id,
        step: 2,
        part: { kind: "priority", id: _id },
        href: newPartHref(book, "consultation", _id),
      })),
};
