import { agreementHref, quoted } from "./about";
import type { Check } from "./check";

export const returnedPoints: Check = {
  id: "returned-points",
  gates: true,
  find: (book) =>
    Object.entries(book.agreement.points)
      .filter(([, { answer }]) => answer == null)
      .map(([id, { on, text }]) => ({
        what: `The region’s point is not answered: ${quoted(text)}`,
        todo: "Answer the region’s point",
        aim: "answer what the region asked",
        priority:
          on.kind === "priority" ? on.id : (book.parts.target.find(({ _id }) => _id === on.id)?.priority ?? null),
        step: on.kind === "target" ? 3 : null,
        part: on,
        about: id,
        href: `${agreementHref(book)}/submission#point-${id}`,
      })),
};
