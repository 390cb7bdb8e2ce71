import { milestonesInOrder } from "@models/actions/action-standing";
import type { Action } from "@models/actions/action";
import { inOrderOfStart } from "@models/actions/arrange-actions";
import { nextReports } from "@models/actions/reporting-dates";
import { commitmentsOf } from "@models/commitments/asked";
import { STATE_WORDS } from "@models/commitments/commitment-state";
import { committedTitle } from "@models/commitments/committed-text";
import { ledgerOf } from "@models/commitments/ledger";
import { type Book, subjectOf } from "@models/agreement/book";
import { standingPriorities } from "@models/agreement/checks/about";
import { unitOfChange } from "@models/measures/format";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { may } from "@models/people/permissions";
import { updatesFor } from "@models/updates/read-updates";
import { ANSWER_MARKS } from "../../components/actions/marks";
import { type ActionRow, stepFiveOf } from "../../lib/step-5.server";
import { updateViews } from "../../lib/updates.server";
import { type Cell, type TableOffer, day } from "../table";
import { byPriority, nameIn } from "./step-2.server";

export const actions: TableOffer = {
  id: "actions",
  title: "5 What do we need to do",
  about: "The action plan: who does what, when, with whom, measured against what, and where it stands.",
  step: 5,
  async tableOf(book, act) {
    const pages = await Promise.all(
      standingPriorities(book).map(({ _id }) => stepFiveOf(book, act, new URLSearchParams({ priority: _id }))),
    );
    const shown = new Map(
      pages.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)).map((row) => [row.id, row]),
    );
    return {
      heads: [
        ...["Priority", "Action", "Kind", "Serves", "Option", "Owner", "Lead", "With", "Starts", "Ends"],
        ...["Measured against", "Status", "Standing"],
      ],
      rows: byPriority(book, book.parts.action, (action) => actionRow(action, shown.get(action._id)), inOrderOfStart),
    };
  },
};

function actionRow(action: Action, row: ActionRow | undefined): Cell[] {
  return [
    ...[action.what, action.kind, row?.serves.map(({ name }) => name).join("; ") ?? "", row?.option?.name ?? ""],
    ...[row?.owner?.name ?? "nobody yet", row?.lead ?? ""],
    row?.partners.flatMap((partner) => partner?.name ?? []).join("; ") ?? "",
    day(action.start),
    day(action.end),
    ...[action.measuredBy ?? "", action.status, row?.mark.words ?? ""],
  ];
}

export const updates: TableOffer = {
  id: "updates",
  title: "5 Updates",
  about: "What owners said of how actions and targets go, the latest first.",
  step: 5,
  mayTake: ({ reader, agreement }, actor) =>
    reader.from === "partnership" && may(actor, "update.read", subjectOf(agreement)),
  async tableOf(book, act) {
    const given = await updatesFor(act, book);
    const views = await updateViews(act, book, given);
    return {
      heads: [
        "On",
        "Action or target",
        "Milestone",
        "Owner",
        "Still on course",
        "Done",
        "In the way",
        "Help needed",
        "Changed",
        "Standing",
      ],
      rows: given.map((update, i) => [
        day(update.created.at.slice(0, 10)),
        book.parts.action.find(({ _id }) => _id === update.action)?.what ??
          book.parts.target.find(({ _id }) => _id === update.target)?.name ??
          "",
        views[i]?.about ?? "",
        nameIn(book.organisations, update.organisation),
        ...[update.course, update.done ?? "", update.inTheWay ?? "", update.help ?? ""],
        ...[views[i]?.changes.join("; ") ?? "", views[i]?.standing ?? ""],
      ]),
    };
  },
};

export const milestones: TableOffer = {
  id: "milestones",
  title: "5 Milestones",
  about: "The milestones of the actions, by when, and which are done.",
  step: 5,
  tableOf: (book) => ({
    heads: ["Priority", "Action", "Milestone", "By", "Done", "Owner"],
    rows: ofActions(book, (action) =>
      milestonesInOrder(action).map(({ what, by, done }) => [
        what,
        day(by),
        day(done),
        nameIn(book.organisations, action.owner),
      ]),
    ),
  }),
};

function ofActions(book: Book, rowsOf: (action: Action) => readonly (readonly Cell[])[]): Cell[][] {
  return standingPriorities(book).flatMap(({ _id, name }) =>
    inOrderOfStart(book.parts.action.filter(({ priority }) => priority === _id)).flatMap((action) =>
      rowsOf(action).map((row) => [name, action.what, ...row]),
    ),
  );
}

