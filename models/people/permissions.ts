import { ForbiddenError } from "../outcome";
import type { Actor, RoleHeld, RoleName } from "./actor";

/**
 * Who may do what: the one table. A role that a row does not name may not. "own" means only what the person's
 * organisation owns, supplies, leads or answers for, as the subject's `owners` says.
 */
const PERMISSIONS = {
  "published.read": { viewer: "yes" },
  "feedback.send": { viewer: "yes" },
  // Who said it is for whoever decides about it: the facilitator, or the organisation that the facilitator asks.
  "feedback.read": { facilitator: "yes", partner: "yes" },
  "feedback.moderate": { facilitator: "yes", partner: "own" },
  "feedback.assign": { facilitator: "yes" },
  "feedback.erase": { facilitator: "yes" },

  "agreement.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes", reviewer: "yes" },
  "agreement.create": { facilitator: "yes" },
  "agreement.change": { facilitator: "yes" },
  "agreement.submit": { facilitator: "yes" },
  "agreement.withdraw": { facilitator: "yes" },
  "agreement.judge": { reviewer: "yes" },
  "agreement.publish": { facilitator: "yes" },
  "agreement.recordApproval": { facilitator: "yes" },
  "agreement.export": { facilitator: "yes", partner: "yes", auditor: "yes" },
  "history.read": { facilitator: "yes", partner: "yes", auditor: "yes" },

  "priority.change": { facilitator: "yes" },
  "indicator.change": { facilitator: "yes" },
  "observation.enter": { facilitator: "yes", partner: "own" },
  "observation.verify": { auditor: "yes" },
  // That a value is queried is told wherever it is shown; why, and what the supplier answers, stays between these.
  "finding.read": { facilitator: "yes", partner: "yes", auditor: "yes" },
  "import.read": { facilitator: "yes", partner: "own", auditor: "yes" },
  "evidence.change": { facilitator: "yes", partner: "own" },
  "cause.change": { facilitator: "yes" },
  "target.change": { facilitator: "yes" },
  // Whoever comments inside the partnership may ask; the region asks in the thread that it shares with it.
  "question.ask": { facilitator: "yes", partner: "yes", member: "yes" },
  "question.answer": { facilitator: "yes", partner: "own" },
  // The numbers are answered, tested and asked again by commands of their own.
  "answer.change": {},
  "answer.test": { partner: "yes", reviewer: "yes" },
  "answer.reopen": { reviewer: "yes" },
  "question.change": { facilitator: "yes" },
  "option.change": { facilitator: "yes" },
  "action.change": { facilitator: "yes", partner: "own" },
  // A giver alone says what it promised, secured and spent; what is asked is the facilitator's, who also writes down what a giver
  // that has nobody here says.
  "money.change": { facilitator: "yes", partner: "own" },
  "money.ask": { facilitator: "yes" },
  "money.give": { partner: "own" },
  "refresh.propose": { facilitator: "yes" },
  "refresh.decide": { reviewer: "yes" },
  "decision.change": { facilitator: "yes" },
  "evaluation.change": { facilitator: "yes" },
  "commitment.change": { facilitator: "yes", partner: "own" },
  "commitment.answer": { partner: "own" },
  "commitment.record": { facilitator: "yes" },
  // How an action goes is said by its owner; the facilitator writes down what one says by telephone or letter.
  "update.send": { partner: "own" },
  "update.record": { facilitator: "yes" },
  "update.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes" },
  "comment.add": { facilitator: "yes", partner: "yes", member: "yes", reviewer: "yes" },

  // What was offered to the region, and nothing else, is the region's to read before anything is submitted.
  "negotiation.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes", reviewer: "yes" },
  "negotiation.offer": { facilitator: "yes" },
  "negotiation.propose": { facilitator: "yes", partner: "own", reviewer: "yes" },
  "negotiation.sign": { partner: "own", reviewer: "yes" },
  "negotiation.ask": { reviewer: "yes" },

  "review.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes", reviewer: "yes" },
  "calendar.keep": { reviewer: "yes" },
  "review.open": { reviewer: "yes" },
  "review.judge": { reviewer: "yes" },
  "review.assess": { facilitator: "yes" },
  // Of a rehearsal nobody but these knows; who is no facilitator plays the region in it.
  "review.rehearse": { facilitator: "yes", partner: "yes" },

  // Whoever may read it reads every figure in it; drafts are the partnership's own.
  "report.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes", reviewer: "yes" },
  "report.write": { facilitator: "yes" },

  // What a workshop did is the partnership's own; who leads it sees no answer before the room does.
  "workshop.read": { facilitator: "yes", partner: "yes", member: "yes", auditor: "yes" },
  "workshop.lead": { facilitator: "yes" },

  "partnership.read": { facilitator: "yes", partner: "yes", auditor: "yes", administrator: "yes" },
  "partnership.manage": { facilitator: "yes", administrator: "yes" },
  "place.change": { facilitator: "yes", administrator: "yes" },
  "region.read": { reviewer: "yes" },
  "installation.manage": { administrator: "yes" },
} as const satisfies Record<string, Partial<Record<RoleName, "yes" | "own">>>;

export type Operation = keyof typeof PERMISSIONS;
export const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];

/** What is acted on: whose it is and how far it has come. */
export interface Subject {
  /** Partnership id. */
  readonly partnership?: string;
  /** GSS code of the region it lies in. */
  readonly region?: string;
  /** The region holds a submitted version of it; before that nobody outside the partnership knows it. */
  readonly withRegion?: boolean;
  /** Ids of the organisations that own, supply, lead or answer for it. */
  readonly owners?: readonly string[];
}

/** The roles in which a person stands towards a subject: none of another partnership's or region's count. */
export function standingTowards(actor: Actor, subject: Subject): RoleHeld[] {
  return actor.roles.filter((held) => {
    if (held.role === "administrator") return true;
    if (held.region !== undefined) return held.region === subject.region && isKnownToRegion(subject);
    return held.partnership !== undefined && held.partnership === subject.partnership;
  });
}

/** The region's own pages name a region and no partnership. */
function isKnownToRegion(subject: Subject): boolean {
  return subject.partnership === undefined || subject.withRegion === true;
}

export function may(actor: Actor, operation: Operation, subject: Subject): boolean {
  const row: Partial<Record<RoleName, "yes" | "own">> = PERMISSIONS[operation];
  if (row.viewer === "yes") return true;
  return standingTowards(actor, subject).some(({ role, organisation }) => {
    const grant = row[role];
    if (grant === "own") return organisation !== undefined && (subject.owners ?? []).includes(organisation);
    return grant === "yes";
  });
}

/** @throws ForbiddenError when the person may not; the message is for the person. */
export function authorise(
  actor: Actor,
  operation: Operation,
  subject: Subject,
  message = "Your role does not allow this. Somebody with the right role has to do it.",
): void {
  if (!may(actor, operation, subject)) throw new ForbiddenError(message);
}

/** The organisations in whose name a person acts in a partnership. */
export function organisationsOf(actor: Actor, partnership: string): string[] {
  const own = actor.roles.filter((held) => held.partnership === partnership && held.organisation !== undefined);
  return [...new Set(own.map((held) => held.organisation as string))];
}
