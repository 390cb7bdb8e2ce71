import type { FindingKind } from "@models/measures/finding";
import type { MarkKind } from "../text/status-mark";

/** How a finding is drawn, wherever the value is shown. */
export const FINDING_MARKS: Readonly<Record<FindingKind, MarkKind>> = {
  verified: "ready",
  queried: "risk",
  "cannot be verified": "must",
};
