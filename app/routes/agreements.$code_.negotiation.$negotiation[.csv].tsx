import { NotFoundError } from "@models/outcome";
import { chartRows } from "~/components/charts/chart";
import { csvResponse } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";
import { negotiationPage } from "~/lib/negotiation-page.server";

/** What the chart of one negotiation draws: what was offered, what the region asks for, history and comparators. */
export const loader = gate(async (gated) => {
  const { name, chart } = await negotiationPage(gated);
  if (chart === null) throw new NotFoundError("chart");
  return csvResponse(`${name} negotiation`, chartRows(chart));
});
