import { Link } from "@remix-run/react";
import type { ReviewedPriority } from "../../lib/review-page.server";
import { Working } from "../text/working";

interface SignalsProps {
  signals: ReviewedPriority["signals"];
  /** Shown at once, where they are what the page is for. */
  isOpen: boolean;
}

/** What the software found in the facts and asks people to explain. It judges nothing. */
export function Signals({ signals, isOpen }: SignalsProps) {
  if (signals.length === 0) return null;
  return (
    <details className="wm-working wm-review__fold" open={isOpen || undefined}>
      <summary className="wm-working__summary">What the software would ask ({signals.length})</summary>
      <ul className="wm-items">
        {signals.map(({ kind, name, to, says, asks, working }) => (
          <li key={`${kind} ${to} ${says}`}>
            <p className="wm-items__facts">
              {LABELS[kind]} · <Link to={to}>{name}</Link>
            </p>
            <p>
              {says} <strong>{asks}</strong>
            </p>
            {working ? <Working working={working} /> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

const LABELS: Readonly<Record<ReviewedPriority["signals"][number]["kind"], string>> = {
  "forecast missed": "A forecast that missed",
  "odds were wrong": "Odds that were wrong",
  "action late": "Late",
  "answer did not hold": "An answer that did not hold",
  movement: "Ours or everyone’s?",
};
