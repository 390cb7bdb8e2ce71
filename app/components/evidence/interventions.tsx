import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";

/** What is done now: who runs it, what it costs and whom it reaches, what it achieves and why it falls short. */
export function Interventions({ interventions }: { interventions: StepTwo["interventions"] }) {
  return (
    <ul className="wm-things">
      {interventions.map((each) => (
        <li key={each.id} id={each.anchor} className="wm-things__item">
          <p className="wm-things__title">
            <Link to={each.to}>{each.name}</Link>
          </p>
          {each.facts ? <p className="wm-things__facts">{each.facts}</p> : null}
          <dl className="wm-pairs">
            <div>
              <dt>Achieves</dt>
              <dd>{each.achieves || <span className="wm-muted">Not said yet</span>}</dd>
            </div>
            <div>
              <dt>Falls short</dt>
              <dd>{each.fallsShort || <span className="wm-muted">Not said yet</span>}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
