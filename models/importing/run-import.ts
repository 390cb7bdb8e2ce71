import type { Act, Clock } from "../act";
import { retryOnConflict } from "../history/save";
import type { Batch } from "../measures/observation";
import { NotFoundError } from "../outcome";
import { insertOnce } from "../store/insert-once";
import type { Store } from "../store/port";
import type { FileLimits } from "./file/limits";
import { AT_WORK, type Import } from "./import";
import { type PreparedFile, prepareFile, previewPrepared } from "./prepare";
import { isAllToPropose, proposalOf, restOf } from "./propose-rest";
import { UnreadableFileError } from "./table";
import { makeNewNames, writeBatch } from "./write-batch";

/** What an instance needs to take up an import. */
export interface ImportWork extends Pick<Act, "store" | "newId"> {
  /** The domain's clock, for what is written. */
  readonly clock: Clock;
  /** Real time, for who works on it. */
  readonly realTime: Clock;
  readonly limits?: FileLimits;
}

/** How long an instance that says nothing more is waited for. */
export const LEASE_MS = 5_000;
/** How often progress is written down. */
const TELL_EVERY_MS = 500;

/** Somebody cancelled it, or another instance took it up. */
class StoppedError extends Error {}

/**
 * Reads or writes an import from wherever it has come to, unless another instance is at it. Running it again changes
 * nothing. @returns the import as it stands then.
 */
export async function runImport(work: ImportWork, id: string): Promise<Import> {
  const holder = work.newId();
  const taken = await takeUp(work, id, holder);
  if (taken === undefined) return readImport(work.store, id);
  try {
    return taken.state === "reading" ? await read(work, taken, holder) : await write(work, taken, holder);
  } catch (error) {
    if (error instanceof StoppedError) return readImport(work.store, id);
    if (!(error instanceof UnreadableFileError)) throw error;
    return move(work.store, id, holder, { state: "refused", problem: error.message, preview: null });
  }
}

/** Imports that are being read or written and that no instance is at. */
export async function findUnfinishedImports(work: Pick<ImportWork, "store" | "realTime">): Promise<string[]> {
  const at = work.realTime.now();
  const open = await work.store.find<Import>("imports", { state: { $in: AT_WORK } });
  return open.filter(({ lease }) => lease === null || lease.until <= at).map(({ _id }) => _id);
}

export async function readImport(store: Pick<Store, "get">, id: string): Promise<Import> {
  const found = await store.get<Import>("imports", id);
  if (found === undefined) throw new NotFoundError("import");
  return found;
}

function takeUp(work: ImportWork, id: string, holder: string): Promise<Import | undefined> {
  return retryOnConflict(async () => {
    const present = await readImport(work.store, id);
    if (!AT_WORK.includes(present.state)) return undefined;
    if (present.lease !== null && present.lease.until > work.realTime.now()) return undefined;
    return work.store.replace<Import>("imports", { ...present, lease: leaseFor(work, holder) });
  });
}

function leaseFor({ realTime }: ImportWork, holder: string) {
  return { holder, until: new Date(Date.parse(realTime.now()) + LEASE_MS).toISOString() };
}

/** Ends the work at hand. @throws StoppedError when it is not this instance's any more. */
function move(store: Store, id: string, holder: string, next: Partial<Import>): Promise<Import> {
  return retryOnConflict(async () => {
    const present = await readImport(store, id);
    if (present.lease?.holder !== holder || !AT_WORK.includes(present.state)) throw new StoppedError();
    return store.replace<Import>("imports", { ...present, progress: null, ...next, lease: null });
  });
}

/** Writes down how far the work has come, and finds out whether it is still wanted. @throws StoppedError when not. */
function teller(work: ImportWork, { _id }: Import, holder: string, of: number) {
  let told = 0;
  const since = work.realTime.now();
  return async (done: number) => {
    const at = Date.now();
    if (at - told < TELL_EVERY_MS) return;
    told = at;
    await retryOnConflict(async () => {
      const present = await readImport(work.store, _id);
      if (present.lease?.holder !== holder || !AT_WORK.includes(present.state)) throw new StoppedError();
      const progress = { done, of, since };
      await work.store.replace<Import>("imports", { ...present, progress, lease: leaseFor(work, holder) });
    });
  };
}

/** Opens the file that an import keeps. @throws UnreadableFileError. */
export function prepareImport(
  { store, limits }: Pick<ImportWork, "store" | "limits">,
  { file, ...terms }: Import,
  onRows?: (read: number) => Promise<void>,
): Promise<PreparedFile> {
  const bytes = { size: file.bytes, chunks: () => store.blobChunks(file.sha256) };
  return prepareFile(store, bytes, { ...terms, fileName: file.name, sha256: file.sha256 }, limits, onRows);
}

async function read(work: ImportWork, present: Import, holder: string): Promise<Import> {
  const prepared = await prepareImport(work, present, teller(work, present, holder, 0));
  const tell = teller(work, present, holder, prepared.survey.values);
  const preview = await previewPrepared(work.store, prepared, tell);
  const state = present.proposal ? "proposed" : "ready";
  return move(work.store, present._id, holder, { state, preview, problem: null });
}

async function write(work: ImportWork, present: Import, holder: string): Promise<Import> {
  const prepared = await prepareImport(work, present, teller(work, present, holder, 0));
  const now = work.clock.now();
  if (isAllToPropose(present)) {
    const proposal = proposalOf(null, prepared);
    await move(work.store, present._id, holder, { state: "reading", preview: null, proposal });
    return runImport(work, present._id);
  }
  const actor = { person: present.proposal?.decision?.by ?? present.by, name: "", roles: [] };
  const act: Act = { store: work.store, newId: work.newId, now, via: present.via, actor };
  const batch = {
    _id: present.batch,
    label: present.file.name,
    scope: present.scope,
    import: present._id,
    ...(present.proposal && { proposedBy: present.by }),
  };
  await writeBatch(act, batch, prepared, teller(work, present, holder, prepared.survey.values));
  await beginFinish(work, present, holder);
  // What a partner brings in itself names nothing new.
  if (present.suppliers === null || present.proposal) await makeNewNames(act, prepared.matching);
  await commitBatch(work.store, present.batch, now);
  const rest = restOf(present, prepared, now);
  if (rest) await insertOnce<Import>(work.store, "imports", rest);
  const ended = { state: "committed", committedAt: now, ...(rest && { rest: rest._id }) } as const;
  const committed = await move(work.store, present._id, holder, ended);
  if (rest) await runImport(work, rest._id);
  return committed;
}

/** From here on it can no longer be cancelled. */
async function beginFinish(work: ImportWork, { _id }: Import, holder: string): Promise<void> {
  await retryOnConflict(async () => {
    const present = await readImport(work.store, _id);
    if (present.lease?.holder !== holder || !AT_WORK.includes(present.state)) throw new StoppedError();
    const lease = leaseFor(work, holder);
    await work.store.replace<Import>("imports", { ...present, state: "finishing", lease });
  });
}

async function commitBatch(store: Store, id: string, at: string): Promise<void> {
  await retryOnConflict(async () => {
    const batch = await store.get<Batch>("batches", id);
    if (batch?.state === "open")
      await store.replace<Batch>("batches", { ...batch, state: "committed", committedAt: at });
  });
}
