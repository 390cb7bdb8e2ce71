import { Link } from "@remix-run/react";
import { Tag } from "../components/text/tag";
import type { WorkshopsPage } from "../lib/workshop-pages.server";

/** The workshops of an agreement, the latest first. */
export function WorkshopList({ workshops }: Pick<WorkshopsPage, "workshops">) {
  return (
    <ul className="wm-items">
      {workshops.map(({ id, to, name, state, words, facts }) => (
        <li key={id}>
          <h2 className="wm-items__title">
            <Link to={to}>{name}</Link>
          </h2>
          <p className="wm-items__facts">
            <Tag tone={state === "open" ? "orange" : state === "closed" ? "teal" : "neutral"}>{words}</Tag> {facts}
          </p>
        </li>
      ))}
    </ul>
  );
}
