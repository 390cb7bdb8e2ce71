import { z } from "zod";
import { choice, date, line, optionalLine } from "../agreement/fields";
import type { Observation, ObservationVersion } from "./observation";

/** What an auditor may find of a value. */
export const FINDING_KINDS = ["verified", "queried", "cannot be verified"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
/** What is marked wherever a value is shown. */
export type Doubt = Exclude<FindingKind, "verified">;

export const doubtOf = (finding: FindingKind | null | undefined): Doubt | undefined =>
  finding === "verified" ? undefined : (finding ?? undefined);

/** The mark of a value that is shown; none where nothing is doubted. */
export function doubtedBy(finding: FindingKind | null | undefined): { readonly doubted?: Doubt } {
  const doubted = doubtOf(finding);
  return doubted ? { doubted } : {};
}

/** How auditors check a value. */
export const METHODS = [
  "traced to the source",
  "recalculated from records",
  "sample of records checked",
  "compared with a second source",
  "system or process reviewed",
] as const;

const method = choice(METHODS, "how you checked it");
const note = line("what you found", 1000);

/** What an auditor says of a value. */
export const FoundSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("verified"), method, note: optionalLine(1000).transform((text) => text || undefined) }),
    z.object({
      kind: z.literal("queried"),
      method,
      note,
      question: line("what the supplier is asked", 1000),
      answerBy: date(),
    }),
    z.object({ kind: z.literal("cannot be verified"), method, note }),
  ],
  { error: "Choose what you found" },
);

export const AnsweredSchema = z.object({ kind: z.literal("answered"), text: line("your answer", 2000) });

/** Who said it, when, and of which version: a batch writes an observation once, so its id names the version. */
const said = { by: z.string(), at: z.iso.datetime(), batch: z.string() };
const [verified, queried, unverifiable] = FoundSchema.options;

/** As it is kept: a finding, or the supplier's answer to the query before it. */
export const FindingEntrySchema = z.discriminatedUnion("kind", [
  // Findings of before methods were asked for have none.
  verified.extend({ method: method.nullable(), note: z.string().optional(), ...said }),
  queried.extend(said),
  unverifiable.extend(said),
  AnsweredSchema.extend(said),
]);
export type FindingEntry = z.infer<typeof FindingEntrySchema>;
export type Answer = Extract<FindingEntry, { kind: "answered" }>;
export type Finding = Exclude<FindingEntry, Answer>;

/** What stands of a value. */
export interface StandingFinding {
  readonly finding: Finding;
  /** What the supplier answered to a query, oldest first. */
  readonly answers: readonly Answer[];
}

/** Everything that was said of an observation's values, oldest first; of a stored `verification` too. */
export function findingEntriesOf({ verification, findings = [] }: FindingsOf): readonly FindingEntry[] {
  return verification ? [{ kind: "verified", method: null, ...verification }, ...findings] : findings;
}

export type FindingsOf = Pick<Observation, "verification" | "findings">;

/** The latest finding on one version. What was found of an earlier version does not stand for it. */
export function findingOn(
  observation: FindingsOf,
  version: Pick<ObservationVersion, "batch"> | undefined,
): StandingFinding | undefined {
  const entries = findingEntriesOf(observation).filter(({ batch }) => batch === version?.batch);
  const at = entries.findLastIndex(({ kind }) => kind !== "answered");
  const finding = entries[at];
  if (finding === undefined || finding.kind === "answered") return undefined;
  return { finding, answers: entries.slice(at + 1).filter((entry): entry is Answer => entry.kind === "answered") };
}
