import {
  CellStyleModule,
  type ColDef,
  ClientSideRowModelModule,
  type CellKeyDownEvent,
  PinnedRowModule,
  RowStyleModule,
  TextEditorModule,
  themeQuartz,
} from "ag-grid-community";
import { AgGridReact, type CustomCellRendererProps } from "ag-grid-react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { readPasted } from "./copy-table";
import { type CellSave, type SheetCell, type SheetColumn, type SheetRow, type TypedCell, cellKey } from "./sheet";
import type { CellSaves } from "./use-cell-saves";

const modules = [ClientSideRowModelModule, TextEditorModule, PinnedRowModule, CellStyleModule, RowStyleModule];

const ROW_HEIGHT = 42;
const LINE_HEIGHT = 20;
/** Pixels that a column takes at least, and that names take at most. */
const COLUMN_LEAST = 53;
const NAMES_MOST = 250;

const theme = themeQuartz.withParams({
  fontFamily: "inherit",
  fontSize: 16,
  headerFontSize: 15,
  headerFontWeight: 650,
  foregroundColor: "var(--wm-ink)",
  backgroundColor: "var(--wm-paper)",
  headerBackgroundColor: "var(--wm-paper)",
  accentColor: "var(--wm-teal)",
  borderColor: "var(--wm-line)",
  rowHoverColor: "transparent",
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerRowBorder: { width: 2, color: "var(--wm-ink)" },
  columnBorder: false,
  pinnedRowBorder: { width: 1, color: "var(--wm-line)" },
  pinnedColumnBorder: false,
  cellHorizontalPadding: 6,
  rowHeight: ROW_HEIGHT,
  headerHeight: 62,
});

export interface SheetGridProps {
  label: string;
  /** Over the names of the rows. */
  firstHead: string;
  /** Pixels that the names take at least; they share what room is left. */
  nameWidth?: number;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  saves: CellSaves;
  /** Keys of the page's own, such as the fills of a trajectory; true when the key was taken. */
  onKey?: ((row: string, key: string) => boolean) | undefined;
  /** The keys that onKey takes, which therefore do not begin to edit. */
  ownKeys?: readonly string[];
}

const NO_KEYS: readonly string[] = [];

/** A row with what became of what was typed into it. */
type DrawnRow = SheetRow & { readonly saves: CellSaves["saves"] };

/** A value of the grid: the cell as stored and what became of the last typing, so that either redraws it. */
interface Shown {
  readonly cell: SheetCell;
  readonly save: CellSave | undefined;
}

/**
 * Rows in ag-grid, as spreadsheets behave: arrows, type to edit, Enter down, Tab across, Escape leaves the cell as it
 * was, Ctrl+Z takes the last change back, and a block from a spreadsheet is pasted from the focused cell on.
 */
