import type { Act } from "@models/act";
import { commitImport, startImport } from "@models/importing/bring-in";
import type { Import } from "@models/importing/import";
import { runImport } from "@models/importing/run-import";
import type { Store } from "@models/store/port";
import { type ImportRunner, runImportsHere } from "~/host/import-runner";
import { newId } from "~/lib/new-id.server";

const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);

/** Imports run in the test's own thread: a page that asks for one has it done. */
export function importsHere(store: Store): ImportRunner {
  const realTime = { now: () => new Date().toISOString() };
  const clock = { now: () => "2008-03-10T12:00:00.000Z" };
  return runImportsHere({ store, newId, clock, realTime });
}

/** A file as somebody uploads it. */
export function aFile(content: string | Uint8Array, name = "figures.csv") {
  const bytes = bytesOf(content);
  return {
    name,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}

/** An instance that takes up an import where it stands. */
export function takeUp(act: Act, id: string, store = act.store): Promise<Import> {
  const realTime = { now: () => new Date().toISOString() };
  return runImport({ store, newId: act.newId, clock: { now: () => act.now }, realTime }, id);
}

/** Uploads a file and reads it: what would happen is in its preview. */
export async function readIn(
  act: Act,
  content: string | Uint8Array,
  name?: string,
  code = "coventry-2008",
): Promise<Import> {
  return takeUp(act, (await startImport(act, code, aFile(content, name)))._id);
}

/** Uploads, reads and saves a file. */
export async function bringIn(act: Act, content: string | Uint8Array, name?: string, code?: string): Promise<Import> {
  const read = await readIn(act, content, name, code);
  await commitImport(act, read._id);
  return takeUp(act, read._id);
}
