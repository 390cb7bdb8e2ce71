import type { Book } from "@models/agreement/book";
import { standingPriorities } from "@models/agreement/checks/about";
import { groundsOf, registerOf } from "@models/evidence/grounds";
import { supportOf, supportWords } from "@models/evidence/support";
import { audienceWords } from "../../parts/words.server";
import { formatDay } from "../../lib/dates";
import { hiddenWords } from "../../parts/choices";
import { STAKEHOLDER_WORDS } from "../../parts/stakeholder";
import { type Cell, type TableOffer, day } from "../table";

/** Rows of what belongs to a priority, in the order of the priorities, each led by its priority's name. */
export function byPriority<T extends { readonly priority: string }>(
  book: Book,
  parts: readonly T[],
  rowOf: (part: T) => readonly Cell[],
  arrange: (parts: readonly T[]) => readonly T[] = (all) => all,
): Cell[][] {
  return standingPriorities(book).flatMap(({ _id, name }) =>
    arrange(parts.filter(({ priority }) => priority === _id)).map((part) => [name, ...rowOf(part)]),
  );
}

/** The name of an organisation or person; empty where none is meant. */
export function nameIn(
  list: readonly { readonly _id: string; readonly name: string }[],
  id: string | null | undefined,
): string {
  return id ? (list.find(({ _id }) => _id === id)?.name ?? "one that has left") : "";
}

export const evidence: TableOffer = {
  id: "evidence",
  title: "2 What evidence",
  about: "The evidence register: what is held and what is wanted, from whom and how strong.",
  step: 2,
  tableOf: (book) => ({
    heads: [
      ...["Priority", "Evidence", "Kind", "What it says", "Held or wanted", "Strength", "Source", "Date", "Link"],
      ...["Wanted from", "Wanted by", "Organisation", "Who sees it"],
    ],
    rows: byPriority(
      book,
      book.parts.evidence,
      (each) => [
        ...[each.title, each.kind, each.says ?? "", each.standing, each.strength ?? "", each.source ?? ""],
        day(each.date),
        ...[each.link ?? "", each.wantedFrom ?? ""],
        day(each.wantedBy),
        nameIn(book.organisations, each.organisation),
        audienceWords(each.audience, { book, catalogue: [], content: {}, stored: {} }),
      ],
      (all) => Object.values(registerOf(all)).flat(),
    ),
  }),
};

export const needs: TableOffer = {
  id: "what-must-be-addressed",
  title: "2 What must be addressed",
  about: "For each priority what must be addressed, and where.",
  step: 2,
  tableOf: (book) => ({
    heads: ["Priority", "What must be addressed", "Area-wide", "Places"],
    rows: standingPriorities(book).map(({ name, mustAddress, areaWide, places }) => [
      ...[name, mustAddress ?? "", areaWide ? "yes" : "no"],
      places.map((code) => nameIn(book.areas, code)).join("; "),
    ]),
  }),
};

export const causes: TableOffer = {
  id: "causes",
  title: "2 Causes",
  about: "Why things are as they are, and the evidence that each cause rests on.",
  step: 2,
  tableOf: (book) => ({
    heads: ["Priority", "Cause", "Rests on", "Support in workshops"],
    rows: byPriority(book, book.parts.cause, (cause) => {
      const { seen, notShared, restsOnNothing } = groundsOf(book, cause);
      const grounds = [...seen.map(({ title }) => title), ...notShared.map((heldBy) => hiddenWords(book, heldBy))];
      const support = supportOf(cause).map((each) => `${supportWords(each)}, ${formatDay(each.on)}`);
      return [cause.text, restsOnNothing ? "nothing yet" : grounds.join("; "), support.join("; ")];
    }),
  }),
};

export const consultations: TableOffer = {
  id: "consultation",
  title: "2 Consultation",
  about: "Who was consulted, how and when, and what they said.",
  step: 2,
  tableOf: (book) => ({
    heads: ["Priority", "Who", "Beyond the partner agencies", "How", "Date", "What they said"],
    rows: byPriority(book, book.parts.consultation, (each) => [
      ...[each.who, each.beyondPartners ? "yes" : "no", each.how],
      day(each.date),
      each.said ?? "",
    ]),
  }),
};

export const stakeholders: TableOffer = {
  id: "who-it-is-for",
  title: "2 Who it is for",
  about: "Users and what quality means to them, who can grant or refuse, who delivers.",
  step: 2,
  tableOf: (book) => ({
    heads: ["Priority", "Kind", "Who", "What quality means to them", "Last heard"],
    rows: byPriority(book, book.parts.stakeholder, (each) => [
      ...[STAKEHOLDER_WORDS[each.kind] ?? each.kind, each.who, each.quality ?? ""],
      day(each.lastHeard),
    ]),
  }),
};

export const interventions: TableOffer = {
  id: "what-is-done-now",
  title: "2 What is done now",
  about: "What is done now, by whom, at what cost, and why it falls short.",
  step: 2,
  tableOf: (book) => ({
    heads: ["Priority", "What is done", "Run by", "Cost", "Reach", "What it achieves", "Why it falls short"],
    rows: byPriority(book, book.parts.intervention, (each) => [
      ...[each.name, each.runBy ?? "", each.cost ?? "", each.reach ?? "", each.achieves ?? "", each.fallsShort ?? ""],
    ]),
  }),
};
