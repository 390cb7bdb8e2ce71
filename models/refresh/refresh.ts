import { z } from "zod";
import { choice, date, decimal, line, mapOf, optionalLine, optionalReference, references } from "../agreement/fields";
import { SignatureSchema } from "../commitments/signature";
import type { Content, Document } from "../history/document";
import { DESIGNATIONS } from "../targets/target";

/** What may be proposed about a signed target. */
export const REFRESH_KINDS = [
  "change",
  "complete",
  "restate",
  "replace",
  "add",
  "withdraw",
  "end designation",
] as const;
export type RefreshKind = (typeof REFRESH_KINDS)[number];

export const REFRESH_STATES = [
  "draft",
  "asking for consent",
  "declined",
  "with the region",
  "returned",
  "approved",
  "refused",
  "withdrawn",
] as const;
export type RefreshState = (typeof REFRESH_STATES)[number];

const DecisionSchema = z.object({ why: z.string(), by: z.string(), at: z.string() });

const RefreshFieldsSchema = z.object({
  kind: choice(REFRESH_KINDS, "what is proposed"),
  /** The signed target; none when one is added. */
  target: optionalReference(),
  /** Of an added target. */
  priority: optionalReference(),
  name: optionalLine(),
  /** Of an added target, or the one that measures instead. */
  indicator: optionalReference(),
  designation: z.enum(DESIGNATIONS).nullish(),
  lead: optionalReference(),
  related: references(),
  baseline: z.object({ period: z.string().max(40).nullish(), value: decimal("the baseline").nullish() }).default({}),
  /** Period code to the value that is proposed; periods that are not here stay as signed. */
  trajectory: mapOf(decimal("the value").nullable()),
  why: line("why the signed target is to change", 3000),
  evidence: references(),
  /** What was taken for granted and did not hold. */
  assumption: optionalReference(),
  /** Who decided it, of a statutory target. */
  authority: optionalLine(),
  /** The day by which it is to be settled. */
  by: date().nullish(),
  state: z.enum(REFRESH_STATES).default("draft"),
  /** What each related organisation said of exactly this proposal. */
  consents: mapOf(SignatureSchema),
  /** What was sent to the region, which sees nothing else of it. */
  sent: z
    .object({
      by: z.string(),
      at: z.string(),
      saw: z.string() /** What the scheme says of when and what, that this does not keep to. */,
      remarks: z.array(z.string()),
    })
    .nullish(),
  /** What the region, or the partnership of a local target, decided and why. */
  decided: DecisionSchema.nullish(),
  /** Approved, and being written into the target and the next signed version. */
  settling: z.boolean().nullish(),
  /** The signed version (snapshot id) that it made. */
  version: optionalReference(),
});

/** Fields that only the moves of a proposal write. */
export const REFRESH_APART = ["state", "consents", "sent", "decided", "settling", "version"] as const;

export const RefreshSchema = RefreshFieldsSchema.superRefine((proposal, context) => {
  const { kind, target, priority, name, indicator, designation, baseline, trajectory, evidence } = proposal;
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: path.split("."), message });
  const hasValues = Object.values(trajectory).some((value) => value !== null);
  if (kind === "add") {
    if (target) issue("target", "Leave this empty: an added target has none before it");
    if (!priority) issue("priority", "Choose the priority that it belongs to");
    if (!designation) issue("designation", "Choose the list that it is on");
  } else if (!target) issue("target", "Choose the signed target");
  if ((kind === "add" || kind === "replace") && !name) issue("name", "Enter what the target is");
  if ((kind === "add" || kind === "replace") && !indicator) issue("indicator", "Choose an indicator");
  if (["add", "replace", "change", "complete"].includes(kind) && !hasValues) {
    issue("trajectory", "Enter at least one value that is proposed");
  }
  if (kind === "restate" && baseline.value == null) issue("baseline.value", "Enter the baseline as it is restated");
  if (kind === "change" && evidence.length === 0) issue("evidence", "Choose the evidence that it rests on");
});

/** A proposal to change what was signed. */
export type Refresh = Document & z.infer<typeof RefreshSchema> & { readonly agreement: string };

/** Why a proposal may not be edited; null while it may. */
export function refuseEdit({ state }: Refresh): string | null {
  if (state === "draft" || state === "declined" || state === "returned") return null;
  if (state === "asking for consent")
    return "Others are asked for their consent to exactly this. Take it back first, then change it.";
  return state === "with the region"
    ? "The region has this proposal. Withdraw it first, then change it."
    : "This proposal is settled and stays as it was.";
}

/** What somebody consents to or decides about, without what came of it. */
export function proposedContent(refresh: Refresh): Content {
  const { kind, target, priority, name, indicator, designation, lead, related, baseline, trajectory } = refresh;
  const { why, evidence, assumption, authority } = refresh;
  return {
    ...{ kind, target, priority, name, indicator, designation, lead, related, baseline, trajectory },
    ...{ why, evidence, assumption, authority },
  } as Content;
}
