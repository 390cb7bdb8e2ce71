import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "@models/store/open";
import type { Stored } from "@models/store/port";

/** Where a store lies that several processes open: a data directory or a MongoDB address. */
export interface Place {
  readonly at: string;
  remove(): Promise<void>;
}

export async function temporaryDirectory(): Promise<Place> {
  const at = await mkdtemp(join(tmpdir(), "waymark-store-"));
  return { at, remove: () => rm(at, { recursive: true, force: true }) };
}

/** What holds when processes die or meet. `kills` of them die in the middle of their writing. */
export function describeProcessContract(engine: string, newPlace: () => Promise<Place>, kills: number): void {
  describe(`${engine} among processes`, () => {
    it(`loses nothing acknowledged when its writer is killed, ${kills} times`, async () => {
      const place = await newPlace();
      onTestFinished(() => place.remove());
      const acknowledged: string[] = [];
      for (let kill = 0; kill < kills; kill++) {
        // Each lives a little longer than the one before, so that the kill falls at another moment.
        const { ids, signal } = await write(place, `k${kill}`, 1_000_000, 40 + kill * 17);
        expect(signal).toBe("SIGKILL");
        acknowledged.push(...ids);
        const { stored, total } = await readBack(place);
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(total).toBeGreaterThanOrEqual(acknowledged.length);
      }
    });

    it("takes two writing processes at once and counts every write", async () => {
      const place = await newPlace();
      onTestFinished(() => place.remove());
      const [one, two] = await Promise.all([write(place, "one", 150), write(place, "two", 150)]);
      expect([one.ids.length, two.ids.length]).toEqual([150, 150]);
      const { stored, total } = await readBack(place);
      expect(stored.size).toBe(300);
      expect(total).toBe(300);
    });
  });
}

/** Starts a writer. With `killAfter`, it is killed once it has acknowledged so many writes. */
function write(
  place: Place,
  name: string,
  wanted: number,
  killAfter?: number,
): Promise<{ ids: string[]; signal: NodeJS.Signals | null }> {
  const script = fileURLToPath(new URL("writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, place.at, name, String(wanted)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ids: string[] = [];
  createInterface({ input: child.stdout }).on("line", (id) => {
    ids.push(id);
    if (ids.length === killAfter) child.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code) reject(new Error(`The writer ended with code ${code}.`));
      else resolve({ ids, signal });
    });
  });
}

async function readBack(place: Place): Promise<{ stored: Set<string>; total: number }> {
  const store = await openStore(
    place.at.startsWith("mongodb") ? { mongodbUri: place.at, dataDir: "" } : { dataDir: place.at },
  );
  try {
    const stored = new Set<string>();
    for await (const { _id } of store.each("priorities")) stored.add(_id);
    const tally = await store.get<Stored & { total: number }>("targets", "tally");
    return { stored, total: tally?.total ?? 0 };
  } finally {
    await store.close();
  }
}
