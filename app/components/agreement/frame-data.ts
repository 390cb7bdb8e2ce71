import type { MarkKind } from "../text/status-mark";

/** Something open, as the frame lists it. */
export interface FramePoint {
  readonly id: string;
  readonly title: string;
  /** The same as what to do: a sentence in the imperative. */
  readonly aim: string;
  /** For a button. */
  readonly todo: string;
  readonly to: string;
  readonly kind: MarkKind;
  readonly words: string;
  readonly step: number | null;
  /** Priority id; null for the agreement as a whole. */
  readonly priority: string | null;
}
