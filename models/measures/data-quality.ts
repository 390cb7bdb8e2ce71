import type { Book } from "../agreement/book";
import type { Candidate } from "../agreement/priority";
import { isInAudience } from "../people/audience";
import { type FindingKind, findingOn } from "./finding";
import type { Indicator } from "./indicator";
import { EVERYONE, type Observation, type ObservationVersion } from "./observation";
import { currentVersion } from "./observation-history";
import { type PeriodCode, codeOf, comparePeriods, endOf, isPeriodCode, nextPeriod, readPeriod } from "./period";
import { NO_SOURCE, suppliersOf } from "./prepare-entry";
import { readSeries } from "./series";
import { batchesOf } from "./step-table";

/** One value of the partnership's own as it stands, with what may be wrong with it. */
export interface HeldValue {
  readonly observation: Observation;
  readonly version: ObservationVersion;
  readonly indicator: Indicator;
  /** Where its page is. */
  readonly candidate: Candidate;
  /** Organisation id; null when nobody is named. */
  readonly supplier: string | null;
  readonly finding: FindingKind | null;
  /** It is the latest of a figure that is watched, and a later one should have come. */
  readonly isStale: boolean;
  readonly isProvisional: boolean;
  readonly hasSource: boolean;
}

/** A value that should have been supplied by now. */
export interface OverdueValue {
  readonly indicator: Indicator;
  readonly candidate: Candidate;
  readonly supplier: string | null;
  /** What figures of the indicator last came from; else what the supplier's is called. */
  readonly source: string;
  readonly area: string;
  readonly group: string;
  /** Null where no figure was ever entered, so that its periods are not known. */
  readonly period: PeriodCode | null;
  /** ISO date on which it was to come. */
  readonly due: string;
}

export interface DataQuality {
  readonly values: readonly HeldValue[];
  readonly overdue: readonly OverdueValue[];
}

/** A supplier that is far behind is late with all of them: the list need not go on for ever. */
const MOST_OVERDUE = 24;

/**
 * What the partnership's own values rest on: every value of the agreement's indicators that this reader may see, and what
 * should have come by now. Watched for lateness are ours and each place and group that a target is of.
 * @param today ISO date.
 */
export function dataQualityOf(book: Book, today: string): DataQuality {
  const values: HeldValue[] = [];
  const overdue: OverdueValue[] = [];
  const byIndicator = ownByIndicator(book);
  for (const { indicator, candidate } of measuredIn(book)) {
    const supplier = suppliersOf(book.parts.candidate, indicator._id)[0] ?? null;
    const held = heldOf(book, byIndicator.get(indicator._id) ?? []);
    const late = watchedIn(book, indicator._id).map((place) => {
      const latest = held.filter(({ observation }) => isOf(observation, place)).at(-1);
      return { place, latest, missing: missingAfter(latest, { book, indicator, candidate, place, today }) };
    });
    const stale = new Set(
      late.flatMap(({ latest, missing }) => (latest && missing.length > 0 ? [latest.observation] : [])),
    );
    values.push(
      ...held.map(({ observation, version }) => ({
        observation,
        version,
        indicator,
        candidate,
        supplier,
        finding: findingOn(observation, version)?.finding.kind ?? null,
        isStale: stale.has(observation),
        isProvisional: version.status === "provisional",
        hasSource: version.source !== NO_SOURCE,
      })),
    );
    for (const { place, latest, missing } of late) {
      const source = latest?.version.source ?? (candidate.supplier.source || indicator.source || NO_SOURCE);
      overdue.push(...missing.map((each) => ({ indicator, candidate, supplier, source, ...place, ...each })));
    }
  }
  return { values, overdue: overdue.sort((a, b) => a.due.localeCompare(b.due)) };
}

/** Each indicator that is chosen or that a target is of, once, in the order of the priorities. */
function measuredIn({ parts, indicators }: Book): { indicator: Indicator; candidate: Candidate }[] {
  const order = new Map(parts.priority.map(({ _id }, at) => [_id, at]));
  const promised = new Set(parts.target.map(({ indicator }) => indicator));
  const chosen = parts.candidate
    .filter(
      ({ standing, priority, indicator }) => order.has(priority) && (standing === "chosen" || promised.has(indicator)),
    )
    .sort((a, b) => (order.get(a.priority) ?? 0) - (order.get(b.priority) ?? 0) || a.order - b.order);
  const first = new Map(chosen.map((candidate) => [candidate.indicator, candidate] as const).reverse());
  return chosen.flatMap((candidate) => {
    const indicator = indicators.find(({ _id }) => _id === candidate.indicator);
    return indicator && first.get(indicator._id) === candidate ? [{ indicator, candidate }] : [];
  });
}

