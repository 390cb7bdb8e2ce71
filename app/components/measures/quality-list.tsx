import { Link } from "@remix-run/react";
import type { QualityPage } from "~/lib/quality-page.server";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { FINDING_MARKS } from "./finding-marks";

type Listed = NonNullable<QualityPage["listed"]>;

/** What one number counts, each a link to where it is looked at or entered. */
export function QualityList({ listed }: { listed: Listed }) {
  const { title, of, rule, total, values, overdue } = listed;
  const shown = values.length + overdue.length;
  return (
    <Section id="list" title={of ? `${title}: ${of}` : title} intro={rule} action={<Link to="?">Close the list</Link>}>
      {total === 0 ? <p className="wm-muted">There are none now.</p> : null}
      {values.length > 0 ? <Values title={title} values={values} /> : null}
      {overdue.length > 0 ? <Overdue overdue={overdue} /> : null}
      {total > shown ? (
        <p className="wm-muted">
          The first {shown} of {total} are shown.
        </p>
      ) : null}
    </Section>
  );
}

function Values({ title, values }: { title: string; values: Listed["values"] }) {
  return (
    <TableScroll label={title}>
      <table className="wm-table">
        <caption className="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">What is measured</th>
            <th scope="col">Whose</th>
            <th scope="col">When</th>
            <th scope="col" className="wm-number">
              Value
            </th>
            <th scope="col">Finding</th>
            <th scope="col">Supplier</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {values.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to={each.to}>{each.indicator}</Link>
              </th>
              <td>{each.place}</td>
              <td>{each.period}</td>
              <td className="wm-number">{each.value}</td>
              <td>
                <StatusMark kind={each.finding ? FINDING_MARKS[each.finding] : "none"}>
                  {each.finding ?? "not checked"}
                </StatusMark>
              </td>
              <td>{each.supplier}</td>
              <td>{each.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Overdue({ overdue }: { overdue: Listed["overdue"] }) {
  return (
    <TableScroll label="Overdue">
      <table className="wm-table">
        <caption className="govuk-visually-hidden">Figures that should have been supplied by now</caption>
        <thead>
          <tr>
            <th scope="col">Supplier</th>
            <th scope="col">What is measured</th>
            <th scope="col">Whose</th>
            <th scope="col">When</th>
            <th scope="col">Awaited since</th>
          </tr>
        </thead>
        <tbody>
          {overdue.map((each) => (
            <tr key={each.id}>
              <th scope="row">{each.supplier}</th>
              <td>
                <Link to={each.to}>{each.indicator}</Link>
              </td>
              <td>{each.place}</td>
              <td>{each.period}</td>
              <td>{each.since}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
