import { describe, expect, it, onTestFinished } from "vitest";
import type { Agreement } from "@models/agreement/agreement";
import { comparedAreas, defaultSetOf } from "@models/agreement/compared-areas";
import { openBook } from "@models/agreement/book";
import { readChanges } from "@models/agreement/read-changes";
import { sha256Of } from "@models/canonical-json";
import type { Snapshot } from "@models/agreement/snapshot";
import type { Action } from "@models/actions/action";
import { openBookAsKnown } from "@models/agreement/book-as-known";
import { bringBack } from "@models/agreement/bring-back";
import { exportAgreement } from "@models/agreement/export-agreement";
import { commitmentsOf } from "@models/commitments/asked";
import type { Commitment } from "@models/commitments/commitment";
import { textHash } from "@models/commitments/committed-text";
import { fundingOf } from "@models/money/flags/goal-funding";
import { giversOf } from "@models/money/givers";
import type { ResourceLine } from "@models/money/resource";
import { sayFunding } from "@models/money/say-funding";
import type { Organisation } from "@models/place/organisation";
import type { Target } from "@models/targets/target";
import { checkStore } from "@models/integrity/check-store";
import type { Store, Stored } from "@models/store/port";
import { type Schema, schemaVersion, upgradeStore } from "@models/store/upgrade";
import { actAs, openExampleStore } from "../../support/example";
import { openTemporaryStore } from "../../support/store";

const WOLVERHAMPTON = "E08000031";
const BIRMINGHAM = "E08000025";

/** The example as a program of schema 1 left it: comparators as a list on the agreement, in what was submitted too. */
async function exampleOfSchema1(): Promise<Store> {
  const store = await openExampleStore();
  onTestFinished(() => store.close());
  await store.purge("comparatorSets", {});
  const earlier = (agreement: Agreement, comparators: readonly string[]) => {
    const { compareWith: _compareWith, ...rest } = agreement;
    const changes = rest.changes.filter(({ path }) => !path.startsWith("compareWith"));
    return { ...rest, changes, comparators } as unknown as Agreement;
  };
  for (const agreement of await store.find<Agreement>("agreements", {})) {
    await store.replace("agreements", earlier(agreement, [WOLVERHAMPTON, BIRMINGHAM]));
  }
  for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
    const { comparatorSet: _sets, ...parts } = snapshot.book.parts;
    const book = { ...snapshot.book, agreement: earlier(snapshot.book.agreement, ["E08000026"]), parts };
    await store.purge("snapshots", { _id: snapshot._id });
    await store.insert<Snapshot>("snapshots", { ...snapshot, book, sha256: sha256Of(book as never) } as never);
  }
  const schema = (await store.get<Schema>("meta", "schema")) as Schema;
  await store.replace<Schema>("meta", { ...schema, version: 1 });
  return store;
}

describe("a store of schema 1", () => {
  it("keeps whom each agreement compares with, as a set that says how they were chosen", async () => {
    const store = await exampleOfSchema1();
    await upgradeStore(store);
    const facilitator = await actAs(store, "facilitator@coventry.example");
    const book = await openBook(facilitator, "coventry-2008");
    expect(comparedAreas(book)).toEqual([WOLVERHAMPTON, BIRMINGHAM]);
    expect(defaultSetOf(book)).toMatchObject({
      method: "by hand",
      areas: { [BIRMINGHAM]: { name: "Birmingham" } },
    });
    expect(book.agreement).not.toHaveProperty("comparators");
    expect(await store.get("meta", "schema")).toMatchObject({ version: schemaVersion });
    expect(await checkStore(store)).toEqual([]);
    const history = await readChanges(facilitator, book);
    expect(history.entries.some(({ kind, via }) => kind === "comparatorSet" && via === "upgrade")).toBe(true);
  });

  it("shows the region what was submitted before, unchanged and under its hash", async () => {
    const store = await exampleOfSchema1();
    await upgradeStore(store);
    const reviewer = await actAs(store, "reviewer@westmidlands.example");
    const book = await openBook(reviewer, "wolverhampton-2008");
    expect(comparedAreas(book)).toEqual(["E08000026"]);
    for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
      expect(sha256Of(snapshot.book as never)).toBe(snapshot.sha256);
    }
  });

  it("is upgraded once, however often it is started and by however many", async () => {
    const store = await exampleOfSchema1();
    await Promise.all([upgradeStore(store), upgradeStore(store)]);
    const read = async () => [
      ...(await store.find<Stored>("agreements", {})),
      ...(await store.find<Stored>("comparatorSets", {})),
    ];
    const before = await read();
    expect(before).toHaveLength(6);
    await upgradeStore(store);
    expect(await read()).toEqual(before);
  });
});

