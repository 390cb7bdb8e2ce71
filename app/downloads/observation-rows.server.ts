import type { TidyFigure } from "@models/measures/tidy-figures";
import type { CsvRow } from "../lib/csv.server";
import { csvCell } from "./csv-table.server";
import { FIGURE_HEADS, tidyRow } from "./tables/step-1.server";

/** All figures as rows of CSV, heads first, official ones marked. */
export async function* observationRows(
  figures: AsyncIterable<TidyFigure> | Iterable<TidyFigure>,
): AsyncGenerator<CsvRow> {
  yield [...FIGURE_HEADS, "Official"];
  for await (const figure of figures) yield [...tidyRow(figure).map(csvCell), figure.isOfficial ? "yes" : "no"];
}
