import { z } from "zod";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement } from "../agreement/book";
import { sameJson } from "../history/document";
import { ForbiddenError, NotFoundError, type Outcome, type Problem, done, refuse } from "../outcome";
import { AudienceSchema } from "../people/audience";
import { EntrySchema, tellConflict } from "./enter-value";
import type { Indicator } from "./indicator";
import {
  type Batch,
  NoValueReasonSchema,
  type Observation,
  type ObservationVersion,
  observationId,
} from "./observation";
import { currentVersion } from "./observation-history";
import { type EntryDesk, type PreparedEntry, lookingUpOnce, prepareEntry } from "./prepare-entry";
import { type GivenObservation, recordValues } from "./record-value";
import { seriesOf, versionIn } from "./series";

/** Larger ones are no figures of any area. */
const LARGEST = 1e15;

/** One value as a program gives it. What is left out stays as it was. */
export const GivenEntrySchema = z
  .strictObject({
    ...EntrySchema.omit({ typed: true, seen: true }).shape,
    value: z.number("Give a number, or null with a reason").min(-LARGEST).max(LARGEST).nullable(),
    reason: NoValueReasonSchema.nullish(),
    audience: AudienceSchema.optional(),
    seen: z.int().min(0).optional().meta({
      description: "How many versions you had seen: with it, another value that came since is a conflict",
    }),
  })
  .refine(({ value, reason }) => (value === null) === Boolean(reason), {
    message: "Give either a value, or null and the reason why there is none",
    path: ["value"],
  });
export type GivenEntry = z.infer<typeof GivenEntrySchema>;

/** What became of one of several values. */
export type EntryResult =
  | { readonly kind: "saved" | "same"; readonly seen: number }
  | { readonly kind: "ready" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "conflict"; readonly theirs: ObservationVersion; readonly seen: number };

export interface EnteredValues {
  /** For undoing what was saved; null when nothing was. */
  readonly batch: string | null;
  /** In the order given; "ready" is what could have been saved, had it not been all or nothing. */
  readonly results: readonly EntryResult[];
}

/**
 * Records values in the partnership's own scope as one batch, by the rules of a single one. Readers see all that are saved
 * or none.
 * @param atomic nothing is saved when any value is refused or in conflict.
 * @param label what the batch was, for history.
 * @throws NotFoundError when the person may not know of the agreement.
 */
export async function enterValues(
  act: Act,
  code: string,
  entries: readonly GivenEntry[],
  { atomic, label }: { readonly atomic: boolean; readonly label: string },
): Promise<EnteredValues> {
  const agreement = await findAgreement(act, code);
  const stored = await readStored(act, agreement, entries);
  const lookup = lookingUpOnce();
  const desk: EntryDesk = { act, agreement, lookup, present: (id) => Promise.resolve(stored.get(id)?.shown) };
  const results: EntryResult[] = [];
  const toWrite = new Map<string, { readonly at: number; readonly observation: GivenObservation }>();
  const places = new Map<string, number>();
  for (const [at, entry] of entries.entries()) {
    const prepared = await prepare(desk, entry);
    if (prepared.kind !== "done") {
      results.push(prepared);
      continue;
    }
    const { observation, present } = prepared.value;
    const id = observationId(observation);
    const twin = places.get(id);
    places.set(id, at);
    if (twin !== undefined) {
      results.push(refuse(`This is given twice: value ${twin} of the list, counted from 0, is for the same thing.`));
    } else if (present !== undefined && isSame(present, observation.given)) {
      results.push({ kind: "same", seen: stored.get(id)?.versions ?? 0 });
    } else {
      results.push({ kind: "ready" });
      toWrite.set(id, { at, observation });
    }
  }
  return write(act, agreement, results, toWrite, { atomic, label });
}

/** As prepareEntry, with what it throws about one value as the refusal of that value. */
async function prepare(
  desk: EntryDesk,
  { value, reason = null, ...entry }: GivenEntry,
): Promise<Extract<Outcome<PreparedEntry>, { kind: "done" | "refused" }>> {
  try {
    const prepared = await prepareEntry(desk, entry, () => done({ value, reason, provisional: false }));
    return prepared.kind === "conflict" ? refuse("Somebody else saved this at the same moment.") : prepared;
  } catch (error) {
    if (error instanceof NotFoundError) return refuse(`${error.message} in this agreement.`, fieldOf(error));
    if (error instanceof ForbiddenError) return refuse(error.message, "indicator");
    throw error;
  }
}

const fieldOf = ({ message }: NotFoundError) =>
  ["indicator", "area", "group"].find((field) => message.endsWith(field)) ?? "indicator";

interface StoredValue {
  readonly shown: ObservationVersion | undefined;
  readonly versions: number;
}

const CHUNK = 500;

/** What is stored of everything that is given, by id. */
async function readStored(
  { store }: Act,
  { partnership: scope }: Agreement,
  entries: readonly GivenEntry[],
): Promise<Map<string, StoredValue>> {
  const indicators = await store.find<Indicator>(
    "indicators",
    { _id: { $in: [...new Set(entries.map(({ indicator }) => indicator))] } },
    { without: ["changes"] },
  );
  const byId = new Map(indicators.map((indicator) => [indicator._id, indicator]));
  const ids = entries.flatMap((entry) => {
    const indicator = byId.get(entry.indicator);
    if (indicator === undefined) return [];
    const series = seriesOf(indicator, entry.version ?? versionIn(indicator, entry.period));
    return [observationId({ scope, series, area: entry.area, group: entry.group, period: entry.period })];
  });
  const stored = new Map<string, StoredValue>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const found = await store.find<Observation>("observations", { _id: { $in: ids.slice(start, start + CHUNK) } });
    const batchIds = [...new Set(found.flatMap(({ versions }) => versions.map(({ batch }) => batch)))];
    const batches = await store.find<Batch>("batches", { _id: { $in: batchIds } });
    const known = new Map(batches.map((batch) => [batch._id, batch]));
    for (const each of found) {
      stored.set(each._id, { shown: currentVersion(each, known), versions: each.versions.length });
    }
  }
  return stored;
}

function isSame(present: ObservationVersion, given: GivenObservation["given"]): boolean {
  const { by: _by, at: _at, batch: _batch, ...shown } = present;
  return sameJson(shown as never, given as never);
}

/** Writes what is ready; a value that somebody else gave meanwhile is told and left out. */
async function write(
  act: Act,
  agreement: Agreement,
  results: EntryResult[],
  toWrite: Map<string, { readonly at: number; readonly observation: GivenObservation }>,
  { atomic, label }: { readonly atomic: boolean; readonly label: string },
): Promise<EnteredValues> {
  const stands = () => results.every(({ kind }) => kind === "ready" || kind === "same");
  while (toWrite.size > 0 && (!atomic || stands())) {
    const recorded = await recordValues(
      act,
      label,
      [...toWrite.values()].map(({ observation }) => observation),
    );
    if (recorded.kind === "saved") {
      for (const { _id, versions } of recorded.observations) {
        results[toWrite.get(_id)?.at ?? -1] = { kind: "saved", seen: versions.length };
      }
      return { batch: recorded.batch, results };
    }
    for (const conflict of recorded.conflicts) {
      const id = observationId(conflict.key);
      const told = tellConflict(act, agreement, conflict);
      results[toWrite.get(id)?.at ?? -1] =
        told.kind === "refused" ? told : { kind: "conflict", theirs: conflict.theirs, seen: conflict.seen };
      toWrite.delete(id);
    }
  }
  return { batch: null, results };
}
