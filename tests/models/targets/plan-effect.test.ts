import { shareAtWork, sumEffects, sumTogether } from "@models/actions/effect";
import { openBook } from "@models/agreement/book";
import { commitmentsOf } from "@models/commitments/asked";
import { changePart } from "@models/agreement/change-part";
import { openPoints } from "@models/agreement/checks";
import type { Json, Store } from "@models/store/port";
import { planEffectOf } from "@models/targets/plan-effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";
const TODAY = "2008-03-10";

describe("an expected change", () => {
  it("is at work from its first period on, all of it or in equal steps to the final target", () => {
    const shares = (builds: "at once" | "evenly") =>
      (["CY2007", "CY2008", "CY2009", "CY2010"] as const).map((period) =>
        shareAtWork({ from: "CY2008", builds }, period, "CY2010"),
      );
    expect(shares("at once")).toEqual([0, 1, 1, 1]);
    expect(shares("evenly")).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(shareAtWork({ from: "Q2008-4", builds: "at once" }, "CY2008", "CY2010")).toBe(1);
    expect(shareAtWork({ from: "CY2012", builds: "evenly" }, "CY2010", "CY2010")).toBe(0);
  });

  it("adds to others: amounts as they are, ranges as the root of the sum of squares, or outright when all err alike", () => {
    const counted = [
      { effect: { amount: 3, low: 0, high: 6 }, share: 1 },
      { effect: { amount: 2, low: -2, high: 10 }, share: 0.5 },
    ];
    const { expected, low, high } = sumEffects(counted);
    expect(expected).toBe(4);
    expect([low, high].map((value) => value.toFixed(6))).toEqual([(4 - Math.hypot(3, 2)).toFixed(6), "9.000000"]);
    expect(sumTogether(counted)).toEqual({ low: -1, high: 11 });
  });
});

describe("what a plan explains", () => {
  let store: Store;
  let target: string;
  let action: string;
  beforeAll(async () => {
    store = await openExampleStore();
    const { parts } = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
    target = parts.target.find(({ name }) => name.startsWith("VAT registrations"))?._id ?? "";
    action = parts.action.find(({ what }) => what.startsWith("Start-up clinics"))?._id ?? "";
  });
  afterAll(() => store.close());

  const expected = { target: "", amount: 2, low: 1, high: 3, from: "CY2008", builds: "evenly", basis: "reasoned" };

  async function expecting(effects: Json) {
    const act = await actAs(store, "facilitator@coventry.example");
    const { parts } = await openBook(act, CODE);
    const rev = parts.action.find(({ _id }) => _id === action)?.rev ?? 0;
    return changePart(act, CODE, "action", action, rev, { effects });
  }

  it("is nothing while no action says what it brings", async () => {
    const book = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
    expect(planEffectOf(book, book.parts.target.find(({ _id }) => _id === target) as never, TODAY)).toBeUndefined();
  });

  it("refuses a range that does not hold the amount, a period that is none and a target of another agreement", async () => {
    const problems = async (effect: Readonly<Record<string, Json>>) => {
      const outcome = await expecting({ one: { ...expected, target, ...effect } });
      return outcome.kind === "refused" ? outcome.problems.map(({ field, message }) => `${field}: ${message}`) : [];
    };
    expect(await problems({ low: 2.5 })).toEqual([
      "effects.one.low: Give a range that holds the expected change: the lower number first, such as −5 to −1 around −3",
    ]);
    expect(await problems({ from: "soon" })).toEqual(["effects.one.from: Enter a period, such as 2008/09 or Q3 2008"]);
    expect(await problems({ target: "elsewhere" })).toEqual([
      "effects: Choose from this agreement: what was sent is not in it",
    ]);
  });

  it("is its actions' sum against the gap between promise and “if nothing changes”, and what is short is open", async () => {
    expect((await expecting({ one: { ...expected, target } })).kind).toBe("done");
    const book = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
    const promise = book.parts.target.find(({ _id }) => _id === target);
    const plan = promise && planEffectOf(book, promise, TODAY);
    const last = plan?.planned.at(-1);
    expect(plan?.widest?.period).toBe("CY2010");
    expect(plan?.planned.map(({ period }) => period)).toEqual(["CY2007", "CY2008", "CY2009", "CY2010", "CY2011"]);
    expect(plan?.planned.map((each) => each.expected)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(last?.gap).toBeCloseTo((last?.promised ?? 0) - (last?.ifNothing ?? 0), 10);
    expect(last?.explained).toBeCloseTo(2 / (last?.gap ?? 1), 10);
    expect([last?.low, last?.high]).toEqual([1, 3]);
    const open = openPoints(book, TODAY).filter(({ check }) => check === "target-explained");
    expect(open).toEqual([
      expect.objectContaining({
        step: 5,
        gates: false,
        what: expect.stringMatching(
          /^The actions of “VAT registrations.*” explain only \+1\.5 of \+[\d.]+ by 2010, 3\d%$/,
        ),
      }),
    ]);
  });

  it("reaches as far as its range does: then nothing is open", async () => {
    await expecting({ one: { ...expected, target, amount: 6, high: 40 } });
    const book = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
    expect(openPoints(book, TODAY).filter(({ check }) => check === "target-explained")).toEqual([]);
  });

  it("asks nobody to accept again: an estimate is not what was promised", async () => {
    const book = await openBook(await actAs(store, "facilitator@coventry.example"), CODE);
    expect(book.parts.action.find(({ _id }) => _id === action)?.effects).toHaveProperty("one");
    const states = commitmentsOf(book).filter(({ part }) => part._id === action);
    expect(states.map(({ state }) => state)).not.toContain("asked again");
  });
});
