import type { OpenedFile } from "./file/open-file";
import type { Matching } from "./matching/match-names";
import { type PlanPlace, type PlannedValue, rowPlanner } from "./plan";
import { readRows } from "./read-file";
import { SeenCells } from "./seen-cells";
import type { FileRow, RefusedRow } from "./table";

/** Some of a file's values, ready to be compared or written. */
export interface PlannedRows {
  readonly plans: readonly PlannedValue[];
  readonly refused: readonly RefusedRow[];
  /** Rows of the same file that give two values for one cell: such a file cannot come in. */
  readonly clashes: readonly RefusedRow[];
  readonly leftOut: number;
  /** Values that somebody else answers for: to be proposed, not written. */
  readonly others: readonly PlannedValue[];
  readonly read: number;
}

/** Few enough to compare with one question to the store, and to tell of progress often. */
const AT_ONCE = 2000;

/**
 * Reads a file through as values to be written, each cell once.
 * @param isOurs whether the person may bring in the value of a row; the others are to be proposed.
 */
export async function* planFile(
  file: OpenedFile,
  place: PlanPlace,
  matching: Matching,
  isOurs: (row: FileRow) => boolean = () => true,
): AsyncGenerator<PlannedRows> {
  const plan = rowPlanner(place, matching);
  const seen = new SeenCells();
  let found = nothing();
  const take = (row: FileRow, placed: (refused: RefusedRow) => RefusedRow) => {
    found.read += 1;
    if (place.passesOver(row)) return;
    const planned = plan(row);
    if (planned === "left out") found.leftOut += 1;
    else if ("remedy" in planned) found.refused.push(placed(planned));
    else {
      const earlier = seen.add(planned.id, planned.row, planned.given.value);
      if (earlier === undefined) (isOurs(row) ? found.plans : found.others).push(planned);
      else if (earlier.value === planned.given.value) found.refused.push(placed(repeatOf(earlier.row, row)));
      else found.clashes.push(placed(clashOf(earlier, row)));
    }
  };
  for await (const { sheet, rows, refused } of readRows(file)) {
    const placed = (each: RefusedRow): RefusedRow => (sheet === "" ? each : { sheet, ...each });
    found.refused.push(...refused.map(placed));
    for (const row of rows) {
      take(row, placed);
      if (found.read < AT_ONCE) continue;
      yield found;
      found = nothing();
    }
  }
  yield found;
}

const nothing = () => ({
  plans: [] as PlannedValue[],
  refused: [] as RefusedRow[],
  clashes: [] as RefusedRow[],
  leftOut: 0,
  others: [] as PlannedValue[],
  read: 0,
});

function repeatOf(earlier: number, { row, column, value }: FileRow): RefusedRow {
  return { row, column: column ?? "value", text: value, remedy: `This repeats row ${earlier}. Take one of them away.` };
}

function clashOf(
  earlier: { row: number; value: number | null },
  { row, column, value, indicator, area, period }: FileRow,
): RefusedRow {
  const remedy =
    `Row ${earlier.row} gives ${earlier.value ?? "no value"} and row ${row} gives “${value}” for ${indicator}, ${area}, ${period}. ` +
    "Keep the right one and bring the file in again.";
  return { row, column: column ?? "value", text: value, remedy };
}
