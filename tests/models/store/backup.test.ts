import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Agreement } from "@models/agreement/agreement";
import { exportAgreement } from "@models/agreement/export-agreement";
import { checkStore } from "@models/integrity/check-store";
import { writeBackup } from "@models/store/backup";
import type { Store, Stored } from "@models/store/port";
import { UnusableBackupError, checkBackup, isEmptyStore, restoreBackup } from "@models/store/restore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTemporaryMongoStore, startMongoServer } from "../../mongo/server";
import { openExampleStore } from "../../support/example";
import { openTemporaryStore } from "../../support/store";

const server = await startMongoServer();
afterAll(() => server.stop());

const TAKEN_AT = "2008-03-10T12:00:00.000Z";

describe("a backup", () => {
  let directory: string;
  let store: Store;
  let file: string;
  const exported = async (from: Store) => {
    const agreements = await from.find<Agreement>("agreements", {}, { sort: { code: 1 } });
    return Promise.all(agreements.map((agreement) => exportAgreement(from, agreement)));
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "waymark-backup-"));
    file = join(directory, "backup.zip");
    store = await openExampleStore();
    await store.putBlob(new TextEncoder().encode("minutes of the board"));
    // Line readers split at these, though JSON need not escape them.
    await store.insert<Stored>("groups", { _id: "odd", name: "one\u2028two\u2029three\nfour — Żółć" } as never);
    await writeBackup(store, file, TAKEN_AT);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function expectRestored(restored: Store) {
    try {
      await restoreBackup(restored, file);
      expect(await exported(restored)).toEqual(await exported(store));
      expect(await checkStore(restored)).toEqual([]);
      expect(await restored.get("groups", "odd")).toEqual(await store.get("groups", "odd"));
      const [blob] = await restored.find<Stored>("blobs", {});
      expect(new TextDecoder().decode(await restored.getBlob(blob?._id ?? ""))).toBe("minutes of the board");
      expect(await restored.count("sessions", {})).toBe(0);
    } finally {
      await restored.close();
    }
  }

  it("restores to equal exports on SQLite", async () => expectRestored(await openTemporaryStore()));

  it("restores an SQLite backup into MongoDB: how an installation grows", async ({ skip }) => {
    if (server.uri === undefined) return skip(server.missing);
    await expectRestored(await openTemporaryMongoStore(server.uri));
  });

  it("restores over a store that holds something else", async () => {
    const other = await openTemporaryStore();
    await other.insert<Stored>("groups", { _id: "gone", name: "Gone" } as never);
    expect(await isEmptyStore(other)).toBe(false);
    await expectRestored(other);
  });

  it("is consistent while people write", async () => {
    let writes = 0;
    let going = true;
    const writing = (async () => {
      while (going) {
        await store.insert<Stored>("groups", { _id: `first-${writes}`, name: "first" } as never);
        await store.insert<Stored>("strengths", { _id: `second-${writes}`, agreement: "none" } as never);
        writes += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const busy = join(directory, "busy.zip");
    const { entries } = await writeBackup(store, busy, TAKEN_AT, () => undefined);
    going = false;
    await writing;
    const restored = await openTemporaryStore();
    await restoreBackup(restored, busy);
    const first = (await restored.find<Stored>("groups", {})).filter(({ _id }) => _id.startsWith("first-")).length;
    const second = (await restored.find<Stored>("strengths", { agreement: "none" })).length;
    expect(first - second).toBeGreaterThanOrEqual(0);
    expect(first - second).toBeLessThanOrEqual(1);
    expect(entries["groups.ndjson"]?.count).toBeGreaterThan(0);
    await restored.close();
  });

  it.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 500)],
    ["with a byte changed", (bytes: Buffer) => Buffer.from(bytes).fill(bytes[400] === 7 ? 8 : 7, 400, 401)],
    ["that is something else", () => Buffer.from("not a zip")],
  ])("refuses a file %s before it writes anything", async (_what, spoil) => {
    const spoilt = join(directory, "spoilt.zip");
    await writeFile(spoilt, spoil(await readFile(file)));
    await expect(checkBackup(spoilt)).rejects.toThrow();
    const target = await openTemporaryStore();
    await expect(restoreBackup(target, spoilt)).rejects.toThrow();
    expect(await isEmptyStore(target)).toBe(true);
    await target.close();
  });

  it("says in words that a file is no backup", async () => {
    const other = join(directory, "other.zip");
    await writeFile(other, "not a zip");
    await expect(checkBackup(other)).rejects.toThrow(UnusableBackupError);
    await expect(checkBackup(other)).rejects.toThrow(/Use a file that waymark backup wrote/);
  });
});