/** The example as a program of schema 2 left it: each yes or no on the target or action, in what was submitted too. */
async function exampleOfSchema2(): Promise<Store> {
  const store = await openExampleStore();
  onTestFinished(() => store.close());
  const commitments = await store.find<Commitment>("commitments", {});
  const answersOf = (id: string, from: readonly Commitment[]) =>
    Object.fromEntries(
      from.flatMap(({ target, action, by, promiser }) =>
        (target ?? action) === id && promiser ? [[by, promiser]] : [],
      ),
    );
  for (const collection of ["targets", "actions"]) {
    for (const part of await store.find<Target | Action>(collection, {})) {
      await store.replace(collection, { ...part, answers: answersOf(part._id, commitments) } as never);
    }
  }
  for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
    const { commitment, ...parts } = snapshot.book.parts;
    const earlier = <T extends Target | Action>(list: readonly T[]) =>
      list.map((part) => ({ ...part, answers: answersOf(part._id, commitment) }));
    const book = {
      ...snapshot.book,
      parts: { ...parts, target: earlier(parts.target), action: earlier(parts.action) },
    };
    await store.purge("snapshots", { _id: snapshot._id });
    await store.insert<Snapshot>("snapshots", { ...snapshot, book, sha256: sha256Of(book as never) } as never);
  }
  await store.purge("commitments", {});
  const schema = (await store.get<Schema>("meta", "schema")) as Schema;
  await store.replace<Schema>("meta", { ...schema, version: 2 });
  return store;
}

describe("a store of schema 2", () => {
  const statesIn = async (store: Store, email: string, code: string) =>
    commitmentsOf(await openBook(await actAs(store, email), code)).map(({ part, organisation, state }) =>
      [part._id, organisation, state].join(" "),
    );

  it("keeps every yes and no, as signatures of commitments, also in what the region has", async () => {
    const [now, before] = [await openExampleStore(), await exampleOfSchema2()];
    onTestFinished(() => now.close());
    await upgradeStore(before);
    await upgradeStore(before);
    for (const [email, code] of [
      ["facilitator@coventry.example", "coventry-2008"],
      ["reviewer@westmidlands.example", "wolverhampton-2008"],
    ] as const) {
      expect(await statesIn(before, email, code)).toEqual(await statesIn(now, email, code));
    }
    expect((await before.find("targets", {})).every((target) => !("answers" in target))).toBe(true);
    expect(await checkStore(before)).toEqual([]);
  });

  it("comes out of a file of that time", async () => {
    const store = await exampleOfSchema2();
    const [agreement] = await store.find<Agreement>("agreements", { code: "wolverhampton-2008" });
    const file = await exportAgreement(store, agreement as Agreement);
    const { commitment: _none, ...parts } = file.parts;
    const empty = await openTemporaryStore();
    onTestFinished(() => empty.close());
    const brought = await bringBack(empty, JSON.parse(JSON.stringify({ ...file, parts })), "2008-03-10T12:00:00.000Z");
    expect(brought.kind).toBe("done");
    const kept = await empty.find<Commitment>("commitments", {});
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(({ promiser }) => promiser?.answer === "accepted")).toBe(true);
  });
});

/** An action as a program of schema 3 had it, with what it is done with, and whoever had signed it having signed that. */
function actionsOfSchema3(
  { action, resource, commitment }: Pick<Snapshot["book"]["parts"], "action" | "resource" | "commitment">,
  nameOf: (organisation: string) => string,
) {
  const earlier = action.map((each) => {
    const own = resource.filter(({ goals }) => Object.values(goals).some(({ goal }) => goal === `action:${each._id}`));
    const resources = Object.fromEntries(
      own.flatMap(({ _id, giver, giverName, kind, asked }) =>
        Object.entries(asked).map(([year, amount]) => [
          `${_id}${year}`,
          { giver: giver ? nameOf(giver) : (giverName ?? ""), kind, year, amount },
        ]),
      ),
    );
    return { ...each, resources };
  });
  const signed = commitment.map((each) => {
    const [now, then] = [action, earlier].map((list) => list.find(({ _id }) => _id === each.action));
    if (!now || !then || !each.promiser || each.promiser.saw !== textHash(each, "action", now)) return each;
    return { ...each, promiser: { ...each.promiser, saw: textHash(each, "action", then) } };
  });
  return { action: earlier, commitment: signed };
}

