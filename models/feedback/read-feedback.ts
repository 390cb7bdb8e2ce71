import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import type { Actor } from "../people/actor";
import { authorise, may, organisationsOf } from "../people/permissions";
import type { Store } from "../store/port";
import type { Feedback } from "./feedback";
import { type FeedbackState, isOpen } from "./feedback-state";

/** What the public reads of a piece of feedback: nothing else of it. */
export interface OpenFeedback {
  readonly id: string;
  readonly about: Feedback["about"];
  readonly text: string;
  /** Only of who said that it may be shown. */
  readonly name: string | null;
  readonly at: string;
  readonly answer: { readonly text: string; readonly at: string } | null;
}

/** So many stand on the public page, the latest first. */
const MOST_SHOWN = 100;

/** What the public reads of what readers said, the latest first. */
export async function openFeedback(store: Store, agreement: string): Promise<OpenFeedback[]> {
  const found = await store.find<Feedback>(
    "feedback",
    { agreement, state: { $in: ["shown", "answered"] }, removed: null },
    { sort: { "created.at": -1 }, limit: MOST_SHOWN, without: ["changes"] },
  );
  return found.map(({ _id, about, text, name, showName, created, state, answer }) => ({
    id: _id,
    about,
    text,
    name: showName ? (name ?? null) : null,
    at: created.at,
    answer: state === "answered" && answer ? { text: answer.text, at: answer.at } : null,
  }));
}

/** A piece of feedback as somebody of the partnership may see it. */
export interface SeenFeedback {
  readonly feedback: Feedback;
  readonly mayDecide: boolean;
}

/**
 * What was sent about an agreement, as far as this person may see it: who decides about it sees all of it, everybody else
 * in the partnership what the public reads, without who said it. What waits comes first, then the latest.
 * @throws ForbiddenError.
 */
export async function feedbackFor(
  act: Pick<Act, "store" | "actor">,
  agreement: Agreement,
): Promise<readonly SeenFeedback[]> {
  authorise(act.actor, "feedback.read", subjectOf(agreement));
  const found = await act.store.find<Feedback>(
    "feedback",
    { agreement: agreement._id, removed: null },
    { sort: { "created.at": -1 }, without: ["changes"] },
  );
  return seenBy(act.actor, agreement, found).sort((a, b) => ORDER[a.feedback.state] - ORDER[b.feedback.state]);
}

/** The same of what was read already, in its order. */
export function seenBy(actor: Actor, agreement: Agreement, given: readonly Feedback[]): SeenFeedback[] {
  return given.flatMap((feedback): SeenFeedback[] => {
    const owners = feedback.assigned ? [feedback.assigned] : [];
    const mayDecide = may(actor, "feedback.moderate", { ...subjectOf(agreement), owners });
    if (mayDecide) return [{ feedback, mayDecide }];
    return isOpen(feedback.state) ? [{ feedback: withoutPerson(feedback), mayDecide }] : [];
  });
}

const ORDER: Readonly<Record<FeedbackState, number>> = { received: 0, shown: 1, answered: 2, hidden: 3 };

/** The same without what tells who said it and why it was once hidden. */
function withoutPerson(feedback: Feedback): Feedback {
  const { name, showName } = feedback;
  return { ...feedback, name: showName ? name : null, email: null, hidden: null, changes: [] };
}

/** How much waits for this person: what nobody has looked at, and what their organisation is asked to answer. */
export async function waitingFeedback(
  { store, actor }: Pick<Act, "store" | "actor">,
  agreements: readonly Agreement[],
): Promise<{ readonly agreement: Agreement; readonly count: number }[]> {
  const waiting = await store.find<Feedback>(
    "feedback",
    { agreement: { $in: agreements.map(({ _id }) => _id) }, state: "received", removed: null },
    { without: ["changes"] },
  );
  return agreements.flatMap((agreement) => {
    const own = organisationsOf(actor, agreement.partnership);
    const isOurs = may(actor, "feedback.assign", subjectOf(agreement))
      ? () => true
      : ({ assigned }: Feedback) => Boolean(assigned) && own.includes(assigned ?? "");
    const count = waiting.filter((each) => each.agreement === agreement._id && isOurs(each)).length;
    return count > 0 ? [{ agreement, count }] : [];
  });
}
