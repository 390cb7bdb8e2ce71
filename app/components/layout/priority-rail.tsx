import { Link, useLocation } from "@remix-run/react";
import { MarkShape, type MarkKind } from "../text/status-mark";

export interface RailPriority {
  id: string;
  name: string;
  to: string;
  state: MarkKind;
  /** The state in words, for those who do not see the mark: "2 open". */
  stateWords: string;
  /** "3 targets". */
  counts: string;
}

export interface TargetCounts {
  designated: number;
  cap: number;
  local: number;
  statutory: number;
}

export interface PriorityRailProps {
  priorities: readonly RailPriority[];
  currentId?: string | undefined;
  targets: TargetCounts;
  /** Where priorities are added and ordered, for those who may. */
  manageTo?: string | undefined;
  /** Where a workshop about the step at hand is planned, for those who may. */
  workshopTo?: string | undefined;
}

/** The agreement's priorities. On a phone they fold into one line that opens, like a select. */
export function PriorityRail(props: PriorityRailProps) {
  const here = props.priorities.find((priority) => priority.id === props.currentId);
  return (
    <nav className="wm-rail" aria-label="Priorities">
      <div className="wm-rail__open">
        <p className="wm-label">Priorities</p>
        <RailBody {...props} />
      </div>
      <details key={useLocation().key} className="wm-rail__fold">
        <summary className="wm-rail__summary">
          <span className="wm-muted">Priority</span> {here ? here.name : "all"}
        </summary>
        <RailBody {...props} />
      </details>
    </nav>
  );
}

function RailBody({ priorities, currentId, targets, manageTo, workshopTo }: PriorityRailProps) {
  return (
    <>
      {priorities.length === 0 ? <p className="wm-small wm-muted">None yet.</p> : null}
      <ul className="wm-rail__list">
        {priorities.map((priority) => (
          <li key={priority.id}>
            <Link
              className="wm-rail__link"
              to={priority.to}
              aria-current={priority.id === currentId ? "true" : undefined}
            >
              <span className={`wm-rail__mark wm-mark--${priority.state}`}>
                <MarkShape kind={priority.state} />
              </span>
              <span>
                <span className="wm-rail__name">{priority.name}</span>
                <span className="wm-rail__counts">
                  {priority.counts}
                  <span className="govuk-visually-hidden">, {priority.stateWords}</span>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="wm-rail__targets">
        <strong>
          {targets.designated} of {targets.cap}
        </strong>{" "}
        designated
        <br />
        {targets.local} local · {targets.statutory} statutory
      </p>
      {manageTo ? (
        <p className="wm-rail__manage">
          <Link to={manageTo}>Shape the priorities</Link>
        </p>
      ) : null}
      {workshopTo ? (
        <p className="wm-rail__manage">
          <Link to={workshopTo}>Start a workshop</Link>
        </p>
      ) : null}
    </>
  );
}
