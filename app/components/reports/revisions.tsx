import { Link } from "@remix-run/react";
import type { RevisionView } from "../../lib/revisions.server";
import { capitalised } from "../../lib/words";

interface RevisionsProps {
  revised: RevisionView | null;
  isFolded?: boolean;
}

/** Beside figures as they were known on a day: which of them are others now. */
export function Revisions({ revised, isFolded = false }: RevisionsProps) {
  if (!revised) return null;
  return (
    <details className="wm-working wm-review__fold" open={!isFolded}>
      <summary className="wm-working__summary">{capitalised(revised.words)}</summary>
      <ul className="wm-report__lines">
        {revised.list.map(({ id, name, period, from, to, href }) => (
          <li key={id}>
            {href ? <Link to={href}>{name}</Link> : name}, {period}: from {from}{" "}
            {to === null ? "to nothing: it was taken back" : `to ${to}`}
          </li>
        ))}
        {revised.more > 0 ? <li>{revised.more} more</li> : null}
      </ul>
    </details>
  );
}
