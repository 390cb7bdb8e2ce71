import {
  CellStyleModule,
  type ColDef,
  ClientSideRowModelModule,
  type CellKeyDownEvent,
  type CellPosition,
  PinnedRowModule,
  RowStyleModule,
  TextEditorModule,
  themeQuartz,
} from "ag-grid-community";
import { AgGridReact, type CustomCellRendererProps } from "ag-grid-react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { FindingMark } from "../measures/finding-mark";
import { copyTable, readPasted } from "./copy-table";
import { type CellSave, type SheetCell, type SheetColumn, type SheetRow, type TypedCell, cellKey } from "./sheet";
import type { CellSaves } from "./use-cell-saves";

const modules = [ClientSideRowModelModule, TextEditorModule, PinnedRowModule, CellStyleModule, RowStyleModule];

const ROW_HEIGHT = 42;
const LINE_HEIGHT = 20;
/** Pixels that a column takes at least, and that names take at most. */
const COLUMN_LEAST = 53;
/** What an auditor's mark takes before its value. */
const MARK_WIDTH = 18;
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
 * was, Ctrl+Z takes the last change back, a block from a spreadsheet is pasted from the focused cell on and looked at
 * before it is saved, Ctrl+C takes the focused cell and Ctrl+Shift+C the whole table.
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
  const asTable = () => [
    [firstHead, ...columns.map(({ label: head, note }) => (note ? `${head} (${note})` : head))],
    ...rows.map((row) => [row.name, ...columns.map(({ id }) => row.cells[id]?.text ?? "")]),
  ];
  const live = useRef({ saves, onKey, ownKeys, asTable });
  useEffect(() => {
    live.current = { saves, onKey, ownKeys, asTable };
  });
  // Columns made anew with the same content would make the grid anew, and close the cell that is open.
  const columnsText = JSON.stringify(columns);
  const stable = useMemo(() => JSON.parse(columnsText) as SheetColumn[], [columnsText]);
  const marked = columns.flatMap(({ id }) => (rows.some(({ cells }) => cells[id]?.doubted) ? [id] : [])).join(" ");
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
        ...(column.words && { headerClass: "wm-sheet__heading--words" }),
        minWidth: column.width ?? COLUMN_LEAST + (marked.split(" ").includes(column.id) ? MARK_WIDTH : 0),
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
  }, [stable, firstHead, nameWidth, marked]);

  const onCellKeyDown = useCallback(({ api, event, data, column, node }: CellKeyDownEvent<DrawnRow>) => {
    const { onKey } = live.current;
    const key = event as unknown as KeyboardEvent;
    if (!data || node.rowIndex === null || api.getEditingCells().length > 0) return;
    if ((key.ctrlKey || key.metaKey) && key.shiftKey && key.key.toLowerCase() === "c") {
      key.preventDefault();
      copyTable(live.current.asTable());
    } else if (!key.ctrlKey && !key.metaKey && !key.altKey && data.cells[column.getColId()]?.editable) {
      if (onKey?.(data.id, key.key)) key.preventDefault();
    }
  }, []);

  /** The focused cell, while nobody types in it, with the rows in the order in which they stand. */
  const focus = () => {
    const api = grid.current?.api;
    const cell = api?.getFocusedCell();
    if (!api || !cell || api.getEditingCells().length > 0) return undefined;
    const pinned = rows.filter((row) => row.pinned);
    const order = [...pinned, ...rows.filter((row) => !row.pinned)];
    const top = cell.rowPinned === "top" ? cell.rowIndex : cell.rowIndex + pinned.length;
    return { cell, order, top, column: cell.column.getColId() };
  };

  const pastedAt = useRef<CellPosition>();
  const paste = (event: React.ClipboardEvent) => {
    const focused = focus();
    if (!focused) return;
    event.preventDefault();
    const { order, top } = focused;
    pastedAt.current = focused.cell;
    const left = columns.findIndex(({ id }) => id === focused.column);
    if (left < 0) return;
    const block = readPasted(event.clipboardData.getData("text/plain"));
    // What stands there already, as typed or as shown, is no change.
    const changes = block.flatMap((values, down) =>
      values.flatMap((typed, across): TypedCell[] => {
        const [row, column] = [order[top + down], columns[left + across]];
        const cell = column && row?.cells[column.id];
        if (!row || !column || !cell?.editable || typed === "" || typed === cell.text) return [];
        return [{ row: row.id, column: column.id, typed }];
      }),
    );
    saves.paste(changes);
  };

  // The buttons that decided about a block are gone then: the keys mean the grid again.
  const isPasted = saves.pasted.length > 0;
  useEffect(() => {
    const at = pastedAt.current;
    if (isPasted || !at) return;
    pastedAt.current = undefined;
    grid.current?.api.setFocusedCell(at.rowIndex, at.column, at.rowPinned);
  }, [isPasted]);

  /** The focused cell, for the clipboard; a block of text that somebody selected stays theirs to copy. */
  const copy = (event: React.ClipboardEvent) => {
    const focused = focus();
    if (!focused || String(getSelection()) !== "") return;
    const row = focused.order[focused.top];
    const text = focused.column === "name" ? row?.name : row?.cells[focused.column]?.text;
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
  };

  return (
    <div className="wm-sheet" ref={place} onPaste={paste} onCopy={copy} role="group" aria-label={label}>
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
  return (
    a?.text === b?.text &&
    a?.look === b?.look &&
    a?.words === b?.words &&
    a?.doubted === b?.doubted &&
    a?.pad === b?.pad
  );
}

function textOf(shown: Shown | undefined): string {
  if (!shown) return "";
  return shown.save && "typed" in shown.save ? shown.save.typed : shown.cell.text;
}

function classesOf(column: SheetColumn, shown: Shown | undefined): string[] {
  return [
    "wm-sheet__cell",
    column.derived ? "wm-sheet__cell--derived" : "",
    column.words ? "wm-sheet__cell--words" : "",
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
  pasted: "pasted",
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
      <span data-pad={save && "typed" in save ? undefined : cell.pad || undefined}>
        {save ? null : <FindingMark doubted={cell.doubted} />}
        {textOf(value)}
      </span>
      {save ? <small className="wm-sheet__state">{STATE_WORDS[save.state]}</small> : null}
    </span>
  );
}
