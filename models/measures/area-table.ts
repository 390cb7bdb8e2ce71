import type { Book } from "../agreement/book";
import { type Reader, isInAudience } from "../people/audience";
import type { Store } from "../store/port";
import type { Indicator } from "./indicator";
import { type IndicatorTable, type TablePlace, buildIndicatorTable } from "./indicator-table";
import { type Batch, COMMON_SCOPE, EVERYONE, type Observation } from "./observation";
import { seriesOf } from "./series";

/** What is known of an indicator: a partnership's own figures and the official ones. */
type Figures = Pick<Book, "observations" | "batches">;

/** The figures of areas that a book need not hold, such as all of a kind, read from the store. */
export async function readFigures(
  store: Pick<Store, "find">,
  partnership: string,
  indicator: Indicator,
  areas: readonly string[],
): Promise<Figures> {
  const observations = await store.find<Observation>("observations", {
    scope: { $in: [partnership, COMMON_SCOPE] },
    series: { $in: Object.keys(indicator.definitions).map((version) => seriesOf(indicator, version)) },
    area: { $in: areas },
    group: EVERYONE,
  });
  const batches = await store.find<Batch>("batches", {
    _id: { $in: [...new Set(observations.flatMap(({ versions }) => versions.map(({ batch }) => batch)))] },
  });
  return { observations, batches };
}

/** One indicator for these places, as one reader may see it. */
export function areaTableOf(
  { observations, batches }: Figures,
  indicator: Indicator,
  places: readonly TablePlace[],
  reader: Reader,
): IndicatorTable {
  return buildIndicatorTable({
    indicator,
    places,
    own: observations.filter(({ scope }) => scope !== COMMON_SCOPE),
    common: observations.filter(({ scope }) => scope === COMMON_SCOPE),
    batches: new Map(batches.map((batch) => [batch._id, batch])),
    maySee: ({ audience }) => isInAudience(audience, reader),
  });
}
