import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { readWorkingBook } from "@models/agreement/book";
import type { Agreement } from "@models/agreement/agreement";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Area } from "@models/place/area";
import { foundPartnership } from "@models/place/manage-places";
import { bringAreaBack, endArea, nameArea, renameArea } from "@models/place/name-areas";
import { nameGroup, renameGroup } from "@models/place/name-groups";
import type { Partnership } from "@models/place/partnership";
import { startAgreement } from "@models/agreement/start-agreement";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const COVENTRY = "E08000026";
const WARWICKSHIRE = "E10000031";

let store: Store;
let facilitator: Act;
let coventry: Partnership;
beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  coventry = (await store.find<Partnership>("partnerships", { code: "coventry" }))[0] as Partnership;
});
afterEach(() => store.close());

const place = (name: string) => nameArea(facilitator, coventry._id, { name, kind: "neighbourhood", parent: COVENTRY });
const areaOf = async (id: string) => (await store.get<Area>("areas", id)) as Area;

describe("a place that a partnership names", () => {
  it("gets a code that no official one can be", async () => {
    expect(accepted(await place("Wood End & Henley Green"))).toMatchObject({
      _id: "coventry:wood-end-henley-green",
      code: "coventry:wood-end-henley-green",
      name: "Wood End & Henley Green",
      parent: COVENTRY,
      region: coventry.region,
      partnership: coventry._id,
    });
    expect(accepted(await place("Гетто"))._id).toBe("coventry:named");
    expect(accepted(await place("Стоук"))._id).toBe("coventry:named-2");
    expect(accepted(await place("Canley ".repeat(14).trim()))._id.length).toBeLessThan(60);
  });

  it("is named once, even by two at the same moment", async () => {
    expect(refusals(await place("foleshill "))).toEqual([
      "foleshill is named already. Use that one, or give this another name.",
    ]);
    const both = await Promise.all([place("Stoke"), place("Stoke")]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect(await store.find("areas", { name: "Stoke" })).toHaveLength(1);
  });

  it("says what is missing, and lies in our area", async () => {
    expect(await nameArea(facilitator, coventry._id, { name: " ", kind: "country" })).toMatchObject({
      kind: "refused",
      problems: [{ field: "name" }, { field: "kind" }, { field: "parent" }],
    });
    const abroad = { name: "Bilston", kind: "neighbourhood", parent: "E08000031" };
    expect(await nameArea(facilitator, coventry._id, abroad)).toMatchObject({ problems: [{ field: "parent" }] });
    const district = { name: "North Coventry", kind: "district", parent: COVENTRY };
    expect(refusals(await nameArea(facilitator, coventry._id, district))).toEqual([
      "Only a county has districts. Name it as a neighbourhood.",
    ]);
  });

  it("keeps its old name and its figures when it is called something else", async () => {
    const { _id } = accepted(await place("Hillfields North"));
    accepted(await renameArea(facilitator, _id, { name: "Swanswell", from: "2008-04-01" }));
    expect(await areaOf(_id)).toMatchObject({ code: "coventry:hillfields-north", name: "Swanswell" });
    expect(Object.values((await areaOf(_id)).earlierNames ?? {})).toEqual([
      { name: "Hillfields North", until: "2008-03-31" },
    ]);
    expect(refusals(await renameArea(facilitator, _id, { name: "Foleshill", from: "2008-04-01" }))).toHaveLength(1);
    expect(await renameArea(facilitator, _id, { name: "", from: "soon" })).toMatchObject({
      problems: [{ field: "name" }, { field: "from" }],
    });
  });

  it("ends with its followers named, frees its name, and can be brought back", async () => {
    const { _id: stoke } = accepted(await place("Stoke"));
    const end = (on: string, ...successors: string[]) =>
      endArea(facilitator, "coventry:hillfields", { on, successors });
    accepted(await end("2008-03-31", stoke));
    expect(await areaOf("coventry:hillfields")).toMatchObject({ validTo: "2008-03-31", successors: [stoke] });
    expect((await areaOf(stoke)).predecessors).toEqual(["coventry:hillfields"]);

    accepted(await end("2008-04-30", "coventry:foleshill"));
    expect((await areaOf(stoke)).predecessors).toEqual([]);
    expect((await areaOf("coventry:foleshill")).predecessors).toEqual(["coventry:hillfields"]);
    expect(await checkStore(store)).toEqual([]);

    accepted(await bringAreaBack(facilitator, "coventry:hillfields"));
    expect(await areaOf("coventry:hillfields")).toMatchObject({ validTo: null, successors: [] });
    expect((await areaOf("coventry:foleshill")).predecessors).toEqual([]);

    accepted(await end("2008-04-30"));
    expect(accepted(await place("Hillfields"))._id).toBe("coventry:hillfields-2");
    expect(refusals(await bringAreaBack(facilitator, "coventry:hillfields"))).toHaveLength(1);
    expect(await end("someday", "E08000031")).toMatchObject({ problems: [{ field: "on" }] });
    expect(await end("2008-04-30", "coventry:hillfields")).toMatchObject({ problems: [{ field: "successors" }] });
  });

  it("belongs to its facilitator alone", async () => {
    const stranger = await actAs(store, "facilitator@wolverhampton.example");
    const partner = await actAs(store, "police@coventry.example");
    const fields = { name: "Stoke", kind: "neighbourhood", parent: COVENTRY };
    for (const other of [stranger, partner]) {
      await expect(nameArea(other, coventry._id, fields)).rejects.toThrow(ForbiddenError);
      await expect(nameGroup(other, coventry._id, { name: "Carers", kind: "own words" })).rejects.toThrow(
        ForbiddenError,
      );
      await expect(endArea(other, "coventry:foleshill", { on: "2008-03-31" })).rejects.toThrow(ForbiddenError);
    }
    await expect(renameArea(facilitator, COVENTRY, { name: "Cov", from: "2008-04-01" })).rejects.toThrow(
      ForbiddenError,
    );
    await expect(bringAreaBack(facilitator, "nowhere")).rejects.toThrow(NotFoundError);
  });
});

describe("the districts of a county", () => {
  it("are there to choose, those of the national list and those that the partnership names", async () => {
    const administrator = await actAs(store, "admin@waymark.example");
    const founded = accepted(
      await foundPartnership(administrator, {
        code: "warwickshire",
        name: "Warwickshire Partnership",
        area: WARWICKSHIRE,
        region: coventry.region,
        organisations: [],
      }),
    );
    const actor = { person: "w", name: "W", roles: [{ role: "facilitator" as const, partnership: founded._id }] };
    const act = { ...facilitator, actor };
    const inCounty = (name: string, kind: string, parent = WARWICKSHIRE) =>
      nameArea(act, founded._id, { name, kind, parent });
    expect(refusals(await inCounty("Rugby", "neighbourhood"))).toHaveLength(1);
    accepted(await inCounty("East Warwickshire", "district"));
    accepted(await inCounty("Newbold", "neighbourhood", "E07000220"));
    accepted(await startAgreement(act, "warwickshire", { code: "warwickshire-2008", name: "W", firstYear: 2008 }));
    const [agreement] = await store.find<Agreement>("agreements", { code: "warwickshire-2008" });
    const book = await readWorkingBook(store, agreement as Agreement);
    expect(book.areas.map(({ name }) => name)).toEqual([
      "Warwickshire",
      "West Midlands",
      "England",
      "East Warwickshire",
      "Newbold",
      "North Warwickshire",
      "Nuneaton and Bedworth",
      "Rugby",
      "Stratford-on-Avon",
      "Warwick",
    ]);
  });
});

describe("a group that a partnership names", () => {
  it("is named once, and renamed with its old name kept", async () => {
    const named = accepted(await nameGroup(facilitator, coventry._id, { name: "People over 50", kind: "age" }));
    expect(named).toMatchObject({ _id: "coventry:people-over-50", kind: "age", partnership: coventry._id });
    expect(refusals(await nameGroup(facilitator, coventry._id, { name: "people OVER 50", kind: "age" }))).toHaveLength(
      1,
    );
    const renamed = accepted(await renameGroup(facilitator, named._id, { name: "Over-50s", from: "2008-03-10" }));
    expect(renamed.name).toBe("Over-50s");
    expect(Object.values(renamed.earlierNames ?? {})).toEqual([{ name: "People over 50", until: "2008-03-09" }]);
    expect(await nameGroup(facilitator, coventry._id, { name: "", kind: "shoe size" })).toMatchObject({
      problems: [{ field: "name" }, { field: "kind" }],
    });
  });
});
