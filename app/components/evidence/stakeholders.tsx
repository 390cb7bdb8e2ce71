import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";
import { newPath } from "~/parts/part-paths";

interface StakeholdersProps {
  groups: StepTwo["stakeholders"];
  code: string;
  priority: string;
  mayChange: boolean;
}

/** Users and what quality means to them, who can grant or refuse, who delivers; each with when they were last heard. */
export function Stakeholders({ groups, code, priority, mayChange }: StakeholdersProps) {
  return (
    <div className="wm-stakeholders">
      {groups.map((group) => (
        <div key={group.kind} className="wm-stakeholders__group">
          <h3 className="wm-stakeholders__title">{group.title}</h3>
          {group.people.length === 0 ? <p className="wm-muted">Nobody is named yet.</p> : null}
          <ul className="wm-things">
            {group.people.map((each) => (
              <li key={each.id} id={each.anchor} className="wm-things__item">
                <p className="wm-things__title">
                  <Link to={each.to}>{each.who}</Link>
                </p>
                {each.quality ? <p className="wm-things__facts">Quality means: {each.quality}</p> : null}
                <p className={each.lastHeard ? "wm-small wm-muted" : "wm-small wm-promise"}>
                  {each.lastHeard ? `Last heard ${each.lastHeard}` : "Not heard yet"}
                </p>
              </li>
            ))}
          </ul>
          {mayChange ? (
            <Link to={newPath(code, "stakeholder", { priority, kind: group.kind })} className="wm-small">
              Add somebody<span className="govuk-visually-hidden"> under {group.title}</span>
            </Link>
          ) : null}
        </div>
      ))}
    </div>
  );
}
