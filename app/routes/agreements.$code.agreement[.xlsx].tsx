import { workbookOf } from "~/downloads/workbook.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { fileResponse } from "~/lib/file-response.server";
import { gate } from "~/lib/gate.server";

/** The agreement as a workbook, as it stands or as known on a day. */
export const loader = gate(async (gated) => {
  const { book, act } = await readAsAsked(gated);
  return fileResponse(book.agreement.name, "xlsx", (await workbookOf(book, act)) as BodyInit);
});
