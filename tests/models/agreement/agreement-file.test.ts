import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { agreementFileJsonSchema } from "@models/agreement/agreement-file";
import { openBook } from "@models/agreement/book";
import type { Agreement } from "@models/agreement/agreement";
import { bringBack } from "@models/agreement/bring-back";
import { type AgreementExport, exportAgreement, exportFor } from "@models/agreement/export-agreement";
import { canonicalJson } from "@models/canonical-json";
import { collectionNames } from "@models/store/collections";
import type { Json, Store } from "@models/store/port";
import { settle } from "@models/workshop/conduct";
import { saveTemplate } from "@models/workshop/template";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { openTemporaryStore } from "../../support/store";
import { Room } from "../../support/workshop";

const NOW = "2008-03-11T12:00:00.000Z";
const HIDDEN = "Break-ins at small business premises, by beat";

let store: Store;
let empty: Store;
beforeEach(async () => {
  store = await openExampleStore();
  empty = await openTemporaryStore();
});
afterEach(async () => {
  await store.close();
  await empty.close();
});

async function whole(from: Store, code = "coventry-2008"): Promise<AgreementExport> {
  const [agreement] = await from.find<Agreement>("agreements", { code }, { limit: 1 });
  if (!agreement) throw new Error(`There is no ${code}`);
  return exportAgreement(from, agreement);
}
/** As a file has it. */
const asFile = (given: AgreementExport) => JSON.parse(canonicalJson(given as unknown as Json)) as AgreementExport;

async function countAll(of: Store): Promise<number> {
  const counts = await Promise.all(collectionNames.map((name) => of.count(name, {})));
  return counts.reduce((sum, count) => sum + count, 0);
}
async function refusal(given: unknown, into = empty): Promise<string> {
  const before = await countAll(into);
  const brought = await bringBack(into, given, NOW);
  expect(await countAll(into)).toBe(before);
  return brought.kind === "refused" ? brought.problems.map(({ message }) => message).join(" ") : brought.kind;
}

describe("an agreement as a file", () => {
  it.each(["coventry-2008", "wolverhampton-2008"])("of %s comes back into an empty store as it was", async (code) => {
    const file = asFile(await whole(store, code));
    expect(await bringBack(empty, file, NOW)).toMatchObject({ kind: "done", value: { code } });
    const again = asFile(await whole(empty, code));
    expect(again).toEqual(file);
    expect(file.observations.length).toBeGreaterThan(10);
  });

  it("is described by the published schema", async () => {
    const published = z.fromJSONSchema(agreementFileJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const file = asFile(await whole(store));
    expect(published.safeParse(file).error).toBeUndefined();
    expect(published.safeParse({ ...file, agreement: { ...file.agreement, status: "dreamt" } }).success).toBe(false);
  });

  it("is refused where it is already, in part, or not what it says, and then nothing is saved", async () => {
    const file = asFile(await whole(store));
    expect(await refusal(file, store)).toBe(
      "There is already an agreement coventry-2008. Bring this file into a store that does not have it.",
    );
    expect(await refusal({ ...file, format: "something" })).toMatch(/not an agreement that Waymark exported/);
    expect(await refusal([])).toMatch(/not an agreement/);
    expect(await refusal({ ...file, formatVersion: 1 })).toMatch(/version 1; this Waymark reads version 2/);
    expect(await refusal({ ...file, observations: [{ _id: "x", rev: 1 }] })).toMatch(/^observations\.0\.scope: /);
    await empty.restoreMany("priorities", [{ _id: file.parts.priority[0]?._id ?? "", rev: 7 }]);
    expect(await refusal(file)).toMatch(/priorities already holds .* not the same/);
  });

  it("goes on where it was stopped, with what everybody shares left as it is", async () => {
    const file = asFile(await whole(store));
    await empty.restoreMany("observations", file.observations.slice(0, 20));
    const [area] = file.areas as unknown as { _id: string; rev: number; name: string }[];
    await empty.restoreMany("areas", [{ ...area, name: "Renamed since" } as never]);
    expect(await bringBack(empty, file, NOW)).toMatchObject({ kind: "done" });
    expect(asFile(await whole(empty)).observations).toEqual(file.observations);
    expect(await empty.get("areas", area?._id ?? "")).toMatchObject({ name: "Renamed since" });
  });

  it("holds for a person what that person may see, and says that it is not the whole", async () => {
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const theirs = await exportFor(facilitator, "coventry-2008");
    expect(JSON.stringify(theirs.parts)).not.toContain(HIDDEN);
    expect(JSON.stringify(theirs.histories)).not.toContain(HIDDEN);
    expect(theirs.whole).toBe(false);
    expect(await refusal(asFile(theirs))).toMatch(/only what its maker may see/);
    const police = await exportFor(await actAs(store, "police@coventry.example"), "coventry-2008");
    expect(JSON.stringify(police.parts)).toContain(HIDDEN);
    await expect(exportFor(await actAs(store, "councillor@coventry.example"), "coventry-2008")).rejects.toThrow(
      /role does not allow/,
    );
  });

  it("opens as the same book", async () => {
    await bringBack(empty, asFile(await whole(store)), NOW);
    const act = await actAs(store, "facilitator@coventry.example");
    const [before, after] = [
      await openBook(act, "coventry-2008"),
      await openBook({ ...act, store: empty }, "coventry-2008"),
    ];
    expect(after.parts.target.map(({ name }) => name).sort()).toEqual(
      before.parts.target.map(({ name }) => name).sort(),
    );
    expect(after.people).toHaveLength(before.people.length);
  });

  it("has the workshops with what they found, and never who was there or what anybody said", async () => {
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const room = await Room.open(facilitator, "coventry-2008", { step: 3, exercises: ["temperature"] });
    await room.tell({ act: "open" });
    await room.answer(0, { face: 4 });
    await room.tell({ act: "reveal" });
    const { code, act, workshop, current } = room;
    accepted(await settle(act, code, workshop._id, current, { notes: "Ask Dawn again" }));
    accepted(await saveTemplate(act, code, workshop._id, { name: "Three faces" }));
    const file = asFile(await whole(store));
    const [told] = file.workshops ?? [];
    expect(told).toMatchObject({ state: "stopped", exercises: { [current]: { notes: "Ask Dawn again" } } });
    expect(told?.exercises[current]?.rounds["1"]?.result).toEqual({ counts: [0, 0, 0, 1, 0] });
    expect(file.agendaTemplates).toHaveLength(1);
    const salt = workshop.salt ?? "none";
    for (const hidden of ["Person 0", "key 1", workshop.code ?? "none", salt]) {
      expect(JSON.stringify(file)).not.toContain(hidden);
    }
    expect(await bringBack(empty, file, NOW)).toMatchObject({ kind: "done" });
    expect(asFile(await whole(empty))).toEqual(file);
    expect(await empty.count("participants", {})).toBe(0);
    const published = z.fromJSONSchema(agreementFileJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(published.safeParse(file).error).toBeUndefined();

    const police = await exportFor(await actAs(store, "police@coventry.example"), "coventry-2008");
    expect(police.whole).toBe(false);
    expect(police.workshops).toHaveLength(1);
    expect(JSON.stringify(police)).not.toContain("Ask Dawn again");
    expect(JSON.stringify(await exportFor(facilitator, "coventry-2008"))).toContain("Ask Dawn again");
  });
});
