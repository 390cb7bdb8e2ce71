import type { ReactNode } from "react";
import { TableScroll } from "./table-scroll";

interface BlockTableProps {
  /** What the table is, for who does not see it. */
  label: string;
  /** Of each column, in order. */
  heads: readonly string[];
  /** Those over numbers. */
  numbers?: readonly string[];
  /** Further classes. */
  className?: string;
  children: ReactNode;
}

/** A table whose rows stand as blocks on a phone, each cell under its head's words. Its body is made of rows of Cells. */
export function BlockTable({ label, heads, numbers = [], className = "", children }: BlockTableProps) {
  return (
    <TableScroll label={label}>
      <table className={`wm-table wm-table--blocks ${className}`} role="table">
        <caption className="govuk-visually-hidden">{label}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th
                key={head}
                role="columnheader"
                scope="col"
                className={numbers.includes(head) ? "wm-number" : undefined}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
      </table>
    </TableScroll>
  );
}

interface BlockRowProps {
  /** What names it. */
  head: ReactNode;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A row of a BlockTable. */
export function BlockRow({ head, id, className, children }: BlockRowProps) {
  return (
    <tr role="row" id={id} className={className}>
      <th role="rowheader" scope="row">
        {head}
      </th>
      {children}
    </tr>
  );
}

interface CellProps {
  /** Its column's head, as a phone shows it; without one the cell stands without words over it. */
  head?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

export function Cell({ head, className, children }: CellProps) {
  return (
    <td role="cell" data-label={head} className={className}>
      {children}
    </td>
  );
}
