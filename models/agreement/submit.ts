import type { Act } from "../act";
import { readReason } from "../reason";
import { changeDocument } from "../history/save";
import { type Outcome, NotFoundError, done } from "../outcome";
import type { Agreement } from "./agreement";
import { authoriseAgreement } from "./authorise-agreement";
import { findAgreement, readWorkingBook } from "./book";
import { type SubmissionJob, gateProblems, runSubmission } from "./jobs";
import { settleMerges } from "./merge-job";
import { move } from "./status";

/**
 * Submits the agreement to the region, or goes on with a submission that was interrupted.
 * Refused with one problem for each open point that gates.
 */
export async function submitAgreement(act: Act, code: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.submit");
  if (agreement.status === "submitting") return continueSubmission(act, agreement);
  const moved = move(agreement.status, "submit");
  if (moved.kind !== "done") return moved;
  await settleMerges(act, agreement._id);
  const problems = gateProblems(await readWorkingBook(act.store, agreement), act.now);
  if (problems.length > 0) return { kind: "refused", problems };
  const job = await act.store.insert<SubmissionJob>("jobs", {
    _id: act.newId(),
    kind: "submission",
    state: "running",
    agreement: agreement._id,
    from: agreement.status === "returned" ? "returned" : "draft",
    after: agreement.submissions.length,
    by: act.actor.person,
    at: act.now,
    via: act.via,
  });
  return runSubmission(act, job);
}

async function continueSubmission(act: Act, { job: id }: Agreement): Promise<Outcome<Agreement>> {
  const job = await act.store.get<SubmissionJob>("jobs", id ?? "");
  if (job === undefined) throw new NotFoundError("submission");
  return runSubmission(act, job);
}

/** Takes a submitted agreement back to draft. The region keeps what was submitted, with the reason. */
export async function withdrawAgreement(act: Act, code: string, why: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.withdraw");
  const reason = readReason(why, "Say why you withdraw it. The region will read this.");
  if (reason.kind !== "done") return reason;
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const moved = move(present.status, "withdraw");
    if (moved.kind !== "done") return moved;
    return done({
      ...present,
      status: moved.value,
      withdrawn: { why: reason.value, by: act.actor.person, at: act.now },
    });
  });
}

/** Ends an agreed agreement, once its last target is judged. */
export async function closeAgreement(act: Act, code: string): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  authoriseAgreement(act, agreement, "agreement.submit");
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const moved = move(present.status, "close");
    return moved.kind === "done" ? done({ ...present, status: moved.value }) : moved;
  });
}
