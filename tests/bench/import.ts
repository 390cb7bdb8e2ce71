import type { Act } from "@models/act";
import { bytesInMemory } from "@models/importing/file/file-bytes";
import { prepareFile, previewPrepared } from "@models/importing/prepare";
import { writeBatch } from "@models/importing/write-batch";
import type { Observation } from "@models/measures/observation";
import type { Area } from "@models/place/area";
import type { Store } from "@models/store/port";
import { type Row, median, ms, timeOf } from "./measure";

const VALUES = 100_000;
const RUNS = 3;

/** 100,000 values through the whole import, from bytes to committed, against a bare insert of the same documents. */
export async function benchImport(
  openStore: () => Promise<Store>,
  prepare: (store: Store) => Promise<Act>,
): Promise<Row[]> {
  const imported: number[] = [];
  const inserted: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const store = await openStore();
    const act = await prepare(store);
    const bytes = await tidyCsv(store);
    imported.push(
      await timeOf(async () => {
        const terms = { scope: "bench", agreement: null, suppliers: null, answers: [], fileName: "bench.csv" };
        const prepared = await prepareFile(store, bytesInMemory(bytes), terms);
        const { counts } = await previewPrepared(store, prepared);
        if (counts.new !== VALUES) throw new Error(`${counts.new} of ${VALUES} would be imported`);
        await writeBatch(act, { _id: act.newId(), label: "bench.csv" }, prepared, async () => undefined);
      }),
    );
    const finished = await store.find<Observation>("observations", { scope: "bench" });
    const bare = await openStore();
    inserted.push(await timeOf(() => bare.insertMany("observations", finished)));
    await store.close();
    await bare.close();
  }
  const [seen, against] = [median(imported), median(inserted)];
  return [
    {
      what: `import of ${VALUES.toLocaleString("en-GB")} values (${Math.round(VALUES / (seen / 1000)).toLocaleString("en-GB")} a second)`,
      seen: ms(seen),
      against: `${ms(against)}, bare insert of the same documents`,
      ratio: seen / against,
      goal: null,
    },
  ];
}

async function tidyCsv(store: Store): Promise<Uint8Array> {
  const areas = await store.find<Area>("areas", { laa: true }, { limit: 100, sort: { code: 1 } });
  const lines = ["indicator,area,period,value,status,source"];
  for (let i = 0; lines.length <= VALUES; i++) {
    const area = areas[i % areas.length]?.code;
    const indicator = 1 + (Math.floor(i / areas.length) % 100);
    const period = 2000 + Math.floor(i / (areas.length * 100));
    lines.push(`NI ${indicator},${area},${period},${(i % 1000) / 10},final,bench`);
  }
  return new TextEncoder().encode(lines.join("\n"));
}
