import "./production";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTemporaryStore } from "../support/store";
import { benchImport } from "./import";
import { type Row, tableOf } from "./measure";
import { benchOdds } from "./odds";
import { benchPages } from "./pages";
import { benchRegion } from "./region";
import { benchReports } from "./reports";
import { benchRoom } from "./room";
import { benchStart } from "./start";

/** `npm run bench`: medians of several runs and ratios within this one, as the table that the README quotes. */
const rows: Row[] = [];
const take = async (what: string, bench: () => Promise<Row[]>) => {
  process.stderr.write(`${what}…\n`);
  rows.push(...(await bench()));
};

await take("Odds", benchOdds);
const store = await openTemporaryStore();
await take("Pages", () => benchPages(store));
await store.close();
await take("Region", benchRegion);
await take("Reports", benchReports);
await take("Room", benchRoom);
await take("Import", benchImport);
const dataDir = await mkdtemp(join(tmpdir(), "waymark-bench-"));
await take("Start", () => benchStart(dataDir));
await rm(dataDir, { recursive: true, force: true });

console.log(tableOf(rows));
