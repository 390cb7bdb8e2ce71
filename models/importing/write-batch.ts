import type { Act } from "../act";
import { changeDocument } from "../history/save";
import type { Document } from "../history/document";
import { type Batch, type Observation } from "../measures/observation";
import { appendVersion, versionOf } from "../measures/record-value";
import { done } from "../outcome";
import { insertOnce } from "../store/insert-once";
import { DuplicateError, type Fresh } from "../store/port";
import { type ComparedValue, comparer } from "./compare";
import type { Matching } from "./matching/match-names";
import type { Matched } from "./matching/matched";
import { inStoreOrder } from "./in-store-order";
import type { PlannedValue } from "./plan";
import { planFile } from "./plan-file";
import type { PreparedFile } from "./prepare";

/**
 * Writes what a file gives and does not stand there yet as one batch, which readers see only once it is whole. Running it
 * again goes on where it stopped: what the batch wrote before is found and left.
 * @param onRows told how many rows are done; throws to stop, which leaves nothing that anybody sees.
 * @returns how many values the batch holds.
 */
export async function writeBatch(
  act: Act,
  batch: Pick<Batch, "_id" | "label" | "scope" | "import" | "proposedBy">,
  { file, matching, place, isOurs }: PreparedFile,
  onRows: (done: number) => Promise<void>,
): Promise<number> {
  await openBatch(act, batch);
  const compare = comparer(act.store);
  let [written, read] = [0, 0];
  for await (const rows of inStoreOrder(planFile(file, place, matching, isOurs))) {
    const compared = (await compare(rows.plans)).filter(({ standing }) => standing !== "same");
    await writeAll(
      act,
      batch._id,
      compared.filter(({ stored }) => !stored || !isOf(batch._id, stored)),
    );
    written += compared.length;
    await onRows((read += rows.read));
  }
  return written;
}

const isOf = (batch: string, { versions }: Observation) => versions.some((version) => version.batch === batch);

async function openBatch(
  act: Act,
  { _id, label, scope, import: from, proposedBy }: Pick<Batch, "_id" | "label" | "scope" | "import" | "proposedBy">,
) {
  const opened: Fresh<Batch> = {
    _id,
    state: "open",
    by: act.actor.person,
    at: act.now,
    via: act.via,
    label,
    ...(scope && { scope }),
    ...(from && { import: from }),
    ...(proposedBy && { proposedBy }),
  };
  await insertOnce<Batch>(act.store, "batches", opened);
}

async function writeAll(act: Act, batch: string, values: readonly ComparedValue[]): Promise<void> {
  const fresh = values.filter(({ stored }) => stored === undefined).map(({ plan }) => plan);
  const revised = new Map(values.flatMap(({ plan, stored }) => (stored ? [[plan.id, { plan, stored }] as const] : [])));
  try {
    await act.store.insertMany<Observation>(
      "observations",
      fresh.map((plan) => ({ ...plan.key, _id: plan.id, versions: [versionOf(act, batch, plan.given)] })),
    );
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    // Somebody entered one of the values meanwhile: theirs is kept beneath this one.
    for (const plan of fresh) await appendOnce(act, batch, plan);
  }
  const moved = await act.store.replaceMany<Observation>(
    "observations",
    [...revised.values()].map(({ plan, stored }) => ({
      ...stored,
      versions: [...stored.versions, versionOf(act, batch, plan.given)],
    })),
  );
  for (const id of moved) await appendOnce(act, batch, (revised.get(id) as { plan: PlannedValue }).plan);
}

async function appendOnce(act: Act, batch: string, { id, key, given }: PlannedValue): Promise<void> {
  const there = await act.store.get<Observation>("observations", id);
  if (!there || !isOf(batch, there)) await appendVersion(act, batch, { ...key, given });
}

/** Makes what the file speaks of and nobody knew, or brings it back where an undone batch had made it. */
export async function makeNewNames(act: Act, { series, areas, groups }: Matching): Promise<void> {
  await makeAll(act, "indicators", series);
  await makeAll(act, "areas", areas);
  await makeAll(act, "groups", groups);
}

async function makeAll<T, New extends { readonly _id: string }>(
  act: Act,
  collection: "indicators" | "areas" | "groups",
  names: ReadonlyMap<string, Matched<T, New>>,
): Promise<void> {
  const created = { by: act.actor.person, at: act.now, via: act.via };
  for (const { meaning } of names.values()) {
    if (meaning.kind !== "new") continue;
    const document = { ...meaning.makes, created, changes: [], removed: null };
    await insertOnce<Document>(act.store, collection, document);
    await changeDocument<Document>(act, collection, meaning.makes._id, (present) =>
      done(present.removed ? { ...present, removed: null } : present),
    );
  }
}
