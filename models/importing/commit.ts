import type { Act } from "../act";
import { type Batch, type Observation, observationId } from "../measures/observation";
import { appendVersion } from "../measures/record-value";
import { DuplicateError, type Fresh } from "../store/port";
import type { ImportPreview, PlannedValue } from "./preview";

/**
 * Writes what a preview planned, as one batch: readers see all of it or nothing, and a stop in between leaves nothing
 * that anybody sees. The same file again changes nothing.
 * @param onProgress told how many values were written, of how many.
 * @returns the batch id, or null when there was nothing to write.
 */
export async function commitImport(
  act: Act,
  preview: Pick<ImportPreview, "fresh" | "changed">,
  label: string,
  onProgress: (written: number, of: number) => void = () => undefined,
): Promise<string | null> {
  const of = preview.fresh.length + preview.changed.length;
  if (of === 0) return null;
  const opened: Fresh<Batch> = {
    _id: act.newId(),
    state: "open",
    by: act.actor.person,
    at: act.now,
    via: act.via,
    label,
  };
  const batch = await act.store.insert<Batch>("batches", opened);
  const unknown = preview.fresh.filter((plan) => plan.stored === undefined);
  const known = [...preview.fresh.filter((plan) => plan.stored !== undefined), ...preview.changed];
  let written = 0;
  for (let start = 0; start < unknown.length; start += CHUNK) {
    const chunk = unknown.slice(start, start + CHUNK);
    await insertChunk(act, batch._id, chunk);
    onProgress((written += chunk.length), of);
  }
  for (const { key, given } of known) {
    await appendVersion(act, batch._id, { ...key, given });
    onProgress((written += 1), of);
  }
  await act.store.replace<Batch>("batches", { ...batch, state: "committed", committedAt: act.now });
  return batch._id;
}

/** Few enough that progress moves and others get their turn, many enough that a transaction's cost is shared. */
const CHUNK = 2000;

/** Somebody may have entered one of the values since the preview: then theirs is kept beneath this one. */
async function insertChunk(act: Act, batch: string, chunk: readonly PlannedValue[]): Promise<void> {
  try {
    await act.store.insertMany<Observation>(
      "observations",
      chunk.map((plan) => observationOf(act, batch, plan)),
    );
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    for (const { key, given } of chunk) {
      const there = await act.store.get<Observation>("observations", observationId(key));
      if (!there?.versions.some((version) => version.batch === batch))
        await appendVersion(act, batch, { ...key, given });
    }
  }
}

function observationOf(act: Act, batch: string, { key, given }: PlannedValue): Fresh<Observation> {
  return { ...key, _id: observationId(key), versions: [{ ...given, by: act.actor.person, at: act.now, batch }] };
}
