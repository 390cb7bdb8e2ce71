import type { ImportPreviewOnPage } from "../../lib/import-page.server";
import { TableScroll } from "../text/table-scroll";

/** Values that stand there already and would become others, side by side. */
export function ChangedValues({ changed }: { changed: ImportPreviewOnPage["changed"] }) {
  return (
    <TableScroll label="Changed values">
      <table className="wm-table">
        <caption className="govuk-visually-hidden">Values that would change</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Indicator</th>
            <th scope="col">Area</th>
            <th scope="col">Period</th>
            <th scope="col" className="wm-number">
              Now
            </th>
            <th scope="col" className="wm-number">
              In the file
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ row, indicator, area, group, period, from, to }) => (
            <tr key={row + indicator + area + group + period}>
              <td>{row}</td>
              <th scope="row">{indicator}</th>
              <td>{group ? `${area}, ${group}` : area}</td>
              <td>{period}</td>
              <td className="wm-number">
                <del>{from}</del>
              </td>
              <td className="wm-number">
                <ins>{to}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Rows that cannot come in, each with what was found and what would mend it. */
export function RefusedRows({ refused }: { refused: ImportPreviewOnPage["refused"] }) {
  return (
    <TableScroll label="Refused rows">
      <table className="wm-table">
        <caption className="govuk-visually-hidden">Rows that cannot come in</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What was found</th>
            <th scope="col">What would mend it</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ sheet, row, column, text, remedy }, at) => (
            <tr key={at}>
              <td>{sheet ? `${sheet}, ${row}` : row}</td>
              <td>{column}</td>
              <th scope="row">{text === "" ? "nothing" : `“${text}”`}</th>
              <td>{remedy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
