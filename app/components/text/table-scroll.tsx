import type { ReactNode } from "react";

/** A wide table scrolls inside its own region, which the keyboard can reach, and never widens the page. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A scrolling region must take focus to be scrolled by keyboard (WCAG 2.1.1).
    <div className="wm-scroll" role="region" aria-label={`${label}, scrolls sideways`} tabIndex={0}>
      {children}
    </div>
  );
}
