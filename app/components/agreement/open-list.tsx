import { Link } from "@remix-run/react";
import { StatusMark } from "../text/status-mark";
import type { FramePoint } from "./frame-data";

/** Things that are open, each with the link to close it. */
export function OpenList({ points }: { points: readonly FramePoint[] }) {
  return (
    <ul className="wm-items">
      {points.map((point) => (
        <li key={point.id}>
          <p className="wm-items__title">{point.title}</p>
          <p className="wm-items__facts">
            <StatusMark kind={point.kind}>{point.words}</StatusMark>
          </p>
          <p className="wm-items__actions">
            <Link to={point.to}>
              {point.todo}
              <span className="govuk-visually-hidden">: {point.title}</span>
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
