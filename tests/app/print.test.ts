import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@models/store/port";
import type { Block } from "~/components/print/print-view";
import { loader } from "~/routes/agreements.$code.print";
import { openExampleStore } from "../support/example";
import { visit } from "../support/visit";

const CODE = "coventry-2008";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const print = (as = "facilitator@coventry.example") =>
  visit(store, loader, { path: `/agreements/${CODE}/print`, params: { code: CODE }, as });

async function jobs(step: number, as?: string): Promise<readonly Block[]> {
  const { chapters } = await print(as);
  return chapters[0]?.parts[step - 1]?.blocks ?? [];
}

const tablesIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "words" ? [[block.table.caption, block.table.rows.length]] : []));

describe("the printed agreement", () => {
  it("begins with vision and contents, a chapter a priority with its five questions", async () => {
    const { title, years, vision, standing, chapters } = await print();
    expect(`${title} ${years}`).toBe("Coventry Local Area Agreement 2008 to 2011");
    expect(vision).toBe("To improve the quality of life of local people");
    expect(standing).toBe("Draft, printed on 10 March 2008");
    expect(chapters.map(({ number, title: name }) => `${number} ${name}`.trim())).toEqual([
      "1 To promote job creation",
      "2 To reduce health inequalities",
      "3 To reduce crime",
      "4 To improve educational attainment",
      "Who we compare ourselves with",
      "Who is responsible",
    ]);
    expect(chapters[0]?.parts.map(({ number }) => number)).toEqual(["1.1", "1.2", "1.3", "1.4", "1.5"]);
  });

  it("holds every published table with its chart and cites its source", async () => {
    const blocks = await jobs(1);
    expect(blocks.filter(({ kind }) => kind === "figures")).toHaveLength(3);
    expect(blocks.filter(({ kind }) => kind === "chart")).toHaveLength(3);
    const { sources } = await print();
    const cited = blocks.flatMap((block) => (block.kind === "figures" ? block.sources : []));
    expect(cited.every((number) => sources[number - 1] !== undefined)).toBe(true);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it("holds trajectories, actions, evidence and who is responsible", async () => {
    expect((await jobs(3)).some(({ kind }) => kind === "trajectories")).toBe(true);
    const [whose] = (await jobs(3)).flatMap((block) => (block.kind === "text" ? [block.text] : []));
    expect(whose).toMatch(
      /^Ours or everyone’s\? Coventry, 1999 to 2005: of \+2\.1, −0\.7 was that of West Midlands and \+2\.8 our own\. The thin line/,
    );
    expect(tablesIn(await jobs(5))).toEqual([
      ["Actions", 4],
      ["Who needs to know", 4],
      ["Reports", 2],
    ]);
    expect(tablesIn(await jobs(2))).toContainEqual(["Evidence wanted", 1]);
    const { chapters } = await print();
    expect(chapters.at(-1)?.blocks[0]).toMatchObject({
      table: { rows: expect.arrayContaining([["West Midlands Police", "One target", "One action", "0 of 2"]]) },
    });
  });

  it("says how the areas that ours is compared with were found, and why these", async () => {
    const compared = (await print()).chapters.find(({ id }) => id === "compared");
    expect(compared?.blocks[0]).toMatchObject({
      text: expect.stringMatching(/shown in the tables and charts\. Chosen by hand\. \S/) as string,
    });
    expect(compared?.blocks.find(({ kind }) => kind === "words")).toMatchObject({
      table: { head: ["Area", "Code"], rows: [["Wolverhampton", "E08000031"]] },
    });
  });

  it("says who holds what it may not print", async () => {
    const hidden = "Break-ins at small business premises, by beat";
    expect(JSON.stringify(await print())).not.toContain(hidden);
    expect(JSON.stringify(await jobs(2))).toContain("Held by West Midlands Police, not shared");
    expect(JSON.stringify(await print("police@coventry.example"))).toContain(hidden);
  });

  it("is nobody else's", async () => {
    await expect(print("facilitator@wolverhampton.example")).rejects.toThrow(/no such/);
  });
});
