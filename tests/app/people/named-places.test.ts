import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Agreement } from "@models/agreement/agreement";
import { readWorkingBook } from "@models/agreement/book";
import type { Priority } from "@models/agreement/priority";
import { checkStore } from "@models/integrity/check-store";
import type { Observation } from "@models/measures/observation";
import { type SentencePart, sentenceText } from "@models/measures/reading";
import { ForbiddenError } from "@models/outcome";
import type { Area } from "@models/place/area";
import type { Group } from "@models/place/group";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import type { StepOne } from "~/lib/step-1.server";
import * as newPart from "~/routes/agreements.$code.$part.new";
import * as stepOne from "~/routes/agreements.$code.steps.1";
import * as stepTwo from "~/routes/agreements.$code.steps.2";
import * as stepThree from "~/routes/agreements.$code.steps.3";
import * as values from "~/routes/agreements.$code.values";
import * as partnership from "~/routes/partnerships.$code";
import type { PartFormView } from "~/parts/form-view";
import { openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARTNERSHIP = { code: "coventry" };
const AGREEMENT = { code: "coventry-2008" };
const COVENTRY = "E08000026";

let store: Store;
let facilitator: Visitor;
let police: Visitor;
let jobs: Priority;
beforeAll(async () => {
  store = await openExampleStore();
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  police = await open("police@coventry.example");
  jobs = (await store.find<Priority>("priorities", { name: "To promote job creation" }))[0] as Priority;
});
afterAll(() => store.close());

const send = (fields: Record<string, string | string[]>, visitor = facilitator) =>
  visitor.post(partnership.action, PARTNERSHIP, { form: String(fields["intent"]), ...fields });

async function named<T extends Area | Group>(collection: string, name: string): Promise<T> {
  const [found] = await store.find<T>(collection, { name });
  if (found === undefined) throw new Error(`Nothing is called ${name}`);
  return found;
}

const itemsOf = (view: PartFormView) => view.groups.flatMap(({ items }) => items);
const offeredBy = async (kind: string, field: string) => {
  const { data } = await facilitator.get(newPart.loader, { ...AGREEMENT, part: kind }, `?priority=${jobs._id}`);
  const item = itemsOf((data as { view: PartFormView }).view ?? (data as PartFormView)).find(
    ({ name }) => name === field,
  );
  return item && "choices" in item ? item.choices.map(({ label }) => label) : [];
};

describe("a place and a group that the facilitator names on the partnership's page", () => {
  it("are saved, and told back when something is missing", async () => {
    expect(
      (await send({ intent: "name-area", name: "Wood End", kind: "neighbourhood", parent: COVENTRY })).status,
    ).toBe(303);
    expect((await send({ intent: "name-group", name: "People over 50", kind: "age" })).status).toBe(303);
    const again = await send({ intent: "name-area", name: "Wood End", kind: "neighbourhood", parent: COVENTRY });
    expect(again).toMatchObject({ status: 400, data: { refused: { values: { name: "Wood End" } } } });
    await expect(send({ intent: "name-group", name: "Carers", kind: "own words" }, police)).rejects.toThrow(
      ForbiddenError,
    );
    const { data } = await police.get(partnership.loader, PARTNERSHIP);
    expect(data).toMatchObject({
      mayManage: false,
      places: { named: [{ name: "Foleshill" }, { name: "Hillfields" }, { name: "Wood End" }] },
      groups: [{ name: "Lone parents" }, { name: "People over 50", facts: "By age" }],
    });
  });

  it("are offered wherever it is asked where and for whom", async () => {
    expect(await offeredBy("priority", "places")).toContain("Wood End");
    expect(await offeredBy("priority", "namedGroups")).toEqual(["Lone parents", "People over 50"]);
    expect(await offeredBy("target", "area")).toEqual(["All of Coventry", "Foleshill", "Hillfields", "Wood End"]);
    expect(await offeredBy("target", "group")).toEqual(["Everybody", "Lone parents", "People over 50"]);
    const { data } = await facilitator.get(stepOne.loader, AGREEMENT, `?priority=${jobs._id}`);
    expect((data as StepOne).namePlacesAt).toBe("/partnerships/coventry#places");
  });

  it("have figures of their own on step 1", async () => {
    const area = (await named<Area>("areas", "Wood End"))._id;
    const group = (await named<Group>("groups", "People over 50"))._id;
    const table = async () => {
      const { data } = await facilitator.get(stepOne.loader, AGREEMENT, `?priority=${jobs._id}`);
      const { candidate } = (data as StepOne).tables.find(({ code }) => code === "NI 151") ?? { candidate: "" };
      const unfolded = await facilitator.get(stepOne.loader, AGREEMENT, `?priority=${jobs._id}&unfold=${candidate}`);
      const found = (unfolded.data as StepOne).tables.find((each) => each.candidate === candidate);
      if (found === undefined) throw new Error("NI 151 has no table");
      return found;
    };
    const before = await table();
    expect(before.rows.filter(({ role }) => role === "part").map(({ name }) => name)).toEqual([
      "Foleshill",
      "Hillfields",
      "Wood End",
      "Lone parents",
      "People over 50",
    ]);
    expect(before.illustrative).toBe("some");
    const enter = async (where: { area: string; group: string }, typed: string) => {
      const search = `?candidate=${before.candidate}`;
      const { data } = await facilitator.get(values.loader, AGREEMENT, search);
      const form = data as { hidden: Record<string, string>; groups: { value: string }[] };
      expect(form.groups.map(({ value }) => value)).toContain(group);
      return facilitator.post(values.action, AGREEMENT, {
        ...form.hidden,
        ...where,
        period: "Q2 2007",
        typed,
        status: "final",
        source: "Our own survey",
      });
    };
    expect((await enter({ area, group: "all" }, "49.3")).status).toBe(303);
    expect((await enter({ area: COVENTRY, group }, "61.7")).status).toBe(303);
    const last = (await table()).rows.map(({ name, cells }) => [name, cells.at(-1)?.text]);
    expect(last).toContainEqual(["Wood End", "49.3"]);
    expect(last).toContainEqual(["People over 50", "61.7"]);
    const stored = await store.find<Observation>("observations", { group });
    expect(stored.map(({ area: where, series }) => [where, series])).toEqual([[COVENTRY, "NI 151:1"]]);
  });

  it("can be what a priority, a target and its parts are about", async () => {
    const area = (await named<Area>("areas", "Wood End"))._id;
    const group = (await named<Group>("groups", "People over 50"))._id;
    const { data } = await facilitator.get(stepTwo.loader, AGREEMENT, `?priority=${jobs._id}`);
    const form = (data as { address: { form: PartFormView } }).address.form;
    const kept = Object.fromEntries(form.hidden.map(({ name, value }) => [name, value]));
    const changed = await facilitator.post(stepTwo.action, AGREEMENT, {
      ...kept,
      rev: String(form.rev),
      mustAddress: jobs.mustAddress ?? "",
      places: [area],
      namedGroups: [group],
    });
    expect(changed.status).toBe(303);
    const after = (await facilitator.get(stepTwo.loader, AGREEMENT, `?priority=${jobs._id}`)).data;
    expect(after).toMatchObject({ address: { places: ["Wood End"], groups: ["People over 50"] } });

    const added = await facilitator.post(
      newPart.action,
      { ...AGREEMENT, part: "target" },
      {
        priority: jobs._id,
        name: "More people over 50 in work",
        indicator: "NI 151",
        designation: "local",
        area: COVENTRY,
        group,
        form: "level",
        state: "firm",
        "baseline.period": "Q2 2007",
        "baseline.value": "61.7",
        partsCombine: "stand alone",
        "parts~keys": ["one"],
        "parts.one.area": area,
        "parts.one.group": group,
        "parts.one.final": "60",
      },
    );
    expect(added).toMatchObject({ status: 303 });
    const [target] = await store.find<Target>("targets", { name: "More people over 50 in work" });
    expect(target).toMatchObject({ area: COVENTRY, group, parts: { one: { area, group, final: 60 } } });
    const { data: page } = await facilitator.get(stepThree.loader, AGREEMENT, `?target=${target?._id}`);
    const { chosen } = page as { chosen: { reading: SentencePart[] } };
    expect(sentenceText(chosen.reading)).toMatch(/^Coventry, People over 50 stood at 61.7 in Q2 2007/);
    expect(await checkStore(store)).toEqual([]);
  });

  it("keep their place when one is renamed and the other ends", async () => {
    const { _id: area } = await named<Area>("areas", "Wood End");
    const { _id: group } = await named<Group>("groups", "People over 50");
    expect((await send({ intent: "rename-group", group, name: "Over-50s", from: "2008-03-10" })).status).toBe(303);
    const ended = await send({ intent: "end-area", area, on: "2008-03-31", successors: ["coventry:foleshill"] });
    expect(ended.status).toBe(303);
    expect(await offeredBy("target", "area")).toContain("Wood End (until 31 March 2008)");
    expect(await offeredBy("target", "group")).toContain("Over-50s");
    const { data } = await facilitator.get(partnership.loader, PARTNERSHIP);
    expect(data).toMatchObject({
      places: {
        named: [
          { name: "Foleshill", facts: "Neighbourhood in Coventry; follows Wood End" },
          { name: "Hillfields" },
          { name: "Wood End", facts: "Neighbourhood in Coventry; until 31 March 2008; followed by Foleshill" },
        ],
      },
      groups: [{ name: "Lone parents" }, { facts: "By age; called People over 50 until 9 March 2008" }],
    });
    const [agreement] = await store.find<Agreement>("agreements", AGREEMENT);
    const book = await readWorkingBook(store, agreement as Agreement);
    expect(book.observations.some((each) => each.area === area && each.group === "all")).toBe(true);
    expect((await send({ intent: "bring-area-back", area })).status).toBe(303);
    expect(await offeredBy("target", "area")).toContain("Wood End");
  });
});
