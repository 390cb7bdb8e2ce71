import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import { exportFor } from "@models/agreement/export-agreement";
import { enterValue, undoEntry } from "@models/measures/enter-value";
import type { FindingEntry } from "@models/measures/finding";
import type { Observation } from "@models/measures/observation";
import { currentVersion, historyOf, standingFinding } from "@models/measures/observation-history";
import { answerQuery, recordFinding } from "@models/measures/record-finding";
import { readSeries } from "@models/measures/series";
import { batchesOf, chosenFor, stepTablesOf } from "@models/measures/step-table";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "wolverhampton-2008";
const QUERY = {
  kind: "queried",
  method: "compared with a second source",
  note: "The survey has another figure",
  question: "Which release is this from?",
  answerBy: "2008-04-01",
};
const VERIFIED = { kind: "verified", method: "traced to the source" };

let store: Store;
let auditor: Act;
let other: Act;
let facilitator: Act;
let id: string;

const figureNow = async () => (await store.get<Observation>("observations", id)) as Observation;
const book = () => openBook(facilitator, CODE);
const standing = async () => standingFinding(await figureNow(), batchesOf(await book()));
const shown = async () => currentVersion(await figureNow(), batchesOf(await book()));
const find = async (act: Act, said: object, batch?: string) =>
  recordFinding(act, CODE, { observation: id, batch: batch ?? (await shown())?.batch, ...said });
const answer = async (act: Act, text: string) =>
  answerQuery(act, CODE, { observation: id, batch: (await shown())?.batch, text });
const entryOf = ({ series, area, period }: Observation, typed: string) => ({
  indicator: readSeries(series).indicator,
  area,
  period,
  typed,
});
/** What an auditor of the partnership's own reads: working documents. */
const cellIn = (of: Book, { area, period }: Observation) =>
  of.parts.priority
    .flatMap((priority) => (chosenFor(of, priority._id).length > 0 ? stepTablesOf(of, priority._id) : []))
    .flatMap(({ rows, columns }) =>
      rows
        .filter((row) => row.area === area && row.group === "all")
        .map((row) => row.cells[columns.findIndex((column) => column.period === period)]),
    )
    .find((cell) => cell && cell.value !== null);

async function open() {
  store = await openExampleStore();
  auditor = await actAs(store, "auditor@westmidlands.example");
  other = { ...auditor, actor: { ...auditor.actor, person: "another-auditor" } };
  facilitator = await actAs(store, "facilitator@wolverhampton.example");
  id = (await openBook(auditor, CODE)).observations.find(({ findings }) => !findings)?._id ?? "";
}

