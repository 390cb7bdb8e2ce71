import type { ReactNode } from "react";

/**
 * The states that anything in Waymark can be shown in. Each has a shape, a colour and (from the caller) a word, so that
 * none is told by colour alone.
 */
export type MarkKind = "ready" | "open" | "must" | "none" | "risk";

const shapes: Record<MarkKind, ReactNode> = {
  ready: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  open: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
    </>
  ),
  must: <path d="M6 0.4 11.6 6 6 11.6 0.4 6z" fill="currentColor" />,
  none: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  risk: <path d="M6 1 11.4 10.8H0.6z" fill="currentColor" />,
};

export function MarkShape({ kind }: { kind: MarkKind }) {
  return (
    <svg className="wm-mark__shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {shapes[kind]}
    </svg>
  );
}

interface StatusMarkProps {
  kind: MarkKind;
  /** The word or words: "ready", "2 open", "6% likely". */
  children: ReactNode;
  /** A tinted pill, for a mark that stands inside a line or a table of other text. */
  pill?: boolean;
}

export function StatusMark({ kind, children, pill = false }: StatusMarkProps) {
  return (
    <span className={`wm-mark wm-mark--${kind}${pill ? " wm-mark--pill" : ""}`}>
      <MarkShape kind={kind} />
      <span className="wm-mark__words">{children}</span>
    </span>
  );
}
