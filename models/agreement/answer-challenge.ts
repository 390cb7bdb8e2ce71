import type { Act } from "../act";
import type { Content } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { changeDocument, createDocument, saveSubmission } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may, organisationsOf } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { readReason } from "../reason";
import { forgetRow } from "../region/keep-table";
import { DuplicateError } from "../store/port";
import { type ChallengeAnswer, GivenAnswerSchema } from "../targets/challenge/answer";
import { challengesOf } from "../targets/challenge/basis";
import { groupChallenges, numbersOf, standingOf } from "../targets/challenge/standing";
import { type ChangedPromise, lastChangedPromise } from "../targets/changed-promise";
import type { Target } from "../targets/target";
import type { Agreement } from "./agreement";
import { mayAnswerOn } from "./answer-question";
import { findAgreement, openBook, subjectOf } from "./book";
import { refuseLockedNow } from "./change-part";
import { PARTS } from "./parts";
import { refuseForeignReferences } from "./references";

const { collection } = PARTS.challenge;

/** One question of a target has one answer. */
export const challengeAnswerId = (target: string, challenge: string) => `${target}:${challenge}`;

/**
 * Answers a question that the numbers put to a target, with those of the same cause in the same span. Whoever agreed to an
 * earlier answer is asked anew.
 * @param readRev the revision at which the answer was read; 0 where there was none.
 * @throws NotFoundError; ForbiddenError when the person's organisation does not answer for the target.
 */
export async function answerChallenge(
  act: Act,
  code: string,
  asked: { readonly target: string; readonly challenge: string },
  readRev: number,
  given: Content,
): Promise<Outcome<ChallengeAnswer>> {
  const book = await openBook(act, code);
  const { agreement } = book;
  const target = book.parts.target.find(({ _id }) => _id === asked.target);
  if (!target || book.from === "snapshot") throw new NotFoundError(PARTS.target.word);
  refuseWhoMayNotAnswer(act, agreement, target);
  const group = groupChallenges(
    challengesOf(book, target, act.now.slice(0, 10)).map((challenge) =>
      standingOf(challenge, { answers: [], usualMove: undefined }),
    ),
  ).find(({ lead, others }) => [lead, ...others].some(({ challenge }) => challenge.id === asked.challenge));
  if (!group) {
    return refuse("The numbers no longer ask this: they have changed. Look at what they ask now.");
  }
  const read = GivenAnswerSchema.safeParse(given);
  if (!read.success) return problemsIn(read.error);
  const foreign = await refuseForeignReferences(act, agreement, "challenge", {}, read.data as never);
  if (foreign.kind !== "done") return foreign;

  const { kind, text = null, evidence, who = null, until = null } = read.data;
  const changed = kind === "trajectory changed" ? await changeThatAnswers(act, target._id) : null;
  if (changed === undefined) {
    return refuse("This trajectory has not been changed yet. Change it first, or answer in another way.", "kind");
  }
  const isDated = kind === "accepted risk" || kind === "later";
  const content = {
    target: target._id,
    question: group.lead.challenge.question,
    covers: Object.fromEntries(
      [group.lead, ...group.others].map(({ challenge }) => [challenge.id, numbersOf(challenge)]),
    ),
    kind,
    text,
    evidence,
    who: isDated ? who : null,
    until: isDated ? until : null,
    targetRev: kind === "trajectory changed" ? target.rev : null,
    changed,
    answeredBy: act.actor.person,
    answeredFor: organisationsOf(act.actor, agreement.partnership),
    answeredAt: act.now,
    tested: {},
    reopened: null,
  };
  const id = challengeAnswerId(target._id, group.lead.challenge.id);
  if (readRev > 0) {
    const saved = await saveSubmission<ChallengeAnswer>(act, collection, id, readRev, content as never, () =>
      refuseLockedNow(act, agreement, "challenge"),
    );
    if (saved.kind === "done") await forgetRow(act.store, agreement);
    if (saved.kind !== "conflict") return saved;
    // Who answered, and when, follows from what they wrote: only that is for people to settle.
    const conflicts = saved.conflicts.filter(({ path }) => path in GivenAnswerSchema.shape);
    return conflicts.length > 0 ? { ...saved, conflicts } : answerChallenge(act, code, asked, saved.rev, given);
  }
  const open = await refuseLockedNow(act, agreement, "challenge");
  if (open.kind !== "done") return open;
  try {
    return done(
      await createDocument<ChallengeAnswer>(
        act,
        collection,
        { ...content, agreement: agreement._id, removed: null } as never,
        id,
      ),
    );
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuse("Somebody answered this meanwhile. Look at their answer, then change it if need be.");
  }
}

/** A book leaves out what was changed about its targets. */
async function changeThatAnswers({ store }: Act, id: string): Promise<ChangedPromise | undefined> {
  const target = await store.get<Target>(PARTS.target.collection, id);
  return target && lastChangedPromise((await withWholeHistory(store, target)).changes);
}

function refuseWhoMayNotAnswer(act: Act, agreement: Agreement, target: Target): void {
  if (mayAnswerOn(act, agreement, target)) return;
  throw new ForbiddenError(
    "Only the organisations that lead this target or are related to it, and the facilitator, answer questions about it.",
  );
}

/** Whether the person may agree that an answer stands up: not who gave it, nor anybody of the same organisation. */
export function mayTest(act: Pick<Act, "actor">, agreement: Agreement, answer: ChallengeAnswer): boolean {
  if (!may(act.actor, "answer.test", subjectOf(agreement)) || answer.answeredBy === act.actor.person) return false;
  const own = organisationsOf(act.actor, agreement.partnership);
  return !own.some((organisation) => answer.answeredFor.includes(organisation));
}

/** Says that an answer stands up. @throws NotFoundError, ForbiddenError. */
export async function testAnswer(act: Act, code: string, id: string): Promise<Outcome<ChallengeAnswer>> {
  const { agreement } = await findAnswer(act, code, id);
  return changeDocument<ChallengeAnswer>(act, collection, id, (present) => {
    if (!mayTest(act, agreement, present)) {
      throw new ForbiddenError("An answer is tested by somebody of another organisation, or by the region.");
    }
    if (present.reopened) return refuse("The region has asked again. Wait for the new answer, then look at it.");
    return done({ ...present, tested: { ...present.tested, [act.actor.person]: { at: act.now } } });
  });
}

/** Asks again, with a comment: the question is open until it is answered anew. @throws NotFoundError, ForbiddenError. */
export async function reopenAnswer(act: Act, code: string, id: string, why: string): Promise<Outcome<ChallengeAnswer>> {
  const { agreement } = await findAnswer(act, code, id);
  if (!may(act.actor, "answer.reopen", subjectOf(agreement))) {
    throw new ForbiddenError("Only the region’s reviewer asks a question again.");
  }
  const reason = readReason(why, "Say what the answer leaves open");
  if (reason.kind !== "done") return reason;
  const reopened = { by: act.actor.person, at: act.now, why: reason.value };
  const saved = await changeDocument<ChallengeAnswer>(act, collection, id, (present) =>
    done({ ...present, tested: {}, reopened }),
  );
  await forgetRow(act.store, agreement);
  return saved;
}

/** An answer that the person may see: the region's are those that were submitted to it. */
async function findAnswer(act: Act, code: string, id: string): Promise<{ agreement: Agreement }> {
  const agreement = await findAgreement(act, code);
  const { parts } = await openBook(act, code);
  if (!parts.challenge.some(({ _id }) => _id === id)) throw new NotFoundError(PARTS.challenge.word);
  return { agreement };
}
