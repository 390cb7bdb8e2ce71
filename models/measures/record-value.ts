import type { Act } from "../act";
import { retryOnConflict } from "../history/save";
import { type Outcome, done } from "../outcome";
import { DuplicateError } from "../store/port";
import {
  type Batch,
  type Observation,
  type ObservationKey,
  type ObservationVersion,
  observationId,
} from "./observation";

/** A value as somebody gives it; who, when and in which batch are added on recording. */
export type GivenValue = Omit<ObservationVersion, "by" | "at" | "batch">;
export interface GivenObservation extends ObservationKey {
  readonly given: GivenValue;
  /** How many versions the person had seen; leave out to append whatever came in between. */
  readonly seen?: number;
}

/** Somebody else's value came first: both are shown, and the second person chooses. */
export interface ValueConflict {
  readonly key: ObservationKey;
  readonly theirs: ObservationVersion;
  readonly yours: GivenValue;
  /** To be sent as `seen` when the person chooses their own value. */
  readonly seen: number;
}

export type Recorded =
  | { readonly kind: "saved"; readonly batch: string; readonly observations: readonly Observation[] }
  | { readonly kind: "conflict"; readonly conflicts: readonly ValueConflict[] };

/**
 * Records values as one batch: readers see all of them or none. Permission is the caller's to check.
 * @param label what the batch was, for history: "Typed in the grid".
 */
export async function recordValues(act: Act, label: string, given: readonly GivenObservation[]): Promise<Recorded> {
  const conflicts = await findConflicts(act, given);
  if (conflicts.length > 0) return { kind: "conflict", conflicts };
  const [scope, ...otherScopes] = new Set(given.map((each) => each.scope));
  const batch = await act.store.insert<Batch>("batches", {
    _id: act.newId(),
    state: "open",
    by: act.actor.person,
    at: act.now,
    via: act.via,
    label,
    ...(scope !== undefined && otherScopes.length === 0 && { scope }),
  });
  const observations: Observation[] = [];
  for (const some of inChunks(given)) {
    const appended = await appendAll(act, batch._id, some);
    // The batch stays open, so that nobody sees what was written of it.
    if ("theirs" in appended) return { kind: "conflict", conflicts: [appended] };
    observations.push(...appended);
  }
  await act.store.replace<Batch>("batches", { ...batch, state: "committed", committedAt: act.now });
  return { kind: "saved", batch: batch._id, observations };
}

/** Few enough for one question to the store and one short transaction. */
const CHUNK = 500;

function* inChunks(given: readonly GivenObservation[]): Generator<readonly GivenObservation[]> {
  for (let start = 0; start < given.length; start += CHUNK) yield given.slice(start, start + CHUNK);
}

/** Writes those that nothing is stored of yet, then revises the others; those that somebody else wrote meanwhile one by one. */
async function appendAll(
  act: Act,
  batch: string,
  given: readonly GivenObservation[],
): Promise<readonly Observation[] | ValueConflict> {
  const stored = await findStored(act, given);
  const fresh = given.filter((each) => !stored.has(observationId(each)));
  const written = await insertFresh(act, batch, fresh);
  const revised = given.flatMap((each) => {
    const there = stored.get(observationId(each));
    return there && !hasMoved(there, each)
      ? [{ ...there, versions: [...there.versions, versionOf(act, batch, each.given)] }]
      : [];
  });
  const moved = new Set(await act.store.replaceMany<Observation>("observations", revised));
  for (const each of revised) if (!moved.has(each._id)) written.set(each._id, { ...each, rev: each.rev + 1 });
  const observations: Observation[] = [];
  for (const each of given) {
    const appended = written.get(observationId(each)) ?? (await appendVersion(act, batch, each));
    if ("theirs" in appended) return appended;
    observations.push(appended);
  }
  return observations;
}

/** What is stored of a value: who gave it, when, and in which batch. */
export function versionOf(act: Act, batch: string, given: GivenValue): ObservationVersion {
  return { ...given, by: act.actor.person, at: act.now, batch };
}

