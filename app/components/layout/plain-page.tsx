import type { ReactNode } from "react";

interface PlainPageProps {
  children: ReactNode;
  /** `read` for text and forms (default), `broad` for tables, `full` for the region's comparison. */
  width?: "read" | "broad" | "full";
  /** A link back, a trail: what stands before the heading. */
  before?: ReactNode;
}

/** A page of one column: sign-in, home, forms, the glance. */
export function PlainPage({ children, width = "read", before }: PlainPageProps) {
  return (
    <div className={`wm-page wm-page--${width}`}>
      {before}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
