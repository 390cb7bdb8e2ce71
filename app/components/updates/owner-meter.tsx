import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { TableScroll } from "../text/table-scroll";
import { Working } from "../text/working";
import type { MeterView } from "./meter-view";

/** Who says how their actions go, and who is silent: a row an organisation, those with fewest active first. */
export function OwnerMeter({ meter }: { meter: MeterView }) {
  return (
    <Section id="owners" title="Who says how it goes?" intro={meter.sentence}>
      <TableScroll label="Actions with an active owner">
        <table className="wm-table wm-table--plain">
          <caption className="govuk-visually-hidden">Actions with an active owner, by organisation</caption>
          <thead>
            <tr>
              <th scope="col">Owner</th>
              <th scope="col" className="wm-number">
                Active
              </th>
              <th scope="col" className="wm-number">
                Share
              </th>
              <th scope="col">Silent</th>
            </tr>
          </thead>
          <tbody>
            {meter.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="wm-number">
                  {row.active} of {row.of}
                </td>
                <td className="wm-number">{row.share}</td>
                <td>
                  {row.silent.length === 0 ? <span className="wm-muted">None</span> : null}
                  <ul className="wm-plain-list">
                    {row.silent.map(({ title, href, since }) => (
                      <li key={href}>
                        <Link to={href}>{title}</Link>
                        <small>{since}</small>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Working working={meter.working} />
    </Section>
  );
}
