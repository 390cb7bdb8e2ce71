import { z } from "zod";
import { date, optionalReference, prose, reference } from "../agreement/fields";
import type { Content, Document } from "../history/document";
import { SignatureSchema } from "./signature";

/** Who promises, and the other side, to whom it is promised. */
export const SIDES = ["promiser", "other"] as const;
export type Side = (typeof SIDES)[number];

/** One side says that the promise was kept or broken; the other confirms or disputes it. */
const ClaimSchema = z.object({
  outcome: z.enum(["kept", "broken"]),
  side: z.enum(SIDES),
  why: z.string(),
  by: z.string(),
  at: z.string(),
  /** Hash of the text that it is about. */
  saw: z.string(),
  reply: z.object({ agrees: z.boolean(), why: z.string().nullish(), by: z.string(), at: z.string() }).nullish(),
});

const EndingSchema = z.object({
  how: z.enum(["reconsidered", "withdrawn"]),
  why: z.string(),
  by: z.string(),
  at: z.string(),
});

const CommitmentFieldsSchema = z.object({
  /** The target or the action that it is tied to: one of them. */
  target: optionalReference(),
  action: optionalReference(),
  /** The organisation that promises. */
  by: reference("who promises"),
  /** The person who promises for it, where one does by name. */
  person: optionalReference(),
  /** The organisation to which it is promised; none is the public, for whom the partnership signs. */
  promisedTo: optionalReference(),
  /** What is promised; nothing said means the target or action itself, as it stands. */
  what: prose(1000),
  measure: prose(1000),
  due: date().nullish(),
  /** Money, data or people that the other side gives. */
  inReturn: prose(1000),
  /** What the promiser may decide alone. */
  mayDecide: prose(1000),
  reporting: prose(1000),
  ifKept: prose(1000),
  ifBroken: prose(1000),
  /** The last day on which it binds. */
  until: date().nullish(),
  /** The day by which both sides look at it again. */
  reconsider: date().nullish(),
  promiser: SignatureSchema.nullish(),
  other: SignatureSchema.nullish(),
  claim: ClaimSchema.nullish(),
  ended: EndingSchema.nullish(),
});

/** Fields that only signing and the moves after it write. */
export const SIGNED_APART = ["promiser", "other", "claim", "ended"] as const;

export const CommitmentSchema = CommitmentFieldsSchema.superRefine(
  ({ target, action, by, promisedTo, due, until }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (!target === !action) issue("target", "Choose the target or the action that this is promised for: one of them");
    if (promisedTo && promisedTo === by) issue("promisedTo", "Choose another organisation: nobody promises to itself");
    if (due && until && due > until) issue("until", "Enter a last day that is not before the promise is due");
  },
);

/** A promise by one organisation to another, or to the public. */
export type Commitment = Document & z.infer<typeof CommitmentSchema> & { readonly agreement: string };

/** Named after what it accepts and who accepts it, so that two who answer at once write one document. */
export const acceptanceId = (part: string, organisation: string) => `${part}-${organisation}`;

/** Of what accepts a target or action itself there is one for each organisation. */
export function acceptanceIdOf({ what, target, action, by }: Content): string | undefined {
  return what ? undefined : acceptanceId(String(target ?? action ?? ""), String(by ?? ""));
}

/** The commitment without some of what was said of it; what was never said stays unsaid, so that it is no change. */
export function cleared(commitment: Commitment, ...fields: readonly (typeof SIGNED_APART)[number][]): Commitment {
  const said = fields.filter((field) => commitment[field]);
  return { ...commitment, ...Object.fromEntries(said.map((field) => [field, null])) };
}

/** Reconsidered, withdrawn, or said by both sides to be kept or broken. */
export function hasEnded({ ended, claim }: Pick<Commitment, "ended" | "claim">): boolean {
  return Boolean(ended) || claim?.reply?.agrees === true;
}

/** Why the terms of a commitment may not become what was submitted; null when they may. */
export function refuseTerms(present: Commitment, next: Commitment): string | null {
  if (hasEnded(present)) {
    return "This commitment has ended, and stands as it was signed. Propose it anew, then change it.";
  }
  if (!present.what !== !next.what) {
    return present.what
      ? "Say what is promised. To take the promise away, withdraw it."
      : "This accepts what it is tied to. Add another commitment for a promise in words of its own.";
  }
  const { target, action, by, promisedTo } = present;
  const sides = [next.target ?? null, next.action ?? null, next.by, next.promisedTo ?? null].join(" ");
  if (sides !== [target ?? null, action ?? null, by, promisedTo ?? null].join(" ")) {
    return "Who promises what to whom stays as it is. Withdraw this commitment and add another.";
  }
  return null;
}
