import { useRevalidator } from "@remix-run/react";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { formatDay, readDay } from "~/lib/dates";
import type { ActionRow } from "~/lib/step-5.server";
import { listed } from "~/lib/words";
import { saveRow } from "./save-row";
import { saveTogether } from "./save-together";
import { type SheetCell, type SheetColumn, type SheetRow, type TypedCell } from "./sheet";
import { SheetView } from "./sheet-view";
import { useCellSaves } from "./use-cell-saves";

interface ActionSheetProps {
  rows: readonly ActionRow[];
  /** Where what is typed is sent. */
  savePath: string;
  table: ReactNode;
}

const COLUMNS: readonly SheetColumn[] = [
  { id: "status", label: "Status", width: 105, words: true },
  { id: "start", label: "Starts", width: 140, words: true },
  { id: "end", label: "Ends", width: 140, words: true },
  { id: "lead", label: "Lead in words", width: 150, words: true },
];

/** The action plan as a grid: status, days and lead, typed or pasted as a block. */
export function ActionSheet({ rows, savePath, table }: ActionSheetProps) {
  const { revalidate } = useRevalidator();
  const revs = useRef<Record<string, number>>({});
  const send = useCallback(
    (cells: readonly TypedCell[]) => {
      const ids = [...new Set(cells.map(({ row }) => row))];
      const ofRow = (id: string) => cells.filter(({ row }) => row === id);
      return saveTogether(
        ids.map((id) => () => saveRow({ path: savePath, rows, revs: revs.current, what: "action" }, ofRow(id))),
      );
    },
    [savePath, rows],
  );
  const check = useCallback((cell: TypedCell) => whyRefused(rows, cell), [rows]);
  const saves = useCellSaves(send, check, revalidate);
  const drawn = useMemo(() => rows.map(rowOf), [rows]);
  return (
    <SheetView
      label="Actions, to type in"
      firstHead="What"
      nameWidth={190}
      columns={COLUMNS}
      rows={drawn}
      saves={saves}
      table={table}
    />
  );
}

function rowOf({ id, what, quick, editTo }: ActionRow): SheetRow {
  const cell = (text: string): SheetCell => ({ text, pad: "", look: "plain", editable: editTo !== null });
  const day = (iso: string) => (iso === "" ? "" : formatDay(iso));
  return {
    id,
    name: what,
    role: "part",
    pinned: false,
    cells: {
      status: cell(quick.status),
      start: cell(day(quick.start)),
      end: cell(day(quick.end)),
      lead: cell(quick.lead),
    },
  };
}

function whyRefused(rows: readonly ActionRow[], { row, column, typed }: TypedCell): string | undefined {
  if (column === "start" || column === "end") {
    return /^\d{4}-\d{2}-\d{2}$/.test(readDay(typed)) ? undefined : "Write a day, such as 10 March 2008.";
  }
  const statuses: readonly string[] = rows.find(({ id }) => id === row)?.quick.statuses ?? [];
  if (column !== "status" || statuses.includes(typed.toLowerCase())) return undefined;
  return `Write one of: ${listed(statuses)}.`;
}
