import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { type Book, findAgreement, openBook } from "@models/agreement/book";
import { addPart, changePart, removePart } from "@models/agreement/change-part";
import { comparedAreas, defaultSetOf } from "@models/agreement/compared-areas";
import { type ComparatorSet, areasOf } from "@models/agreement/comparator-set";
import {
  addComparators,
  compareWithSet,
  copyByHand,
  findComparators,
  findAreasAgain,
  removeComparators,
} from "@models/agreement/comparators";
import { exportAgreement } from "@models/agreement/export-agreement";
import { findInBook } from "@models/agreement/find-in-book";
import { recordValues } from "@models/measures/record-value";
import { ForbiddenError, type Outcome } from "@models/outcome";
import type { Area } from "@models/place/area";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { bringIn } from "../../support/import";

const CODE = "coventry-2008";
const [COVENTRY, WOLVERHAMPTON, BIRMINGHAM, DUDLEY] = ["E08000026", "E08000031", "E08000025", "E08000027"] as const;

let store: Store;
let facilitator: Act;

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  return () => store.close();
});

const book = (): Promise<Book> => openBook(facilitator, CODE);
async function shown(): Promise<ComparatorSet> {
  const set = defaultSetOf(await book());
  if (set === undefined) throw new Error("Nothing is compared with");
  return set;
}
function value<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const byRule = async (method: string, fields = {}) =>
  value(await addPart(facilitator, CODE, "comparatorSet", { name: "A rule", method, reason: "To see", ...fields }));

describe("a set chosen by hand", () => {
  it("is what the example compares with, with its reason", async () => {
    expect(comparedAreas(await book())).toEqual([WOLVERHAMPTON]);
    expect((await shown()).reason).toContain("neighbouring city");
  });

  it("takes areas in and out, each time with who and why", async () => {
    value(await addComparators(facilitator, CODE, { areas: [BIRMINGHAM, DUDLEY], why: "They are next door" }));
    expect(comparedAreas(await book())).toEqual([WOLVERHAMPTON, BIRMINGHAM, DUDLEY]);
    const { _id } = await shown();
    value(await removeComparators(facilitator, CODE, { set: _id, areas: [DUDLEY], why: "Too small" }));
    expect(comparedAreas(await book())).toEqual([WOLVERHAMPTON, BIRMINGHAM]);
    const whole = await store.get<ComparatorSet>("comparatorSets", _id);
    expect(Object.values(whole?.whys ?? {})).toEqual(["They are next door", "Too small"]);
    const told = whole?.changes.map(({ by, path }) => [by, path.split(".")[0]]) ?? [];
    expect(told).toContainEqual([facilitator.actor.person, "whys"]);
    expect(told).toContainEqual([facilitator.actor.person, "areas"]);
  });

  it("takes an area that the partnership brought in itself, and none of another partnership", async () => {
    await bringIn(facilitator, "indicator,area,period,value\nNI 151,Freedonia,2005,60\n");
    const agreement = await findAgreement(facilitator, CODE);
    const [area] = await findComparators(facilitator, agreement, [], "Freedonia");
    expect(area).toMatchObject({ name: "Freedonia", partnership: agreement.partnership });
    value(await addComparators(facilitator, CODE, { areas: [area?._id ?? ""], why: "Our twin" }));
    expect(comparedAreas(await book())).toContain(area?._id);
    expect((await book()).areas.map(({ name }) => name)).toContain("Freedonia");
    const other = await actAs(store, "facilitator@wolverhampton.example");
    expect(await findComparators(other, await findAgreement(other, "wolverhampton-2008"), [], "Freedonia")).toEqual([]);
    expect(
      await addComparators(other, "wolverhampton-2008", { areas: [area?._id ?? ""], why: "Theirs" }),
    ).toMatchObject({ kind: "refused" });
  });

  it("refuses an area without a reason, one that is always there, and one that is none", async () => {
    expect(await addComparators(facilitator, CODE, { areas: [DUDLEY], why: " " })).toMatchObject({
      problems: [{ field: "why" }],
    });
    expect(await addComparators(facilitator, CODE, { areas: [COVENTRY], why: "Ours" })).toMatchObject({
      problems: [{ field: "areas", message: "Coventry is always in the tables." }],
    });
    expect(await addComparators(facilitator, CODE, { areas: ["nowhere"], why: "?" })).toMatchObject({
      kind: "refused",
    });
  });

  it("keeps both areas that two people add at once", async () => {
    const two = [BIRMINGHAM, DUDLEY].map((area) => addComparators(facilitator, CODE, { areas: [area], why: area }));
    (await Promise.all(two)).forEach(value);
    expect(comparedAreas(await book()).sort()).toEqual([BIRMINGHAM, DUDLEY, WOLVERHAMPTON].sort());
  });

  it("is changed by no partner, and not removed while charts compare with it", async () => {
    const partner = await actAs(store, "police@coventry.example");
    const adding = addComparators(partner, CODE, { areas: [DUDLEY], why: "Ours too" });
    await expect(adding).rejects.toThrow(ForbiddenError);
    const { _id } = await shown();
    expect(await removePart(facilitator, CODE, "comparatorSet", _id, "Not needed")).toMatchObject({ kind: "refused" });
  });
});

