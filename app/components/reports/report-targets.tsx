import { Link } from "@remix-run/react";
import type { BlockView } from "../../lib/report-page.server";
import { type MultipleView, SmallMultiples } from "../agreement/small-multiples";
import { ProgressMark } from "../measures/progress-mark";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Targets = BlockView["targets"];

/** The targets of a priority: small charts, each on its own axes, and the same in numbers with what was signed first. */
export function ReportTargets({ targets, of }: { targets: Targets; of: string }) {
  const drawn = targets.filter((target) => target.latest && target.drawn);
  const label = `Targets: ${of}`;
  return (
    <>
      {drawn.length > 0 ? <SmallMultiples areas={drawn.map(multipleOf)} /> : null}
      <TableScroll label={label}>
        <table className="wm-table">
          <caption className="govuk-visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">Target</th>
              <th scope="col">Status</th>
              <th scope="col" className="wm-number">
                Latest
              </th>
              <th scope="col" className="wm-number">
                Promised first
              </th>
              <th scope="col" className="wm-number">
                Promised now
              </th>
              <th scope="col" className="wm-number">
                Odds
              </th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <Row key={target.id} target={target} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function Row({ target }: { target: Targets[number] }) {
  const { latest, first, promise, isChanged, odds } = target;
  return (
    <tr>
      <th scope="row">
        <Link to={target.to}>{target.name}</Link>
        <small>
          {target.designation}
          {target.unit ? ` · ${target.unit}` : ""} {target.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
        </small>
      </th>
      <td>
        <ProgressMark status={target.status} />
      </td>
      <td className="wm-number">
        {latest ? (
          <>
            {latest.to ? <Link to={latest.to}>{latest.text}</Link> : latest.text}
            <small>{latest.period}</small>
          </>
        ) : (
          "none yet"
        )}
      </td>
      <td className="wm-number">{first ?? "not promised then"}</td>
      <td className="wm-number wm-promise">{isChanged ? (promise ?? "nothing") : "the same"}</td>
      <td className="wm-number">{odds ?? "not known"}</td>
    </tr>
  );
}

function multipleOf({ id, name, to, latest, unit, drawn, illustrative }: Targets[number]): MultipleView {
  return {
    ...{ code: id, area: name, to, drawn, illustrative, gap: null },
    value: `${latest?.text ?? ""}${unit.startsWith("%") ? "%" : ""}`,
    period: latest?.period ?? null,
  };
}