export default function SheetGrid({
  label,
  firstHead,
  columns,
  rows,
  saves,
  onKey,
  ownKeys = NO_KEYS,
  nameWidth: leastForNames = 122,
}: SheetGridProps) {
  const grid = useRef<AgGridReact<DrawnRow>>(null);
  const place = useRef<HTMLDivElement>(null);
  const nameWidth = useNameWidth(place, leastForNames, columns);
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
  // Read when something happens, so that a save on its way does not make the grid anew under who types on.
  const live = useRef({ saves, onKey, ownKeys });
  useEffect(() => {
    live.current = { saves, onKey, ownKeys };
  });
  // Columns made anew with the same content would make the grid anew, and close the cell that is open.
  const columnsText = JSON.stringify(columns);
  const stable = useMemo(() => JSON.parse(columnsText) as SheetColumn[], [columnsText]);
  // Rows are new objects when a save moves, which makes the grid compare their cells.
  const drawn = useMemo(() => rows.map((row) => ({ ...row, saves: saves.saves })), [rows, saves.saves]);

  const columnDefs = useMemo((): ColDef<DrawnRow>[] => {
    const shown = (row: DrawnRow | undefined, column: string): Shown | undefined => {
      const cell = row?.cells[column];
      return row && cell ? { cell, save: row.saves[cellKey({ row: row.id, column })] } : undefined;
    };
    return [
      {
        colId: "name",
        headerName: firstHead,
        valueGetter: ({ data }) => data?.name,
        pinned: "left",
        width: nameWidth,
        cellClass: "wm-sheet__name",
      },
      ...stable.map((column): ColDef<DrawnRow> => ({
        colId: column.id,
        headerName: column.label,
        headerComponent: Head,
        headerComponentParams: { column },
        minWidth: column.width ?? COLUMN_LEAST,
        flex: 1,
        valueGetter: ({ data }) => shown(data, column.id),
        equals: (a: Shown | undefined, b: Shown | undefined) => a?.save === b?.save && sameCell(a?.cell, b?.cell),
        // While what was typed is on its way into the cell, the grid hands about the bare text in the value's place.
        valueFormatter: ({ value }) => (typeof value === "string" ? value : textOf(value as Shown | undefined)),
        valueParser: ({ newValue }) => newValue,
        valueSetter: ({ data, newValue }) => {
          // An editor that was left untouched hands back the value itself.
          if (typeof newValue === "object" && newValue !== null) return false;
          const typed = String(newValue ?? "").trim();
          const before = shown(data, column.id);
          if (typed !== textOf(before)) live.current.saves.save([{ row: data.id, column: column.id, typed }]);
          return false;
        },
        editable: ({ data }) => data?.cells[column.id]?.editable ?? false,
        suppressKeyboardEvent: ({ event, editing }) =>
          !editing && live.current.ownKeys.includes(event.key.toLowerCase()),
        cellEditor: "agTextCellEditor",
        cellEditorParams: { useFormatter: true },
        cellRenderer: Value,
        cellClass: ({ value }) =>
          classesOf(column, typeof value === "string" ? undefined : (value as Shown | undefined)),
      })),
    ];
  }, [stable, firstHead, nameWidth]);

  const onCellKeyDown = useCallback(({ api, event, data, column, node }: CellKeyDownEvent<DrawnRow>) => {
    const { saves, onKey } = live.current;
    const key = event as unknown as KeyboardEvent;
    if (!data || node.rowIndex === null || api.getEditingCells().length > 0) return;
    if ((key.ctrlKey || key.metaKey) && key.key.toLowerCase() === "z") {
      key.preventDefault();
      saves.undo();
    } else if (!key.ctrlKey && !key.metaKey && !key.altKey && data.cells[column.getColId()]?.editable) {
      if (onKey?.(data.id, key.key)) key.preventDefault();
    }
  }, []);

  const paste = (event: React.ClipboardEvent) => {
    const focused = grid.current?.api.getFocusedCell();
    if (!focused || grid.current?.api.getEditingCells().length) return;
    event.preventDefault();
    const order = [...rows.filter(({ pinned }) => pinned), ...rows.filter(({ pinned }) => !pinned)];
    const pinnedCount = rows.filter(({ pinned }) => pinned).length;
    const top = focused.rowPinned === "top" ? focused.rowIndex : focused.rowIndex + pinnedCount;
    const left = columns.findIndex(({ id }) => id === focused.column.getColId());
    if (left < 0) return;
    readPasted(event.clipboardData.getData("text/plain")).forEach((values, down) => {
      const row = order[top + down];
      if (!row) return;
      const cells = values.flatMap((typed, across): TypedCell[] => {
        const column = columns[left + across];
        return column && typed !== "" && row.cells[column.id]?.editable
          ? [{ row: row.id, column: column.id, typed }]
          : [];
      });
      saves.save(cells);
    });
  };

  return (
    <div className="wm-sheet" ref={place} onPaste={paste} role="group" aria-label={label}>
      {nameWidth > 0 ? (
        <AgGridReact<DrawnRow>
          ref={grid}
          modules={modules}
          theme={theme}
          styleNonce={nonce}
          columnDefs={columnDefs}
          rowData={drawn.filter(({ pinned }) => !pinned)}
          pinnedTopRowData={drawn.filter(({ pinned }) => pinned)}
          getRowId={({ data }) => data.id}
          getRowHeight={({ data }) => heightFor(data?.name ?? "", nameWidth)}
          getRowClass={({ data }) => `wm-sheet__row--${data?.role ?? "part"}`}
          domLayout="autoHeight"
          defaultColDef={{ sortable: false, resizable: false, suppressMovable: true, suppressHeaderMenuButton: true }}
          enterNavigatesVertically
          enterNavigatesVerticallyAfterEdit
          stopEditingWhenCellsLoseFocus
          suppressColumnVirtualisation
          suppressRowTransform
          onCellKeyDown={onCellKeyDown}
        />
      ) : null}
    </div>
  );
}

