import { stepTableOf } from "@models/measures/step-table";
import { NotFoundError } from "@models/outcome";
import { csvResponse } from "~/lib/csv.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { rowsOfTable } from "~/components/measures/table-rows";
import { wishesIn } from "~/lib/step-1.server";

/** One indicator's table, as the page shows it, or as known on a day. */
export const loader = gate(async (gated) => {
  const { book } = await readAsAsked(gated);
  const asked = new URL(gated.request.url).searchParams;
  const candidate = book.parts.candidate.find(({ _id }) => _id === asked.get("candidate"));
  const indicator = book.indicators.find(({ _id }) => _id === candidate?.indicator);
  if (!candidate || !indicator) throw new NotFoundError("table");
  return csvResponse(indicator.name, rowsOfTable(stepTableOf(book, candidate, indicator, wishesIn(asked))));
});
