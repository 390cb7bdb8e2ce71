import { type ComponentType, type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { FindingLegend } from "../measures/finding-mark";
import { cellKey } from "./sheet";
import type { SheetGridProps } from "./sheet-grid.client";
import { SheetMessages } from "./sheet-messages";

interface SheetViewProps extends SheetGridProps {
  /** The same numbers, in the grid's place while it loads and for good when it cannot be loaded. */
  table: ReactNode;
}

/** The grid, loaded once scripts run: it is most of what a step's page would weigh. */
export function SheetView({ table, ...sheet }: SheetViewProps) {
  const [Grid, setGrid] = useState<ComponentType<SheetGridProps>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    import("./sheet-grid.client").then(
      (loaded) => isGone || setGrid(() => loaded.default),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (!Grid) {
    return (
      <>
        {table}
        {failed ? (
          <p role="status">The grid could not be loaded. Each number in the table opens a form instead.</p>
        ) : null}
      </>
    );
  }
  // Also after a button under the grid was pressed; while somebody types, the field's own undo is meant.
  const undo = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    sheet.saves.undo();
  };
  return (
    <div onKeyDown={undo} role="presentation">
      <Grid {...sheet} />
      <FindingLegend cells={sheet.rows.flatMap(({ cells }) => Object.values(cells))} />
      <SheetMessages saves={sheet.saves} nameOf={(key) => namesOf(sheet)[key] ?? ""} />
    </div>
  );
}

function namesOf({ rows, columns }: SheetGridProps): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      columns.map((column) => [cellKey({ row: row.id, column: column.id }), `${row.name}, ${column.label}`]),
    ),
  );
}
