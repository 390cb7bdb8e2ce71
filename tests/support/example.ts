import { rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import type { Act } from "@models/act";
import { findActor } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { seedExample } from "@seeds/example";
import type { Stage } from "@seeds/stages";
import { openStore } from "@models/store/open";
import { STORE_FILE } from "@models/store/sqlite";
import { openTemporaryStore } from "./store";

const examples = new Map<Stage, Promise<string>>();

/** A store of its own with the Coventry example in it: in draft, which most tests stand on, unless said otherwise. */
export async function openExampleStore(stage: Stage = "draft"): Promise<Store> {
  return openTemporaryStore(await exampleFile(stage));
}

/** The folder of a closed store with the example, to be copied: written once by each process that runs tests. */
export function exampleFile(stage: Stage): Promise<string> {
  const example = examples.get(stage) ?? writeExample(stage);
  examples.set(stage, example);
  return example;
}

/**
 * @returns the directory that holds the example in a single file, since the driver may clear away a closed store's log
 * while it is being copied. It goes when the process ends.
 */
async function writeExample(stage: Stage): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-example-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const [made, written] = [join(folder, "made"), join(folder, "written")];
  const store = await openStore({ dataDir: made });
  await seedExample(store, join(import.meta.dirname, "../../seeds/reference"), stage);
  await store.close();
  await mkdir(written);
  const database = new Database(join(made, STORE_FILE));
  database.exec(`vacuum into '${join(written, STORE_FILE)}'`);
  database.close();
  return written;
}

let ids = 0;

/** One of the example's people at work, on the day on which the example stands unless said otherwise. */
export async function actAs(store: Store, email: string, now = "2008-03-10T12:00:00.000Z"): Promise<Act> {
  const [person] = await store.find<Person>("people", { email }, { limit: 1 });
  if (person === undefined) throw new Error(`The example has no ${email}`);
  const actor = await findActor(store, person._id);
  if (actor === undefined) throw new Error(`${email} cannot act`);
  return { store, actor, via: "page", now, newId: () => `t${(++ids).toString(36).padStart(4, "0")}` };
}
