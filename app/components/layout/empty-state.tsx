import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What belongs here: "No evidence yet". */
  title: string;
  /** Why it matters, in one sentence. */
  why: ReactNode;
  /** The first thing to do: a ButtonLink, a link, a small form. */
  action?: ReactNode;
}

export function EmptyState({ title, why, action }: EmptyStateProps) {
  return (
    <div className="wm-empty">
      <p className="wm-empty__title">{title}</p>
      <p className="wm-empty__why">{why}</p>
      {action ? <div className="wm-empty__action">{action}</div> : null}
    </div>
  );
}
