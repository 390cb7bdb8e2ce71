import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Visitor, withBrowser } from "../support/browser";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const STEPS = "/agreements/coventry-2008/steps";

/** Somebody with a spreadsheet open beside the page: the clipboard is the system’s own. */
async function visitWithClipboard(path: string): Promise<Visitor> {
  const visitor = await visits.visitAs(FACILITATOR);
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.open(path);
  await visitor.page.locator(".wm-sheet .ag-cell").first().waitFor();
  return visitor;
}

async function copied(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join("\t")).join("\n"));
}

async function pasteInto(page: Page, cell: Locator): Promise<void> {
  await cell.click();
  await page.keyboard.press("Control+v");
}

const sheet = (page: Page, label: RegExp) => page.getByRole("group", { name: label }).first();
/** Names stand apart from the cells, in the same order. */
async function cellOf(grid: Locator, name: RegExp, column: string): Promise<Locator> {
  const row = await grid
    .locator(".ag-cell[col-id=name]", { hasText: name })
    .first()
    .locator("xpath=ancestor::*[@row-id][1]")
    .getAttribute("row-id");
  return grid.locator(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`);
}
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

describe("a block from a spreadsheet", () => {
  it("is pasted into step 1, looked at, saved as one, and taken back with one Ctrl+Z", async () => {
    const { page } = await visitWithClipboard(`${STEPS}/1`);
    const grid = sheet(page, /employment rate.*to type in/i);
    const first = await cellOf(grid, /^Wolverhampton/, "Q2007-1");
    const second = await cellOf(grid, /^Wolverhampton/, "Q2007-2");
    const before = [await first.innerText(), await second.innerText()];
    await copied(page, [["61.1", "61.2"]]);
    await pasteInto(page, first);
    await said(page, "2 pasted values would change. Nothing is saved yet.");
    expect(await first.innerText()).toMatch(/^61\.1\s*pasted/);
    await page.getByRole("button", { name: "Save 2 pasted values" }).click();
    await said(page, "Saved. Ctrl+Z undoes the last change.");
    await page.reload();
    await page.locator(".wm-sheet .ag-cell").first().waitFor();
    expect([await first.innerText(), await second.innerText()]).toEqual(["61.1", "61.2"]);

    await copied(page, [["62.1", "many"]]);
    await pasteInto(page, first);
    await said(page, /1 pasted value would change and 1 cannot be saved/);
    await page.getByRole("alert").getByText("“many” was not saved.").waitFor();
    await page.getByRole("button", { name: "Save 1 pasted value" }).click();
    await said(page, /Saved\. Ctrl\+Z/);
    await first.click();
    await page.keyboard.press("Control+z");
    await first.filter({ hasText: "61.1" }).waitFor();

    await copied(page, [before.map((text) => text.trim())]);
    await pasteInto(page, first);
    await page.getByRole("button", { name: "Save 2 pasted values" }).click();
    await first.filter({ hasText: before[0]?.trim() ?? "" }).waitFor();
  });

  it("is pasted into step 3 and taken back, and nothing is saved before it was looked at", async () => {
    const { page } = await visitWithClipboard(`${STEPS}/3`);
    const grid = sheet(page, /^Trajectories/);
    const promise = grid.locator(".wm-sheet__cell--promise.wm-sheet__cell--open").first();
    const column = (await promise.getAttribute("col-id")) ?? "";
    const row = (await promise.locator("xpath=ancestor::*[@row-id][1]").getAttribute("row-id")) ?? "";
    const cell = grid.locator(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`);
    const before = (await cell.innerText()).trim();
    await copied(page, [["31.3"]]);
    await pasteInto(page, cell);
    await said(page, "1 pasted value would change");
    await page.getByRole("button", { name: "Do not save them" }).click();
    await cell.filter({ hasText: before }).waitFor();
    await pasteInto(page, cell);
    await page.getByRole("button", { name: "Save 1 pasted value" }).click();
    await said(page, /Saved\. Ctrl\+Z/);
    await cell.click();
    await page.keyboard.press("Control+z");
    await cell.filter({ hasText: before }).waitFor();
  });

  it("is pasted into the actions of step 5, with days as people write them, and taken back", async () => {
    const { page } = await visitWithClipboard(`${STEPS}/5?view=grid`);
    const grid = sheet(page, /^Actions/);
    const row = (await grid.locator(".ag-row[row-id]").first().getAttribute("row-id")) ?? "";
    const cell = (column: string) => grid.locator(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`);
    const before = (await cell("start").innerText()).trim();
    await copied(page, [["1 May 2008", "31/12/2008", "Head of trade"]]);
    await pasteInto(page, cell("start"));
    await said(page, "3 pasted values would change");
    await page.getByRole("button", { name: "Save 3 pasted values" }).click();
    await said(page, /Saved\. Ctrl\+Z/);
    await page.reload();
    await cell("end").filter({ hasText: "31 December 2008" }).waitFor();
    await copied(page, [["2 May 2008"]]);
    await pasteInto(page, cell("start"));
    await page.getByRole("button", { name: "Save 1 pasted value" }).click();
    await cell("start").filter({ hasText: "2 May 2008" }).waitFor();
    await page.keyboard.press("Control+z");
    await cell("start").filter({ hasText: "1 May 2008" }).waitFor();
    expect(before).not.toBe("");
  });

  it("is pasted into the scores of step 4, ranked anew, and taken back with one Ctrl+Z", async () => {
    const { page } = await visitWithClipboard(`${STEPS}/4?view=grid`);
    const grid = sheet(page, /^Scores/);
    const heads = grid.locator(".ag-header-cell[col-id]:not([col-id=name])");
    const columns = await heads.evaluateAll((all) => all.map((head) => head.getAttribute("col-id") ?? ""));
    const [first, second] = [/^Call back/, /^Train advisers/] as const;
    const firstCell = await cellOf(grid, first, columns[0] ?? "");
    const total = await cellOf(grid, first, "total");
    const secondCell = await cellOf(grid, second, columns[0] ?? "");
    const before = await Promise.all(
      [firstCell, secondCell, total].map(async (cell) => (await cell.innerText()).split("\n")[0]),
    );
    await copied(page, [
      ["0", "0", "0"],
      ["1", "1", "nine"],
    ]);
    await pasteInto(page, firstCell);
    await said(page, /5 pasted values would change and 1 cannot be saved/);
    await page.getByRole("alert").getByText("“nine” was not saved.").waitFor();
    await page.getByRole("button", { name: "Save 5 pasted values" }).click();
    await said(page, /Saved\. Ctrl\+Z/);
    await total.filter({ hasText: "0.00" }).waitFor();
    await firstCell.click();
    await page.keyboard.press("Control+z");
    await total.filter({ hasText: before[2] ?? "" }).waitFor();
    const after = await Promise.all(
      [firstCell, secondCell, total].map(async (cell) => (await cell.innerText()).split("\n")[0]),
    );
    expect(after).toEqual(before);
    await firstCell.click();
    await page.keyboard.press("Control+Shift+c");
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("\n"));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Option\t/);
  });

  it("leaves the page as text and as HTML, the focused cell or the whole table", async () => {
    const { page } = await visitWithClipboard(`${STEPS}/1`);
    const grid = sheet(page, /employment rate.*to type in/i);
    const cell = await cellOf(grid, /^Wolverhampton/, "Q2007-1");
    const text = (await cell.innerText()).trim();
    await cell.click();
    await page.keyboard.press("Control+c");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.keyboard.press("Control+Shift+c");
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("\n"));
    const table = await page.evaluate(() => navigator.clipboard.readText());
    expect(table.split("\n")[0]).toMatch(/^Area\t/);
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType("text/html"))?.text();
    });
    expect(html).toContain("<th>Area</th>");
  });
});
