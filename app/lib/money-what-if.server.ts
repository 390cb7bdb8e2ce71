import type { Book } from "@models/agreement/book";
import { isNothing, sayAmount } from "@models/money/amount";
import { giverKey, giverWords, giversOf } from "@models/money/givers";
import type { ResourceLine } from "@models/money/resource";
import { ifItWent } from "@models/money/what-if";
import { partPath } from "../parts/part-paths";

/** "If this money went, which targets lose their actions?" @param gone "giver:" or "line:" and its key. */
export function whatIfView(book: Book, gone: string) {
  const { code } = book.agreement;
  const choices = [
    ...giversOf(book).map(({ key, name }) => ({ value: `giver:${key}`, label: `Everything from ${name}` })),
    ...book.parts.resource.map((line) => ({
      value: `line:${line._id}`,
      label: `${line.name} (${giverWords(book, line)})`,
    })),
  ];
  const chosen = choices.find(({ value }) => value === gone);
  if (chosen === undefined) return { choices, result: null };
  const goes = (line: ResourceLine) => gone === `line:${line._id}` || gone === `giver:${giverKey(line)}`;
  const { gone: amount, actions, targets } = ifItWent(book, goes);
  const linked = (kind: "action" | "target", { _id, ...part }: { _id: string; what?: string; name?: string }) => ({
    id: _id,
    name: part.what ?? part.name ?? "",
    href: partPath(code, kind, _id),
  });
  return {
    choices,
    result: {
      of: chosen.label,
      says: isNothing(amount)
        ? `${chosen.label}: nothing of it is promised or secured, so that nothing would be lost.`
        : `${chosen.label}: ${sayAmount(amount)} that is promised or secured would go.`,
      targets: targets.map(({ of, had, loses, actionsGone, actionsLess, losesEveryAction }) => ({
        ...linked("target", of),
        loses: `${sayAmount(loses)} of ${sayAmount(had)}`,
        verdict: losesEveryAction
          ? ({ mark: "must", words: "no action of it keeps any money" } as const)
          : actionsGone.length > 0
            ? ({ mark: "risk", words: "loses some of its actions" } as const)
            : ({ mark: "open", words: "its actions keep part of their money" } as const),
        actionsGone: actionsGone.map((action) => linked("action", action)),
        actionsLess: actionsLess.map((action) => linked("action", action)),
      })),
      others: actions
        .filter(({ of }) => !book.parts.target.some(({ _id }) => of.targets.includes(_id)))
        .map(({ of, had, loses, all }) => ({
          ...linked("action", of),
          loses: all ? `all of its ${sayAmount(had)}` : `${sayAmount(loses)} of ${sayAmount(had)}`,
        })),
    },
  };
}
