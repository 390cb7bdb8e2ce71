import type { CommitmentState } from "@models/commitments/commitment-state";
import type { MarkKind } from "../text/status-mark";

/** How the state of a commitment is drawn, always alike. */
export const STATE_MARKS: Readonly<Record<CommitmentState, MarkKind>> = {
  proposed: "open",
  declined: "must",
  "signed by one": "open",
  "signed by both": "ready",
  claimed: "open",
  disputed: "risk",
  kept: "ready",
  broken: "must",
  reconsidered: "none",
  withdrawn: "none",
};
