import type { Agreement } from "@models/agreement/agreement";
import { findAgreement, readWorkingBook } from "@models/agreement/book";
import { resumeJobs } from "@models/agreement/jobs";
import { PARTS, PART_NAMES } from "@models/agreement/parts";
import { startAgreement } from "@models/agreement/start-agreement";
import type { StartJob } from "@models/agreement/start-job";
import type { Act } from "@models/act";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const EARLIER = "coventry-2008";
const GIVEN = { code: "coventry-2011", name: "Coventry Local Area Agreement", firstYear: 2011, from: EARLIER };

describe("starting an agreement from an earlier one", () => {
  let store: Store;
  let act: Act;
  const bookOf = async (code: string) => readWorkingBook(store, await findAgreement(act, code));
  const start = (given = GIVEN) => startAgreement(act, "coventry", given);

  beforeEach(async () => {
    store = await openExampleStore();
    act = await actAs(store, "facilitator@coventry.example");
  });
  afterEach(() => store.close());

  it("takes over priorities, indicators, evidence and comparators, and names where each came from", async () => {
    const earlier = await bookOf(EARLIER);
    expect(await start()).toMatchObject({ kind: "done", value: { status: "draft", rev: 1 } });
    const { agreement, parts } = await bookOf(GIVEN.code);
    const titles = (kind: "priority" | "candidate" | "cause" | "focus" | "stakeholder") =>
      parts[kind].map((part) => PARTS[kind].title(part));
    for (const kind of ["priority", "candidate", "cause", "focus", "stakeholder"] as const) {
      expect(titles(kind), kind).toEqual(earlier.parts[kind].map((part) => PARTS[kind].title(part)));
    }
    expect(parts.evidence.map(({ title }) => title)).toEqual(
      earlier.parts.evidence.filter(({ standing }) => standing === "held").map(({ title }) => title),
    );
    expect(agreement.compareWith?.set).toBe(parts.comparatorSet[0]?._id);
    expect(agreement.vision).toBe(earlier.agreement.vision);
    const [jobs] = parts.priority;
    expect(agreement.startedFrom).toMatchObject({ code: EARLIER, years: ["FY2008", "FY2009", "FY2010"] });
    expect(agreement.startedFrom?.parts[jobs?._id ?? ""]).toEqual({
      kind: "priority",
      id: earlier.parts.priority[0]?._id,
    });
    // What names another part names the new one.
    const own = new Set(PART_NAMES.flatMap((kind) => parts[kind].map(({ _id }) => _id)));
    expect(
      parts.cause.flatMap(({ evidence, priority }) => [...evidence, priority]).filter((id) => !own.has(id)),
    ).toEqual([]);
    for (const kind of [
      "consultation",
      "option",
      "action",
      "question",
      "challenge",
      "assumption",
      "commitment",
    ] as const) {
      expect(parts[kind], kind).toEqual([]);
    }
  });

  it("proposes each target without its numbers, promised by the same organisations", async () => {
    await start();
    const [before, { parts }] = [await bookOf(EARLIER), await bookOf(GIVEN.code)];
    expect(parts.target).toHaveLength(before.parts.target.length);
    for (const [i, target] of parts.target.entries()) {
      const { name, lead, related, designation } = before.parts.target[i] ?? {};
      expect(target).toMatchObject({ name, lead, related, designation, baseline: {}, trajectory: {}, judged: {} });
    }
  });

  it("leaves the earlier agreement exactly as it was", async () => {
    const before = JSON.stringify(await bookOf(EARLIER));
    await start();
    expect(JSON.stringify(await bookOf(EARLIER))).toBe(before);
  });

  it("keeps what only some may see for them", async () => {
    await start();
    const { parts } = await bookOf(GIVEN.code);
    const police = parts.evidence.find(({ title }) => title.startsWith("Break-ins"));
    expect(police?.audience).toMatchObject({ kind: "organisations" });
  });

  it.each([
    ["another partnership’s", { ...GIVEN, from: "wolverhampton-2008" }, "from"],
    ["one that is not there", { ...GIVEN, from: "nowhere" }, "from"],
    ["an address that is taken", { ...GIVEN, code: EARLIER }, "code"],
  ])("refuses %s, and leaves nothing behind", async (_case, given, field) => {
    const count = () => Promise.all(["targets", "evidence", "priorities"].map((name) => store.count(name, {})));
    const before = await count();
    expect(await start(given)).toMatchObject({ kind: "refused", problems: [{ field }] });
    expect(await count()).toEqual(before);
  });

  it("started twice at once at one address is one agreement, and nothing of the other is left", async () => {
    const outcomes = await Promise.all([start(), start()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const agreements = await store.find<Agreement>("agreements", {});
    const known = new Set(agreements.map(({ _id }) => _id));
    const targets = await store.find<{ _id: string; rev: number; agreement: string }>("targets", {});
    expect(targets.filter(({ agreement }) => !known.has(agreement))).toEqual([]);
  });

  it("goes on at the next start when it was interrupted, and then only once", async () => {
    const [job] = await interrupted();
    expect(await resumeJobs({ store, now: act.now, newId: act.newId })).toBe(1);
    expect(await resumeJobs({ store, now: act.now, newId: act.newId })).toBe(0);
    const { agreement, parts } = await bookOf(GIVEN.code);
    expect([agreement._id, parts.priority.length]).toEqual([job?.agreement, 4]);
  });

  /** As a stop after the first parts leaves it. */
  async function interrupted(): Promise<StartJob[]> {
    await start();
    const [agreement] = await store.find<Agreement>("agreements", { code: GIVEN.code });
    await store.purge("agreements", { code: GIVEN.code });
    for (const collection of ["targets", "causes"]) await store.purge(collection, { agreement: agreement?._id ?? "" });
    const jobs = await store.find<StartJob>("jobs", { kind: "start from earlier" });
    for (const job of jobs) await store.replace<StartJob>("jobs", { ...job, state: "running" });
    return jobs;
  }
});
