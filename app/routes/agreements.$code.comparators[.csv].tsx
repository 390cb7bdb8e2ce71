import { comparedRows } from "~/components/comparators/compared-rows";
import { comparatorsPage } from "~/lib/comparators-page.server";
import { csvResponse } from "~/lib/csv.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

/** How ours stands among the areas of a set, by what the address picks. */
export const loader = gate(async (gated) => {
  const { searchParams } = new URL(gated.request.url);
  const { book, act } = await readAsAsked(gated);
  const { comparison } = await comparatorsPage(book, act, searchParams);
  // Heads alone say that there is nothing to compare yet.
  const rows = comparison?.shown ? comparedRows(comparison.shown) : [["Area"]];
  return csvResponse(`${comparison?.indicator.name ?? "Nothing"} compared`, rows);
});
