import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { openBook } from "@models/agreement/book";
import { addPart, changePart, findPart } from "@models/agreement/change-part";
import { PART_NAMES } from "@models/agreement/parts";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import type { FormItem, MapItem, PartFormView } from "~/parts/form-view";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { action as edit, loader as editing } from "~/routes/agreements.$code.$part.$id.edit";
import { action as add, loader as adding } from "~/routes/agreements.$code.$part.new";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";
import { itemsOf, untouched } from "../../support/part-view";

const code = "coventry-2008";

const item = <C extends FormItem["control"]>(view: PartFormView, name: string) =>
  itemsOf(view).find((each) => each.name === name) as Extract<FormItem, { control: C }>;

describe("the form of a part", () => {
  let store: Store;
  let facilitator: Visitor;
  let police: Visitor;
  let councillor: Visitor;
  let act: Act;
  let priority: string;

  beforeAll(async () => {
    store = await openExampleStore();
    const visit = openPages(store);
    facilitator = await visit("facilitator@coventry.example");
    police = await visit("police@coventry.example");
    councillor = await visit("councillor@coventry.example");
    act = await actAs(store, "facilitator@coventry.example");
    priority = (await openBook(act, code)).parts.priority[0]?._id ?? "";
  });
  afterAll(() => store.close());

  // Comments and answers to the numbers are written beside what they are about.
  const kinds = PART_NAMES.filter((name) => name !== "comment" && name !== "challenge");

  it.each(kinds)(
    "of a %s opens empty, preselects its priority, and says beside each field what is missing",
    async (part) => {
      const { data } = await facilitator.get(adding, { code, part }, `?priority=${priority}`);
      const view = data as PartFormView;
      if (item(view, "priority")) expect(item<"select">(view, "priority").value).toBe(priority);
      const sent = Object.fromEntries(Object.entries(untouched(view)).filter(([name]) => name !== "priority"));
      const refused = await facilitator.post(add, { code, part }, sent);
      expect(refused.status).toBe(400);
      const names = Object.keys((refused.data as PartFormView).errors ?? {});
      expect(names.length).toBeGreaterThan(0);
      const shown = itemsOf(refused.data as PartFormView)
        .filter(({ errors }) => errors?.length)
        .map(({ name }) => name);
      expect(shown.sort()).toEqual(names.sort());
    },
  );

  it.each(kinds)("of a %s gives back what stands, so that saving it untouched changes nothing", async (part) => {
    const book = await openBook(act, code);
    const stored = book.parts[part][0];
    if (stored === undefined) return;
    const { data } = await facilitator.get(editing, { code, part, id: stored._id });
    const saved = await facilitator.post(edit, { code, part, id: stored._id }, untouched(data as PartFormView));
    expect(saved.status).toBe(303);
    const after = (await findPart(act, code, part, stored._id)).part;
    expect(after.changes.slice(-3).filter(({ rev }) => rev > stored.rev)).toEqual([]);
  });

  it("reads dates, numbers and periods as people write them", async () => {
    const added = await facilitator.post(
      add,
      { code, part: "action" },
      {
        priority,
        what: "Open a one-stop shop",
        kind: "new",
        status: "not started",
        start: "1 April 2008",
        end: "31/3/2009",
        "milestones~keys": ["m1", "m2"],
        "milestones.m1.what": "Lease signed",
        "milestones.m1.by": "2008-06-30",
        "milestones.m2.what": "",
        "milestones.m2.by": "",
      },
    );
    expect(added.status).toBe(303);
    expect(added.to).toMatch(new RegExp(`^/agreements/${code}/steps/5\\?priority=${priority}#action-`));
    const id = added.to?.split("#action-")[1] ?? "";
    const { part } = await findPart(act, code, "action", id);
    expect(part).toMatchObject({
      start: "2008-04-01",
      end: "2009-03-31",
      milestones: { m1: { what: "Lease signed", by: "2008-06-30" } },
    } satisfies Partial<Record<keyof Action, unknown>>);
    expect(Object.keys(part.milestones)).toEqual(["m1"]);
  });

  describe("with lists", () => {
    const milestones = (view: unknown) => item<"map">(view as PartFormView, "milestones");
    const typedIn = (view: unknown) =>
      milestones(view).entries.map(({ items }) => (items[0]?.control === "text" ? items[0].value : undefined));
    const valueOf = (view: unknown, name: string) =>
      itemsOf(view as PartFormView).flatMap((each) => (each.name === name && "value" in each ? [each.value] : []))[0];
    const actions = async () => (await openBook(act, code)).parts.action.length;

    it("comes back with one more empty entry and all that was typed, as often as asked, and saves nothing", async () => {
      const before = await actions();
      const first = await facilitator.post(
        add,
        { code, part: "action" },
        {
          what: "Open a market",
          start: "some day",
          "add~entry": "milestones",
        },
      );
      expect(first.status).toBe(200);
      const [fresh = ""] = milestones(first.data).entries.map(({ key }) => key);
      expect(milestones(first.data)).toMatchObject({ entries: [{ key: fresh }], goOn: fresh });
      const second = await facilitator.post(
        add,
        { code, part: "action" },
        {
          ...untouched(first.data as PartFormView),
          [`milestones.${fresh}.what`]: ["Lease signed"],
          "add~entry": ["milestones"],
        },
      );
      expect(typedIn(second.data)).toEqual(["Lease signed", ""]);
      expect(milestones(second.data).entries[0]?.key).toBe(fresh);
      expect(valueOf(second.data, "what")).toBe("Open a market");
      // Nothing is judged before it is to be saved.
      expect((second.data as PartFormView).errors).toBeUndefined();
      expect(valueOf(second.data, "start")).toBe("some day");
      expect(await actions()).toBe(before);
    });

    it("saves several new entries at once, and keeps each one's id and error beside it when one is wrong", async () => {
      const sent = {
        priority,
        what: "Open a market hall",
        kind: "new",
        status: "not started",
        "milestones~keys": ["n1", "n2", "n3"],
        "milestones.n1.what": "Lease signed",
        "milestones.n1.by": "2008-06-30",
        "milestones.n2.by": "2008-07-31",
        "milestones.n3.what": "Doors open",
        "milestones.n3.by": "2008-09-30",
      };
      const refused = await facilitator.post(add, { code, part: "action" }, sent);
      expect(refused.status).toBe(400);
      expect(milestones(refused.data).entries.map(({ key }) => key)).toEqual(["n1", "n2", "n3"]);
      const wrong = milestones(refused.data).entries.flatMap(({ key, items }) =>
        items.filter(({ errors }) => errors?.length).map(({ name }) => [key, name]),
      );
      expect(wrong).toEqual([["n2", "milestones.n2.what"]]);
      const saved = await facilitator.post(add, { code, part: "action" }, { ...sent, "milestones.n2.what": "Roof on" });
      const id = saved.to?.split("#action-")[1] ?? "";
      expect((await findPart(act, code, "action", id)).part.milestones).toMatchObject({
        n1: { what: "Lease signed" },
        n2: { what: "Roof on", by: "2008-07-31" },
        n3: { what: "Doors open" },
      });
    });

    it("leaves an entry out when asked, and takes it away only when that is saved", async () => {
      const made = await addPart(act, code, "action", {
        priority,
        what: "Close the old hall",
        kind: "new",
        milestones: { m1: { what: "Notice given", by: "2008-05-30" }, m2: { what: "Keys back", by: "2008-06-30" } },
      });
      if (made.kind !== "done") throw new Error("It was refused");
      const there = { code, part: "action", id: made.value._id };
      const open = (await facilitator.get(editing, there)).data as PartFormView;
      const back = await facilitator.post(edit, there, { ...untouched(open), "remove~entry": ["milestones~m1"] });
      expect([back.status, typedIn(back.data)]).toEqual([200, ["Keys back"]]);
      expect(milestones(back.data).goOn).toBe("");
      expect(Object.keys((await findPart(act, code, "action", made.value._id)).part.milestones)).toEqual(["m1", "m2"]);
      expect((await facilitator.post(edit, there, untouched(back.data as PartFormView))).status).toBe(303);
      expect((await findPart(act, code, "action", made.value._id)).part.milestones).toMatchObject({
        m2: { what: "Keys back" },
      });
      expect(Object.keys((await findPart(act, code, "action", made.value._id)).part.milestones)).toEqual(["m2"]);
    });

    it("does not draw itself for who may not save it, and saves nothing for a list that it does not have", async () => {
      const before = await actions();
      const odd = await facilitator.post(add, { code, part: "action" }, { what: "A market", "add~entry": "nothing" });
      expect(odd.status).toBe(200);
      const councillor = await openPages(store)("councillor@coventry.example");
      await expect(
        councillor.post(add, { code, part: "action" }, { what: "A market", "add~entry": "milestones" }),
      ).rejects.toThrow(/role does not change/);
      expect(await actions()).toBe(before);
    });
  });

  it("takes a target with its trajectory a period at a time, and names the field of what it cannot read", async () => {
    const book = await openBook(act, code);
    const target = book.parts.target.find((each) => Object.keys(each.trajectory).length > 0) as Target;
    const { data } = await facilitator.get(editing, { code, part: "target", id: target._id });
    const view = data as PartFormView;
    const trajectory = item<"map">(view, "trajectory") as MapItem;
    expect(trajectory.entries.length).toBeGreaterThanOrEqual(Object.keys(target.trajectory).length);
    const [period = ""] = Object.keys(target.trajectory);
    const sent = { ...untouched(view), [`trajectory.${period}`]: ["31.5"], "trajectory~period": ["soon"] };
    const refused = await facilitator.post(edit, { code, part: "target", id: target._id }, sent);
    expect(refused.status).toBe(400);
    expect((refused.data as PartFormView).errors).toHaveProperty(["trajectory~period"]);
    const kept = item<"map">(refused.data as PartFormView, "trajectory").entries.find(({ key }) => key === period);
    expect(kept?.items[0]).toMatchObject({ value: "31.5" });

    const saved = await facilitator.post(
      edit,
      { code, part: "target", id: target._id },
      {
        ...untouched(view),
        [`trajectory.${period}`]: ["31.5"],
      },
    );
    expect(saved.status).toBe(303);
    const after = (await findPart(act, code, "target", target._id)).part;
    expect(after.trajectory).toEqual({ ...target.trajectory, [period]: 31.5 });
    expect(after.definition).toBe(target.definition);
  });

  it("keeps what was typed when it refuses, and says where", async () => {
    const refused = await facilitator.post(
      add,
      { code, part: "evidence" },
      {
        priority,
        standing: "held",
        title: "Survey of traders",
        kind: "local survey",
        date: "last spring",
        link: "www.coventry.example",
        "audience.kind": "organisations",
      },
    );
    expect(refused.status).toBe(400);
    const view = refused.data as PartFormView;
    expect(item<"text">(view, "title")).toMatchObject({ value: "Survey of traders" });
    expect(item<"date">(view, "date")).toMatchObject({
      value: "last spring",
      errors: ["Enter a date, such as 10 March 2008"],
    });
    expect(item(view, "link").errors).toEqual(["Enter a web address that starts with http:// or https://"]);
    expect(item(view, "audience").errors).toEqual(["Choose at least one organisation"]);
  });

  it("refuses a choice that it did not offer", async () => {
    const refused = await facilitator.post(add, { code, part: "cause" }, { priority: "elsewhere", text: "Because" });
    expect(refused.status).toBe(400);
    expect((refused.data as PartFormView).errors).toHaveProperty("priority");
  });

  it("enters a partner's evidence in its own organisation's name", async () => {
    const { data } = await police.get(adding, { code, part: "evidence" });
    const own = (await actAs(store, "police@coventry.example")).actor.roles[0]?.organisation;
    expect(item<"select">(data as PartFormView, "organisation").value).toBe(own);
  });

  it("tells who may not change a part so, and refuses what they send all the same", async () => {
    const { data } = await councillor.get(adding, { code, part: "target" });
    expect((data as PartFormView).locked).toMatch(/facilitator/);
    await expect(councillor.post(add, { code, part: "cause" }, { priority, text: "Because" })).rejects.toThrow(/role/);
  });

  it("never sends the browser to another site", async () => {
    const fields = { priority, text: "Rents rose faster than takings", to: "https://elsewhere.example/" };
    const added = await facilitator.post(add, { code, part: "cause" }, fields);
    expect(added).toMatchObject({ status: 303, to: `/agreements/${code}` });
  });

  it("lets two people change different fields, and shows the second of two the field that both changed", async () => {
    const made = await addPart(act, code, "intervention", {
      priority,
      name: "Advice line",
      cost: "£90,000",
      reach: "300",
    });
    if (made.kind !== "done") throw new Error("not added");
    const id = made.value._id;
    const place = { code, part: "intervention", id };
    const view = (await facilitator.get(editing, place)).data as PartFormView;
    const council = await actAs(store, "facilitator@coventry.example");
    await changePart(council, code, "intervention", id, 1, { cost: "£95,000", runBy: "City council" });

    const clash = await facilitator.post(edit, place, { ...untouched(view), cost: ["£80,000"], reach: ["350"] });
    expect(clash.status).toBe(409);
    const conflict = (clash.data as PartFormView).conflict;
    expect(conflict?.fields).toMatchObject([
      { label: "What does it cost?", theirsShown: "£95,000", yoursShown: "£80,000" },
    ]);

    const kept: Record<string, string[]> = { rev: [String(conflict?.rev)] };
    for (const { name, value } of conflict?.kept ?? []) (kept[name] ??= []).push(value);
    const undecided = await facilitator.post(edit, place, kept);
    expect(undecided.status).toBe(409);

    const settled = await facilitator.post(edit, place, {
      ...kept,
      [conflict?.fields[0]?.name ?? ""]: [conflict?.fields[0]?.theirs ?? ""],
    });
    expect(settled.status).toBe(303);
    const { part } = await findPart(act, code, "intervention", id);
    expect(part).toMatchObject({ cost: "£95,000", runBy: "City council", reach: "350" });
  });

  it("keeps evidence that the person may not see when the cause that rests on it is changed", async () => {
    const book = await openBook(act, code);
    const hidden = book.hidden.find(({ kind }) => kind === "evidence")?.id ?? "";
    const secret =
      (await store.get<{ _id: string; rev: number; priority: string }>("evidence", hidden))?.priority ?? "";
    const made = await addPart(act, code, "cause", { priority: secret, text: "Break-ins", evidence: [hidden] });
    if (made.kind !== "done") throw new Error("not added");
    const place = { code, part: "cause", id: made.value._id };
    const view = (await facilitator.get(editing, place)).data as PartFormView;
    const shown = item<"checkboxes">(view, "evidence").choices.find(({ value }) => value === hidden);
    expect(shown?.label).toMatch(/^Held by .*, not shared$/);
    const saved = await facilitator.post(edit, place, { ...untouched(view), text: ["Repeated break-ins"] });
    expect(saved.status).toBe(303);
    expect((await findPart(act, code, "cause", made.value._id)).part.evidence).toEqual([hidden]);
  });
});
