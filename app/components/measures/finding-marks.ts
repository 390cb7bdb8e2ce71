import type { Doubt, FindingKind } from "@models/measures/finding";
import type { MarkKind } from "../text/status-mark";

export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = {
  queried: "queried by an auditor",
  "cannot be verified": "an auditor found that it cannot be verified",
};

/** How a finding is drawn, wherever the value is shown. */
export const FINDING_MARKS: Readonly<Record<FindingKind, MarkKind>> = {
  verified: "ready",
  queried: "risk",
  "cannot be verified": "must",
};
