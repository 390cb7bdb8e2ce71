import { findAgreement } from "@models/agreement/book";
import { lookAtImport } from "@models/importing/bring-in";
import { refusedRows } from "@models/importing/prepare";
import { prepareImport } from "@models/importing/run-import";
import { UnreadableFileError } from "@models/importing/table";
import { NotFoundError } from "@models/outcome";
import { csvResponse } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";

/** More than anybody mends by hand; a file with more is mended at its source. */
const MOST_ROWS = 50_000;

/** Every row of a file that cannot come in, with the reason. */
export const loader = gate(async ({ act, params, context }) => {
  await findAgreement(act, params["code"] ?? "");
  const found = await lookAtImport(act, params["import"] ?? "");
  const rows: (string | number)[][] = [["sheet", "row", "column", "found", "reason"]];
  const { store, settings } = context;
  try {
    const prepared = await prepareImport({ store, limits: settings.importLimits }, found);
    for await (const { sheet = "", row, column, text, remedy } of refusedRows(prepared)) {
      rows.push([sheet, row, column, text, remedy]);
      if (rows.length > MOST_ROWS) break;
    }
  } catch (error) {
    if (error instanceof UnreadableFileError) throw new NotFoundError("table");
    throw error;
  }
  return csvResponse(`refused ${found.file.name}`, rows);
});
