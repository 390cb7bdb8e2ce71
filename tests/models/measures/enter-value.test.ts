import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { enterValue, undoEntry } from "@models/measures/enter-value";
import { readTypedValue } from "@models/measures/read-typed-value";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";
const COVENTRY = "E08000026";
const FACILITATOR = "facilitator@coventry.example";
const SUPPLIER = "jobs@coventry.example";

describe("a typed value", () => {
  it.each([
    ["24.7", "", { value: 24.7, reason: null, provisional: false }],
    [" 1,460 ", "", { value: 1460, reason: null, provisional: false }],
    ["2.1%", "%", { value: 2.1, reason: null, provisional: false }],
    ["£412.50", "£ per week", { value: 412.5, reason: null, provisional: false }],
    ["−3", "", { value: -3, reason: null, provisional: false }],
    [".5", "", { value: 0.5, reason: null, provisional: false }],
    ["24.7 (p)", "", { value: 24.7, reason: null, provisional: true }],
    ["2.1% provisional", "%", { value: 2.1, reason: null, provisional: true }],
    ["Suppressed", "", { value: null, reason: "suppressed", provisional: false }],
    ["not published", "", { value: null, reason: "not published", provisional: false }],
    ["awaiting", "", { value: null, reason: "awaiting", provisional: false }],
  ])("is read as people write it: %s", (text, unit, value) => {
    expect(readTypedValue(text, unit)).toEqual({ kind: "done", value });
  });

  it.each([
    ["24,7", "", /Write 24\.7 with a point/],
    ["1,46", "", /with a point/],
    ["2.1%", "per 10,000 adults", /not in per cent/],
    ["about 3", "", /not a number/],
    ["", "", /cannot be emptied/],
    ["1e5", "", /not a number/],
    ["-", "", /not a number/],
  ])("is refused in words when it is none: %s", (text, unit, message) => {
    const read = readTypedValue(text, unit);
    expect(read.kind === "refused" ? read.problems[0]?.message : "").toMatch(message);
  });
});

