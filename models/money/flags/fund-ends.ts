import type { Action } from "../../actions/action";
import { liveActions } from "../../agreement/checks/about";
import type { Book } from "../../agreement/book";
import { formatDay } from "../../day";
import type { ResourceLine } from "../resource";
import { routesOf } from "../routes";
import type { FlagCheck, MoneyFlag } from "./flag";

/** A fund that ends before what it pays for: said of the line and of the action. */
export const fundEnds: FlagCheck = {
  find: (book) =>
    book.parts.resource.flatMap((line) =>
      actionsPaid(book, line).flatMap((action): MoneyFlag[] => {
        const { fundEnds: ends } = line;
        if (!ends || !action.end || action.status === "done" || ends >= action.end) return [];
        const fund = line.fund || line.name;
        const rest = {
          rule: "fund ends" as const,
          working: {
            title: `${fund} and “${action.what}”`,
            formula: "the fund ends before the action does",
            inputs: [
              { label: `${fund} ends`, value: formatDay(ends), unit: "", source: line.name },
              { label: "The action ends", value: formatDay(action.end), unit: "", source: action.what },
            ],
            result: `${formatDay(ends)} is before ${formatDay(action.end)}`,
          },
        };
        const days = `${formatDay(ends)}, before ${formatDay(action.end)}`;
        return [
          {
            ...{
              ...rest,
              id: `fund ends ${line._id} ${action._id}`,
              kind: "resource",
              part: line._id,
              title: line.name,
            },
            says: `${fund} ends ${days}, when “${action.what}” does. Say what pays for the rest.`,
          },
          {
            ...{
              ...rest,
              id: `fund ends ${action._id} ${line._id}`,
              kind: "action",
              part: action._id,
              title: action.what,
            },
            says: `${fund} ends ${days}, when this action does. Say what pays for the rest.`,
          },
        ];
      }),
    ),
};

function actionsPaid(book: Book, line: ResourceLine): Action[] {
  const paid = new Set(routesOf(book).flatMap((route) => (route.line === line && route.action ? [route.action] : [])));
  return liveActions(book).filter(({ _id }) => paid.has(_id));
}
