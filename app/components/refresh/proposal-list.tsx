import { Link } from "@remix-run/react";
import type { RefreshPage } from "~/lib/refresh-page.server";
import { StatusMark } from "../text/status-mark";

export function ProposalList({ proposals }: { proposals: RefreshPage["proposals"] }) {
  return (
    <ul className="wm-items">
      {proposals.map(({ id, title, href, mark, why, by }) => (
        <li key={id}>
          <h3 className="wm-items__title">
            <Link to={href}>{title}</Link>
          </h3>
          <StatusMark kind={mark.kind} pill>
            {mark.words}
          </StatusMark>{" "}
          <span className="wm-items__facts">
            {[why, by ? `to be settled by ${by}` : ""].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
