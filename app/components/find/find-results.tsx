import { Link } from "@remix-run/react";
import type { FindPage } from "~/lib/find-page.server";
import { Section } from "../layout/section";

/** What was found, in groups, each a link to where it stands. */
export function FindResults({ groups }: Pick<FindPage, "groups">) {
  return (
    <>
      {groups.map((group) => (
        <Section key={group.id} id={`found-${group.id}`} look="label" title={group.title}>
          <ul className="wm-items wm-found">
            {group.results.map((result) => (
              <li key={result.id}>
                <h3 className="wm-items__title">
                  {result.to ? <Link to={result.to}>{result.title}</Link> : result.title}
                </h3>
                {result.facts ? <p className="wm-items__facts">{result.facts}</p> : null}
                {result.snippet ? <p className="wm-found__snippet">“{result.snippet}”</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
