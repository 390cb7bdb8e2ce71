import { Link } from "@remix-run/react";
import type { StepFour } from "~/lib/step-4.server";
import { newPath } from "~/parts/part-paths";
import { listed } from "~/lib/words";

interface DeliveryProps extends Pick<StepFour, "strengths" | "weaknesses" | "code" | "mayChange"> {
  priority: string;
}

/** Strengths and weaknesses of current delivery, side by side; a weakness says which options mend it. */
export function Delivery({ strengths, weaknesses, code, priority, mayChange }: DeliveryProps) {
  const add = (kind: string) =>
    mayChange ? (
      <Link to={newPath(code, "strength", { priority, kind })} className="wm-small">
        Add a {kind}
      </Link>
    ) : null;
  return (
    <div className="wm-stakeholders">
      <div className="wm-stakeholders__group">
        <h3 className="wm-stakeholders__title">Strengths to build on</h3>
        {strengths.length === 0 ? <p className="wm-muted">None listed yet.</p> : null}
        <ul className="wm-things">
          {strengths.map((each) => (
            <li key={each.id} id={each.anchor} className="wm-things__item">
              <Link to={each.to}>{each.text}</Link>
            </li>
          ))}
        </ul>
        {add("strength")}
      </div>
      <div className="wm-stakeholders__group">
        <h3 className="wm-stakeholders__title">Weaknesses to mend</h3>
        {weaknesses.length === 0 ? <p className="wm-muted">None listed yet.</p> : null}
        <ul className="wm-things">
          {weaknesses.map((each) => (
            <li key={each.id} id={each.anchor} className="wm-things__item">
              <Link to={each.to}>{each.text}</Link>
              <p className={each.mendedBy.length > 0 ? "wm-small wm-muted" : "wm-small wm-promise"}>
                {each.mendedBy.length > 0
                  ? `Mended by ${listed(each.mendedBy.map((name) => `“${name}”`))}`
                  : "No option mends it yet"}
              </p>
            </li>
          ))}
        </ul>
        {add("weakness")}
      </div>
    </div>
  );
}