/** Half of what the other columns leave of the place, as it is at first, goes to the names, which wrap into fewer lines. */
function useNameWidth(place: RefObject<HTMLElement | null>, least: number, columns: readonly SheetColumn[]): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (width > 0 || !place.current) return;
    const taken = columns.reduce((sum, column) => sum + (column.width ?? COLUMN_LEAST), least);
    const spare = (place.current.clientWidth - taken) / 2;
    setWidth(Math.round(Math.min(NAMES_MOST, least + Math.max(0, spare))));
  }, [width, place, least, columns]);
  return width;
}

/** Room for a name that its column breaks into more than two lines, by the average letter in bold. */
function heightFor(name: string, width: number): number {
  const letters = Math.floor((width - 12) / 7.6);
  let [lines, line] = [1, 0];
  for (const { length } of name.split(" ")) {
    if (line > 0 && line + 1 + length > letters) [lines, line] = [lines + 1, length];
    else line += (line > 0 ? 1 : 0) + length;
  }
  return ROW_HEIGHT + LINE_HEIGHT * Math.max(0, lines - 2);
}

function sameCell(a: SheetCell | undefined, b: SheetCell | undefined): boolean {
  return a?.text === b?.text && a?.look === b?.look && a?.words === b?.words && a?.pad === b?.pad;
}

function textOf(shown: Shown | undefined): string {
  if (!shown) return "";
  return shown.save && "typed" in shown.save ? shown.save.typed : shown.cell.text;
}

function classesOf(column: SheetColumn, shown: Shown | undefined): string[] {
  return [
    "wm-sheet__cell",
    column.derived ? "wm-sheet__cell--derived" : "",
    shown ? `wm-sheet__cell--${shown.cell.look}` : "",
    shown?.save ? `wm-sheet__cell--${shown.save.state}` : "",
    shown?.cell.editable ? "wm-sheet__cell--open" : "",
  ].filter(Boolean);
}

function Head({ column }: { column: SheetColumn }) {
  return (
    <span className={`wm-sheet__head${column.tone ? ` wm-sheet__head--${column.tone}` : ""}`}>
      {column.label}
      {column.note ? <small>{column.note}</small> : null}
    </span>
  );
}

const STATE_WORDS: Readonly<Record<CellSave["state"], string>> = {
  saving: "saving…",
  saved: "saved",
  refused: "not saved",
  conflict: "conflict",
};

function Value({ value }: CustomCellRendererProps<SheetRow, Shown | string>) {
  if (!value) return null;
  if (typeof value === "string") return <span className="wm-sheet__value">{value}</span>;
  const { cell, save } = value;
  return (
    <span className="wm-sheet__value" title={save?.state === "refused" ? save.why : cell.words}>
      <span data-pad={save && "typed" in save ? undefined : cell.pad || undefined}>{textOf(value)}</span>
      {save ? <small className="wm-sheet__state">{STATE_WORDS[save.state]}</small> : null}
    </span>
  );
}
