import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { NewerSchemaError, openStore } from "@models/store/open";
import { schemaVersion } from "@models/store/upgrade";
import type { Stored } from "@models/store/port";
import { temporaryDirectory } from "./process-contract";

interface Schema extends Stored {
  readonly version: number;
}

async function dataDirectory(): Promise<string> {
  const place = await temporaryDirectory();
  onTestFinished(() => place.remove());
  return place.at;
}

describe("opening a store", () => {
  it("marks a new one with the schema version and finds what an earlier run stored", async () => {
    const dataDir = join(await dataDirectory(), "not", "there", "yet");
    const first = await openStore({ dataDir });
    await first.insert("priorities", { _id: "p1" });
    await first.close();

    const second = await openStore({ dataDir });
    expect(await second.get("meta", "schema")).toMatchObject({ version: schemaVersion });
    expect(await second.get("priorities", "p1")).toEqual({ _id: "p1", rev: 1 });
    await second.close();
  });

  it("refuses one that a newer program wrote, in words", async () => {
    const dataDir = await dataDirectory();
    const store = await openStore({ dataDir });
    const schema = (await store.get<Schema>("meta", "schema")) as Schema;
    await store.replace<Schema>("meta", { ...schema, version: schemaVersion + 1 });
    await store.close();

    const refusal = await openStore({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(NewerSchemaError);
    expect(String(refusal)).toContain("newer Waymark");
  });

  it("lets several open the same new store at once", async () => {
    const dataDir = await dataDirectory();
    const stores = await Promise.all([openStore({ dataDir }), openStore({ dataDir }), openStore({ dataDir })]);
    await stores[0]?.insert("priorities", { _id: "p1" });
    for (const store of stores) {
      expect(await store.get("priorities", "p1")).toEqual({ _id: "p1", rev: 1 });
      await store.close();
    }
  });

  it("waits while another program holds the file, and goes on as before", async () => {
    const dataDir = await dataDirectory();
    const store = await openStore({ dataDir });
    const other = new Database(join(dataDir, "waymark.sqlite"));
    other.exec("begin immediate");
    const waiting = store.insert("priorities", { _id: "p1" });
    await new Promise((resolve) => setTimeout(resolve, 600));
    other.exec("commit");
    other.close();
    await waiting;
    await store.insert("priorities", { _id: "p2" });
    expect(await store.count("priorities", {})).toBe(2);
    await store.close();
  });
});
