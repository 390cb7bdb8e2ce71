import type { ReactNode } from "react";

/** `made-up` is for figures that are illustrative, provisional or awaited: a hollow, dashed mark with its word. */
export type TagTone = "neutral" | "teal" | "orange" | "amber" | "red" | "made-up";

export function Tag({ tone = "neutral", children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`wm-tag wm-tag--${tone}`}>{children}</span>;
}
