import { editHref, isBlank, quoted } from "./about";
import type { Check } from "./check";

/** The reason stands with the option, or with the priority for all that it favours. */
export const optionReason: Check = {
  id: "option-reason",
  gates: true,
  find: (book) => {
    const reasoned = new Set(book.parts.priority.filter((each) => !isBlank(each.whyFavoured)).map(({ _id }) => _id));
    return book.parts.option
      .filter(({ favoured, why, priority }) => favoured && isBlank(why) && !reasoned.has(priority))
      .map(({ _id, name, priority }) => ({
        what: `${quoted(name)} is favoured without a reason`,
        todo: "Say why it is favoured",
        aim: `say why ${quoted(name)} is favoured`,
        priority,
        step: 4,
        part: { kind: "option", id: _id },
        href: editHref(book, "option", { _id }),
      }));
  },
};
