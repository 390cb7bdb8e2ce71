import { type Lost, whyNobodyAnswers } from "../../actions/who-answers";
import type { Book } from "../book";
import { isBlank, liveActions, onAction, onTarget, organisationName, titleOf } from "./about";
import type { Check, Finding } from "./check";
import { answerableTargets } from "./excuse";

const WHAT_TO_DO = {
  "no owner": "Name the lead organisation",
  "owner has left": "Name who takes it over",
  "lead has left": "Name another lead",
} as const satisfies Record<Lost, string>;

/** What an organisation or person answered for that has left since; and what was signed without anybody who leads it. */
export const nobodyAnswers: Check = {
  id: "nobody-answers",
  gates: false,
  find: (book) => [...lostActions(book), ...lostTargets(book)],
};

/** Without an owner is what another check finds. */
function lostActions(book: Book): Finding[] {
  return liveActions(book)
    .filter(({ owner, status }) => !isBlank(owner) && status !== "done")
    .flatMap((action) => {
      const lost = whyNobodyAnswers(book, action);
      return lost
        ? [{ ...onAction(book, action), ...said(book, lost, titleOf(action), action.owner, action.leadPerson) }]
        : [];
    });
}

/** A designated target without a lead is found before it is submitted; once it is signed, every one is. */
function lostTargets(book: Book): Finding[] {
  const foundAnyhow = new Set(answerableTargets(book));
  const isSigned = book.agreement.status === "agreed";
  return book.parts.target.flatMap((target) => {
    const { lead, leadPerson } = target;
    const lost = whyNobodyAnswers(book, { owner: lead, leadPerson });
    if (lost === null || (lost === "no owner" && (!isSigned || foundAnyhow.has(target)))) return [];
    return [{ ...onTarget(book, target), ...said(book, lost, titleOf(target), lead, leadPerson) }];
  });
}

function said(
  book: Book,
  lost: Lost,
  title: string,
  owner: string | null | undefined,
  lead: string | null | undefined,
): Pick<Finding, "what" | "todo" | "aim"> {
  const person = book.people.find(({ _id }) => _id === lead)?.name ?? "The named lead";
  const what = {
    "no owner": `${title} was signed and has no lead organisation`,
    "owner has left": `${organisationName(book, owner ?? "")} answers for ${title} and is no longer in the partnership`,
    "lead has left": `${person} leads ${title} and no longer works here`,
  }[lost];
  const aim = {
    "no owner": `name the lead organisation of ${title}`,
    "owner has left": `name who takes over ${title}`,
    "lead has left": `name another lead of ${title}`,
  }[lost];
  return { what, todo: WHAT_TO_DO[lost], aim };
}
