import type { Document } from "../history/document";
import { acceptanceOf } from "./asked";
import { type Commitment, CommitmentSchema, acceptanceId } from "./commitment";
import type { CommittedKind, CommittedPart } from "./committed-text";
import type { Signature } from "./signature";

/** A target or action as it was kept before commitments were documents: each organisation's yes or no stood on it. */
export type EarlierPart = CommittedPart & { readonly answers: Readonly<Record<string, Signature>> };

export const hasAnswers = (part: object): part is EarlierPart => "answers" in part;

/** The answers that stood on a target or action as the commitments that they would be today. */
export function commitmentsOfEarlier(
  kind: CommittedKind,
  part: EarlierPart,
  created: Document["created"],
): Omit<Commitment, "rev">[] {
  return Object.entries(part.answers).map(([organisation, answer]) => {
    const path = `answers.${organisation}`;
    // What is in a snapshot lacks its changes.
    const changes: EarlierPart["changes"] | undefined = part.changes;
    const answered = changes?.findLast((change) => change.path === path || change.path.startsWith(`${path}.`));
    return {
      ...CommitmentSchema.parse(acceptanceOf(kind, part, organisation)),
      _id: acceptanceId(part._id, organisation),
      agreement: part.agreement,
      created,
      changes: [],
      removed: null,
      promiser: { ...answer, rev: answered?.rev ?? null },
    };
  });
}

export function withoutAnswers<T extends CommittedPart>(part: T): T {
  const { answers: _answers, ...rest } = part as T & { answers?: unknown };
  return rest as T;
}
