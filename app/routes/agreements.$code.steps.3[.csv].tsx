import { openBook } from "@models/agreement/book";
import { NotFoundError } from "@models/outcome";
import { figuresOf } from "@models/targets/target-figures";
import { chartRows } from "~/components/charts/chart";
import { csvResponse } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";
import { targetChart } from "~/lib/target-chart.server";

/** One target's history, promise and comparators. */
export const loader = gate(async ({ act, params, request }) => {
  const book = await openBook(act, params["code"] ?? "");
  const target = book.parts.target.find(({ _id }) => _id === new URL(request.url).searchParams.get("target"));
  const figures = target && figuresOf(book, target);
  if (!figures) throw new NotFoundError("target");
  return csvResponse(figures.target.name, chartRows(targetChart(figures)));
});
