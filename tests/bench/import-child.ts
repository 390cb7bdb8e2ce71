import { stat } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { commitImport, startImport } from "@models/importing/bring-in";
import { runImport } from "@models/importing/run-import";
import { openStore } from "@models/store/open";
import { CODE, planOfBenchSize } from "./plan";
import { timeOf } from "./measure";

/** A process of its own brings a file in, from bytes to committed, and prints how long each part took and its peak memory. */
const [dataDir = "", path = ""] = process.argv.slice(2);
const store = await openStore({ dataDir });
const act = await planOfBenchSize(store);
const { size } = await stat(path);
const file = { name: "bench.csv", size, chunks: () => createReadStream(path) as AsyncIterable<Uint8Array> };
const begun = await startImport(act, CODE, file);
const realTime = { now: () => new Date().toISOString() };
const work = { store, newId: act.newId, clock: { now: () => act.now }, realTime };
const reading = await timeOf(() => runImport(work, begun._id));
await commitImport(act, begun._id);
const saving = await timeOf(() => runImport(work, begun._id));
const done = await store.get<{ _id: string; rev: number; state: string }>("imports", begun._id);
if (done?.state !== "committed") throw new Error(`The import is ${done?.state}`);
await store.close();
console.log(JSON.stringify({ reading, saving, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
