import type { Act } from "@models/act";
import { lookAtImport } from "@models/importing/bring-in";
import { AT_WORK, type Import } from "@models/importing/import";
import { refusedRows } from "@models/importing/prepare";
import { prepareImport } from "@models/importing/run-import";
import { UnreadableFileError } from "@models/importing/table";
import { NotFoundError } from "@models/outcome";
import type { AppLoadContext } from "@remix-run/node";
import { csvResponse } from "./csv.server";
import { eventStream } from "./event-stream.server";
import { progressOf } from "./import-page.server";
import type { ImportPlace } from "./import-place.server";

const TELL_EVERY_MS = 500;

/** How far an import has come: as server-sent events, or once as JSON for whoever asks again and again. */
export async function progressResponse(
  act: Act,
  place: ImportPlace,
  id: string,
  request: Request,
  { signal }: Pick<AppLoadContext, "signal">,
): Promise<Response> {
  const tell = async () => {
    const found = await importIn(act, place, id);
    return { progress: progressOf(found), atWork: AT_WORK.includes(found.state) };
  };
  const first = await tell();
  if (!request.headers.get("Accept")?.includes("text/event-stream")) return Response.json(first);
  return eventStream(signal, TELL_EVERY_MS, tell, ({ atWork }) => !atWork);
}

/** More than anybody mends by hand; a file with more is mended at its source. */
const MOST_ROWS = 50_000;

/** Every row of a file that cannot come in, with the reason. */
export async function refusedResponse(
  act: Act,
  place: ImportPlace,
  id: string,
  { store, settings }: Pick<AppLoadContext, "store" | "settings">,
): Promise<Response> {
  const found = await importIn(act, place, id);
  const rows: (string | number)[][] = [["sheet", "row", "column", "found", "reason"]];
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
}

async function importIn(act: Act, { scope }: ImportPlace, id: string): Promise<Import> {
  const found = await lookAtImport(act, id);
  if (found.scope !== scope) throw new NotFoundError("import");
  return found;
}
