import { allTargetsCsv, allTargetsPageOf } from "~/lib/all-targets-page.server";
import { csvResponse } from "~/lib/csv.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

/** Every target of the agreement, in the order of the page, or as known on a day. */
export const loader = gate(async (gated) => {
  const { book, act } = await readAsAsked(gated);
  const page = allTargetsPageOf(book, act, new URL(gated.request.url).searchParams);
  return csvResponse(`${book.agreement.name} all targets`, allTargetsCsv(page));
});
