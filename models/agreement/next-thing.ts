import type { Actor } from "../people/actor";
import { may, organisationsOf } from "../people/permissions";
import { commitmentsOf } from "../commitments/asked";
import type { Agreement } from "./agreement";
import { missingApprovals } from "./approvals";
import { type Book, subjectOf } from "./book";
import type { OpenPoint } from "./checks";
import { agreementHref, partHref, titleOf } from "./checks/about";

/** The one thing that a person should do next in an agreement. */
export interface NextThing {
  /** A sentence in the imperative, without a full stop. */
  readonly title: string;
  readonly detail?: string;
  /** Words for the button. */
  readonly todo: string;
  readonly href: string;
}

/** undefined when nothing waits for this person here. */
export function nextThing(book: Book, actor: Actor, points: readonly OpenPoint[]): NextThing | undefined {
  const subject = subjectOf(book.agreement);
  if (may(actor, "agreement.submit", subject)) return nextForFacilitator(book, points);
  if (may(actor, "agreement.judge", subject)) return nextForReviewer(book);
  return nextForPartner(book, organisationsOf(actor, book.agreement.partnership), points);
}

function fromPoint({ aim, todo, href }: OpenPoint): NextThing {
  return { title: capitalised(aim), todo, href };
}

function nextForFacilitator(book: Book, points: readonly OpenPoint[]): NextThing | undefined {
  const { agreement } = book;
  const submission = `${agreementHref(book)}/submission`;
  const gating = points.find(({ gates }) => gates);
  switch (agreement.status) {
    case "submitting":
      return { title: "Go on with the submission, which was interrupted", todo: "Go on", href: submission };
    case "draft":
    case "returned":
      if (book.parts.priority.length === 0) {
        return {
          title: "Say what the agreement is to change: its first priority",
          todo: "Add a priority",
          href: `${agreementHref(book)}/priorities`,
        };
      }
      return gating
        ? fromPoint(gating)
        : {
            title: "Submit the agreement to the region",
            detail: "Nothing stands in the way.",
            todo: "Submit it",
            href: submission,
          };
    case "submitted": {
      const [missing] = missingApprovals(agreement);
      return missing === undefined
        ? undefined
        : {
            title: `Record the approval of the ${missing.toLowerCase()}`,
            detail: "The region cannot agree without it.",
            todo: "Record the approval",
            href: `${submission}#approvals`,
          };
    }
    case "agreed": {
      const unanswered = points.find(({ check }) => OWNERLESS.has(check));
      return unanswered ? fromPoint(unanswered) : nextToPublish(agreement, submission);
    }
    case "closed":
      return undefined;
  }
}

/** Of what was signed, that nobody answers for it comes before everything else. */
const OWNERLESS: ReadonlySet<string> = new Set(["action-owner", "target-lead", "nobody-answers"]);

/** What was agreed, or the version that a refresh has made since. */
function nextToPublish({ published, agreed }: Agreement, submission: string): NextThing | undefined {
  const href = `${submission}#publish`;
  if (!published?.publication) return { title: "Publish what was agreed", todo: "Publish it", href };
  if (!agreed || published.at >= agreed.at) return undefined;
  return {
    title: "Publish the version that is signed now",
    detail: "The public still reads the one before the refresh.",
    todo: "Publish it",
    href,
  };
}

function nextForReviewer(book: Book): NextThing | undefined {
  if (book.agreement.status !== "submitted") return undefined;
  return {
    title: "Agree it, or return it with points",
    todo: "Decide",
    href: `${agreementHref(book)}/submission`,
  };
}

function nextForPartner(book: Book, own: readonly string[], points: readonly OpenPoint[]): NextThing | undefined {
  const asked = commitmentsOf(book).find(
    ({ organisation, state }) => own.includes(organisation) && (state === "waiting" || state === "asked again"),
  );
  if (asked !== undefined) {
    const again = asked.state === "asked again";
    return {
      title: `Accept or decline ${titleOf(asked.part)}${again ? ", which changed since you answered" : ""}`,
      todo: "Look and answer",
      href: partHref(book, asked.kind, asked.part),
    };
  }
  const ours = points.find(({ gates, part }) => {
    if (!gates || part?.kind !== "action") return false;
    const owner = book.parts.action.find(({ _id }) => _id === part.id)?.owner;
    return owner != null && own.includes(owner);
  });
  return ours && fromPoint(ours);
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
