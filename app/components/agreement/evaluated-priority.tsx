import { Link } from "@remix-run/react";
import type { EvaluationPage } from "../../lib/evaluation-page.server";
import { Section } from "../layout/section";
import { SummaryList } from "../text/summary-list";
import { TableScroll } from "../text/table-scroll";

type Priority = EvaluationPage["priorities"][number];

/** One priority: goals, methods and results, with each target beside other areas. */
export function EvaluatedPriority({ priority }: { priority: Priority }) {
  const { id, name, said, writeTo, targets } = priority;
  const rows = [
    { key: "Goals", value: said?.goals },
    { key: "Methods", value: said?.methods },
    { key: "Results", value: said?.results },
    { key: "Lesson", value: said?.lesson },
  ].flatMap(({ key, value }) => (value ? [{ key, value: <p className="wm-prose">{value}</p> }] : []));
  return (
    <Section
      id={`evaluation-${id}`}
      title={name}
      action={
        writeTo ? (
          <Link to={writeTo}>
            {said ? "Change" : "Evaluate it"}
            <span className="govuk-visually-hidden">: {name}</span>
          </Link>
        ) : null
      }
    >
      {rows.length > 0 ? <SummaryList rows={rows} /> : <p className="wm-muted">Not evaluated yet.</p>}
      <div className="wm-evaluation">
        {targets.map((target) => (
          <Beside key={target.id} target={target} />
        ))}
      </div>
    </Section>
  );
}

function Beside({ target }: { target: Priority["targets"][number] }) {
  const { name, href, indicator, areas } = target;
  return (
    <div>
      <h3 className="wm-items__title">
        <Link to={href}>{name}</Link>
      </h3>
      <p className="wm-items__facts">{indicator}</p>
      {areas.length === 0 ? (
        <p className="wm-muted">Nothing is known of it yet.</p>
      ) : (
        <TableScroll label={`${name} beside other areas`}>
          <table className="wm-table wm-table--plain" role="table">
            <caption className="govuk-visually-hidden">{name} beside other areas</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  Area
                </th>
                <th role="columnheader" scope="col" className="wm-number">
                  Came to
                </th>
                <th role="columnheader" scope="col" className="wm-number">
                  Promised
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {areas.map((area) => (
                <tr key={area.name} role="row" className={area.isOurs ? "wm-table__ours" : undefined}>
                  <th role="rowheader" scope="row">
                    {area.name}
                  </th>
                  <Number said={area.known} />
                  <Number said={area.promised} />
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </div>
  );
}

function Number({ said }: { said: { value: string; period: string } | null }) {
  return (
    <td role="cell" className="wm-number">
      {said ? (
        <>
          {said.value}
          <small>{said.period}</small>
        </>
      ) : (
        <span className="wm-muted">not known</span>
      )}
    </td>
  );
}
