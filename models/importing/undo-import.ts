import type { Act } from "../act";
import type { Indicator } from "../measures/indicator";
import type { Batch, Observation } from "../measures/observation";
import { undoBatch } from "../measures/record-value";
import { versionsInOrder } from "../measures/series";
import { type Outcome, done, refuse } from "../outcome";
import { changeImport, findImport, lockOf } from "./bring-in";
import type { Import } from "./import";
import { canMove } from "./import-status";
import { takeOutUnused } from "./take-out-unused";

/** A value of a batch that somebody changed after it. */
export interface LaterEdit {
  readonly observation: Observation;
  readonly by: string;
  readonly at: string;
}

export type UndoOutcome = Outcome<Import> | { readonly kind: "later edits"; readonly edits: readonly LaterEdit[] };

/**
 * Takes a whole batch back, with what it made; what stood before stands again. Where values of it were edited later it
 * asks first; those edits stay. @throws NotFoundError.
 * @param evenSo undo although there are later edits.
 */
export async function undoImport(act: Act, id: string, evenSo: boolean): Promise<UndoOutcome> {
  const present = await findImport(act, id);
  if (present.state === "undone") return done(present);
  if (!canMove(present.state, "undo")) return refuse("There is nothing to undo: this file was not brought in.");
  const locked = await lockOf(act, present);
  if (locked !== null) return refuse(locked);
  const edits = await laterEdits(act, present);
  if (edits.length > 0 && !evenSo) return { kind: "later edits", edits };
  const undone = await undoBatch(act, present.batch);
  if (undone.kind !== "done") return undone;
  await takeOutUnused(act, present);
  return changeImport(act, id, (now) => done({ ...now, state: "undone" }));
}

async function laterEdits(act: Act, present: Import): Promise<LaterEdit[]> {
  const edits: LaterEdit[] = [];
  const batches = new Map<string, Batch | undefined>();
  for await (const observation of valuesOf(act, present)) {
    const at = observation.versions.findIndex(({ batch }) => batch === present.batch);
    if (at < 0) continue;
    for (const { batch, by, at: when } of observation.versions.slice(at + 1)) {
      if (!batches.has(batch)) batches.set(batch, await act.store.get<Batch>("batches", batch));
      if (batches.get(batch)?.state !== "committed") continue;
      edits.push({ observation, by, at: when });
      break;
    }
    if (edits.length === MOST_EDITS) break;
  }
  return edits;
}
const MOST_EDITS = 100;

/** Every observation of the indicators that a file has values for, in its scope. */
async function* valuesOf({ store }: Pick<Act, "store">, { scope, preview }: Import): AsyncGenerator<Observation> {
  for (const id of preview?.indicators ?? []) {
    const indicator = await store.get<Indicator>("indicators", id);
    for (const { id: version } of versionsInOrder(indicator?.definitions ?? {})) {
      yield* store.each<Observation>("observations", { scope, series: `${id}:${version}` });
    }
  }
}