describe("a set that follows a rule", () => {
  it("finds the areas of the region, or of the same kind, whatever was sent for them", async () => {
    const region = await byRule("region", { areas: { [COVENTRY]: { name: "Coventry", order: 0 } } });
    const inRegion = await store.find<Area>("areas", { region: "E12000005", laa: true });
    expect(areasOf(region).sort()).toEqual(
      inRegion
        .map(({ _id }) => _id)
        .filter((area) => area !== COVENTRY)
        .sort(),
    );
    const kind = await byRule("same kind");
    expect(areasOf(kind)).toHaveLength(35);
    expect(areasOf(kind)).toContain("E08000009");
  });

  it("takes nobody by hand, but a copy of it does and takes its place", async () => {
    const region = await byRule("region");
    value(await compareWithSet(facilitator, CODE, region._id, "The region asked for it"));
    expect(comparedAreas(await book())).toEqual(areasOf(region));
    const refused = await addComparators(facilitator, CODE, { areas: ["E08000009"], why: "Like us" });
    expect(refused).toMatchObject({ problems: [{ field: "areas", message: expect.stringContaining("copy") }] });
    const copy = value(await copyByHand(facilitator, CODE, region._id, "Trafford belongs here"));
    expect(await shown()).toMatchObject({ _id: copy._id, method: "by hand" });
    value(await addComparators(facilitator, CODE, { areas: ["E08000009"], why: "Like us" }));
    expect(comparedAreas(await book())).toEqual([...areasOf(region), "E08000009"]);
  });

  it("is shown only when a chart could be read with it", async () => {
    const kind = await byRule("same kind");
    value(await compareWithSet(facilitator, CODE, kind._id, "All metropolitan districts"));
    const districts = await store.find<Area>("areas", { kind: "district" }, { limit: 50 });
    const areas = Object.fromEntries(districts.map(({ _id, name }, order) => [_id, { name, order }]));
    const many = value(
      await addPart(facilitator, CODE, "comparatorSet", { name: "Many", method: "by hand", reason: "x", areas }),
    );
    expect(await compareWithSet(facilitator, CODE, many._id, "All")).toMatchObject({ kind: "refused" });
  });

  it("changes only with a reason", async () => {
    const { _id, rev } = await byRule("region");
    const silent = await changePart(facilitator, CODE, "comparatorSet", _id, rev, { name: "Ours" });
    expect(silent).toMatchObject({ kind: "refused", problems: [{ field: "why" }] });
    value(await changePart(facilitator, CODE, "comparatorSet", _id, rev, { name: "Ours", whys: { w: "Clearer" } }));
  });
});

describe("the most similar areas", () => {
  const EMPLOYMENT = "NI 151";

  async function record(values: Readonly<Record<string, number>>) {
    const given = Object.entries(values).map(([area, each]) => ({
      scope: "common",
      series: "NI 151:1" as const,
      area,
      group: "all",
      period: "Q2007-2" as const,
      given: {
        value: each,
        reason: null,
        status: "final" as const,
        source: "Labour Force Survey (illustrative)",
        audience: { kind: "public" as const },
      },
    }));
    expect((await recordValues(await actAs(store, "admin@waymark.example"), "Test", given)).kind).toBe("saved");
  }

  it("are the nearest by the weights given, with their distances, and move only when found again", async () => {
    await record({ [BIRMINGHAM]: 61.8, [DUDLEY]: 72.9, E08000028: 66, E08000029: 79 });
    const set = await byRule("most similar", { nearest: 2, weights: { [EMPLOYMENT]: 1 } });
    expect(areasOf(set)).toEqual([DUDLEY, "E08000028"]);
    expect(set.areas[DUDLEY]).toMatchObject({ name: "Dudley", over: 1 });
    expect(set.areas[DUDLEY]?.distance).toBeGreaterThan(0);
    await record({ E08000030: 72.4 });
    const [kept] = (await book()).parts.comparatorSet.filter(({ _id }) => _id === set._id);
    expect(kept?.areas).toEqual(set.areas);
    const again = value(await findAreasAgain(facilitator, CODE, set._id, "Walsall has a figure now"));
    expect(areasOf(again)).toEqual(["E08000030", DUDLEY]);
    expect(again.areas["E08000030"]?.distance).toBe(0);
  });

  it("are refused without a weight, and where nobody has figures", async () => {
    const unweighted = { name: "Like us", method: "most similar", reason: "To see" };
    expect(await addPart(facilitator, CODE, "comparatorSet", unweighted)).toMatchObject({
      problems: [{ field: "weights" }],
    });
    const foreign = { ...unweighted, weights: { "no such indicator": 1 } };
    expect(await addPart(facilitator, CODE, "comparatorSet", foreign)).toMatchObject({ kind: "refused" });
  });
});

describe("a set as a part of its agreement", () => {
  it("is found by its words and goes into the export with its history", async () => {
    const { _id } = await shown();
    expect(findInBook(await book(), [], "lost industry").parts.comparatorSet).toMatchObject([{ part: { _id } }]);
    const exported = await exportAgreement(store, (await book()).agreement);
    expect(exported.parts.comparatorSet).toMatchObject([{ _id, created: { via: "example" } }]);
  });

  it("goes to the region with what was submitted", async () => {
    const reviewer = await actAs(store, "reviewer@westmidlands.example");
    const submitted = await openBook(reviewer, "wolverhampton-2008");
    expect(submitted.from).toBe("snapshot");
    expect(comparedAreas(submitted)).toEqual([COVENTRY]);
  });
});
