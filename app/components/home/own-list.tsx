import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import type { OwnView } from "./home-view";

/** Things of this person's organisation, each with where it stands; nothing where there are none. */
export function OwnList({ id, title, of, own }: { id: string; title: string; of?: string; own: readonly OwnView[] }) {
  if (own.length === 0) return null;
  return (
    <Section id={id} look="label" title={title} of={of}>
      <ul className="wm-items">
        {own.map((each) => (
          <li key={each.id}>
            <h3 className="wm-items__title">
              <Link to={each.href}>{each.title}</Link>
            </h3>
            <StatusMark kind={each.mark.kind} pill>
              {each.mark.words}
            </StatusMark>{" "}
            <span className="wm-items__facts">{each.facts}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
