import { Link } from "@remix-run/react";
import type { ImportsPage } from "../../lib/imports-page.server";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

interface ImportListProps extends Pick<ImportsPage, "base" | "imports"> {
  /** Why files are listed here, while there are none. */
  empty: string;
}

/** Files that were brought in, latest first. */
export function ImportList({ base, imports, empty }: ImportListProps) {
  return (
    <Section id="before" title="Brought in before">
      {imports.length === 0 ? (
        <EmptyState title="No file yet" why={empty} />
      ) : (
        <TableScroll label="Files brought in">
          <table className="wm-table">
            <caption className="govuk-visually-hidden">Files that were brought in, latest first</caption>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Who</th>
                <th scope="col">When</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {imports.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <Link to={`${base}/${each.id}`}>{each.name}</Link>
                  </th>
                  <td>{each.who}</td>
                  <td>{each.when}</td>
                  <td>
                    <StatusMark kind={each.mark}>{each.words}</StatusMark>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Section>
  );
}
