import { editHref, quoted } from "./about";
import type { Check } from "./check";

/** Evidence that the reader may not see counts: the cause rests on it all the same. */
export const causeRests: Check = {
  id: "cause-rests",
  gates: false,
  find: (book) => {
    const there = new Set([...book.parts.evidence.map(({ _id }) => _id), ...book.hidden.map(({ id }) => id)]);
    return book.parts.cause
      .filter(({ evidence }) => !evidence.some((id) => there.has(id)))
      .map(({ _id, text, priority }) => ({
        what: `The cause ${quoted(text)} rests on nothing`,
        todo: "Link its evidence",
        aim: `link the evidence for the cause ${quoted(text)}`,
        priority,
        step: 2,
        part: { kind: "cause", id: _id },
        href: editHref(book, "cause", { _id }),
      }));
  },
};
