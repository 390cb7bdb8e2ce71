import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Visitor, withBrowser } from "../support/browser";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const COUNCIL = "council@coventry.example";
const JOBS = "jobs@coventry.example";
const STEPS = "/agreements/coventry-2008/steps";

/** The form of an action that the council owns, so that its officer and the facilitator may both change it. */
async function openAction({ page, open }: Visitor, what: string): Promise<void> {
  await open(`${STEPS}/5`);
  await page.getByRole("link", { name: what, exact: true }).first().click();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByRole("heading", { name: "Change this action" }).waitFor();
}

const field = (page: Page, label: string) => page.getByRole("textbox", { name: label });
const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();

describe("two people with one form open", () => {
  it("shows the second both values of the field that both changed, and whose, and saves what is chosen", async () => {
    const what = "Job clubs open until eight, with a crèche";
    const first = await visits.visitAs(FACILITATOR);
    const second = await visits.visitAs(COUNCIL);
    await openAction(first, what);
    await openAction(second, what);

    await field(first.page, "How will we know it was done well?").fill("Parents in work after half a year");
    await save(first.page);
    await first.page.waitForURL((url) => !url.pathname.endsWith("/edit"));

    await field(second.page, "How will we know it was done well?").fill("Parents who start a course");
    await field(second.page, "Lead in words").fill("Head of libraries");
    await save(second.page);
    const panel = second.page.getByRole("alert");
    await panel.getByText("Parents in work after half a year").waitFor();
    const said = await panel.innerText();
    expect(said).toContain("Parents who start a course");
    expect(said).toContain("Priya Nair");
    expect(said).not.toContain("Head of libraries");

    await panel.getByLabel("Keep yours").check();
    await second.page.getByRole("button", { name: "Save what is chosen" }).click();
    await second.page.waitForURL((url) => !url.pathname.endsWith("/edit"));

    await openAction(first, what);
    expect(await field(first.page, "How will we know it was done well?").inputValue()).toBe(
      "Parents who start a course",
    );
    expect(await field(first.page, "Lead in words").inputValue()).toBe("Head of libraries");
  });

  it("keeps theirs when the second chooses so", async () => {
    const what = "Start-up clinics in Foleshill and Hillfields";
    const first = await visits.visitAs(FACILITATOR);
    const second = await visits.visitAs(COUNCIL);
    await openAction(first, what);
    await openAction(second, what);
    await field(first.page, "Lead in words").fill("Head of enterprise");
    await save(first.page);
    await first.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await field(second.page, "Lead in words").fill("Enterprise manager");
    await save(second.page);
    await second.page.getByRole("alert").getByLabel("Keep theirs").check();
    await second.page.getByRole("button", { name: "Save what is chosen" }).click();
    await second.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await openAction(second, what);
    expect(await field(second.page, "Lead in words").inputValue()).toBe("Head of enterprise");
  });

  it("keeps both when each changed another field", async () => {
    const what = "Start-up clinics in Foleshill and Hillfields";
    const first = await visits.visitAs(FACILITATOR);
    const second = await visits.visitAs(COUNCIL);
    await openAction(first, what);
    await openAction(second, what);
    await field(first.page, "Starts").fill("9 June 2008");
    await save(first.page);
    await first.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await field(second.page, "How will we know it was done well?").fill("Firms registered within a year");
    await save(second.page);
    await second.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await openAction(second, what);
    expect(await field(second.page, "Starts").inputValue()).toBe("9 June 2008");
    expect(await field(second.page, "How will we know it was done well?").inputValue()).toBe(
      "Firms registered within a year",
    );
  });
});

describe("two people in one cell of a grid", () => {
  it("shows the second both values and whose, and saves theirs only when they choose it", async () => {
    const first = await visits.visitAs(FACILITATOR);
    const second = await visits.visitAs(JOBS);
    await first.open(`${STEPS}/1`);
    await second.open(`${STEPS}/1`);

    await typeInCell(first.page, "Q2 2007", "72.6");
    await first.page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    await typeInCell(second.page, "Q2 2007", "72.9");
    const panel = second.page.getByRole("alert");
    await panel.getByText("72.6").waitFor();
    expect(await panel.innerText()).toMatch(/Coventry, Q2 2007:.*Priya Nair.*72\.6.*you typed 72\.9/s);

    await panel.getByRole("button", { name: "Save yours" }).click();
    await second.page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    await first.open(`${STEPS}/1`);
    await (await ourCell(first.page, "Q2 2007")).getByText("72.9").waitFor();
  });
});

/** Our row's cell under a heading of the employment rate's grid. */
async function ourCell(page: Page, heading: string): Promise<Locator> {
  const grid = page.getByRole("group", { name: /employment rate.*, to type in$/i });
  const column = await grid.getByRole("columnheader", { name: heading, exact: true }).getAttribute("aria-colindex");
  return grid.locator(`.ag-row-pinned [role=gridcell][aria-colindex="${column}"]`);
}

async function typeInCell(page: Page, heading: string, value: string): Promise<void> {
  await (await ourCell(page, heading)).click();
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}