async function exampleOfSchema3(): Promise<Store> {
  const store = await openExampleStore();
  onTestFinished(() => store.close());
  const [action, resource, commitment, organisations] = [
    await store.find<Action>("actions", {}),
    await store.find<ResourceLine>("resourceLines", {}),
    await store.find<Commitment>("commitments", {}),
    await store.find<Organisation>("organisations", {}),
  ];
  const nameOf = (id: string) => organisations.find(({ _id }) => _id === id)?.name ?? "";
  const earlier = actionsOfSchema3({ action, resource, commitment }, nameOf);
  for (const each of earlier.action) await store.replace("actions", each as never);
  for (const each of earlier.commitment) await store.replace("commitments", each);
  for (const snapshot of await store.find<Snapshot>("snapshots", {})) {
    const { resource: _lines, programme: _programmes, ...parts } = snapshot.book.parts;
    const book = { ...snapshot.book, parts: { ...parts, ...actionsOfSchema3(snapshot.book.parts, nameOf) } };
    await store.purge("snapshots", { _id: snapshot._id });
    await store.insert<Snapshot>("snapshots", { ...snapshot, book, sha256: sha256Of(book as never) } as never);
  }
  await store.purge("resourceLines", {});
  const schema = (await store.get<Schema>("meta", "schema")) as Schema;
  await store.replace<Schema>("meta", { ...schema, version: 3 });
  return store;
}

describe("a store of schema 3", () => {
  const moneyIn = async (store: Store, email: string, code: string) => {
    const book = await openBook(await actAs(store, email), code);
    return {
      money: book.parts.action.map(({ _id }) => `${_id} ${sayFunding(fundingOf(book, { kind: "action", id: _id }))}`),
      givers: giversOf(book).map(({ name }) => name),
      signed: commitmentsOf(book).map(({ part, organisation, state }) => [part._id, organisation, state].join(" ")),
    };
  };
  const SEEN = [
    ["facilitator@coventry.example", "coventry-2008"],
    ["reviewer@westmidlands.example", "wolverhampton-2008"],
  ] as const;

  it("gives what actions are done with lines of its own, and keeps every signature, also in what the region has", async () => {
    const [now, before] = [await openExampleStore(), await exampleOfSchema3()];
    onTestFinished(() => now.close());
    await Promise.all([upgradeStore(before), upgradeStore(before)]);
    await upgradeStore(before);
    for (const [email, code] of SEEN) {
      const found = await moneyIn(before, email, code);
      expect(found).toEqual(await moneyIn(now, email, code));
      expect(found.givers.length).toBeGreaterThan(0);
    }
    expect((await before.find("actions", {})).every((action) => !("resources" in action))).toBe(true);
    expect(await checkStore(before)).toEqual([]);
    const facilitator = await actAs(before, "facilitator@coventry.example");
    const history = await readChanges(facilitator, await openBook(facilitator, "coventry-2008"));
    expect(history.entries.some(({ kind, via }) => kind === "resource" && via === "upgrade")).toBe(true);
    const known = await openBookAsKnown(facilitator, "coventry-2008", "2008-03-09");
    expect(known.kind === "done" && known.value.parts.resource.map(({ asked }) => asked)).toContainEqual({
      FY2008: 120000,
    });
  });

  it("comes out of a file of that time", async () => {
    const store = await exampleOfSchema3();
    const [agreement] = await store.find<Agreement>("agreements", { code: "wolverhampton-2008" });
    const file = await exportAgreement(store, agreement as Agreement);
    const { resource: _none, programme: _nor, ...parts } = file.parts;
    const empty = await openTemporaryStore();
    onTestFinished(() => empty.close());
    const brought = await bringBack(empty, JSON.parse(JSON.stringify({ ...file, parts })), "2008-03-10T12:00:00.000Z");
    expect(brought.kind).toBe("done");
    const [line] = await empty.find<ResourceLine>("resourceLines", {});
    expect(line).toMatchObject({ kind: "budget", asked: { FY2008: 210000 } });
    expect(await checkStore(empty)).toEqual([]);
  });
});
