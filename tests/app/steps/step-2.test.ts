import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart, findPart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { valuesOfContent } from "~/parts/form-values.server";
import type { PartFormView } from "~/parts/form-view";
import { ADDRESS_FORM, type StepTwo } from "~/lib/step-2.server";
import { action as send, loader as view } from "~/routes/agreements.$code.steps.2";
import { contentOf } from "@models/history/document";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const code = "coventry-2008";

describe("step 2", () => {
  let store: Store;
  let act: Act;
  let facilitator: Visitor;
  let police: Visitor;
  let councillor: Visitor;
  let jobs: string;

  beforeAll(async () => {
    store = await openExampleStore();
    const visit = openPages(store);
    facilitator = await visit("facilitator@coventry.example");
    police = await visit("police@coventry.example");
    councillor = await visit("councillor@coventry.example");
    act = await actAs(store, "facilitator@coventry.example");
    jobs = (await openBook(act, code)).parts.priority[0]?._id ?? "";
  });
  afterAll(() => store.close());

  const page = async (visitor: Visitor, priority = jobs) =>
    (await visitor.get(view, { code }, `?priority=${priority}`)).data as StepTwo;
  const touched = async () => {
    const { part } = await findPart(act, code, "priority", jobs);
    return {
      part,
      fields: {
        id: jobs,
        rev: String(part.rev),
        ...Object.fromEntries(valuesOfContent(ADDRESS_FORM, contentOf(part))),
      },
    };
  };

  it("says which causes rest on nothing, and who holds evidence that it does not show", async () => {
    const { causes, summary } = await page(facilitator);
    expect(causes.filter(({ restsOnNothing }) => restsOnNothing).map(({ text }) => text)).toEqual([
      "Large employers closed and their suppliers followed",
    ]);
    const premises = causes.find(({ text }) => text.startsWith("Small premises"));
    expect(premises?.notShared).toEqual(["Held by West Midlands Police, not shared"]);
    expect(summary).toContain("Four causes, one of them resting on nothing.");
  });

  it("shows the holder its own evidence, and tells nobody else what it is", async () => {
    const title = (each: StepTwo) => each.held.find((item) => item.title.startsWith("Break-ins"))?.title;
    expect(title(await page(police))).toBeDefined();
    const hidden = await page(facilitator);
    expect(title(hidden)).toBeUndefined();
    expect(JSON.stringify(hidden)).not.toContain("Break-ins at small business premises, by beat");
    expect(hidden.notShared).toEqual(["Held by West Midlands Police, not shared"]);
  });

  it("parts what is held from what is wanted, and names who was heard beyond the partner agencies", async () => {
    const shown = await page(facilitator);
    expect(shown.wanted.map(({ wantedBy }) => wantedBy)).toEqual(["30 April 2008"]);
    expect(shown.consultations.map(({ beyondPartners }) => beyondPartners)).toEqual([false, true]);
    expect(shown.heardBeyond).toBe(true);
  });

  it("lets partners add evidence and nothing else, and councillors read", async () => {
    expect(await page(police)).toMatchObject({ mayChange: false, mayAddEvidence: true, address: { form: null } });
    expect(await page(councillor)).toMatchObject({ mayChange: false, mayAddEvidence: false });
  });

  it("takes what must be addressed and where in place, and comes back to it", async () => {
    const { part, fields } = await touched();
    const saved = await facilitator.post(send, { code }, { ...fields, mustAddress: "Too few firms start." });
    expect(saved).toMatchObject({ status: 303 });
    const after = (await findPart(act, code, "priority", jobs)).part;
    expect(after).toMatchObject({ mustAddress: "Too few firms start.", places: part.places, groups: part.groups });
    expect(after.name).toBe(part.name);
  });

  it("shows both texts when two people wrote, and keeps the one that is chosen", async () => {
    const { part, fields } = await touched();
    await changePart(act, code, "priority", jobs, part.rev, { mustAddress: "Theirs", areaWide: false });
    const clash = await facilitator.post(send, { code }, { ...fields, mustAddress: "Ours" });
    expect(clash.status).toBe(409);
    const { conflict } = clash.data as PartFormView;
    expect(conflict?.fields).toMatchObject([{ theirsShown: "Theirs", yoursShown: "Ours" }]);
    const kept: Record<string, string[]> = { rev: [String(conflict?.rev)] };
    for (const { name, value } of conflict?.kept ?? []) (kept[name] ??= []).push(value);
    const settled = await facilitator.post(send, { code }, { ...kept, [conflict?.fields[0]?.name ?? ""]: "yours" });
    expect(settled.status).toBe(303);
    const after = (await findPart(act, code, "priority", jobs)).part;
    expect(after).toMatchObject({ mustAddress: "Ours", areaWide: false });
  });

  it("refuses what a partner sends", async () => {
    const { fields } = await touched();
    await expect(police.post(send, { code }, { ...fields, mustAddress: "Mine" })).rejects.toThrow();
    await expect(police.post(send, { code }, {})).rejects.toThrow();
  });
});
