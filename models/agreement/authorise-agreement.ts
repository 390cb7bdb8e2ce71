import type { Act } from "../act";
import { type Operation, authorise } from "../people/permissions";
import type { Agreement } from "./agreement";
import { subjectOf } from "./book";

const WHO = {
  "agreement.submit": "Only the partnership’s facilitator submits and closes the agreement.",
  "agreement.withdraw": "Only the partnership’s facilitator withdraws the agreement.",
  "agreement.judge": "Only the region’s reviewer agrees an agreement or returns it.",
  "agreement.publish": "Only the partnership’s facilitator publishes the agreement.",
  "agreement.recordApproval": "Only the partnership’s facilitator records approvals.",
} as const satisfies Partial<Record<Operation, string>>;

/** @throws ForbiddenError with words for the person. */
export function authoriseAgreement(act: Pick<Act, "actor">, agreement: Agreement, operation: keyof typeof WHO): void {
  authorise(act.actor, operation, subjectOf(agreement), WHO[operation]);
}
