import type { Act } from "@models/act";
import { findIndicator, mayRevise } from "@models/measures/catalogue";
import type { Indicator } from "@models/measures/indicator";
import { definitionsOf } from "@models/measures/series";
import type { Partnership } from "@models/place/partnership";
import { capitalised } from "./words";

const BETTER = { higher: "Higher is better", lower: "Lower is better", none: "Neither direction is better" } as const;
const COMBINING = {
  sum: "Shorter periods sum",
  last: "The last of shorter periods stands",
  "weighted mean": "Shorter periods average by weight",
  none: "Shorter periods do not make a longer one",
} as const;

/** One indicator with every definition that it had. @throws NotFoundError for who may not know of it. */
export async function readIndicatorPage(act: Act, id: string) {
  const indicator = await findIndicator(act, id);
  const owner = indicator.partnership && (await act.store.get<Partnership>("partnerships", indicator.partnership));
  return {
    code: indicator.code,
    name: indicator.name,
    owner: owner ? owner.name : "National indicator",
    facts: factsOf(indicator),
    doubt: indicator.doubt ?? null,
    note: indicator.note ?? null,
    definitions: definitionsOf(indicator),
    mayRevise: mayRevise(act, indicator),
    today: act.now.slice(0, 10),
  };
}

function factsOf({ unit, polarity, frequency, dimension, combine, source }: Indicator): string[] {
  return [
    unit ? `Counted in: ${unit}` : "",
    BETTER[polarity],
    frequency === "irregular" ? "Published now and then" : `Published every ${frequency}`,
    dimension ? `Tells of ${dimension}` : "",
    COMBINING[combine],
    source ? `Source: ${source}` : "",
  ]
    .filter(Boolean)
    .map(capitalised);
}
