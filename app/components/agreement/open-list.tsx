import { Link } from "@remix-run/react";
import { fieldId } from "../forms/field";
import { StatusMark } from "../text/status-mark";
import type { FramePoint } from "./frame-data";

/** Things that are open, each with the link to close it. */
export function OpenList({ points }: { points: readonly FramePoint[] }) {
  return (
    <ul className="wm-open-list">
      {points.map((point) => (
        <li key={point.id} id={fieldId(point.id)}>
          <span className="wm-open-list__title">{point.title}</span>
          <StatusMark kind={point.kind}>{point.words}</StatusMark>
          <Link to={point.to}>
            {point.todo}
            <span className="govuk-visually-hidden">: {point.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
