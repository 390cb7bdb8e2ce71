import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { DecisionSchema, outcomeDueSince } from "@models/decisions/decision";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError } from "@models/outcome";
import { openReview } from "@models/review/open";
import type { Store } from "@models/store/port";
import { decisionsPageOf, outcomesToSay } from "~/lib/decisions-page.server";
import { decisions } from "~/downloads/tables/decisions.server";
import { AGREED, agreeNeighbour } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";

const TAKEN = { what: "Keep the clinics open", kind: "budget", date: "2008-03-03", takenBy: "Partnership board" };
const fieldsOf = (fields: object) =>
  DecisionSchema.safeParse({ ...TAKEN, ...fields }).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("a decision", () => {
  it.each([
    ["a kind that there is not", { kind: "whim" }, ["kind"]],
    ["nobody who took it", { takenBy: " " }, ["takenBy"]],
    ["an outcome without a day", { outcome: "It held" }, ["outcomeOn"]],
    ["a day without an outcome", { outcomeOn: "2008-11-20" }, ["outcome"]],
    ["an outcome before it", { outcome: "It held", outcomeOn: "2008-03-02" }, ["outcomeOn"]],
    [
      "a figure without its value",
      { restedOn: { f: { target: "t", period: "CY2005", value: "" } } },
      ["restedOn.f.value"],
    ],
    ["a figure of no period", { restedOn: { f: { target: "t", period: "soon", value: "1" } } }, ["restedOn.f.period"]],
  ])("is refused with %s, at its field", (_what, fields, at) => {
    expect(fieldsOf(fields)).toEqual(at);
  });

  it("is asked about from the first annual review that is opened after it, until its outcome is said", () => {
    const review = (at: string, kind: "annual" | "rehearsal" = "annual") => ({
      kind,
      created: { by: "r", at: `${at}T09:00:00.000Z`, via: "page" as const },
    });
    const due = (reviews: Parameters<typeof outcomeDueSince>[1], outcome: string | null = null) =>
      outcomeDueSince({ date: "2008-03-03", outcome }, reviews);
    expect(due([])).toBeNull();
    expect(due([review("2008-03-02"), review("2008-12-01", "rehearsal")])).toBeNull();
    expect(due([review("2009-12-01"), review("2008-12-01")])).toBe("2008-12-01");
    expect(due([review("2008-12-01")], "It held")).toBeNull();
  });
});

describe("the log of decisions", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openExampleStore();
    await agreeNeighbour(store);
  });
  afterAll(() => store.close());

  it("keeps each figure as it stood, shows what is known now, and asks for the outcome once a review is opened", async () => {
    const act = await actAs(store, "facilitator@wolverhampton.example", "2008-12-02T09:00:00.000Z");
    const book = await openBook(act, AGREED);
    const target = book.parts.target[0];
    const period = target?.baseline.period ?? "";
    const restedOn = { f: { target: target?._id, period, value: "12.3" } };
    const added = accepted(await addPart(act, AGREED, "decision", { ...TAKEN, date: "2008-06-02", restedOn }));
    const pageNow = async () => decisionsPageOf(await openBook(act, AGREED), act);
    const [row] = (await pageNow()).rows;
    expect(row).toMatchObject({ due: null, restedOn: [{ then: "12.3", now: String(target?.baseline.value) }] });
    expect(row?.restedOn[0]?.href).toContain(`period=${period}`);
    const reviewer = await actAs(store, "reviewer@westmidlands.example", "2008-12-01T09:00:00.000Z");
    accepted(await openReview(reviewer, AGREED, "FY2008"));
    expect((await pageNow()).rows[0]?.due).toBe("1 December 2008");
    expect(await outcomesToSay(act, [await openBook(act, AGREED)])).toMatchObject([{ title: TAKEN.what }]);
    const said = { outcome: "They stayed open", outcomeOn: "2008-12-01" };
    accepted(await changePart(act, AGREED, "decision", added._id, added.rev, said));
    expect(await outcomesToSay(act, [await openBook(act, AGREED)])).toEqual([]);
    const table = await decisions.tableOf(await openBook(act, AGREED), act);
    const figure = `${target?.name}, Q2 2007: 12.3 (now ${target?.baseline.value})`;
    expect(table.rows[0]?.slice(0, 5)).toEqual([
      TAKEN.what,
      "budget",
      { day: "2008-06-02" },
      "Partnership board",
      figure,
    ]);
    expect(await checkStore(store)).toEqual([]);
  });

  it("is written by the facilitator and names only what is in the agreement", async () => {
    const police = await actAs(store, "police@coventry.example");
    await expect(addPart(police, "coventry-2008", "decision", TAKEN)).rejects.toThrow(ForbiddenError);
    const act = await actAs(store, "facilitator@coventry.example");
    const restedOn = { f: { target: "of another agreement", period: "CY2005", value: "1" } };
    expect(await addPart(act, "coventry-2008", "decision", { ...TAKEN, restedOn })).toMatchObject({
      kind: "refused",
      problems: [{ field: "restedOn" }],
    });
  });
});
