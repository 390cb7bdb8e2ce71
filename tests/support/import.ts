import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { answerNames, commitImport, startImport, startOfficialImport } from "@models/importing/bring-in";
import type { Import } from "@models/importing/import";
import type { AnsweredName } from "@models/importing/matching/answer";
import { runImport } from "@models/importing/run-import";
import type { Store } from "@models/store/port";
import { type ImportRunner, runImportsHere } from "~/host/import-runner";
import { newId } from "~/lib/new-id.server";
import { actAs } from "./example";

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

/** Uploads a file, reads it, and says what it leaves out: which indicator it is of, and that it is of Coventry. */
export async function readInAndSay(
  act: Act,
  content: string | Uint8Array,
  name?: string,
  code?: string,
): Promise<Import> {
  const read = await readIn(act, content, name, code);
  const answers = (read.preview?.names ?? []).flatMap(({ kind, text, asks }): AnsweredName[] => {
    if (asks === "unnamed indicator") return [{ kind, text, answer: { makes: { name: `Told for ${name}` } } }];
    return asks === "unnamed area" ? [{ kind, text, answer: { is: "E08000026" } }] : [];
  });
  if (answers.length === 0) return read;
  await answerNames(act, read._id, answers);
  return takeUp(act, read._id);
}

/** The same of official figures. */
export async function readInOfficial(act: Act, content: string): Promise<Import> {
  return takeUp(act, (await startOfficialImport(act, aFile(content)))._id);
}

/** Uploads, reads and saves a file. */
export async function bringIn(act: Act, content: string | Uint8Array, name?: string, code?: string): Promise<Import> {
  const read = await readInAndSay(act, content, name, code);
  await commitImport(act, read._id);
  return takeUp(act, read._id);
}

interface Held {
  readonly _id: string;
  readonly rev: number;
  readonly person: string;
  readonly organisation?: string;
}

/** A partner of the example, and the codes of the indicators that its organisation supplies. */
export async function aSupplier(store: Store): Promise<{ email: string; partner: Act; candidates: string[] }> {
  const { parts, indicators } = await openBook(await actAs(store, "facilitator@coventry.example"), "coventry-2008");
  const codeOf = (id: string) => indicators.find(({ _id }) => _id === id)?.code ?? id;
  for (const { person, organisation } of await store.find<Held>("roles", { role: "partner" })) {
    const candidates = parts.candidate.filter(({ supplier }) => supplier?.organisation === organisation);
    const found = await store.get<{ _id: string; rev: number; email: string }>("people", person);
    if (candidates.length === 0 || !found) continue;
    const { email } = found;
    return { email, partner: await actAs(store, email), candidates: candidates.map((each) => codeOf(each.indicator)) };
  }
  throw new Error("No partner of the example supplies an indicator");
}
