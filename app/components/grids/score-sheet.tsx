import { useRevalidator } from "@remix-run/react";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import type { StepFour } from "~/lib/step-4.server";
import { saveRow } from "./save-row";
import { saveTogether } from "./save-together";
import { type SheetCell, type SheetColumn, type SheetRow, type TypedCell } from "./sheet";
import { SheetView } from "./sheet-view";
import { useCellSaves } from "./use-cell-saves";

interface ScoreSheetProps {
  page: Pick<StepFour, "code" | "criteria" | "rows" | "ranking">;
  table: ReactNode;
}

type Rows = StepFour["rows"];

/** Options down, criteria across, as a grid: scores typed or pasted as a block; totals and ranks follow what is saved. */
export function ScoreSheet({ page, table }: ScoreSheetProps) {
  const { code, criteria, rows, ranking } = page;
  const { revalidate } = useRevalidator();
  const revs = useRef<Record<string, number>>({});
  const send = useCallback(
    (cells: readonly TypedCell[]) => {
      const ids = [...new Set(cells.map(({ row }) => row))];
      const ofRow = (id: string) => cells.filter(({ row }) => row === id);
      return saveTogether(
        ids.map(
          (id) => () =>
            saveRow({ path: `/agreements/${code}/scores`, rows, revs: revs.current, what: "option" }, ofRow(id)),
        ),
      );
    },
    [code, rows],
  );
  const saves = useCellSaves(send, whyRefused, revalidate);
  const columns = useMemo((): SheetColumn[] => columnsOf(criteria), [criteria]);
  const drawn = useMemo(() => rows.map((row) => rowOf(row, criteria, ranking)), [rows, criteria, ranking]);
  return (
    <SheetView
      label="Scores, to type in"
      firstHead="Option"
      nameWidth={190}
      columns={columns}
      rows={drawn}
      saves={saves}
      table={table}
    />
  );
}

function columnsOf(criteria: StepFour["criteria"]): SheetColumn[] {
  return [
    ...criteria.map(({ id, name, weight }) => ({ id, label: name, note: `weight ${weight}`, width: 130 })),
    { id: "total", label: "Total", note: "of 5", derived: true },
    { id: "rank", label: "Rank", derived: true },
  ];
}

function rowOf(
  { id, name, favoured, scores }: Rows[number],
  criteria: StepFour["criteria"],
  ranking: StepFour["ranking"],
): SheetRow {
  const cell = (text: string, editable = false): SheetCell => ({ text, pad: "", look: "plain", editable });
  const rank = ranking.find((each) => each.id === id);
  return {
    id,
    name,
    role: favoured ? "ours" : "part",
    pinned: false,
    cells: {
      ...Object.fromEntries(criteria.map((each) => [each.id, cell(String(scores[each.id] ?? ""), true)])),
      total: cell(rank?.printed || "–"),
      rank: cell(rank?.place || "–"),
    },
  };
}

/** Empty takes the score away. */
function whyRefused({ typed }: TypedCell): string | undefined {
  const score = Number(typed);
  return score >= 0 && score <= 5 ? undefined : "Write a number from 0 to 5.";
}
