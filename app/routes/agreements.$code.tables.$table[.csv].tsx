import { NotFoundError } from "@models/outcome";
import { csvRows } from "~/downloads/csv-table.server";
import { tablesFor } from "~/downloads/tables/index.server";
import { csvResponse } from "~/lib/csv.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

/** One list of the agreement, as it stands or as known on a day. */
export const loader = gate(async (gated) => {
  const { book, act } = await readAsAsked(gated);
  const offer = tablesFor(book, act.actor).find(({ id }) => id === gated.params["table"]);
  if (!offer) throw new NotFoundError("table");
  return csvResponse(`${book.agreement.name} ${offer.id}`, csvRows(await offer.tableOf(book, act)));
});
