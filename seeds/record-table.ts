import type { Actor } from "@models/people/actor";
import { EVERYONE } from "@models/measures/observation";
import type { SeriesId } from "@models/measures/series";
import { recordValues } from "@models/measures/record-value";
import type { PublishedTable } from "./coventry/figures";
import type { Desk } from "./desk";

/** Records a printed table as one batch of a partnership's own figures. */
export async function recordTable(
  desk: Desk,
  actor: Actor,
  scope: string,
  series: SeriesId,
  table: PublishedTable,
): Promise<void> {
  const given = Object.entries(table.rows).flatMap(([area, values]) =>
    table.periods.map((period, i) => ({
      scope,
      series,
      area,
      group: EVERYONE,
      period,
      given: {
        value: values[i] ?? null,
        reason: values[i] === undefined ? ("not published" as const) : null,
        status: "final" as const,
        source: table.source,
        audience: { kind: "public" as const },
      },
    })),
  );
  const recorded = await recordValues(desk.as(actor), `Published table: ${table.source}`, given);
  if (recorded.kind !== "saved") throw new Error(`The example's figures clash: ${series}`);
}
