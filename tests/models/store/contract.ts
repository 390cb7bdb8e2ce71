import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Filter, FindOptions, Store, Stored } from "@models/store/port";
import { ConflictError, DuplicateError, MissingError } from "@models/store/port";
import { describeQueryProperties } from "./query-properties";

interface Thing extends Stored {
  readonly [field: string]: unknown;
}

/** The collections that these tests write to. */
const touched = ["people", "priorities", "targets", "blobs", "blobChunks"];

/** What every engine promises, whatever stands behind it. `openFresh` gives an empty store of its own. */
export function describeStoreContract(name: string, openFresh: () => Promise<Store>): void {
  describe(`${name} keeps the store contract`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await openFresh();
    });
    afterAll(async () => store.close());
    beforeEach(async () => {
      for (const collection of touched) await store.purge(collection, {});
    });

    const ids = async (filter: Filter, options?: FindOptions) =>
      (await store.find("priorities", filter, options)).map(({ _id }) => _id);

    describe("writing one document", () => {
      it("gives back what was inserted, at revision 1", async () => {
        const doc = { _id: "p1", title: "Jobs", nested: { list: [1, null, "x", { deep: true }] }, none: null };
        expect(await store.insert("priorities", doc)).toEqual({ ...doc, rev: 1 });
        expect(await store.get("priorities", "p1")).toEqual({ ...doc, rev: 1 });
      });

      it("leaves out fields that are undefined", async () => {
        const stored = await store.insert<Thing>("priorities", {
          _id: "p1",
          absent: undefined,
          nested: { absent: undefined },
        });
        expect(Object.keys(stored)).not.toContain("absent");
        expect(await store.get("priorities", "p1")).toStrictEqual({ _id: "p1", nested: {}, rev: 1 });
      });

      it("adds up the revisions of those that match", async () => {
        await store.insert<Thing>("priorities", { _id: "p1", agreement: "a" });
        const other = await store.insert<Thing>("priorities", { _id: "p2", agreement: "b" });
        await store.replace<Thing>("priorities", { ...other, title: "Jobs" });
        expect(await store.sumOfRevisions("priorities", {})).toBe(3);
        expect(await store.sumOfRevisions("priorities", { agreement: { $in: ["b", "c"] } })).toBe(2);
        expect(await store.sumOfRevisions("priorities", { _id: { $in: [] } })).toBe(0);
      });

      it("answers undefined for an id that is not there", async () => {
        expect(await store.get("priorities", "nobody")).toBeUndefined();
      });

      it("refuses a second document of the same id", async () => {
        await store.insert<Thing>("priorities", { _id: "p1", title: "first" });
        await expect(store.insert<Thing>("priorities", { _id: "p1", title: "second" })).rejects.toThrow(DuplicateError);
        expect(await store.get("priorities", "p1")).toMatchObject({ title: "first" });
      });

      it("refuses a taken unique key, by insert and by replace", async () => {
        await store.insert<Thing>("people", { _id: "ann", email: "ann@example.org" });
        const ben = await store.insert<Thing>("people", { _id: "ben", email: "ben@example.org" });
        const taken = { collection: "people", name: "DuplicateError" };
        await expect(store.insert<Thing>("people", { _id: "cy", email: "ann@example.org" })).rejects.toMatchObject(
          taken,
        );
        await expect(store.replace<Thing>("people", { ...ben, email: "ann@example.org" })).rejects.toMatchObject(taken);
        expect(await store.count("people", {})).toBe(2);
        expect(await store.get("people", "ben")).toEqual(ben);
      });

      it("refuses a document without a field of its unique key", async () => {
        await expect(store.insert<Thing>("people", { _id: "ann" })).rejects.toThrow("people ann needs email");
      });

      it("refuses a collection that is not declared", async () => {
        await expect(store.insert<Thing>("nonsense", { _id: "x" })).rejects.toThrow(
          'No collection is called "nonsense"',
        );
        await expect(store.find("nonsense", {})).rejects.toThrow('No collection is called "nonsense"');
      });

      it("holds a document of 2 MB", async () => {
        const long = "Employment rate in Coventry – % ☂".repeat(65_000);
        await store.insert<Thing>("priorities", { _id: "p1", long, short: "x" });
        expect((await store.get<Thing>("priorities", "p1"))?.long).toBe(long);
        const [light] = await store.find("priorities", { short: "x" }, { without: ["long"] });
        expect(light).toEqual({ _id: "p1", short: "x", rev: 1 });
      });

      it("keeps decimals and text exactly", async () => {
        const values = [24.7, 1e-9, 0.1 + 0.2, -3, 2 ** 53 - 1, 1e21, 5e-324, 1.7976931348623157e308];
        const texts = [
          "",
          " ",
          "O’Brien",
          "Łódź",
          "日本",
          "👩🏽‍🔧",
          "e\u0301",
          "a\u0000b",
          "line\nbreak",
          '"quoted"',
          "\\",
        ];
        await store.insert<Thing>("priorities", { _id: "ключ 🔑", values, texts });
        expect(await store.get("priorities", "ключ 🔑")).toEqual({ _id: "ключ 🔑", values, texts, rev: 1 });
      });
    });

    describe("replacing", () => {
      it("counts the revision up and takes the new content whole", async () => {
        const first = await store.insert<Thing>("priorities", { _id: "p1", title: "Jobs", old: 1 });
        const second = await store.replace<Thing>("priorities", { _id: "p1", rev: first.rev, title: "Work" });
        expect(second).toEqual({ _id: "p1", rev: 2, title: "Work" });
        expect(await store.get("priorities", "p1")).toEqual(second);
      });

      it("is a conflict that carries the stored document when the revision has moved", async () => {
        const read = await store.insert<Thing>("priorities", { _id: "p1", title: "Jobs" });
        const theirs = await store.replace<Thing>("priorities", { ...read, title: "Theirs" });
        const refusal = await store
          .replace<Thing>("priorities", { ...read, title: "Mine" })
          .catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(ConflictError);
        expect((refusal as ConflictError).stored).toEqual(theirs);
        expect(await store.get("priorities", "p1")).toEqual(theirs);
      });

      it("says so when there is no such document", async () => {
        await expect(store.replace("priorities", { _id: "gone", rev: 1 })).rejects.toThrow(MissingError);
      });

      it("loses no update of 50 writers at once", async () => {
        await store.insert<Thing>("priorities", { _id: "p1", by: {} });
        const add = async (writer: number): Promise<void> => {
          const read = (await store.get<Thing>("priorities", "p1")) as Thing;
          const by = { ...(read["by"] as object), [`w${writer}`]: writer };
          try {
            await store.replace<Thing>("priorities", { ...read, by });
          } catch (error) {
            if (!(error instanceof ConflictError)) throw error;
            await add(writer);
          }
        };
        await Promise.all(Array.from({ length: 50 }, (_, writer) => add(writer)));
        const end = (await store.get<Thing>("priorities", "p1")) as Thing;
        expect(Object.keys(end["by"] as object)).toHaveLength(50);
        expect(end.rev).toBe(51);
      });
    });

    describe("finding", () => {
      const things: { _id: string; [field: string]: unknown }[] = [
        { _id: "a", n: 24.7, s: "Zoë", at: "2008-03-10T09:00:00.000Z", of: { x: 1 }, flag: true },
        { _id: "b", n: 1e-9, s: "zoe", at: "2008-03-10T10:00:00.000Z", of: { x: 2 }, flag: false },
        { _id: "c", n: 24, s: "Ärzte", at: "2007-12-31", of: {}, flag: null },
        { _id: "d", n: null, s: "24.7", of: null },
        { _id: "e", n: "24.7", s: null },
        { _id: "f", n: true, s: "🙂", flag: 1 },
        { _id: "g", n: -5, s: "日本", list: ["x"] },
      ];
      beforeEach(async () => store.insertMany("priorities", things));

      const cases: readonly [Filter, string][] = [
        [{}, "abcdefg"],
        [{ n: 24.7 }, "a"],
        [{ n: 1e-9 }, "b"],
        [{ n: "24.7" }, "e"],
        [{ n: null }, "d"],
        [{ at: null }, "defg"],
        [{ n: { $ne: 24.7 } }, "bcdefg"],
        [{ at: { $ne: null } }, "abc"],
        [{ flag: true }, "a"],
        [{ flag: 1 }, "f"],
        [{ flag: { $ne: true } }, "bcdefg"],
        [{ n: { $gt: 1e-10 } }, "abc"],
        [{ n: { $gte: 24, $lt: 24.7 } }, "c"],
        [{ n: { $gt: "" } }, "e"],
        [{ at: { $gte: "2008-03-10", $lte: "2008-03-10T09:00:00.000Z" } }, "a"],
        [{ s: { $gt: "z" } }, "bcfg"],
        [{ s: { $in: ["Zoë", "🙂", null] } }, "aef"],
        [{ n: { $in: [24.7, "24.7", true] } }, "aef"],
        [{ n: { $in: [] } }, ""],
        [{ "of.x": 2 }, "b"],
        [{ "of.x": null }, "cdefg"],
        [{ "of.x": { $exists: true } }, "ab"],
        [{ of: { $exists: true } }, "abcd"],
        [{ flag: { $exists: false } }, "deg"],
        [{ list: "x" }, ""],
        [{ list: { $ne: "x" } }, "abcdefg"],
        [{ _id: { $gt: "e" } }, "fg"],
        [{ _id: { $in: ["a", "zz"] } }, "a"],
        [{ rev: 1, $or: [{ n: 24 }, { s: "zoe" }] }, "bc"],
        [{ $and: [{ n: { $lt: 25 } }, { $or: [{ flag: null }, { flag: true }] }] }, "acg"],
      ];
      it.each(cases)("matches %j", async (filter, expected) => {
        expect((await ids(filter)).join("")).toBe(expected);
        expect(await store.count("priorities", filter)).toBe(expected.length);
      });

      const orders: readonly [FindOptions, string][] = [
        [{ sort: { n: 1 } }, "dgbcaef"],
        [{ sort: { n: -1 } }, "feacbgd"],
        [{ sort: { s: 1 } }, "edabcgf"],
        [{ sort: { at: 1, n: -1 } }, "fegdcab"],
        [{ sort: { flag: 1, _id: -1 } }, "gedcfba"],
        [{ sort: { "of.x": -1 } }, "bacdefg"],
        [{ sort: { _id: -1 }, limit: 2, skip: 1 }, "fe"],
        [{ limit: 0 }, ""],
        [{ skip: 5 }, "fg"],
      ];
      it.each(orders)("orders and pages by %j", async (options, expected) => {
        expect((await ids({}, options)).join("")).toBe(expected);
      });

      it.each([
        { n: undefined },
        { n: { $gt: undefined } },
        { n: {} },
        { n: { $regex: "x" } },
        { "n') or 1 --": 1 },
        { $or: [] },
        { n: Number.NaN },
      ])("refuses the filter %j rather than guessing", async (filter) => {
        await expect(store.find("priorities", filter as unknown as Filter)).rejects.toThrow(TypeError);
        await expect(store.purge("priorities", filter as unknown as Filter)).rejects.toThrow(TypeError);
        expect(await store.count("priorities", {})).toBe(things.length);
      });

      it("purges what matches and says how many", async () => {
        expect(await store.purge("priorities", { n: { $gt: 0 } })).toBe(3);
        expect((await ids({})).join("")).toBe("defg");
      });
    });

    describe("many at once", () => {
      it("stops at the first duplicate and keeps those before it", async () => {
        await store.insert<Thing>("priorities", { _id: "m3", title: "there" });
        const docs = ["m1", "m2", "m3", "m4"].map((_id) => ({ _id, title: "new" }));
        await expect(store.insertMany("priorities", docs)).rejects.toMatchObject({ name: "DuplicateError", id: "m3" });
        expect(await ids({})).toEqual(["m1", "m2", "m3"]);
        expect(await store.get("priorities", "m3")).toMatchObject({ title: "there" });
      });

      it("replaces all but those whose revision has moved, and names these", async () => {
        await store.insertMany<Thing>(
          "priorities",
          ["m1", "m2", "m3"].map((_id) => ({ _id, title: "old" })),
        );
        const read = await store.find<Thing>("priorities", {});
        const theirs = await store.replace<Thing>("priorities", { ...(read[1] as Thing), title: "theirs" });
        const mine = [...read, { _id: "gone", rev: 1 }].map((each) => ({ ...each, title: "mine" }));
        expect((await store.replaceMany<Thing>("priorities", mine)).sort()).toEqual(["gone", "m2"]);
        expect(await store.get("priorities", "m2")).toEqual(theirs);
        expect(await store.find("priorities", { title: "mine" })).toEqual(
          ["m1", "m3"].map((_id) => ({ _id, rev: 2, title: "mine" })),
        );
        expect(await store.get("priorities", "gone")).toBeUndefined();
      });

      it("loses nothing when several replace the same many at once", async () => {
        const ids = Array.from({ length: 300 }, (_, index) => `m${index}`);
        await store.insertMany<Thing>(
          "priorities",
          ids.map((_id) => ({ _id, by: {} })),
        );
        const add = async (writer: string, _ids: readonly string[]): Promise<void> => {
          const read = await store.find<Thing>("priorities", { _id: { $in: _ids } });
          const next = read.map((each) => ({ ...each, by: { ...(each["by"] as object), [writer]: true } }));
          const moved = await store.replaceMany<Thing>("priorities", next);
          if (moved.length > 0) await add(writer, moved);
        };
        await Promise.all(["a", "b", "c"].map((writer) => add(writer, ids)));
        for (const each of await store.find<Thing>("priorities", {}))
          expect(each).toMatchObject({ by: { a: true, b: true, c: true } });
      });

      it("restores documents at the revision they carry", async () => {
        const docs = [{ _id: "r1", rev: 7, title: "x" }];
        await store.restoreMany("priorities", docs);
        expect(await store.get("priorities", "r1")).toEqual(docs[0]);
      });

      it("takes 100,000 observations, walks them in order and finds one", { timeout: 240_000 }, async () => {
        // A store of its own, which is quicker taken away than emptied.
        const large = await openFresh();
        onTestFinished(() => large.close());
        await large.insertMany(
          "observations",
          Array.from({ length: 100_000 }, (_, index) => observation(index)),
        );
        expect(await large.count("observations", { scope: "common" })).toBe(100_000);

        const walked: string[] = [];
        for await (const { _id } of large.each("observations")) walked.push(_id);
        expect(walked.length).toBe(100_000);
        expect(walked.every((id, index) => id === observation(index)._id)).toBe(true);
        const revised: Stored[] = [];
        for await (const each of large.revisions("observations", { series: "ni42" })) revised.push(each);
        expect(revised.length).toBe(await large.count("observations", { series: "ni42" }));
        expect(revised.every(({ rev }) => rev === 1)).toBe(true);
        expect(await large.sumOfRevisions("observations", { series: "ni42" })).toBe(revised.length);

        const found = await large.find("observations", { series: "ni42", area: "E7", period: { $gte: "0200" } });
        expect(found).toHaveLength(50);
        await expect(large.insertMany("observations", [{ ...observation(5), _id: "another" }])).rejects.toThrow(
          DuplicateError,
        );
      });
    });

    describe("blobs", () => {
      it.each([0, 1, 768 * 1024, 768 * 1024 + 1, 3_000_000])("gives back %i bytes", async (length) => {
        const bytes = new Uint8Array(randomBytes(length));
        const sha256 = await store.putBlob(bytes);
        expect(sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(await store.putBlob(bytes)).toBe(sha256);
        const stored = await store.getBlob(sha256);
        expect(Buffer.compare(stored ?? Buffer.of(1), bytes)).toBe(0);
        expect(await store.count("blobs", {})).toBe(1);
      });

      it("answers undefined for bytes it does not hold", async () => {
        expect(await store.getBlob("0".repeat(64))).toBeUndefined();
      });

      it("refuses to hand out bytes that changed on disk", async () => {
        const sha256 = await store.putBlob(new Uint8Array([1, 2, 3]));
        const [chunk] = await store.find<Thing>("blobChunks", {});
        await store.replace<Thing>("blobChunks", { ...(chunk as Thing), base64: "AAAA" });
        await expect(store.getBlob(sha256)).rejects.toThrow("damaged");
      });
    });

    describe("reading frozen", () => {
      it("sees one state while writers go on", async () => {
        // A pair is moved together, left first: a reader that saw right ahead of left saw two states.
        for (let pair = 0; pair < 300; pair++) {
          await store.insert<Thing>("priorities", { _id: `left${pair}`, value: 0 });
          await store.insert<Thing>("targets", { _id: `right${pair}`, value: 0, agreement: "x" });
        }
        let writing = true;
        const writer = (async () => {
          for (let round = 0; writing && round < 60; round++) {
            for (const [collection, id] of [
              ["priorities", "left0"],
              ["targets", "right0"],
            ] as const) {
              const read = (await store.get<Thing>(collection, id)) as Thing;
              await store.replace<Thing>(collection, { ...read, value: Number(read["value"]) + 1 });
              await store.insert<Thing>(collection, { _id: `${id}-${round}`, value: 1, agreement: "x" });
            }
            await new Promise((resolve) => setTimeout(resolve, round));
          }
        })();
        const sums = await store.readFrozen(async (frozen) => {
          const values = { left: 0, right: 0 };
          for await (const doc of frozen.each<Thing>("priorities")) values.left += Number(doc["value"]);
          await new Promise((resolve) => setTimeout(resolve, 5));
          for await (const doc of frozen.each<Thing>("targets")) values.right += Number(doc["value"]);
          return { ...values, counted: await frozen.count("targets", {}) };
        });
        writing = false;
        await writer;
        expect([0, 1, 2]).toContain(sums.left - sums.right);
        expect(sums.counted).toBeGreaterThanOrEqual(300);
      });
    });

    it("answers a ping", async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    describeQueryProperties(() => store);
  });
}

function observation(index: number) {
  const [series, area, period] = [index % 50, Math.floor(index / 50) % 8, Math.floor(index / 400)];
  return {
    _id: `o${String(index).padStart(6, "0")}`,
    scope: "common",
    series: `ni${series}`,
    area: `E${area}`,
    group: "all",
    period: String(period).padStart(4, "0"),
    versions: [
      { value: 24.7 + index, status: "final", source: "illustrative", by: "p1", at: "2008-03-10", batch: "b1" },
    ],
  };
}
