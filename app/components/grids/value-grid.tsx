import { useRevalidator } from "@remix-run/react";
import { useCallback, useMemo, useRef } from "react";
import { readTypedValue } from "@models/measures/read-typed-value";
import type { StepCell, StepRow, StepTable } from "@models/measures/step-table-view";
import type { SavedBlock } from "~/lib/save-block.server";
import type { SavedValue } from "~/lib/save-value.server";
import { IndicatorTable } from "../measures/indicator-table";
import { postForm } from "./post-form";
import { type SaveAnswer, type SheetCell, type SheetColumn, type SheetRow, type TypedCell, cellKey } from "./sheet";
import { SheetView } from "./sheet-view";
import { useCellSaves } from "./use-cell-saves";
import { whyNot } from "./why-not";

interface ValueGridProps {
  table: StepTable & { readonly mayEnter: boolean };
  /** Where one value is read and changed; "/save" under it answers a grid. */
  valuesPath: string;
}

/** Step 1's table as a grid: every figure is saved as it is typed, each by itself. */
export function ValueGrid({ table, valuesPath }: ValueGridProps) {
  const { revalidate } = useRevalidator();
  const seen = useRef<Record<string, number>>({});
  const send = useCallback(
    (cells: readonly TypedCell[]) =>
      cells.length === 1
        ? saveCell(`${valuesPath}/save`, table, seen.current, cells[0] as TypedCell)
        : saveCells(`${valuesPath}/save`, table, seen.current, cells),
    [valuesPath, table],
  );
  const check = useCallback(({ typed }: TypedCell) => whyNot(readTypedValue(typed, table.unit)), [table.unit]);
  const saves = useCellSaves(send, check, revalidate);
  const columns = useMemo(() => columnsOf(table), [table]);
  const rows = useMemo(() => table.rows.map((row) => rowOf(table, row)), [table]);
  return (
    <SheetView
      label={`${table.name}, to type in`}
      firstHead="Area"
      columns={columns}
      rows={rows}
      saves={saves}
      table={<IndicatorTable table={table} valuesPath={valuesPath} />}
    />
  );
}

/** What a cell is of, and how many versions of it this person has seen: a value typed twice was seen by who typed it. */
function placeOf(table: StepTable, seen: Record<string, number>, cell: TypedCell) {
  const row = table.rows.find(({ id }) => id === cell.row);
  const stored = row?.cells[table.columns.findIndex(({ period }) => period === cell.column)];
  return {
    ...(stored?.version ? { version: stored.version } : {}),
    area: row?.area ?? "",
    group: row?.group ?? "",
    period: cell.column,
    typed: cell.typed,
    seen: Math.max(seen[cellKey(cell)] ?? 0, stored?.seen ?? 0),
  };
}

async function saveCell(
  path: string,
  table: StepTable,
  seen: Record<string, number>,
  cell: TypedCell,
  insisted?: number,
): Promise<SaveAnswer> {
  const place = placeOf(table, seen, cell);
  const fields = { ...place, indicator: table.indicator, seen: String(insisted ?? place.seen) };
  const answer = await postForm<SavedValue>(path, fields);
  if (answer.kind === "refused") return answer;
  if (answer.kind === "conflict") {
    return { ...answer, insist: () => saveCell(path, table, seen, cell, answer.seen) };
  }
  seen[cellKey(cell)] = answer.seen;
  return { kind: "saved", undo: () => undo(path, answer.batch) };
}

/** A block is one batch, and one undo takes it back. */
async function saveCells(
  path: string,
  table: StepTable,
  seen: Record<string, number>,
  cells: readonly TypedCell[],
): Promise<SaveAnswer> {
  const block = { indicator: table.indicator, cells: cells.map((cell) => placeOf(table, seen, cell)) };
  const answer = await postForm<SavedBlock>(path, { block: JSON.stringify(block) });
  if (answer.kind === "refused") return answer;
  cells.forEach((cell, at) => (seen[cellKey(cell)] = answer.seen[at] ?? 0));
  const { batch } = answer;
  return {
    kind: "saved",
    undo: async () => (batch === null ? { kind: "refused", why: "Nothing was changed." } : undo(path, batch)),
  };
}

async function undo(path: string, batch: string): Promise<SaveAnswer> {
  const answer = await postForm<SavedValue>(path, { intent: "undo", batch });
  return answer.kind === "refused" ? answer : { kind: "saved", undo: () => undo(path, batch) };
}

function columnsOf(table: StepTable): SheetColumn[] {
  const derived = (id: string, label: string, note: string | null, width: number): SheetColumn => ({
    id,
    label,
    ...(note ? { note } : {}),
    derived: true,
    width,
  });
  return [
    ...table.columns.map(({ period, label, isBreak }) => ({
      id: period,
      label,
      ...(isBreak ? { note: "new definition" } : {}),
    })),
    ...(table.rows.some(({ rank }) => rank) ? [derived("rank", "Rank", table.comparedIn, 70)] : []),
    ...(table.reference ? [derived("gap", "Gap", `to ${table.reference}`, 84)] : []),
    derived("change", "Change", table.columns[0] ? `since ${table.columns[0].label}` : null, 72),
  ];
}

function rowOf(table: StepTable & { readonly mayEnter: boolean }, row: StepRow): SheetRow {
  const worked = (text: string | null, look: SheetCell["look"] = "plain"): SheetCell => ({
    text: text ?? "",
    pad: "",
    look,
    editable: false,
  });
  const lookOf = (judged: StepRow["gap"]) =>
    row.role === "ours" && (judged?.judgement === "better" || judged?.judgement === "worse")
      ? judged.judgement
      : "plain";
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    pinned: row.role === "ours",
    cells: {
      ...Object.fromEntries(
        table.columns.map(({ period }, i) => [period, figureOf(row.cells[i] as StepCell, table.mayEnter)]),
      ),
      rank: worked(row.rank),
      gap: worked(row.gap?.text ?? null, lookOf(row.gap)),
      change: worked(row.change?.text ?? null, lookOf(row.change)),
    },
  };
}

const LOOKS = { final: "plain", provisional: "provisional", missing: "missing", empty: "unknown" } as const;

function figureOf(cell: StepCell, editable: boolean): SheetCell {
  return {
    text: cell.text,
    pad: cell.pad,
    look: LOOKS[cell.state],
    words: cell.words,
    doubted: cell.doubted,
    editable,
  };
}
