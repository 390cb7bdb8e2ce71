import type { Book } from "@models/agreement/book";
import type { Part } from "@models/agreement/parts";
import type { FormPartName } from "./descriptor";
import { newPath, partPath } from "./part-paths";
import type { LinkedParts } from "./part-view";

interface Link {
  readonly title: string;
  readonly kind: FormPartName;
  readonly word: string;
  /** What adding one is called, when that is no adding. */
  readonly addLabel?: string;
  /** The parts that point at this one. */
  find(book: Book, id: string): readonly Part[];
  /** What a new one is started with, when one may be added from here. */
  preset?(part: Part & { priority?: string }): Record<string, string | undefined>;
}

const LINKS: Readonly<Partial<Record<FormPartName, readonly Link[]>>> = {
  evidence: [
    {
      title: "Causes that rest on it",
      kind: "cause",
      word: "cause",
      find: ({ parts }, id) => parts.cause.filter(({ evidence }) => evidence.includes(id)),
    },
    {
      title: "Focuses that it chose",
      kind: "focus",
      word: "focus",
      find: ({ parts }, id) => parts.focus.filter(({ evidence }) => evidence.includes(id)),
    },
  ],
  intervention: [
    {
      title: "Options that change it",
      kind: "option",
      word: "option",
      find: ({ parts }, id) => parts.option.filter(({ intervention }) => intervention === id),
    },
  ],
  strength: [
    {
      title: "Options that mend it",
      kind: "option",
      word: "option",
      find: ({ parts }, id) => parts.option.filter(({ weakness }) => weakness === id),
    },
  ],
  option: [
    {
      title: "Actions that carry it out",
      kind: "action",
      word: "action",
      find: ({ parts }, id) => parts.action.filter(({ option }) => option === id),
      preset: ({ _id, priority }) => ({ priority, option: _id }),
    },
  ],
  focus: [
    {
      title: "Targets under it",
      kind: "target",
      word: "target",
      find: ({ parts }, id) => parts.target.filter(({ focus }) => focus === id),
      preset: ({ _id, priority }) => ({ priority, focus: _id }),
    },
  ],
  target: [
    {
      title: "Actions that serve it",
      kind: "action",
      word: "action",
      find: ({ parts }, id) => parts.action.filter(({ targets }) => targets.includes(id)),
      preset: ({ _id, priority }) => ({ priority, targets: _id }),
    },
    {
      title: "What it assumes",
      kind: "assumption",
      word: "assumption",
      find: ({ parts }, id) => parts.assumption.filter(({ target }) => target === id),
      preset: ({ _id }) => ({ target: _id }),
    },
    {
      title: "Other promises about it",
      kind: "commitment",
      word: "promise",
      find: ({ parts }, id) => parts.commitment.filter(({ target, what }) => target === id && what),
      preset: ({ _id }) => ({ target: _id }),
    },
    {
      title: "Refresh proposals",
      kind: "refresh",
      word: "refresh",
      addLabel: "Propose a refresh",
      find: ({ parts }, id) => parts.refresh.filter(({ target }) => target === id),
      preset: ({ _id }) => ({ target: _id, kind: "change" }),
    },
    {
      title: "Questions about it",
      kind: "question",
      word: "question",
      addLabel: "Ask a question",
      find: ({ parts }, id) => parts.question.filter(({ target }) => target === id),
      preset: ({ _id }) => ({ target: _id }),
    },
  ],
  action: [
    {
      title: "Programmes that it is in",
      kind: "programme",
      word: "programme",
      find: ({ parts }, id) => parts.programme.filter(({ actions }) => actions.includes(id)),
    },
    {
      title: "Other promises about it",
      kind: "commitment",
      word: "promise",
      find: ({ parts }, id) => parts.commitment.filter(({ action, what }) => action === id && what),
      preset: ({ _id }) => ({ action: _id }),
    },
  ],
  priority: [
    {
      title: "Focuses",
      kind: "focus",
      word: "focus",
      find: ({ parts }, id) => parts.focus.filter(({ priority }) => priority === id),
      preset: ({ _id }) => ({ priority: _id }),
    },
    {
      title: "Targets",
      kind: "target",
      word: "target",
      find: ({ parts }, id) => parts.target.filter(({ priority }) => priority === id),
      preset: ({ _id }) => ({ priority: _id }),
    },
  ],
};

const NAMES: Readonly<Partial<Record<FormPartName, string>>> = {
  cause: "text",
  assumption: "text",
  question: "text",
  action: "what",
  commitment: "what",
  refresh: "why",
};

/** Other parts that point at this one, each a link, with the way to add one. */
export function linkedParts(
  book: Book,
  kind: FormPartName,
  part: Part,
  mayAdd: (kind: FormPartName) => boolean,
): LinkedParts[] {
  const { code } = book.agreement;
  return (LINKS[kind] ?? [])
    .map(({ title, kind: other, word, addLabel, find, preset }) => ({
      title,
      items: find(book, part._id).map((each) => ({
        text: String((each as unknown as Record<string, unknown>)[NAMES[other] ?? "name"]),
        to: partPath(code, other, each._id),
      })),
      add:
        preset && mayAdd(other)
          ? {
              label: addLabel ?? `Add ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`,
              to: newPath(code, other, { ...preset(part), to: partPath(code, kind, part._id) }),
            }
          : undefined,
    }))
    .filter(({ items, add }) => items.length > 0 || add !== undefined);
}