async function findStored(act: Act, given: readonly GivenObservation[]): Promise<Map<string, Observation>> {
  const found = await act.store.find<Observation>("observations", { _id: { $in: given.map(observationId) } });
  return new Map(found.map((each) => [each._id, each]));
}

/** @returns what was written, by id: not all of it when somebody wrote one of them at the same moment. */
async function insertFresh(
  act: Act,
  batch: string,
  fresh: readonly GivenObservation[],
): Promise<Map<string, Observation>> {
  const documents = fresh.map(({ scope, series, area, group, period, given }) => {
    const key = { scope, series, area, group, period };
    return { ...key, _id: observationId(key), versions: [versionOf(act, batch, given)] };
  });
  try {
    await act.store.insertMany<Observation>("observations", documents);
    return new Map(documents.map((each) => [each._id, { ...each, rev: 1 }]));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    const there = await act.store.find<Observation>("observations", { _id: { $in: documents.map(({ _id }) => _id) } });
    return new Map(
      there.filter(({ versions }) => versions.some((each) => each.batch === batch)).map((each) => [each._id, each]),
    );
  }
}

/** Takes a whole batch back: what stood before it stands again. */
export async function undoBatch(act: Act, id: string): Promise<Outcome<Batch>> {
  return retryOnConflict(async () => {
    const batch = await act.store.get<Batch>("batches", id);
    if (batch === undefined || batch.state === "open") {
      return { kind: "refused", problems: [{ message: "There is nothing to undo: these values were never saved." }] };
    }
    if (batch.state === "undone") return done(batch);
    return done(await act.store.replace<Batch>("batches", { ...batch, state: "undone", undoneAt: act.now }));
  });
}

/** Whether anything was added since the person looked. */
const hasMoved = ({ versions }: Observation, { seen }: GivenObservation) =>
  seen !== undefined && versions.length > seen;

async function findConflicts(act: Act, given: readonly GivenObservation[]): Promise<ValueConflict[]> {
  const conflicts: ValueConflict[] = [];
  for (const some of inChunks(given.filter(({ seen }) => seen !== undefined))) {
    const stored = await findStored(act, some);
    for (const each of some) {
      const there = stored.get(observationId(each));
      const conflict = there && (await findConflict(act, there, each));
      if (conflict) conflicts.push(conflict);
    }
  }
  return conflicts;
}

/**
 * Another value that came after what the person had seen. One whose batch is still open counts: at the same moment
 * somebody else is being told that it is saved.
 */
async function findConflict(act: Act, stored: Observation, each: GivenObservation): Promise<ValueConflict | undefined> {
  if (!hasMoved(stored, each)) return undefined;
  const { given, seen, ...key } = each;
  const since = stored.versions.slice(seen);
  const batches = await act.store.find<Batch>("batches", { _id: { $in: since.map(({ batch }) => batch) } });
  const standing = new Set(batches.flatMap(({ _id, state }) => (state === "undone" ? [] : [_id])));
  const theirs = since.findLast(({ batch }) => standing.has(batch));
  if (theirs === undefined || theirs.value === given.value) return undefined;
  return { key, theirs, yours: given, seen: stored.versions.length };
}

/**
 * Adds a version to one observation, whoever else writes it at the same time; it is seen once its batch is committed.
 * @returns the other value instead when somebody gave one after what the person had seen.
 */
export async function appendVersion(
  act: Act,
  batch: string,
  each: GivenObservation,
): Promise<Observation | ValueConflict> {
  const { scope, series, area, group, period, given } = each;
  const key = { scope, series, area, group, period };
  const version = versionOf(act, batch, given);
  const _id = observationId(key);
  const append = async (stored: Observation) =>
    (await findConflict(act, stored, each)) ??
    act.store.replace<Observation>("observations", { ...stored, versions: [...stored.versions, version] });
  return retryOnConflict(async () => {
    const stored = await act.store.get<Observation>("observations", _id);
    if (stored !== undefined) return append(stored);
    try {
      return await act.store.insert<Observation>("observations", { ...key, _id, versions: [version] });
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
      return append((await act.store.get<Observation>("observations", _id)) as Observation);
    }
  });
}
