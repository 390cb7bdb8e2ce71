import type { Book } from "@models/agreement/book";
import { NotFoundError } from "@models/outcome";
import { figuresOf } from "@models/targets/target-figures";
import { trajectoryGridsOf } from "@models/targets/trajectory-grid";
import { chartRows } from "~/components/charts/chart";
import { rowsOfTrajectories } from "~/components/measures/table-rows";
import { csvResponse } from "~/lib/csv.server";
import { readAsAsked } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { targetChart } from "~/lib/target-chart.server";

/** One target's history, promise and comparators; or the trajectories of a priority as their grids show them; or as known on a day. */
export const loader = gate(async (gated) => {
  const { book } = await readAsAsked(gated);
  const asked = new URL(gated.request.url).searchParams;
  return asked.has("target") ? oneTarget(book, asked.get("target")) : wholePriority(book, asked.get("priority"));
});

function oneTarget(book: Book, id: string | null): Response {
  const target = book.parts.target.find(({ _id }) => _id === id);
  const figures = target && figuresOf(book, target);
  if (!figures) throw new NotFoundError("target");
  return csvResponse(figures.target.name, chartRows(targetChart(figures)));
}

function wholePriority(book: Book, id: string | null): Response {
  const priority = book.parts.priority.find(({ _id }) => _id === id);
  if (!priority) throw new NotFoundError("priority");
  const grids = trajectoryGridsOf(book, targetsOf(book, priority._id));
  return csvResponse(`${priority.name} trajectories`, grids.flatMap(rowsOfTrajectories));
}

const targetsOf = ({ parts }: Book, priority: string) => parts.target.filter((target) => target.priority === priority);
