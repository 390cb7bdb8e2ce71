import { join } from "node:path";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { comparedAreas } from "@models/agreement/compared-areas";
import { addComparators } from "@models/agreement/comparators";
import { findActor } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import { EVERYONE } from "@models/measures/observation";
import { nextPeriod, previousPeriod, type PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { ENGLAND } from "@models/place/area";
import type { Store } from "@models/store/port";
import { seedExample } from "@seeds/example";

export const CODE = "coventry-2008";
const PERIODS = 12;
const TARGETS = 35;
/** Six comparators with our area, the region and the country make eight rows and one more. */
const COMPARATORS = ["E08000025", "E08000027", "E08000028", "E08000029"];

/** The example grown to the size of the bench: 8 areas × 12 periods on show, 35 targets in the store. */
export async function planOfBenchSize(store: Store): Promise<Act> {
  await seedExample(store, join(import.meta.dirname, "../../seeds/reference"), "draft");
  const [person] = await store.find<Person>("people", { email: "facilitator@coventry.example" });
  const actor = await findActor(store, person?._id ?? "");
  if (actor === undefined) throw new Error("The example has no facilitator");
  let ids = 0;
  const act: Act = { store, actor, via: "example", now: "2008-03-10T10:00:00.000Z", newId: () => `bench${++ids}` };

  await addComparators(act, CODE, { areas: COMPARATORS, why: "The size of the bench" });
  const book = await openBook(act, CODE);
  const [priority] = book.parts.priority;
  const areas = [book.agreement.area, ...comparedAreas(book), book.agreement.region, ENGLAND];
  for (const series of new Set(book.observations.map((each) => each.series))) {
    const known = book.observations.filter((each) => each.series === series);
    const periods = twelveUpTo(known.map((each) => each.period));
    const missing = [...new Set(areas)].flatMap((area) =>
      periods
        .filter((period) => !known.some((each) => each.area === area && each.period === period))
        .map((period, i) => ({
          scope: book.partnership._id,
          series,
          area,
          group: EVERYONE,
          period,
          given: {
            value: 40 + ((i * 7) % 20),
            reason: null,
            status: "final" as const,
            source: "illustrative",
            audience: { kind: "region" as const },
          },
        })),
    );
    await recordValues(act, "Bench", missing);
  }
  for (let i = book.parts.target.length; i < TARGETS; i++) {
    const added = await addPart(act, CODE, "target", {
      priority: book.parts.priority[i % book.parts.priority.length]?._id ?? priority?._id,
      name: `Target ${i + 1}`,
      indicator: "NI 151",
      area: book.agreement.area,
      designation: i < 30 ? "designated" : "local",
      baseline: { period: "Q2007-2", value: 72.4 },
      trajectory: { "Q2008-4": 72.8, "Q2009-4": 73.6, "Q2010-4": 74.5 },
    });
    if (added.kind !== "done") throw new Error(JSON.stringify(added));
  }
  return act;
}

function twelveUpTo(known: readonly PeriodCode[]): PeriodCode[] {
  const periods = new Set(known);
  let first = [...periods].reduce((a, b) => (a < b ? a : b));
  while (periods.size < PERIODS) {
    first = previousPeriod(first) ?? nextPeriod(first);
    periods.add(first);
  }
  return [...periods];
}
