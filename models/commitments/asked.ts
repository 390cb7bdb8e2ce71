import type { Book } from "../agreement/book";
import { PARTS } from "../agreement/parts";
import type { Action } from "../actions/action";
import type { Target } from "../targets/target";
import type { Commitment } from "./commitment";
import { type CommittedKind, type CommittedPart, textHash } from "./committed-text";
import { type Signature, type SignatureState, signatureState } from "./signature";

/** The organisations that are asked: who is accountable first, then each that answers for its part. */
export function askedOrganisations(kind: CommittedKind, part: CommittedPart): string[] {
  return [...new Set(PARTS[kind].owners(part))];
}

export function accountableFor(kind: CommittedKind, part: CommittedPart): string | null {
  return (kind === "target" ? (part as Target).lead : (part as Action).owner) ?? null;
}

/** The yes or no that one organisation is asked for about one target or action. */
export interface AskedCommitment {
  readonly kind: CommittedKind;
  readonly part: CommittedPart;
  readonly organisation: string;
  /** Accountable for the whole, or answering for its part. */
  readonly as: "accountable" | "with";
  /** Where the promiser's signature stands. */
  readonly state: SignatureState;
  readonly answer?: Signature;
  /** Hash of what is asked as it stands now. */
  readonly hash: string;
  /** As it is stored; absent until somebody signs it or writes terms. */
  readonly commitment?: Commitment;
}

type PartsAsked = Pick<Book["parts"], "target" | "action" | "commitment">;

/** A book never changes, and several checks and sections ask for its commitments, each of which takes a hash. */
const known = new WeakMap<object, readonly AskedCommitment[]>();

/** Every yes or no that the agreement asks for, and where each stands. */
export function commitmentsOf({ parts }: { readonly parts: PartsAsked }): readonly AskedCommitment[] {
  const commitments = known.get(parts) ?? [...askedAbout(parts, "target"), ...askedAbout(parts, "action")];
  known.set(parts, commitments);
  return commitments;
}

function askedAbout(parts: PartsAsked, kind: CommittedKind): AskedCommitment[] {
  const stored = new Map(
    parts.commitment.filter(isAcceptance).map((each) => [`${each[kind] ?? ""} ${each.by}`, each] as const),
  );
  const asked = kind === "target" ? parts.target : parts.action.filter(({ status }) => status !== "dropped");
  return asked.flatMap((part) =>
    askedOrganisations(kind, part).map((organisation) =>
      askedCommitment(kind, part, organisation, stored.get(`${part._id} ${organisation}`)),
    ),
  );
}

export function askedCommitment(
  kind: CommittedKind,
  part: CommittedPart,
  organisation: string,
  commitment: Commitment | undefined,
): AskedCommitment {
  const hash = textHash(commitment ?? {}, kind, part);
  const answer = commitment?.promiser ?? undefined;
  return {
    kind,
    part,
    organisation,
    as: organisation === accountableFor(kind, part) ? "accountable" : "with",
    state: signatureState(answer, hash),
    hash,
    ...(answer ? { answer } : {}),
    ...(commitment ? { commitment } : {}),
  };
}

/** That an organisation accepts a target or action itself, rather than a promise in words of its own. */
export function isAcceptance({ what }: Commitment): boolean {
  return !what;
}

/** What an organisation's acceptance holds before anybody signs it: who leads answers to the public, others to who leads. */
export function acceptanceOf(
  kind: CommittedKind,
  part: CommittedPart,
  organisation: string,
): Pick<Commitment, "target" | "action" | "by" | "promisedTo"> {
  const accountable = accountableFor(kind, part);
  return {
    target: kind === "target" ? part._id : null,
    action: kind === "action" ? part._id : null,
    by: organisation,
    promisedTo: accountable === organisation ? null : accountable,
  };
}
