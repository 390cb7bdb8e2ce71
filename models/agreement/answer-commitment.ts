import type { Act } from "../act";
import { readReason } from "../reason";
import type { Action } from "../actions/action";
import { changeDocument } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may, organisationsOf } from "../people/permissions";
import type { Json } from "../store/port";
import type { Target } from "../targets/target";
import { type Answer, type AnswerState, answerState } from "./acceptance";
import { type Book, subjectOf } from "./book";
import { findPart } from "./change-part";
import { PARTS } from "./parts";
import { sha256Of } from "./snapshot";

export type CommitmentKind = "target" | "action";

/** What an organisation answers for: the words and numbers it saw when it said yes or no. */
export function committedContent(kind: CommitmentKind, part: Target | Action): Json {
  if (kind === "target") {
    const { name, indicator, definition, area, group, designation, baseline, trajectory, lead, related } =
      part as Target;
    const { form, gapTo, statedChange, tolerance, milestoneBy } = part as Target;
    const promise = { name, indicator, definition, area, group, form, gapTo, designation, baseline, trajectory };
    // What an older target does not hold must not change its hash.
    const said = Object.entries({ statedChange, tolerance, milestoneBy }).filter(([, value]) => value != null);
    return { ...promise, ...Object.fromEntries(said), lead, related } as Json;
  }
  const {
    what,
    kind: change,
    targets,
    owner,
    partners,
    start,
    end,
    milestones,
    resources,
    measuredBy,
  } = part as Action;
  const dates = Object.fromEntries(Object.entries(milestones).map(([id, { what: aim, by }]) => [id, { aim, by }]));
  return { what, change, targets, owner, partners, start, end, milestones: dates, resources, measuredBy } as Json;
}

export function commitmentHash(kind: CommitmentKind, part: Target | Action): string {
  return sha256Of(committedContent(kind, part));
}

/** The organisations that are asked: who is accountable first, then each that answers for its part. */
export function askedOrganisations(kind: CommitmentKind, part: Target | Action): string[] {
  return [...new Set(PARTS[kind].owners(part))];
}

export interface Commitment {
  readonly kind: CommitmentKind;
  readonly part: Target | Action;
  readonly organisation: string;
  /** Accountable for the whole, or answering for its part. */
  readonly as: "accountable" | "with";
  readonly state: AnswerState;
  readonly answer?: Answer;
}

/** A book never changes, and several checks and sections ask for its commitments, each of which takes a hash. */
const known = new WeakMap<Book["parts"], readonly Commitment[]>();

/** Every yes or no that the agreement asks for, and where each stands. */
export function commitmentsOf({ parts }: Pick<Book, "parts">): readonly Commitment[] {
  const commitments = known.get(parts) ?? findCommitments(parts);
  known.set(parts, commitments);
  return commitments;
}

function findCommitments(parts: Book["parts"]): Commitment[] {
  const of = (kind: CommitmentKind, part: Target | Action): Commitment[] => {
    const hash = commitmentHash(kind, part);
    const accountable = kind === "target" ? (part as Target).lead : (part as Action).owner;
    return askedOrganisations(kind, part).map((organisation) => {
      const answer = part.answers[organisation];
      return {
        kind,
        part,
        organisation,
        as: organisation === accountable ? "accountable" : "with",
        state: answerState(answer, hash),
        ...(answer === undefined ? {} : { answer }),
      };
    });
  };
  return [
    ...parts.target.flatMap((target) => of("target", target)),
    ...parts.action.filter((action) => action.status !== "dropped").flatMap((action) => of("action", action)),
  ];
}

/**
 * Records an organisation's yes or no, bound to what it saw.
 * @param given.saw the hash that was on the page: an answer to something that has changed since is refused.
 * @param given.recordedFor set when the facilitator records an answer given by telephone or letter.
 */
export async function answerCommitment(
  act: Act,
  code: string,
  kind: CommitmentKind,
  id: string,
  given: Pick<Answer, "answer" | "reason" | "recordedFor"> & { readonly organisation: string; readonly saw: string },
): Promise<Outcome<Target | Action>> {
  const { agreement } = await findPart(act, code, kind, id);
  authoriseAnswer(act, subjectOf(agreement), given);
  const reason = readReason(given.reason ?? "", "Say why, so that the partnership can mend it", "reason");
  const isNeeded = given.answer === "declined" || Boolean(given.reason?.trim());
  if (isNeeded && reason.kind !== "done") return reason;
  return changeDocument<Target | Action>(act, PARTS[kind].collection, id, (present) => {
    if (!askedOrganisations(kind, present).includes(given.organisation)) {
      return refuse("This organisation is no longer asked about it. Look at it again.");
    }
    if (commitmentHash(kind, present) !== given.saw) {
      return refuse("This changed while you were looking at it. Read it again, then answer.");
    }
    const answer: Answer = {
      answer: given.answer,
      reason: reason.kind === "done" ? reason.value : null,
      by: act.actor.person,
      at: act.now,
      saw: given.saw,
      recordedFor: given.recordedFor ?? null,
    };
    return done({ ...present, answers: { ...present.answers, [given.organisation]: answer } });
  });
}

function authoriseAnswer(
  act: Act,
  subject: ReturnType<typeof subjectOf>,
  given: { readonly organisation: string; readonly recordedFor?: unknown },
): void {
  const owners = [given.organisation];
  if (given.recordedFor) {
    if (may(act.actor, "commitment.record", subject)) return;
    throw new ForbiddenError("Only the facilitator records an answer for somebody else.");
  }
  if (may(act.actor, "commitment.answer", { ...subject, owners })) return;
  throw new ForbiddenError(
    organisationsOf(act.actor, subject.partnership ?? "").length > 0
      ? "You can answer for your own organisation only."
      : "Only the organisation that is asked can accept or decline this.",
  );
}
