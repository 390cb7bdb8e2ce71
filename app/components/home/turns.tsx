import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import type { TurnView } from "./home-view";

/** Negotiations and refresh proposals in which it is this person's side to move. */
export function Turns({ id, turns }: { id: string; turns: readonly TurnView[] }) {
  if (turns.length === 0) return null;
  return (
    <Section id={`${id}-turns`} look="label" title="Your turn">
      <ul className="wm-items">
        {turns.map(({ title, href, facts }) => (
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
