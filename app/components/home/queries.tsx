import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import type { QueryView } from "./home-view";

/** Auditors' queries that wait for this person. */
export function Queries({ id, title, queries }: { id: string; title: string; queries: readonly QueryView[] }) {
  if (queries.length === 0) return null;
  return (
    <Section id={`${id}-queries`} look="label" title={title}>
      <QueryItems queries={queries} />
    </Section>
  );
}

export function QueryItems({ queries }: { queries: readonly QueryView[] }) {
  return (
    <ul className="wm-items">
      {queries.map(({ id, title, href, question, facts, isLate }) => (
        <li key={id}>
          <h3 className="wm-items__title">
            <Link to={href}>{title}</Link>
          </h3>
          <p>{question}</p>
          {isLate ? (
            <StatusMark kind="risk" pill>
              {facts}
            </StatusMark>
          ) : (
            <p className="wm-items__facts">{facts}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
