import type { PublishedPage } from "../../lib/published-page.server";
import { isDrawn } from "../charts/chart";
import { LineChartSvg } from "../charts/line-chart-svg";
import { Section } from "../layout/section";
import { FindingLegend, FindingMark } from "../measures/finding-mark";
import { ProgressMark } from "../measures/progress-mark";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Priority = PublishedPage["priorities"][number];
type Target = Priority["targets"][number];

/** High enough to tell the promise from what happened. */
const CHART = 220;

/** One priority of a published agreement: why, what is promised, what is done. */
export function PublishedPriority({ priority }: { priority: Priority }) {
  return (
    <Section id={priority.id} title={priority.name}>
      {priority.mustAddress ? <p className="wm-prose">{priority.mustAddress}</p> : null}
      {priority.where.length > 0 ? (
        <p>
          <strong>Where and for whom:</strong> {priority.where.join(", ")}
        </p>
      ) : null}
      {priority.targets.length > 0 ? <h3>What we promise</h3> : null}
      {priority.targets.map((target) => (
        <PublishedTarget key={target.id} target={target} />
      ))}
      {priority.actions.length > 0 ? <PublishedActions actions={priority.actions} name={priority.name} /> : null}
      {priority.evidence.length > 0 ? (
        <>
          <h3>What it rests on</h3>
          <ul>
            {priority.evidence.map((item) => (
              <li key={item.title}>
                <strong>{item.title}</strong> ({[item.kind, item.source, item.date].filter(Boolean).join(", ")})
                {item.says ? <p className="wm-prose">{item.says}</p> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function PublishedTarget({ target }: { target: Target }) {
  return (
    <div className="wm-public-target">
      <p className="wm-public-target__name">
        <strong>{target.name}</strong> {target.designation === "designated" ? null : <Tag>{target.designation}</Tag>}{" "}
        {target.unfinished ? <Tag tone="made-up">{target.unfinished}</Tag> : null}{" "}
        {target.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
      </p>
      <p className="wm-small wm-muted">
        {[target.focus, target.indicator, target.where].filter(Boolean).join(" · ")}
        {target.lead ? ` · led by ${target.lead}` : ""}
        {target.related.length > 0 ? ` with ${target.related.join(", ")}` : ""}
      </p>
      {target.says ? <p>{target.says}</p> : null}
      {target.progress ? (
        <p>
          {target.progress.status === "no result yet" ? null : <ProgressMark status={target.progress.status} />}{" "}
          {target.progress.says}
        </p>
      ) : null}
      {isDrawn(target.chart) ? (
        <div className="wm-chart">
          <LineChartSvg chart={target.chart} height={CHART} />
        </div>
      ) : null}
      <div className="wm-public-target__numbers">
        {target.promise.length > 0 ? (
          <TableScroll label={`Promise: ${target.name}`}>
            <table className="wm-table wm-table--plain">
              <caption className="govuk-visually-hidden">{target.name}: baseline and promise</caption>
              <thead>
                <tr>
                  {target.baseline ? (
                    <th scope="col" className="wm-number">
                      {target.baselinePeriod ?? "Baseline"}
                      <small>baseline</small>
                    </th>
                  ) : null}
                  {target.promise.map(({ period }) => (
                    <th key={period} scope="col" className="wm-number">
                      {period}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {target.baseline ? (
                    <td className="wm-number">
                      <FindingMark doubted={target.baselineDoubted} />
                      {target.baseline}
                    </td>
                  ) : null}
                  {target.promise.map(({ period, value }) => (
                    <td key={period} className="wm-number wm-table__promise">
                      {value}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
            <FindingLegend cells={[{ doubted: target.baselineDoubted }]} />
          </TableScroll>
        ) : target.says ? null : (
          <p className="wm-muted">No numbers yet.</p>
        )}
      </div>
      {target.sources.length > 0 ? <p className="wm-small wm-muted">Source: {target.sources.join("; ")}.</p> : null}
    </div>
  );
}

function PublishedActions({ actions, name }: { actions: Priority["actions"]; name: string }) {
  const tellsStatus = actions.some(({ status }) => status !== null);
  return (
    <>
      <h3>What we do</h3>
      <TableScroll label={`Actions: ${name}`}>
        <table className="wm-table wm-table--blocks" role="table">
          <caption className="govuk-visually-hidden">Actions: {name}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {["Action", "Who", "When", ...(tellsStatus ? ["Where it stands"] : [])].map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {actions.map((action) => (
              <tr key={action.what} role="row">
                <th role="rowheader" scope="row">
                  {action.what}
                  {action.serves.length > 0 ? <small>serves {action.serves.join(", ")}</small> : null}
                </th>
                <td role="cell" data-label="Who">
                  {action.owner ?? "nobody yet"}
                  {action.partners.length > 0 ? <small>with {action.partners.join(", ")}</small> : null}
                </td>
                <td role="cell" data-label="When">
                  {action.when}
                  {action.milestones.map((milestone) => (
                    <Milestone key={milestone.what} milestone={milestone} />
                  ))}
                </td>
                {tellsStatus ? (
                  <td role="cell" data-label="Where it stands">
                    {action.status}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function Milestone({ milestone }: { milestone: Priority["actions"][number]["milestones"][number] }) {
  const { what, by, came } = milestone;
  return (
    <>
      <small>
        {by}: {what}
      </small>
      {came ? (
        <small>
          <StatusMark kind={came.kind}>{came.words}</StatusMark>
        </small>
      ) : null}
    </>
  );
}
