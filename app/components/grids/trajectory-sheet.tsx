import { useRevalidator } from "@remix-run/react";
import { useCallback, useMemo, useRef } from "react";
import { type Fill, fillTrajectory } from "@models/targets/fill-trajectory";
import { readNumber } from "@models/measures/read-typed-value";
import type { TrajectoryCell, TrajectoryRow } from "@models/targets/trajectory-grid";
import type { SavedPromise } from "~/lib/save-promise.server";
import type { StepThree } from "~/lib/step-3.server";
import { TrajectoryTable } from "../measures/trajectory-table";
import { Button } from "../text/button";
import { postForm } from "./post-form";
import { type SaveAnswer, type SheetCell, type SheetColumn, type SheetRow, type TypedCell, cellKey } from "./sheet";
import { SheetView } from "./sheet-view";
import { useCellSaves } from "./use-cell-saves";
import { saveTogether } from "./save-together";
import { whyNot } from "./why-not";

type Grid = StepThree["grids"][number];
type FillFacts = Grid["targets"][number];

interface TrajectorySheetProps {
  grid: Grid;
  mayPromise: boolean;
  /** Where typed promises are sent. */
  savePath: string;
  targetPath(id: string): string;
}

/** One key each, while a cell of the promise has the focus. */
const FILLS: readonly { readonly key: string; readonly fill: Fill; readonly label: string }[] = [
  { key: "s", fill: "straight-line", label: "Straight line" },
  { key: "f", fill: "front-loaded", label: "Front-loaded" },
  { key: "b", fill: "back-loaded", label: "Back-loaded" },
  { key: "g", fill: "between", label: "Fill the gaps" },
];

const FILL_KEYS = FILLS.map(({ key }) => key);

/** A promise in per cent may be typed with its sign; the server knows the unit and has the last word. */
const checkPromise = ({ typed }: TypedCell) => whyNot(readNumber(typed, typed.endsWith("%") ? "%" : ""));

/** The trajectories as a grid to type in; each cell is saved by itself, a fill as one change. */
export function TrajectorySheet({ grid, mayPromise, savePath, targetPath }: TrajectorySheetProps) {
  const { revalidate } = useRevalidator();
  const revs = useRef<Record<string, number>>({});
  const send = useCallback(
    (cells: readonly TypedCell[]) => promiseAll(savePath, grid, revs.current, cells),
    [savePath, grid],
  );
  const saves = useCellSaves(send, checkPromise, revalidate);
  const columns = useMemo(() => columnsOf(grid), [grid]);
  const rows = useMemo(() => grid.rows.map((row) => rowOf(grid, row, mayPromise)), [grid, mayPromise]);
  const fill = (target: FillFacts | undefined, how: Fill) => {
    const filled = target && fillTrajectory(how, { ...target, baseline: target.baseline ?? undefined });
    if (!target || !filled) return;
    saves.save(
      Object.entries(filled)
        .filter(([period, value]) => target.trajectory[period] !== value)
        .map(([column, value]) => ({ row: target.id, column, typed: String(value) })),
    );
  };
  const onKey = (row: string, key: string) => {
    const found = FILLS.find((each) => each.key === key.toLowerCase());
    if (!found) return false;
    fill(
      grid.targets.find(({ id }) => id === row),
      found.fill,
    );
    return true;
  };
  return (
    <>
      <SheetView
        label="Trajectories, to type in"
        firstHead="Target"
        nameWidth={124}
        columns={columns}
        rows={rows}
        saves={saves}
        onKey={mayPromise ? onKey : undefined}
        ownKeys={FILL_KEYS}
        table={<TrajectoryTable grid={grid} targetPath={targetPath} />}
      />
      {mayPromise
        ? grid.targets.map((target) => (
            <Fills
              key={target.id}
              target={target}
              name={grid.targets.length > 1 ? grid.rows.find(({ id }) => id === target.id)?.name : undefined}
              onFill={(how) => fill(target, how)}
            />
          ))
        : null}
    </>
  );
}

interface FillsProps {
  target: FillFacts;
  /** Said where one grid holds several targets. */
  name: string | undefined;
  onFill(how: Fill): void;
}

function Fills({ target, name, onFill }: FillsProps) {
  const able = FILLS.filter(({ fill }) => fillTrajectory(fill, { ...target, baseline: target.baseline ?? undefined }));
  if (able.length === 0) {
    return (
      <p className="wm-small wm-muted wm-fills">
        {name ? `${name}. ` : ""}
        {target.baseline ? "Type the final target" : "Type the first value and the final target"}, then one key fills
        the years between.
      </p>
    );
  }
  return (
    <div className="wm-row wm-small wm-fills">
      <span className="wm-muted">{name ? `${name}: fill` : "Fill"}</span>
      {able.map((each) => (
        <Button key={each.key} type="button" look="second" small onClick={() => onFill(each.fill)}>
          {each.label} <kbd>{each.key}</kbd>
        </Button>
      ))}
    </div>
  );
}

