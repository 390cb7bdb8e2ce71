import { openBook } from "@models/agreement/book";
import { allTargetsCsv, allTargetsPageOf } from "~/lib/all-targets-page.server";
import { csvResponse } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";

/** Every target of the agreement, in the order of the page. */
export const loader = gate(async ({ act, params, request }) => {
  const book = await openBook(act, params["code"] ?? "");
  const page = allTargetsPageOf(book, act, new URL(request.url).searchParams);
  return csvResponse(`${book.agreement.name} all targets`, allTargetsCsv(page));
});
