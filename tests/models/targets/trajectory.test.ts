import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { sentenceText } from "@models/measures/reading";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { figuresOf, readTarget } from "@models/targets/target-figures";
import { countDesignated, fillPromises, promiseValues, trajectoryPeriods } from "@models/targets/trajectory";
import { trajectoryGridsOf } from "@models/targets/trajectory-grid";
import { neededAYear, sustainedBy } from "@models/targets/yearly-change";
import { describeState, judgingOf } from "@models/targets/words";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";
const SCHEME = { years: ["FY2008", "FY2009", "FY2010"] };
const asIs = (day: string) => day;

describe("the periods of a trajectory", () => {
  const target = (more: object) => ({ baseline: {}, trajectory: {}, judged: {}, ...more }) as Target;

  it("go by years from after the baseline to the final target", () => {
    const periods = trajectoryPeriods(
      target({ baseline: { period: "CY2005", value: 1 }, trajectory: { CY2008: 2 } }),
      SCHEME,
    );
    expect(periods).toEqual(["CY2006", "CY2007", "CY2008"]);
  });

  it("are those agreed where values come more often than yearly", () => {
    const periods = trajectoryPeriods(
      target({
        baseline: { period: "Q2007-2" },
        trajectory: { "Q2009-4": 2 },
        judged: { FY2008: { periods: ["Q2008-4"] } },
      }),
      SCHEME,
    );
    expect(periods).toEqual(["Q2008-4", "Q2009-4"]);
  });

  it("are the agreement's years while nothing is known", () => {
    expect(trajectoryPeriods(target({}), SCHEME)).toEqual(["FY2008", "FY2009", "FY2010"]);
    expect(trajectoryPeriods(target({ baseline: { period: "CY2007" } }), SCHEME)).toEqual([
      "CY2008",
      "CY2009",
      "CY2010",
    ]);
  });
});

describe("the example's targets", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openExampleStore();
  });
  afterAll(() => store.close());

  async function findTarget(name: RegExp) {
    const act = await actAs(store, "facilitator@coventry.example");
    const book = await openBook(act, CODE);
    const target = book.parts.target.find((each) => name.test(each.name)) as Target;
    return { act, book, target };
  }

  it("are told in a sentence with the gap's working", async () => {
    const { book, target } = await findTarget(/VAT/);
    const figures = figuresOf(book, target)!;
    const reading = readTarget(figures, asIs);
    expect(sentenceText(reading)).toBe(
      "Coventry stood at 29.1 in 2005, 4.9 below the region. We promise 36.2 by 2011.",
    );
    expect(reading.find(({ working }) => working)?.working?.inputs.map(({ value }) => value)).toEqual(["29.1", "34.0"]);
    expect(neededAYear(figures)?.text).toBe("+1.2");
    expect(figures.table.rows.map((row) => sustainedBy(figures, row, 3)?.best?.text)).toEqual([
      "+1.5",
      "−1.3",
      "+0.8",
      undefined,
    ]);
    // Of 27 to 24.7, 25.4 to 29.4, 26.7 to 27.7 and 24.7 to 29.1: −2.3, 4, 1 and 4.4 over three years.
    expect(sustainedBy(figures, figures.ours, 3)?.usual.text).toBe("+0.8");
  });

  it("stand in grids with what comparators are known for under each", async () => {
    const { book, target } = await findTarget(/VAT/);
    const [grid] = trajectoryGridsOf(book, [target]);
    expect(grid?.columns.map(({ label, note }) => [label, note].join(" ").trim())).toEqual([
      "2003",
      "2004",
      "2005 baseline",
      "2006",
      "2007",
      "2008",
      "2009",
      "2010",
      "2011 final",
    ]);
    expect(grid?.rows.map(({ name }) => name)).toEqual([
      target.name,
      "If nothing changes",
      "Wolverhampton",
      "West Midlands",
      "Coventry",
      "Wolverhampton",
      "West Midlands",
    ]);
    // Six years are promised, from 2005 to 2011; the last six years of all of them were 1999 to 2005.
    const aligned = grid?.rows.filter(({ over }) => over !== null) ?? [];
    expect(aligned.map(({ over, needed }) => [over, needed])).toEqual([
      ["1999 to 2005", "+0.4"],
      ["1999 to 2005", "−2.1"],
      ["1999 to 2005", "−0.1"],
    ]);
    expect(aligned[0]?.cells.map(({ text, of }) => (of ? `${text} of ${of}` : text))).toEqual([
      "",
      "",
      "27 of 1999",
      "25.4 of 2000",
      "26.7 of 2001",
      "24.7 of 2002",
      "29.4 of 2003",
      "27.7 of 2004",
      "29.1 of 2005",
    ]);
    expect(grid?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "29.4",
      "27.7",
      "29.1",
      "",
      "30.2",
      "32.6",
      "35.1",
      "37.6",
      "36.2",
    ]);
    expect(grid?.rows[2]?.cells.at(-1)?.state).toBe("unknown");
  });

  it("say how each year is judged, and honestly that they are not finished", async () => {
    const { book, target } = await findTarget(/VAT/);
    expect(judgingOf(target, book.agreement.scheme.years, asIs)[0]).toMatchObject({
      label: "2008/09",
      by: "judged by 2008, expected on 2009-10-30",
      isJudged: true,
    });
    expect(judgingOf({ judged: {} } as unknown as Target, ["FY2008"], asIs)[0]?.isJudged).toBe(false);
    const { target: awaiting } = await findTarget(/claim/);
    expect(describeState(awaiting, asIs)).toMatch(/^Awaiting its baseline until 2008-04-16\. The published rate/);
    expect(describeState(target, asIs)).toBeNull();
  });

  it("count towards the cap when designated", () => {
    expect(
      countDesignated([{ designation: "designated" }, { designation: "local" }, { designation: "statutory" }]),
    ).toBe(1);
  });

  it("keep both people's values of different years, and show both of one year", async () => {
    const { act, target } = await findTarget(/VAT/);
    const first = await promiseValues(act, CODE, target._id, target.rev, { CY2008: "33" });
    expect(first.kind).toBe("done");
    const second = await promiseValues(act, CODE, target._id, target.rev, { CY2009: "35.5" });
    expect(second).toMatchObject({ kind: "done", value: { trajectory: { CY2008: 33, CY2009: 35.5 } } });
    const third = await promiseValues(act, CODE, target._id, target.rev, { CY2008: "31" });
    expect(third).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "trajectory.CY2008", theirs: 33, yours: 31 }],
    });
  });

  it("refuse what is no number, in words and with its period", async () => {
    const { act, target } = await findTarget(/VAT/);
    const refused = await promiseValues(act, CODE, target._id, target.rev, { CY2008: "much" });
    expect(refused).toMatchObject({ kind: "refused", problems: [{ field: "trajectory.CY2008" }] });
  });

  it("are filled from baseline to final target", async () => {
    const { act, target } = await findTarget(/employment/);
    const filled = await fillPromises(act, CODE, target._id, target.rev, "straight-line");
    expect(filled).toMatchObject({
      kind: "done",
      value: { trajectory: { "Q2008-4": 73.3, "Q2009-4": 73.9, "Q2010-4": 74.5 } },
    });
    const { target: awaiting } = await findTarget(/claim/);
    expect(await fillPromises(act, CODE, awaiting._id, awaiting.rev, "back-loaded")).toMatchObject({ kind: "refused" });
  });
});