interface Held {
  readonly observation: Observation;
  readonly version: ObservationVersion;
}

function ownByIndicator({ observations, partnership }: Book): Map<string, Observation[]> {
  const own = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (observation.scope !== partnership._id) continue;
    const { indicator } = readSeries(observation.series);
    const others = own.get(indicator);
    if (others) others.push(observation);
    else own.set(indicator, [observation]);
  }
  return own;
}

/** In time order. What is missing or suppressed is no value. */
function heldOf(book: Book, observations: readonly Observation[]): Held[] {
  return observations
    .flatMap((observation) => {
      const version = currentVersion(observation, batchesOf(book));
      const isShown = version && version.value !== null && isInAudience(version.audience, book.reader);
      return isShown ? [{ observation, version }] : [];
    })
    .sort((a, b) => comparePeriods(a.observation.period, b.observation.period));
}

interface Place {
  readonly area: string;
  readonly group: string;
}

const isOf = (observation: Place, { area, group }: Place) => observation.area === area && observation.group === group;

function watchedIn({ agreement, parts }: Book, indicator: string): Place[] {
  const places: Place[] = [
    { area: agreement.area, group: EVERYONE },
    ...parts.target.filter((target) => target.indicator === indicator),
  ];
  const unique = new Map(places.map(({ area, group }) => [`${area}|${group}`, { area, group }]));
  return [...unique.values()];
}

interface Watch {
  readonly book: Book;
  readonly indicator: Indicator;
  readonly candidate: Candidate;
  readonly place: Place;
  readonly today: string;
}

/** The periods after the latest whose day has come, oldest first. */
function missingAfter(latest: Held | undefined, watch: Watch): Pick<OverdueValue, "period" | "due">[] {
  const { indicator, candidate, place, today, book } = watch;
  const expected = expectedBy(book, indicator._id, place);
  const announced = candidate.supplier.nextPublication ?? null;
  if (latest === undefined) {
    const known = [...expected].map(([period, due]) => ({ period, due }));
    const isOurs = place.area === book.agreement.area && place.group === EVERYONE;
    const first = isOurs && announced !== null ? [{ period: null, due: announced }] : [];
    return (known.length > 0 ? known : first).filter(({ due }) => due <= today);
  }
  // A figure entered since is the one that was announced.
  const next = announced !== null && latest.version.at.slice(0, 10) < announced ? announced : null;
  const missing: Pick<OverdueValue, "period" | "due">[] = [];
  let period = nextPeriod(latest.observation.period);
  for (; missing.length < MOST_OVERDUE; period = nextPeriod(period)) {
    const usual = usualDay(period, indicator);
    const due = expected.get(period) ?? (missing.length === 0 ? (next ?? usual) : later(next, usual));
    if (due === null || due > today) break;
    missing.push({ period, due });
  }
  return missing;
}

const later = (one: string | null, other: string | null) =>
  one === null || other === null ? (one ?? other) : one > other ? one : other;

/** The days on which targets expect the values that judge them. */
function expectedBy({ parts }: Book, indicator: string, place: Place): Map<PeriodCode, string> {
  const judged = parts.target
    .filter((target) => target.indicator === indicator && isOf(target, place))
    .flatMap((target) => Object.values(target.judged));
  return new Map(
    judged.flatMap(({ periods, expected }) =>
      expected ? periods.filter(isPeriodCode).map((period) => [period, expected] as const) : [],
    ),
  );
}

/**
 * Where nobody said on which day it is published: twice the time from one period to the next after its end, at most a
 * year. What is published now and then is awaited only by a day that somebody said.
 */
function usualDay(period: PeriodCode, { frequency }: Indicator): string | null {
  if (frequency === "irregular") return null;
  const { start, months } = readPeriod(period);
  const step = readPeriod(nextPeriod(period)).start - start;
  const lag = Math.min(12, 2 * step);
  return endOf(codeOf({ kind: "month", start: start + months - 1 + lag, months: 1 }));
}