/** A pasted block may be of several targets: one after the other, and all of them back when one is refused. */
async function promiseAll(
  path: string,
  grid: Grid,
  revs: Record<string, number>,
  cells: readonly TypedCell[],
): Promise<SaveAnswer> {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const attempts = rows.map(
    (row) => () =>
      promise(
        path,
        grid,
        revs,
        cells.filter((cell) => cell.row === row),
      ),
  );
  return saveTogether(attempts);
}

/**
 * Each period is sent with the revision at which this person saw it: the page's, or a later one in which they had
 * saved it themselves. Periods seen at different revisions go one after the other.
 */
async function promise(
  path: string,
  grid: Grid,
  revs: Record<string, number>,
  cells: readonly TypedCell[],
): Promise<SaveAnswer> {
  const target = grid.targets.find(({ id }) => id === cells[0]?.row);
  if (!target) return { kind: "refused", why: "There is no such target any more. Load the page again." };
  const seenAt = (cell: TypedCell) => Math.max(target.rev, revs[cellKey(cell)] ?? 0);
  const [rev, ...later] = [...new Set(cells.map(seenAt))];
  const now = cells.filter((cell) => seenAt(cell) === rev);
  const answer = await sendAt(path, target, revs, now, rev ?? target.rev);
  if (answer.kind !== "saved" || later.length === 0) return answer;
  const rest = await promise(
    path,
    grid,
    revs,
    cells.filter((cell) => seenAt(cell) !== rev && !now.includes(cell)),
  );
  if (rest.kind !== "saved") return rest;
  return { kind: "saved", undo: async () => ((await rest.undo()).kind === "saved" ? answer.undo() : rest) };
}

async function sendAt(
  path: string,
  target: FillFacts,
  revs: Record<string, number>,
  cells: readonly TypedCell[],
  rev: number,
): Promise<SaveAnswer> {
  const answer = await postForm<SavedPromise>(path, {
    target: target.id,
    rev: String(rev),
    ...Object.fromEntries(cells.map(({ column, typed }) => [`trajectory.${column}`, typed])),
  });
  if (answer.kind === "refused") return answer;
  if (answer.kind === "conflict") {
    return { ...answer, insist: () => sendAt(path, target, revs, cells, answer.rev) };
  }
  for (const cell of cells) revs[cellKey(cell)] = answer.rev;
  const before = cells.map((cell) => ({ ...cell, typed: answer.before[cell.column] ?? "" }));
  return { kind: "saved", undo: () => sendAt(path, target, revs, before, answer.rev) };
}

function columnsOf(grid: Grid): SheetColumn[] {
  return [
    ...grid.columns.map(({ period, label, note, isPromised }, i): SheetColumn => ({
      id: period,
      label,
      ...(note ? { note } : {}),
      ...(isPromised ? { tone: "promise" } : {}),
      width: widthFor(
        label,
        note,
        grid.rows.map(({ cells }) => cells[i]?.text ?? ""),
      ),
    })),
    { id: "needed", label: "Change", note: "a year", derived: true, width: 58 },
    { id: "usual", label: "Usual", note: "a year", derived: true, width: 50 },
    { id: "best", label: "Best", note: "a year", derived: true, width: 48 },
    { id: "odds", label: "Odds", derived: true, width: 44 },
  ];
}

/** Pixels that a column cannot do without, by the average letter of its head, note and figures: nine periods must fit. */
function widthFor(label: string, note: string | null | undefined, texts: readonly string[]): number {
  const figures = Math.max(...texts.map(({ length }) => length));
  return 11 + Math.ceil(Math.max(label.length * 8, (note?.length ?? 0) * 5.8, figures * 8.5));
}

const LOOKS: Readonly<Record<TrajectoryCell["state"], SheetCell["look"]>> = {
  known: "plain",
  provisional: "provisional",
  promise: "promise",
  forecast: "plain",
  unknown: "missing",
  none: "plain",
};

function rowOf(grid: Grid, row: TrajectoryRow, mayPromise: boolean): SheetRow {
  const worked = (text: string): SheetCell => ({ text, pad: "", look: "plain", editable: false });
  return {
    id: row.id,
    name: row.over ? `${row.name}, ${row.over}` : row.name,
    role: row.isPromise ? "ours" : row.role === "ours" || row.over ? "part" : row.role,
    pinned: false,
    cells: {
      ...Object.fromEntries(
        row.cells.map((cell, i) => [
          grid.columns[i]?.period,
          {
            text: cell.text,
            pad: cell.pad,
            look: LOOKS[cell.state],
            doubted: cell.doubted,
            editable: mayPromise && row.isPromise && cell.state === "promise",
          },
        ]),
      ),
      needed: worked(row.needed),
      usual: worked(row.usual),
      best: worked(row.best),
      odds: worked(row.odds),
    },
  };
}
