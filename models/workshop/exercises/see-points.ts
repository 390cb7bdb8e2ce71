import type { SeeMaterial } from "./see";

/** The name of a point of the chart. On its own with what follows, since phones read them. */
export const pointId = (row: string, period: string) => `${row} ${period}`;

/** Every figure that is drawn, ours first and the latest of each first: what people look at most. */
export function pointsOn({ rows, columns }: SeeMaterial): { id: string; name: string; row: string }[] {
  const ours = rows.filter(({ role }) => role === "ours");
  return [...ours, ...rows.filter(({ role }) => role !== "ours")].flatMap((row) =>
    columns
      .flatMap(({ period, label }, i) => {
        const cell = row.cells[i];
        if (!cell || cell.value === null) return [];
        return [{ id: pointId(row.id, period), name: `${row.name}, ${label}: ${cell.text}`, row: row.name }];
      })
      .reverse(),
  );
}
