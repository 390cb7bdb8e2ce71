import type { Standing } from "@models/actions/action-standing";
import type { SignatureState } from "@models/commitments/signature";
import type { MarkKind } from "../text/status-mark";

/** A state as it is drawn: shape and colour, and the words that stand beside them. */
export interface Mark {
  readonly kind: MarkKind;
  readonly words: string;
}

/** How an action stands, always drawn alike. A missed day is added to the words where there is one. */
export const STANDING_MARKS: Readonly<Record<Standing, Mark>> = {
  overdue: { kind: "must", words: "overdue" },
  late: { kind: "risk", words: "should have started" },
  "milestone missed": { kind: "risk", words: "milestone missed" },
  "under way": { kind: "ready", words: "under way" },
  "not started": { kind: "none", words: "not started" },
  done: { kind: "ready", words: "done" },
  dropped: { kind: "none", words: "dropped" },
};

export const ANSWER_MARKS: Readonly<Record<SignatureState, Mark>> = {
  waiting: { kind: "open", words: "waiting" },
  accepted: { kind: "ready", words: "accepted" },
  declined: { kind: "must", words: "declined" },
  "asked again": { kind: "open", words: "asked again" },
};
