import type { Act } from "../act";
import { findAgreement, openBook, openWithoutFigures, seriesIn, subjectOf } from "../agreement/book";
import { openBookAsKnown } from "../agreement/book-as-known";
import { withoutHiddenValues } from "../agreement/visibility";
import { type Outcome, done } from "../outcome";
import type { Reader } from "../people/audience";
import { authorise } from "../people/permissions";
import type { Store } from "../store/port";
import type { Indicator } from "./indicator";
import { type Batch, COMMON_SCOPE, type Observation, type ObservationVersion } from "./observation";
import { currentVersion, valueAsKnownOn } from "./observation-history";
import { endOf, startOf } from "./period";
import type { SeriesId } from "./series";

/** Which values somebody wants; what is absent narrows nothing. */
export interface ValueFilter {
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly group?: string | undefined;
  /** ISO dates: periods that lie wholly between them, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** ISO 8601 instant: values that were entered, brought back or taken back since, that instant included. */
  readonly updatedSince?: string | undefined;
  /** ISO 8601 instant: what was known then. */
  readonly knownOn?: string | undefined;
}

/** A value as one reader may see it. */
export interface ReadValue {
  readonly observation: Observation;
  readonly version: ObservationVersion;
  /** The batch with which it came. */
  readonly batch: Batch;
  /** ISO 8601 instant since when nothing stands there: the batch of the version was undone. */
  readonly removedAt?: string;
}

/** Documents read at a time: what is held in memory, however many values there are. */
const PAGE = 500;
/** Batches kept while reading: most values that lie side by side came together. */
const MOST_BATCHES = 5000;

/**
 * Values page by page, in the order of scope, series, area, group and period: an agreement's own and the official ones
 * that it is about, or without an agreement the official ones. Who reads from the region is given what was submitted.
 * @returns refused when there was nothing to be known at `knownOn`.
 * @throws NotFoundError when the person may not know of the agreement; ForbiddenError when an earlier day is asked for and
 *   the person may not read history.
 */
export async function readValues(
  act: Act,
  code: string | undefined,
  filter: ValueFilter,
): Promise<Outcome<AsyncGenerator<readonly ReadValue[]>>> {
  const { store } = act;
  if (code === undefined) {
    const indicators = await store.find<Indicator>("indicators", { removed: null }, { without: ["changes"] });
    return done(readRanges(store, rangesOf(filter, seriesIn(indicators), [COMMON_SCOPE]), { from: "public" }, filter));
  }
  const agreement = await findAgreement(act, code);
  if (filter.knownOn !== undefined) {
    const message = "Your role reads the agreement as it stands, without its history.";
    authorise(act.actor, "history.read", subjectOf(agreement), message);
  }
  const book = await openWithoutFigures(act, code);
  if (book === undefined) return readSubmitted(act, code, filter);
  const { reader } = book;
  const series = seriesIn(book.indicators);
  const known = new Set(book.areas.map(({ _id }) => _id));
  const official = filter.area === undefined ? { ...filter, areas: known } : filter;
  return done(
    readInTurn(
      readRanges(store, rangesOf(filter, series, [agreement.partnership]), reader, filter),
      readRanges(store, rangesOf(filter, series, [COMMON_SCOPE]), reader, official),
    ),
  );
}

/** A submission is one document: it is in memory anyway. */
async function readSubmitted(
  act: Act,
  code: string,
  filter: ValueFilter,
): Promise<Outcome<AsyncGenerator<readonly ReadValue[]>>> {
  const opened =
    filter.knownOn === undefined
      ? done(await openBook(act, code))
      : await openBookAsKnown(act, code, filter.knownOn.slice(0, 10));
  if (opened.kind !== "done") return opened;
  const { observations, batches, reader } = opened.value;
  const byId = new Map(batches.map((batch) => [batch._id, batch]));
  const { knownOn: _asSubmitted, ...rest } = filter;
  const ordered = [...observations].sort((a, b) => (a._id < b._id ? -1 : 1));
  async function* pages() {
    yield await Promise.resolve(shownOf(ordered, byId, reader, rest));
  }
  return done(pages());
}

async function* readInTurn<T>(...parts: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  for (const part of parts) yield* part;
}

