import { missingApprovals } from "@models/agreement/approvals";
import { openPoints } from "@models/agreement/checks";
import { standingPriorities } from "@models/agreement/checks/about";
import { subjectOf } from "@models/agreement/book";
import { may } from "@models/people/permissions";
import { toldChanges } from "../../lib/changes-page.server";
import { type TableOffer, day } from "../table";
import { byPriority, nameIn } from "./step-2.server";

export const priorities: TableOffer = {
  id: "priorities",
  title: "Priorities",
  about: "The priorities, their themes, and who leads them.",
  step: null,
  tableOf: (book) => ({
    heads: ["Priority", "Theme", "Led by", "Lead", "Focuses", "Indicators", "Targets", "Actions"],
    rows: standingPriorities(book).map(({ _id, name, theme, leadGroup, lead }) => {
      const count = (parts: readonly { readonly priority: string }[]) => ({
        value: parts.filter(({ priority }) => priority === _id).length,
        decimals: 0,
      });
      const { focus, candidate, target, action } = book.parts;
      return [
        ...[name, theme ?? "", leadGroup ?? "", nameIn(book.people, lead)],
        ...[focus, candidate, target, action].map(count),
      ];
    }),
  }),
};

export const focuses: TableOffer = {
  id: "focuses",
  title: "Focuses",
  about: "What each priority concentrates on, and why.",
  step: null,
  tableOf: (book) => ({
    heads: ["Priority", "Focus", "Why", "Targets"],
    rows: byPriority(book, book.parts.focus, ({ _id, name, why }) => [
      ...[name, why ?? ""],
      { value: book.parts.target.filter(({ focus }) => focus === _id).length, decimals: 0 },
    ]),
  }),
};

export const stillOpen: TableOffer = {
  id: "still-open",
  title: "Still open",
  about: "What is still to be done before the agreement can be submitted, and the reminders.",
  step: null,
  tableOf: (book, { now }) => ({
    heads: ["Step", "What is open", "What to do", "Holds up submission"],
    rows: openPoints(book, now.slice(0, 10)).map(({ step, what, todo, gates }) => [
      step ? { value: step, decimals: 0 } : null,
      ...[what, todo, gates ? "yes" : "no"],
    ]),
  }),
};

export const approvals: TableOffer = {
  id: "approvals",
  title: "Approvals",
  about: "Who approved the agreement, when and by which minute, and whose approval is missing.",
  step: null,
  tableOf: ({ agreement }) => ({
    heads: ["Body", "By", "On", "Record"],
    rows: [
      ...Object.values(agreement.approvals).map(({ body, nameAndOffice, date, record }) => [
        ...[body, nameAndOffice],
        day(date),
        record ?? "",
      ]),
      ...missingApprovals(agreement).map((body) => [body, "not approved yet", null, ""]),
    ],
  }),
};

/** Only for who may read the history. */
export const changes: TableOffer = {
  id: "changes",
  title: "Changes",
  about: "Every change: who, when, and from what to what.",
  step: null,
  mayTake: (book, actor) => may(actor, "history.read", subjectOf(book.agreement)),
  async tableOf(book, act) {
    const told = await toldChanges(book, act, new URLSearchParams());
    return {
      heads: ["When", "Who", "What was done", "Kind", "To what", "Field", "From", "To", "How"],
      rows: told.flatMap(({ at, who, did, word, title, note, lines }) => {
        const start = [at, who, did, word, title];
        if (lines.length === 0) return [[...start, "", "", "", note ?? ""]];
        return lines.map(({ what, from, to }) => [...start, what, from, to, note ?? ""]);
      }),
    };
  },
};