describe("entering a value", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openExampleStore();
  });
  afterAll(() => store.close());

  const entry = (period: string, typed: string, more: object = {}) => ({
    indicator: "NI 151",
    area: COVENTRY,
    period,
    typed,
    ...more,
  });

  it("records it in the partnership's own scope with the source it had, and undoes it", async () => {
    const act = await actAs(store, FACILITATOR);
    const entered = await enterValue(act, CODE, entry("Q2006-4", "72.9", { seen: 1 }));
    expect(entered).toMatchObject({
      kind: "done",
      value: {
        observation: {
          scope: expect.not.stringMatching("common"),
          versions: [{ value: 72.6 }, { value: 72.9, source: /./ }],
        },
      },
    });
    const batch = entered.kind === "done" ? entered.value.batch : "";
    expect(await undoEntry(await actAs(store, SUPPLIER), CODE, batch)).toMatchObject({ kind: "refused" });
    expect(await undoEntry(act, CODE, batch)).toMatchObject({ kind: "done", value: { state: "undone" } });
  });

  it("lets the organisation that supplies the figures enter them, and no other partner", async () => {
    const supplied = await enterValue(await actAs(store, SUPPLIER), CODE, entry("Q2007-3", "72.1 p"));
    expect(supplied).toMatchObject({ kind: "done", value: { observation: { versions: [{ status: "provisional" }] } } });
    const police = await actAs(store, "police@coventry.example");
    await expect(enterValue(police, CODE, entry("Q2007-3", "72.2"))).rejects.toThrow(ForbiddenError);
    const stranger = await actAs(store, "facilitator@wolverhampton.example");
    await expect(enterValue(stranger, CODE, entry("Q2007-3", "72.2"))).rejects.toThrow(NotFoundError);
  });

  it("shows both values when somebody else was first, and saves over theirs only when asked", async () => {
    const [facilitator, supplier] = [await actAs(store, FACILITATOR), await actAs(store, SUPPLIER)];
    await enterValue(supplier, CODE, entry("Q2006-1", "74.1", { seen: 1 }));
    const second = await enterValue(facilitator, CODE, entry("Q2006-1", "74.2", { seen: 1 }));
    expect(second).toMatchObject({
      kind: "other value",
      conflict: { theirs: { value: 74.1 }, yours: { value: 74.2 }, seen: 2 },
    });
    const third = await enterValue(facilitator, CODE, entry("Q2006-1", "74.2", { seen: 2 }));
    expect(third.kind).toBe("done");
  });

  it("is one person's when many type at the same moment: the others are shown it", async () => {
    const facilitator = await actAs(store, FACILITATOR);
    const typed = Array.from({ length: 20 }, (_, i) =>
      enterValue(facilitator, CODE, entry("Q2006-2", `70.${i + 10}`, { seen: 1 })),
    );
    const kinds = (await Promise.all(typed)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "done")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "other value")).toHaveLength(19);
  });

  it("is for a definition, a group and a year that there are", async () => {
    const act = await actAs(store, FACILITATOR);
    for (const version of ["2", "constructor", "__proto__"]) {
      expect(await enterValue(act, CODE, entry("Q2007-1", "5", { version }))).toMatchObject({
        problems: [{ field: "version" }],
      });
    }
    await expect(enterValue(act, CODE, entry("Q2007-1", "5", { group: "nobody we know" }))).rejects.toThrow(
      NotFoundError,
    );
    for (const period of ["CY9999", "CY1066", "Y2005-2999"]) {
      expect(await enterValue(act, CODE, entry(period, "5"))).toMatchObject({ problems: [{ field: "period" }] });
    }
  });

  it("is taken back only through an agreement of the partnership whose it is", async () => {
    const act = await actAs(store, FACILITATOR);
    const entered = await enterValue(act, CODE, entry("Q2006-3", "72.8"));
    const batch = entered.kind === "done" ? entered.value.batch : "";
    const elsewhere = await actAs(store, "facilitator@wolverhampton.example");
    const moved = { ...elsewhere, actor: { ...elsewhere.actor, person: act.actor.person } };
    expect(await undoEntry(moved, "wolverhampton-2008", batch)).toMatchObject({ kind: "refused" });
    expect((await undoEntry(act, CODE, batch)).kind).toBe("done");
  });

  it("is for the region to see where a target rests on it, and widened only by who entered it", async () => {
    const facilitator = await actAs(store, FACILITATOR);
    const judging = await enterValue(facilitator, CODE, entry("Q2008-4", "awaiting"));
    expect(judging).toMatchObject({ value: { observation: { versions: [{ audience: { kind: "region" } }] } } });
    const narrowed = await enterValue(
      facilitator,
      CODE,
      entry("Q2008-4", "72.9", { audience: { kind: "partnership" } }),
    );
    expect(narrowed).toMatchObject({ kind: "refused", problems: [{ field: "audience" }] });

    const supplier = await actAs(store, SUPPLIER);
    await enterValue(supplier, CODE, entry("Q2005-1", "74.4"));
    const widened = await enterValue(facilitator, CODE, entry("Q2005-1", "74.5", { audience: { kind: "public" } }));
    expect(widened).toMatchObject({ kind: "refused", problems: [{ field: "audience" }] });
  });

  it("is about an indicator, a place and a period that the agreement knows", async () => {
    const act = await actAs(store, FACILITATOR);
    await expect(enterValue(act, CODE, { ...entry("Q2006-4", "1"), indicator: "NI 1" })).rejects.toThrow(NotFoundError);
    await expect(enterValue(act, CODE, { ...entry("Q2006-4", "1"), area: "nowhere" })).rejects.toThrow(NotFoundError);
    expect(await enterValue(act, CODE, entry("2006 or so", "1"))).toMatchObject({
      kind: "refused",
      problems: [{ field: "period" }],
    });
    const book = await openBook(act, CODE);
    expect(book.observations.some(({ period }) => period.startsWith("2006"))).toBe(false);
  });
});
