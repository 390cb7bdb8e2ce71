import { Link } from "@remix-run/react";
import type { ProposalView } from "../../lib/proposals.server";
import { Section } from "../layout/section";

/** Figures that partners propose and the facilitator decides on. */
export function Proposals({ id, proposals }: { id: string; proposals: readonly ProposalView[] }) {
  if (proposals.length === 0) return null;
  return (
    <Section id={id} look="label" title="Figures proposed to you">
      <ul className="wm-items">
        {proposals.map(({ title, href, facts }) => (
          <li key={href}>
            <h3 className="wm-items__title">
              <Link to={href}>{title}</Link>
            </h3>
            <p className="wm-items__facts">{facts}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
