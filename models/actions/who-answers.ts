import type { Book } from "../agreement/book";
import type { Action } from "./action";

type Named = Pick<Action, "owner" | "leadPerson">;
type Known = Pick<Book, "organisations" | "people">;

/** Why nobody answers for something any more, or yet. */
export const LOST_WORDS = {
  "no owner": "nobody owns it",
  "owner has left": "its owner has left",
  "lead has left": "its lead has left",
} as const;
export type Lost = keyof typeof LOST_WORDS;

/** Whether an organisation that is named sits in the partnership and goes on. */
export const isStillHere = ({ organisations }: Pick<Known, "organisations">, id: string) =>
  organisations.some(({ _id, status }) => _id === id && status.state === "active");

/**
 * What stands in the way of anybody answering for an action: no owner, an owner that was merged, dissolved or left, or a
 * named lead who works here no more. Null where somebody answers.
 */
export function whyNobodyAnswers(known: Known, { owner, leadPerson }: Named): Lost | null {
  if (!owner?.trim()) return "no owner";
  if (!isStillHere(known, owner)) return "owner has left";
  if (!leadPerson) return null;
  const lead = known.people.find(({ _id }) => _id === leadPerson);
  return lead === undefined || lead.left ? "lead has left" : null;
}

/** The same of what is still to be done; of what is over nobody asks. */
export const lostOf = (known: Known, action: Named & Pick<Action, "status">): Lost | null =>
  action.status === "done" || action.status === "dropped" ? null : whyNobodyAnswers(known, action);

/** Whether the organisation itself is missing, whoever leads: then nobody can be asked. */
export const isOwnerless = (known: Known, { owner }: Pick<Action, "owner">) =>
  !owner?.trim() || !isStillHere(known, owner);
