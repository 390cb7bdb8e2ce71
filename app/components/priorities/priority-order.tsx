import { Form, Link } from "@remix-run/react";
import type { PrioritiesPage } from "~/lib/priorities-page.server";

interface PriorityOrderProps extends Pick<PrioritiesPage, "priorities" | "mayShape"> {
  /** The priority whose shortlist is on the page, so that moving another keeps it there. */
  current: string;
}

/** The priorities in their order, with who leads each, and buttons to move one up or down. */
export function PriorityOrder({ priorities, mayShape, current }: PriorityOrderProps) {
  return (
    <ol className="wm-things wm-priorities">
      {priorities.map((priority, i) => (
        <li key={priority.id} id={priority.anchor} className="wm-things__item wm-priorities__item">
          <div>
            <p className="wm-things__title">
              <Link to={priority.to}>{priority.name}</Link>
            </p>
            <p className="wm-things__facts">
              {[priority.theme, priority.leadGroup, priority.lead].filter(Boolean).join(" · ") || "Nobody leads it yet"}
            </p>
            <p className="wm-small wm-muted">
              {priority.isHere ? (
                priority.counts
              ) : (
                <Link to={priority.shortlistTo} preventScrollReset>
                  {priority.counts}
                  <span className="govuk-visually-hidden">: show them for {priority.name}</span>
                </Link>
              )}
            </p>
          </div>
          {mayShape ? (
            <div className="wm-priorities__acts wm-no-print">
              <Move id={priority.id} name={priority.name} current={current} direction="up" disabled={i === 0} />
              <Move
                id={priority.id}
                name={priority.name}
                current={current}
                direction="down"
                disabled={i === priorities.length - 1}
              />
              <Link to={priority.editTo}>
                Change<span className="govuk-visually-hidden"> {priority.name}</span>
              </Link>
              {priorities.length > 1 ? (
                <Link to={`${priority.to}#merge`}>
                  Merge<span className="govuk-visually-hidden"> {priority.name}</span>
                </Link>
              ) : null}
              <Link to={`${priority.to}#remove`}>
                Drop<span className="govuk-visually-hidden"> {priority.name}</span>
              </Link>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

interface MoveProps {
  id: string;
  name: string;
  current: string;
  direction: "up" | "down";
  disabled: boolean;
}

function Move({ id, name, current, direction, disabled }: MoveProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="priority" value={current} />
      <input type="hidden" name="direction" value={direction} />
      <button
        type="submit"
        className="wm-move"
        name="intent"
        value="move"
        disabled={disabled}
        aria-label={`Move ${name} ${direction}`}
      >
        <span aria-hidden="true">{direction === "up" ? "↑" : "↓"}</span>
      </button>
    </Form>
  );
}
