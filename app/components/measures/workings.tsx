import type { Working as WorkingOf } from "@models/measures/working";
import type { ReactNode } from "react";
import { Working } from "../text/working";

interface WorkingsProps {
  workings: readonly WorkingOf[];
  /** What they are about, where several such lists stand together. */
  title?: string;
  /** Under the list. */
  children?: ReactNode;
}

/** Every number worked out on this part of a page, each opening its own formula, inputs and sources. */
export function Workings({ workings, title = "How were these worked out?", children }: WorkingsProps) {
  if (workings.length === 0) return null;
  return (
    <details className="wm-working">
      <summary className="wm-working__summary">{title}</summary>
      <div className="wm-workings">
        {workings.map((working) => (
          <Working key={working.title} working={working} summary={`${working.title}: ${working.result}`} />
        ))}
        {children}
      </div>
    </details>
  );
}
