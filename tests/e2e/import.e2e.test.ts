import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const PARTNER = "police@coventry.example";
const IMPORTS = "/agreements/coventry-2008/imports";
const STEP_1 = "/agreements/coventry-2008/steps/1";

const figures = (value: string, row = "") =>
  Buffer.from(`indicator,area,period,value,source\nNI 151,Wolverhampton,Q2 2007,${value},Labour Force Survey\n${row}`);

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function choose(page: Page, buffer: Buffer, name = "figures.csv"): Promise<void> {
  await page.getByLabel("Drop a file here, or choose it").setInputFiles({ name, mimeType: "text/csv", buffer });
  await press(page, "See what would happen");
}

/** The figure that step 1 shows for Wolverhampton. */
async function shown(page: Page): Promise<string> {
  await page.goto(`${visits.site.url}${STEP_1}?view=table`);
  const row = page.getByRole("row", { name: /^Wolverhampton/ }).first();
  return row.innerText();
}

describe("a file of figures", () => {
  it("is dropped on the page, looked at, saved, seen in step 1, the same the second time, and undone", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    expect(await shown(page)).toContain("65.2");
    await open(IMPORTS);
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return transfer;
    }, figures("66.6").toString());
    await page.locator(".wm-upload__drop").dispatchEvent("drop", { dataTransfer: dropped });
    await page.getByRole("heading", { level: 1, name: "dropped.csv" }).waitFor();
    await said(page, "0 would be new, 1 would be changed, 0 the same and 0 rows refused.");
    const changes = page.getByRole("region", { name: "Values that would change" });
    expect(await changes.getByRole("row").nth(1).innerText()).toMatch(/Wolverhampton\s+Q2 2007\s+65\.2\s+66\.6/);
    await press(page, "Bring in 1 value");
    await page.getByRole("button", { name: "Undo all of it" }).waitFor();
    const address = page.url();
    expect(await shown(page)).toContain("66.6");

    await open(IMPORTS);
    await choose(page, figures("66.6"));
    await said(page, "There is nothing to bring in");

    await page.goto(address);
    await press(page, "Undo all of it");
    await page.getByRole("link", { name: "Bring in another file" }).waitFor();
    expect(await shown(page)).toContain("65.2");
  });

  it("that cannot be read says why and what would mend it", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    await open(IMPORTS);
    await press(page, "See what would happen");
    await page.getByRole("alert").getByText("Choose the file that holds the figures").waitFor();
    await choose(page, Buffer.from("%PDF-1.7"), "report.pdf");
    await page.getByRole("alert").getByText("This is a PDF").waitFor();
    await said(page, "Nothing was saved.");
  });

  it("asks once what a name means, and says what is refused, row by row", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    await open(IMPORTS);
    await choose(page, figures("66", "Jobs here,Coventry,2005,3,,\nNI 151,Coventry,soon,3,,\n"));
    await page.getByRole("heading", { name: "What these names mean" }).waitFor();
    const refused = page.getByRole("region", { name: "Rows that cannot come in" });
    expect(await refused.getByRole("row").nth(1).innerText()).toMatch(/“soon”\s+4\s+period/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "All of them as CSV, with the reasons" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/refused.*\.csv/);
    await page.getByLabel("What “Jobs here” is").selectOption("Leave out");
    await press(page, /^Bring in/);
    // The answer changed what would happen: it is shown before anything is saved.
    await said(page, "1 value left out, as answered below.");
    await press(page, "Do not bring it in");
    await said(page, "given up");
  });

  it("is pasted, saved and undone without scripts", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR, { javaScript: false });
    await open(IMPORTS);
    await page.getByText("Or paste a table from a spreadsheet").click();
    await page.getByLabel("The table, with its headings").fill(figures("64.4").toString().replaceAll(",", "\t"));
    await press(page, "See what would happen");
    await said(page, "1 would be changed");
    await press(page, "Bring in 1 value");
    await said(page, "brought in");
    await press(page, "Undo all of it");
    await said(page, "undone");
  });

  it("of a large size tells how far it is, and is given up on the way", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    const rows = ["indicator,area,period,value"];
    for (let i = 0; i < 300_000; i++) {
      const quarter = Math.floor(i / 1000);
      rows.push(`Series ${i % 1000},Coventry,${1900 + Math.floor(quarter / 4)} Q${1 + (quarter % 4)},${i}`);
    }
    await open(IMPORTS);
    await choose(page, Buffer.from(rows.join("\n")));
    await page.getByRole("progressbar").waitFor();
    // How many rows there are is known once all of them were counted.
    await page.getByText(/Reading and comparing: [\d,]+ of [\d,]+ rows/).waitFor({ timeout: 90_000 });
    await press(page, "Cancel");
    await said(page, "given up");
  }, 180_000);
});

describe("a partner’s file", () => {
  it("comes in as far as it is the partner’s; the rest is accepted by the facilitator, seen in step 1 and undone", async () => {
    const partner = await visits.visitAs(PARTNER);
    await partner.open(IMPORTS);
    await choose(partner.page, figures("63.3"), "from the jobs service.csv");
    await press(partner.page, "Propose 1 value to the facilitator");
    await said(partner.page, "Nothing of them is saved before the facilitator accepts them.");
    const address = partner.page.url();

    const { page, open } = await visits.visitAs(FACILITATOR);
    expect(await shown(page)).toContain("65.2");
    await open("/home");
    await page.getByRole("link", { name: /^Proposed by .*: 1 value$/ }).click();
    await said(page, "0 would be new, 1 would be changed");
    await press(page, "Accept 1 value");
    await said(page, "brought in");
    expect(await shown(page)).toContain("63.3");
    await page.goto(address);
    await press(page, "Undo all of it");
    await said(page, "undone");
    expect(await shown(page)).toContain("65.2");
  });

  it("that is proposed is declined with a reason, without scripts too", async () => {
    const partner = await visits.visitAs(PARTNER, { javaScript: false });
    await partner.open(IMPORTS);
    await partner.page.getByText("Or paste a table from a spreadsheet").click();
    await partner.page.getByLabel("The table, with its headings").fill(figures("62").toString().replaceAll(",", "\t"));
    await press(partner.page, "See what would happen");
    await press(partner.page, "Propose 1 value to the facilitator");
    const { page } = await visits.visitAs(FACILITATOR, { javaScript: false });
    await page.goto(partner.page.url());
    await page.getByText("Decline…").click();
    await press(page, "Decline with this reason");
    await page.getByRole("alert").getByText("Say why").waitFor();
    await page.getByText("Decline…").first().waitFor();
    await page.getByLabel("Why not?").fill("The survey was withdrawn.");
    await press(page, "Decline with this reason");
    await partner.open("/home");
    await said(partner.page, "The survey was withdrawn.");
  });
});

describe("a file of official figures", () => {
  it("is the administrator’s to bring in and to undo", async () => {
    const { page, open } = await visits.visitAs("admin@waymark.example");
    await open("/admin");
    await page.getByRole("link", { name: "Bring official figures in" }).click();
    await said(page, "No file yet");
    await choose(page, figures("66.6", "NI 151,Coventry,soon,3,,\n"));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "All of them as CSV, with the reasons" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/refused.*\.csv/);
    await press(page, "Bring in 1 value");
    await said(page, "brought in");
    await press(page, "Undo all of it");
    await said(page, "undone");
  });
});