/** Where in the order of ids the wanted values lie. The id of an observation begins with scope, series and area. */
function rangesOf({ indicator, area }: ValueFilter, series: readonly SeriesId[], scopes: readonly string[]): string[] {
  const wanted = [...series].filter((each) => indicator === undefined || each.startsWith(`${indicator}:`)).sort();
  return scopes.flatMap((scope) => wanted.map((each) => `${scope}|${each}|${area === undefined ? "" : `${area}|`}`));
}

/** The least text that is greater than every text with the prefix: "|" is followed by "}". */
const endOfRange = (prefix: string) => `${prefix.slice(0, -1)}}`;

async function* readRanges(
  store: Store,
  ranges: readonly string[],
  reader: Reader,
  filter: ValueFilter & { readonly areas?: ReadonlySet<string> },
): AsyncGenerator<readonly ReadValue[]> {
  const batches = new Map<string, Batch>();
  for (const prefix of ranges) {
    let after = prefix;
    for (;;) {
      const range = { _id: { $gt: after, $lt: endOfRange(prefix) } };
      const page = await store.find<Observation>("observations", range, { limit: PAGE });
      await addBatches(store, batches, page);
      const shown = shownOf(page, batches, reader, filter);
      if (shown.length > 0) yield shown;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      after = last._id;
    }
  }
}

async function addBatches(store: Store, known: Map<string, Batch>, page: readonly Observation[]): Promise<void> {
  if (known.size > MOST_BATCHES) known.clear();
  const ids = new Set(page.flatMap(({ versions }) => versions.map(({ batch }) => batch)));
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  for (const batch of await store.find<Batch>("batches", { _id: { $in: unknown } })) known.set(batch._id, batch);
}

function shownOf(
  page: readonly Observation[],
  batches: ReadonlyMap<string, Batch>,
  reader: Reader,
  filter: ValueFilter & { readonly areas?: ReadonlySet<string> },
): ReadValue[] {
  return page.flatMap((stored) => {
    if (!isWanted(stored, filter)) return [];
    const observation = withoutHiddenValues(stored, reader);
    const version =
      filter.knownOn === undefined
        ? currentVersion(observation, batches)
        : valueAsKnownOn(observation, batches, filter.knownOn);
    const batch = version && batches.get(version.batch);
    if (version === undefined) return removedOf(observation, batches, filter);
    if (batch === undefined) return [];
    return filter.updatedSince === undefined || lastMoved(stored, batch, batches) >= filter.updatedSince
      ? [{ observation, version, batch }]
      : [];
  });
}

/** What was shown until its batch was undone, for whoever asks what has changed since. */
function removedOf(
  observation: Observation,
  batches: ReadonlyMap<string, Batch>,
  { updatedSince, knownOn }: ValueFilter,
): ReadValue[] {
  if (updatedSince === undefined || knownOn !== undefined) return [];
  const removed = observation.versions.flatMap((version) => {
    const batch = batches.get(version.batch);
    return batch?.undoneAt === undefined ? [] : [{ observation, version, batch, removedAt: batch.undoneAt }];
  });
  const last = removed.sort((a, b) => (a.removedAt < b.removedAt ? -1 : 1)).at(-1);
  return last !== undefined && last.removedAt >= updatedSince ? [last] : [];
}

function isWanted(
  { series, area, group, period }: Observation,
  filter: ValueFilter & { readonly areas?: ReadonlySet<string> },
): boolean {
  return (
    (filter.indicator === undefined || series.slice(0, series.lastIndexOf(":")) === filter.indicator) &&
    (filter.area === undefined || area === filter.area) &&
    (filter.areas === undefined || filter.areas.has(area)) &&
    (filter.group === undefined || group === filter.group) &&
    (filter.from === undefined || startOf(period) >= filter.from) &&
    (filter.to === undefined || endOf(period) <= filter.to)
  );
}

/** When what is shown came to be shown: when its batch was committed, or when a later one was undone. */
function lastMoved({ versions }: Observation, batch: Batch, batches: ReadonlyMap<string, Batch>): string {
  const undone = versions.flatMap((version) => batches.get(version.batch)?.undoneAt ?? []);
  return [batch.committedAt ?? batch.at, ...undone].sort().at(-1) ?? batch.at;
}