describe("what an auditor found of a submitted figure", () => {
  beforeAll(open);
  afterAll(() => store.close());

  it("asks for what a finding needs, field by field", async () => {
    const fields = async (said: object) => {
      const outcome = await find(auditor, said);
      return outcome.kind === "refused" ? outcome.problems.map(({ field }) => field) : outcome.kind;
    };
    expect(await fields({})).toEqual(["kind"]);
    expect(await fields({ kind: "verified" })).toEqual(["method"]);
    expect(await fields({ kind: "verified", method: "a hunch" })).toEqual(["method"]);
    expect(await fields({ kind: "cannot be verified", method: VERIFIED.method, note: " " })).toEqual(["note"]);
    expect(await fields({ kind: "queried", method: VERIFIED.method })).toEqual(["note", "question", "answerBy"]);
    expect(await fields({ ...QUERY, answerBy: "2008-03-10" })).toEqual(["answerBy"]);
    expect(await standing()).toBeUndefined();
  });

  it("is refused to those who enter figures, and knows no other agreement's", async () => {
    await expect(find(facilitator, VERIFIED)).rejects.toThrow(ForbiddenError);
    const official = { observation: "common|NI 1:1|E08000026|all|CY2005", batch: "b", ...VERIFIED };
    await expect(recordFinding(auditor, CODE, official)).rejects.toThrow(NotFoundError);
    await expect(recordFinding(auditor, "trafford-2008", official)).rejects.toThrow(NotFoundError);
  });

  it("is never of who entered the figure", async () => {
    const { by } = (await shown()) ?? {};
    const self = { ...auditor, actor: { ...auditor.actor, person: by ?? "" } };
    expect(await find(self, VERIFIED)).toMatchObject({ kind: "refused", problems: [{ field: "kind" }] });
  });

  it("stands until the figure changes, stays readable about the earlier one, and stands again when that is undone", async () => {
    expect((await find(auditor, { ...VERIFIED, note: "" })).kind).toBe("done");
    const batch = (await shown())?.batch;
    expect(await standing()).toMatchObject({
      finding: { ...VERIFIED, batch, by: auditor.actor.person, at: auditor.now },
      answers: [],
    });
    const entered = await enterValue(facilitator, CODE, entryOf(await figureNow(), "70.1"));
    if (entered.kind !== "done") throw new Error(entered.kind);
    expect(await standing()).toBeUndefined();
    const past = historyOf(await figureNow(), batchesOf(await book()));
    expect(past.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([[], ["verified"]]);
    expect(await find(auditor, VERIFIED, batch)).toMatchObject({ kind: "refused" });
    await undoEntry(facilitator, CODE, entered.value.batch);
    expect((await standing())?.finding.kind).toBe("verified");
  });
});

describe("a query", () => {
  beforeEach(open);
  afterAll(() => store.close());

  it("is answered by the supplier or the facilitator only, and closed by an auditor", async () => {
    expect(await answer(facilitator, "The March one")).toMatchObject({
      kind: "refused",
      problems: [{ field: "text" }],
    });
    expect((await find(auditor, QUERY)).kind).toBe("done");
    await expect(answer(auditor, "The March one")).rejects.toThrow(ForbiddenError);
    expect(await answer(facilitator, " ")).toMatchObject({ kind: "refused", problems: [{ field: "text" }] });
    expect((await answer(facilitator, "The March one")).kind).toBe("done");
    expect(await standing()).toMatchObject({ finding: QUERY, answers: [{ text: "The March one" }] });
    expect((await find(auditor, VERIFIED)).kind).toBe("done");
    expect(await standing()).toMatchObject({ finding: VERIFIED, answers: [] });
    expect((await figureNow()).findings?.map(({ kind }) => kind)).toEqual(["queried", "answered", "verified"]);
  });

  it("is seen in every table that shows the figure, by the region too, but not its words", async () => {
    await find(auditor, QUERY);
    const figure = await figureNow();
    const reviewer = await actAs(store, "reviewer@westmidlands.example");
    for (const act of [facilitator, reviewer, auditor]) {
      expect(cellIn(await openBook(act, CODE), figure)).toMatchObject({ doubted: "queried" });
    }
    await expect(exportFor(reviewer, CODE)).rejects.toThrow(ForbiddenError);
  });

  it("loses nothing when two auditors record at the same moment", async () => {
    const batch = (await shown())?.batch;
    const both = await Promise.all([
      find(auditor, { ...VERIFIED, seen: "0" }, batch),
      find(other, { ...QUERY, seen: "0" }, batch),
    ]);
    // The second is told, with what the first said, and sends again.
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const [late, said] = both[0]?.kind === "refused" ? [auditor, VERIFIED] : ([other, QUERY] as const);
    expect((await find(late, { ...said, seen: "1" }, batch)).kind).toBe("done");
    expect((await figureNow()).findings?.map(({ kind }) => kind).sort()).toEqual(["queried", "verified"]);
    const without = await Promise.all([auditor, other].map((act) => find(act, VERIFIED, batch)));
    expect(without.map(({ kind }) => kind)).toEqual(["done", "done"]);
    expect((await figureNow()).findings).toHaveLength(4);
  });

  it("goes with the figure it is about when that is hidden from somebody", async () => {
    await find(auditor, QUERY);
    const figure = await figureNow();
    const kept = { ...figure.versions[0], audience: { kind: "organisations", organisations: ["nobody"] } };
    await store.replace("observations", { ...figure, versions: [kept] } as never);
    const seen = (await openBook(facilitator, CODE)).observations.find(({ _id }) => _id === id);
    expect(seen?.findings as FindingEntry[]).toEqual([]);
  });
});
