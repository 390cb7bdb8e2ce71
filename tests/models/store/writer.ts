/**
 * A process of its own that writes until it is told enough, or killed: `writer.ts <place> <name> <how many>`, where
 * place is a data directory or a MongoDB address. Prints each id once the store has acknowledged it. Every write is
 * an insert and a count kept in one document that all writers share.
 */
import { openStore } from "../../../models/store/open";
import type { Store, Stored } from "../../../models/store/port";
import { ConflictError, DuplicateError } from "../../../models/store/port";

interface Tally extends Stored {
  readonly total: number;
}

const [place = "", name = "", wanted = "0"] = process.argv.slice(2);
const store = await openStore(place.startsWith("mongodb") ? { mongodbUri: place, dataDir: "" } : { dataDir: place });
for (let index = 0; index < Number(wanted); index++) {
  const _id = `${name}-${index}`;
  await store.insert("priorities", { _id });
  await countOne(store);
  process.stdout.write(`${_id}\n`);
}
await store.close();

async function countOne(store: Store): Promise<void> {
  for (;;) {
    try {
      const tally = await store.get<Tally>("targets", "tally");
      if (tally) await store.replace<Tally>("targets", { ...tally, total: tally.total + 1 });
      else await store.insert<Tally>("targets", { _id: "tally", total: 1 });
      return;
    } catch (error) {
      if (!(error instanceof ConflictError || error instanceof DuplicateError)) throw error;
    }
  }
}