export const effects: TableOffer = {
  id: "expected-changes",
  title: "5 Expected changes",
  about: "What change of which target each action is expected to bring, from when, how sure, and on what evidence.",
  step: 5,
  tableOf: (book) => ({
    heads: [
      ...["Priority", "Action", "Target", "Unit", "Expected", "Low end", "High end"],
      ...["First shows in", "Builds up", "Rests on", "Evidence", "How we came to it"],
    ],
    rows: ofActions(book, (action) =>
      Object.values(action.effects ?? {}).map((effect) => {
        const target = book.parts.target.find(({ _id }) => _id === effect.target);
        const indicator = book.indicators.find(({ _id }) => _id === target?.indicator);
        const evidence = book.parts.evidence.filter(({ _id }) => effect.evidence.includes(_id));
        return [
          ...[target?.name ?? "", indicator ? unitOfChange(indicator) : ""],
          ...[effect.amount, effect.low, effect.high].map((value) => ({ value })),
          ...[isPeriodCode(effect.from) ? formatPeriod(effect.from) : effect.from, effect.builds, effect.basis],
          ...[evidence.map(({ title }) => title).join("; "), effect.why ?? ""],
        ];
      }),
    ),
  }),
};

export const answers: TableOffer = {
  id: "answers",
  title: "5 Who has accepted",
  about: "What each organisation was asked to answer for, as a lead or with others, and what it said.",
  step: 5,
  tableOf: (book) => ({
    heads: ["Organisation", "Target or action", "What", "As", "Answer", "Reason", "On"],
    rows: commitmentsOf(book).map(({ kind, part, organisation, as, state, answer }) => [
      nameIn(book.organisations, organisation),
      ...[kind, "what" in part ? part.what : part.name, as === "accountable" ? "accountable" : "for its part"],
      ...[ANSWER_MARKS[state].words, answer?.reason ?? ""],
      day(answer?.at.slice(0, 10)),
    ]),
  }),
};

export const commitments: TableOffer = {
  id: "commitments",
  title: "5 Commitments",
  about: "Who promised what to whom, what is given in return, and where each promise stands.",
  step: 5,
  tableOf: (book, { now }) => ({
    heads: [
      ...["Promised by", "To", "Target or action", "About", "What is promised", "In return"],
      ...["State", "Due", "To look at again", "Overdue"],
    ],
    rows: ledgerOf(book, now.slice(0, 10)).map(
      ({ by, to, kind, part, commitment, state, due, reconsider, overdue }) => [
        ...[nameIn(book.organisations, by), to ? nameIn(book.organisations, to) : "The public"],
        ...[kind, committedTitle(part), commitment?.what ?? "", commitment?.inReturn ?? ""],
        ...[STATE_WORDS[state], day(due), day(reconsider), overdue ? "overdue" : ""],
      ],
    ),
  }),
};

export const tellings: TableOffer = {
  id: "who-needs-to-know",
  title: "5 Who needs to know",
  about: "Who needs to know what, how and when they are told.",
  step: 5,
  tableOf: (book) => ({
    heads: ["Priority", "Who they are", "Who", "What they need to know", "How", "When", "Last told"],
    rows: byPriority(book, book.parts.telling, (each) => [
      ...[each.kind, each.who ?? "", each.what, each.how, each.when ?? ""],
      day(each.lastTold),
    ]),
  }),
};

/** More than an agreement of ten years has months. */
const ALL_REPORTS = 200;

export const reports: TableOffer = {
  id: "reporting-dates",
  title: "5 Reporting dates",
  about: "Each report that is due within the agreement, who prepares it and to whom it goes.",
  step: 5,
  tableOf(book) {
    const years = book.agreement.scheme.years.filter(isPeriodCode);
    return {
      heads: ["Priority", "What is reported", "For", "Due", "Prepared by", "To whom", "Form"],
      rows: standingPriorities(book).flatMap(({ _id, name }) =>
        book.parts.reporting
          .filter(({ priority }) => priority === _id)
          .flatMap((schedule) =>
            nextReports(schedule, years, "", ALL_REPORTS).map(({ period, due }) => [
              ...[name, schedule.what, formatPeriod(period)],
              day(due),
              ...[schedule.preparedBy, schedule.toWhom, schedule.form],
            ]),
          ),
      ),
    };
  },
};
