import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import { loader } from "~/routes/agreements.$code.find";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { visit } from "../support/visit";

const CODE = "coventry-2008";
const NOW = "2008-12-01T12:00:00.000Z";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const find = (text: string, as = "facilitator@coventry.example") =>
  visit(store, loader, { path: `/agreements/${CODE}/find?q=${encodeURIComponent(text)}`, params: { code: CODE }, as });

async function titles(text: string, group: string, as?: string): Promise<string[]> {
  const { groups } = await find(text, as);
  return groups.find(({ id }) => id === group)?.results.map(({ title }) => title) ?? [];
}

describe("find", () => {
  it("finds indicators by number, in the agreement or not", async () => {
    expect((await titles("151", "indicator"))[0]).toMatch(/^NI 151: /);
    expect((await titles("ni 7", "indicator"))[0]).toMatch(/^NI 7: /);
    const { groups } = await find("151");
    expect(groups.find(({ id }) => id === "indicator")?.results[0]).toMatchObject({
      to: expect.stringMatching(/steps\/1\?priority=.*#table-/),
      facts: "chosen for To promote job creation",
    });
  });

  it("finds what people wrote by the beginnings of words, the title's first", async () => {
    expect(await titles("job creat", "priority")).toEqual(["To promote job creation"]);
    expect(await titles("vat regis", "target")).toEqual(["VAT registrations per 10,000 adults"]);
    expect(await titles("start clinics", "action")).toEqual(["Start-up clinics in Foleshill and Hillfields"]);
    expect(await titles("creche", "action")).toEqual(["Job clubs open until eight, with a crèche"]);
    expect(await titles("Whitlock", "people")).toEqual(["Karen Whitlock"]);
  });

  it("shows the words around what was found inside", async () => {
    const { groups } = await find("premises");
    const survey = groups
      .find(({ id }) => id === "evidence")
      ?.results.find(({ title }) => title.startsWith("Survey of 420"));
    expect(survey?.snippet).toContain("a third could not find premises they could afford");
  });

  it("finds the targets and actions that somebody leads", async () => {
    expect(await titles("Whitlock", "action")).toContain("Mentors for new traders");
    expect(await titles("Whitlock", "target")).not.toHaveLength(0);
  });

  it("finds money, programmes, commitments, decisions, refreshes and evaluations", async () => {
    const later = await openExampleStore("a year in");
    try {
      const act = await actAs(later, "facilitator@coventry.example", NOW);
      const { parts } = await openBook(act, CODE);
      const priority = parts.priority[0]?._id;
      accepted(await addPart(act, CODE, "evaluation", { priority, goals: "More start-ups", results: "Quokkas came" }));
      const group = async (text: string, kind: string) => {
        const asked = { path: `/agreements/${CODE}/find?q=${encodeURIComponent(text)}`, params: { code: CODE } };
        const { groups } = await visit(later, loader, { ...asked, as: "facilitator@coventry.example", now: NOW });
        return groups.find(({ id }) => id === kind)?.results ?? [];
      };
      const nameOf = ({ name }: { name: string }) => name;
      for (const kind of ["resource", "programme"] as const) {
        const name = parts[kind].map(nameOf)[0] ?? "";
        expect((await group(name, kind)).map(({ title }) => title)).toContain(name);
      }
      expect((await group(parts.decision[0]?.what ?? "", "decision")).length).toBeGreaterThan(0);
      // By the target that it is about, and by who promises.
      expect((await group("working age people in employment", "refresh"))[0]?.title).toMatch(/^Change the values/);
      expect((await group("Coventry City Council", "commitment")).length).toBeGreaterThan(0);
      expect((await group("quokka", "evaluation"))[0]).toMatchObject({ title: "Quokkas came" });
    } finally {
      await later.close();
    }
  });

  it("puts the agreement's own parts before national indicators that it does not use", async () => {
    const { groups } = await find("employment");
    expect(groups.map(({ id }) => id)).toEqual(["target", "evidence", "indicator"]);
  });

  it("finds what is not shared for its holder only", async () => {
    expect(await titles("break-ins by beat", "evidence", "police@coventry.example")).toHaveLength(1);
    expect(await titles("break-ins by beat", "evidence")).toEqual([]);
    expect(await titles("break-ins by beat", "evidence", "health@coventry.example")).toEqual([]);
  });

  it("offers a link only to what may be opened", async () => {
    const inMember = await find("Whitlock", "councillor@coventry.example");
    const people = inMember.groups.find(({ id }) => id === "people");
    expect(people?.results[0]).toMatchObject({ title: "Karen Whitlock", to: null });
    const newIndicator = await find("NI 195", "councillor@coventry.example");
    expect(newIndicator.groups[0]?.results[0]?.to).toBeNull();
  });

  it("finds nothing for nothing and says so for what is not there", async () => {
    expect(await find("")).toMatchObject({ text: "", total: 0 });
    expect(await find("  !!  ")).toMatchObject({ total: 0 });
    expect(await find("zebra crossing")).toMatchObject({ text: "zebra crossing", groups: [] });
  });

  it("is nobody else's", async () => {
    await expect(find("job", "facilitator@wolverhampton.example")).rejects.toThrow(/no such/);
  });
});
