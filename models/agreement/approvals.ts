import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { type Outcome, NotFoundError, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import { type Agreement, ApprovalSchema } from "./agreement";
import { authoriseAgreement } from "./authorise-agreement";
import { findAgreement } from "./book";

/** Bodies whose approval the scheme asks for and which is not recorded yet. */
export function missingApprovals({ scheme, approvals }: Pick<Agreement, "scheme" | "approvals">): string[] {
  const given = new Set(Object.values(approvals).map(({ body }) => body.toLowerCase()));
  return scheme.approvalsNeeded.filter((body) => !given.has(body.toLowerCase()));
}

const SETTLED = "The region has agreed it, so its approvals no longer change.";
const isSettled = ({ status }: Agreement) => status === "agreed" || status === "closed";

/** Records that a body approved the agreement. @param submitted fields of ApprovalSchema. */
export async function recordApproval(act: Act, code: string, submitted: unknown): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.recordApproval");
  const read = ApprovalSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  if (read.data.date > act.now.slice(0, 10)) return refuse("Enter a date that has come", "date");
  const id = act.newId();
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) =>
    isSettled(present) ? refuse(SETTLED) : done({ ...present, approvals: { ...present.approvals, [id]: read.data } }),
  );
}

/** Takes an approval away that was recorded by mistake; history keeps it. */
export async function removeApproval(act: Act, code: string, id: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.recordApproval");
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    if (isSettled(present)) return refuse(SETTLED);
    const { [id]: taken, ...others } = present.approvals;
    if (taken === undefined) throw new NotFoundError("approval");
    return done({ ...present, approvals: others });
  });
}
