import { Link } from "@remix-run/react";
import { Fragment } from "react";
import type { TrajectoryCell, TrajectoryColumn, TrajectoryGrid, TrajectoryRow } from "@models/targets/trajectory-grid";
import { TableScroll } from "../text/table-scroll";
import { FindingLegend, FindingMark } from "./finding-mark";

interface TrajectoryTableProps {
  grid: TrajectoryGrid;
  /** Where one target is shown, by its id. */
  targetPath(id: string): string;
  /** What it is called, when not by its targets. */
  label?: string;
}

/**
 * The trajectories as a table: a row a target in bold, under each comparators' known values and what each area did the last
 * time over as many steps.
 */
export function TrajectoryTable({ grid, targetPath, label }: TrajectoryTableProps) {
  const names = grid.rows.filter(({ isPromise }) => isPromise).map(({ name }) => name);
  return (
    <TableScroll label={label ?? `Trajectory of ${names.join(", ")}`}>
      <table className="wm-table wm-table--sticky wm-figures">
        <caption>
          {names.length === 1 ? names[0] : "Trajectories"}{" "}
          <span className="wm-table__note">what we promise is orange</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            {grid.columns.map((column) => (
              <Head key={column.period} column={column} />
            ))}
            <th scope="col" className="wm-number wm-figures__derived">
              Change<small>a year</small>
            </th>
            <th scope="col" className="wm-number wm-figures__derived">
              Usual<small>a year, {grid.bestYears} years</small>
            </th>
            <th scope="col" className="wm-number wm-figures__derived">
              Best ever<small>a year, {grid.bestYears} years</small>
            </th>
            <th scope="col" className="wm-number wm-figures__derived">
              Odds
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, i) => (
            <Fragment key={row.id}>
              {row.over !== null && grid.rows[i - 1]?.over === null ? (
                <tr className="wm-table__group">
                  <th scope="row" colSpan={grid.columns.length + 5}>
                    The last time over as many steps, each step under ours
                  </th>
                </tr>
              ) : null}
              <Row row={row} grid={grid} targetPath={targetPath} />
            </Fragment>
          ))}
        </tbody>
      </table>
      <FindingLegend cells={grid.rows.flatMap(({ cells }) => cells)} />
    </TableScroll>
  );
}

function Row({ row, grid, targetPath }: Pick<TrajectoryTableProps, "grid" | "targetPath"> & { row: TrajectoryRow }) {
  return (
    <tr className={row.isPromise ? "wm-table__ours" : `wm-table__${row.role}`}>
      <th scope="row">
        {row.isPromise ? <Link to={targetPath(row.target)}>{row.name}</Link> : row.name}
        {row.over ? <small>{row.over}</small> : null}
      </th>
      {row.cells.map((cell, i) => (
        <Cell key={grid.columns[i]?.period} cell={cell} row={row} />
      ))}
      <td className="wm-number wm-figures__derived">{row.needed}</td>
      <td className="wm-number wm-figures__derived">{row.usual}</td>
      <td className="wm-number wm-figures__derived">{row.best}</td>
      <td className="wm-number wm-figures__derived">{row.odds}</td>
    </tr>
  );
}

function Head({ column }: { column: TrajectoryColumn }) {
  return (
    <th scope="col" className={`wm-number${column.isPromised ? " wm-table__promise" : ""}`}>
      {column.label}
      {column.note ? <small>{column.note}</small> : null}
    </th>
  );
}

const LOOKS: Readonly<Record<TrajectoryCell["state"], string>> = {
  known: "",
  provisional: " wm-figures__cell--provisional",
  promise: " wm-table__promise",
  forecast: "",
  unknown: " wm-table__missing",
  none: "",
};

const EMPTY_WORDS: Readonly<Record<TrajectoryCell["state"], string>> = {
  known: "",
  provisional: "",
  promise: "nothing promised yet",
  forecast: "",
  unknown: "not known",
  none: "",
};

function Cell({ cell, row }: { cell: TrajectoryCell; row: TrajectoryRow }) {
  const words = row.isPromise || cell.state !== "promise" ? EMPTY_WORDS[cell.state] : "";
  return (
    <td className={`wm-number wm-figures__cell${LOOKS[cell.state]}`}>
      {cell.text === "" ? <span className="govuk-visually-hidden">{words}</span> : null}
      <FindingMark doubted={cell.doubted} />
      <span data-pad={cell.pad === "" ? undefined : cell.pad}>{cell.text}</span>
      {cell.of ? <small>{cell.of}</small> : null}
    </td>
  );
}
