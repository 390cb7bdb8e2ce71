import { Link } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { Tag } from "../text/tag";

/** Designated targets that are not finished, each with the reason that the partnership gives. */
export function UnfinishedList({ targets }: { targets: SubmissionPage["unfinished"] }) {
  return (
    <ul className="wm-items">
      {targets.map((target) => (
        <li key={target.id}>
          <p className="wm-items__title">
            <Link to={target.to}>{target.name}</Link> {target.state ? <Tag tone="made-up">{target.state}</Tag> : null}
          </p>
          {target.lacks ? <p className="wm-items__facts">{target.lacks}</p> : null}
          <p className="wm-prose">{target.why ?? "No reason is given."}</p>
        </li>
      ))}
    </ul>
  );
}
