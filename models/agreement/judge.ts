import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import type { Agreement } from "./agreement";
import { missingApprovals } from "./approvals";
import { authoriseAgreement } from "./authorise-agreement";
import { findAgreement } from "./book";
import { keepOdds } from "./keep-odds";
import { type Snapshot, bookOf, latestSnapshot } from "./snapshot";
import { move } from "./status";

export const STALE_SUBMISSION =
  "What you were reading is no longer what is submitted. Nothing was decided: read the present submission, then decide.";

/**
 * The region agrees what was submitted. The agreement keeps a picture of its own of what was agreed.
 * @param sha256 the hash of the submission that was on the reviewer's page.
 */
export async function agreeAgreement(act: Act, code: string, sha256: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.judge");
  const submission = await latestSnapshot(act.store, agreement);
  const refusal = refuseAgreeing(agreement, submission, sha256);
  if (refusal !== undefined) return refusal;
  const { rev: _rev, ...content } = submission;
  const agreed = await act.store.insert<Snapshot>("snapshots", {
    ...content,
    _id: act.newId(),
    kind: "agreed",
    at: act.now,
    by: act.actor.person,
    odds: keepOdds(bookOf(submission)),
  });
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const refused = refuseAgreeing(present, submission, sha256);
    if (refused !== undefined) return refused;
    const moved = move(present.status, "agree");
    if (moved.kind !== "done") return moved;
    return done({
      ...present,
      status: moved.value,
      agreed: { snapshot: agreed._id, sha256, by: act.actor.person, at: act.now },
    });
  });
}

function refuseAgreeing(present: Agreement, submission: Snapshot, sha256: string) {
  const moved = move(present.status, "agree");
  if (moved.kind !== "done") return moved;
  if (present.submissions.at(-1) !== submission._id || submission.sha256 !== sha256) return refuse(STALE_SUBMISSION);
  const missing = missingApprovals(present);
  if (missing.length === 0) return undefined;
  return refuse(
    `The approval of the ${missing.map((body) => body.toLowerCase()).join(" and the ")} is not recorded. ` +
      "Ask the partnership’s facilitator to record it.",
  );
}
