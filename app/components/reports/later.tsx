import { Link } from "@remix-run/react";
import { Section } from "../layout/section";

interface LaterProps {
  items: readonly { readonly to: string; readonly title: string; readonly words: string }[];
}

/** Below a list as it was known on a day: what was added or moved since, as it stands now. */
export function Later({ items }: LaterProps) {
  if (items.length === 0) return null;
  return (
    <Section id="later" title="What came later" look="label">
      <ul className="wm-items">
        {items.map(({ to, title, words }) => (
          <li key={`${title} ${words}`}>
            <Link to={to}>{title}</Link> <span className="wm-items__facts">{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
