import { Link } from "@remix-run/react";
import type { Glance } from "../../lib/glance.server";
import { ProgressMark } from "../measures/progress-mark";
import { StatusMark } from "../text/status-mark";
import { Tag } from "../text/tag";
import { Sparkline } from "./sparkline";

type Tree = Glance["tree"];
type PriorityNode = Tree["priorities"][number];
type TargetNode = PriorityNode["focuses"][number]["targets"][number];
type ActionNode = PriorityNode["actions"][number];

/** From vision to action. Each priority folds, and each target's actions unfold. */
export function GoalTree({ tree }: { tree: Tree }) {
  return (
    <div className="wm-tree">
      <p className="wm-tree__vision">{tree.vision ?? "The vision is not written yet"}</p>
      {tree.priorities.map((priority) => (
        <details key={priority.id} className="wm-tree__priority" open>
          <summary className="wm-tree__summary">
            <strong>{priority.name}</strong>
            <Money money={priority.money} />
          </summary>
          <Priority priority={priority} />
        </details>
      ))}
    </div>
  );
}

function Priority({ priority }: { priority: PriorityNode }) {
  const isEmpty = priority.focuses.length === 0 && priority.actions.length === 0;
  return (
    <div className="wm-tree__branch">
      {isEmpty ? <p className="wm-tree__none">No target yet</p> : null}
      {priority.focuses.map((focus) =>
        focus.name === null ? (
          <Targets key="others" targets={focus.targets} />
        ) : (
          <div key={focus.name} className="wm-tree__focus">
            <p className="wm-tree__name">{focus.name}</p>
            {focus.targets.length > 0 ? (
              <Targets targets={focus.targets} />
            ) : (
              <p className="wm-tree__none">No target yet</p>
            )}
          </div>
        ),
      )}
      {priority.actions.length > 0 ? (
        <details className="wm-tree__loose">
          <summary className="wm-tree__more">Actions that serve no target</summary>
          <Actions actions={priority.actions} />
        </details>
      ) : null}
    </div>
  );
}

function Targets({ targets }: { targets: readonly TargetNode[] }) {
  return (
    <ul className="wm-tree__targets">
      {targets.map((target) => (
        <li key={target.id} className="wm-tree__target">
          <div className="wm-tree__line">
            <Link to={target.href}>{target.name}</Link>
            {target.spark ? <Sparkline spark={target.spark} /> : null}
            <span className="wm-tree__numbers">
              <Numbers {...target} />
            </span>
            {target.status ? <ProgressMark status={target.status} /> : null}
            {target.designation === "designated" ? null : <Tag>{target.designation}</Tag>}
            {target.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
            {target.unfinished ? <Tag tone="made-up">{target.unfinished}</Tag> : null}
            <Money money={target.money} />
          </div>
          {target.actions.length > 0 ? (
            <details>
              <summary className="wm-tree__more">
                {target.actions.length === 1 ? "1 action" : `${target.actions.length} actions`}
                <span className="govuk-visually-hidden"> for {target.name}</span>
              </summary>
              <Actions actions={target.actions} />
            </details>
          ) : (
            <p className="wm-tree__none">No action yet</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ baseline, final, milestone }: Pick<TargetNode, "baseline" | "final" | "milestone">) {
  if (milestone !== null) {
    return milestone.met ? <>met on {milestone.met}</> : <>to be met by {milestone.by}</>;
  }
  if (final === null) return baseline === null ? <>no numbers yet</> : <>{baseline}, no final value yet</>;
  return (
    <>
      {baseline ?? "no baseline"}
      <span aria-hidden="true"> → </span>
      <span className="govuk-visually-hidden"> to </span>
      <span className="wm-promise">{final.text}</span> by {final.period}
    </>
  );
}

function Actions({ actions }: { actions: readonly ActionNode[] }) {
  return (
    <ul className="wm-tree__actions">
      {actions.map((action) => (
        <li key={action.id}>
          <Link to={action.href}>{action.what}</Link>
          <span className="wm-tree__aside">
            {action.owner ?? "no owner"}
            {action.programmes.map(({ name, href }) => (
              <span key={href}>
                {" · in "}
                <Link to={href}>{name}</Link>
              </span>
            ))}
          </span>
          <Money money={action.money} />
        </li>
      ))}
    </ul>
  );
}

/** What reaches it, and what is missing. */
function Money({ money: { words, flag } }: Pick<ActionNode, "money">) {
  if (words === "" && flag === null) return null;
  return (
    <span className="wm-tree__aside">
      {words}
      {flag === null ? null : (
        <>
          {words === "" ? null : " "}
          <StatusMark kind="open">{flag}</StatusMark>
        </>
      )}
    </span>
  );
}
