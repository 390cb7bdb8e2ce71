import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { withBrowser } from "../support/browser";

const visits = withBrowser("a year in");

const CODE = "/agreements/coventry-2008";
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

/** Writes a side's view of every priority and sends it. */
async function assessAll(page: Page, grade: string, what: string): Promise<void> {
  const forms = await page.getByRole("form", { name: /^What you say of/ }).count();
  for (let i = 0; i < forms; i++) {
    const form = page.getByRole("form", { name: /^What you say of/ }).nth(i);
    await form.getByLabel(grade, { exact: true }).check();
    await form.getByLabel("Why", { exact: true }).fill(`${grade}: by the figures of the year`);
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText(/saved/i).first().waitFor();
  }
  await press(page, what);
}

it("a year: commitments are signed, an owner answers on a phone, the quarter is reported, it is rehearsed and reviewed, and refreshed", async () => {
  const council = await visits.visitAs("council@coventry.example");
  const health = await visits.visitAs("health@coventry.example");
  const facilitator = await visits.visitAs("facilitator@coventry.example");
  const reviewer = await visits.visitAs("reviewer@westmidlands.example");

  // A commitment that one side has signed waits for the other on its home.
  await health.open("/home");
  await health.page.getByRole("link", { name: /A room at each of our own five sites/ }).click();
  await press(health.page, /^Sign it/);
  await health.page.getByText("signed by both sides").first().waitFor();

  // Two minutes on a phone, by a private link, without signing in.
  await council.open("/account");
  await council.page
    .getByRole("region", { name: "Link for updates" })
    .getByRole("button", { name: "Make a link" })
    .click();
  const link = await council.page.getByLabel("The link, shown only now").inputValue();
  const phone = await visits.visit({ width: 390 });
  await phone.open(new URL(link).pathname);
  await phone.page.getByText(/You are answering as Tom Ellison/).waitFor();
  await phone.page.getByLabel("At risk").first().check();
  await phone.page.getByLabel("What was done?").first().fill("Rooms agreed with one library of two");
  await phone.page.getByLabel("What is in the way?").first().fill("The second library is closed for repairs");
  await press(phone.page, "Send update");
  await phone.page
    .getByText(/saved|sent/i)
    .first()
    .waitFor();
  await facilitator.open("/home");
  await facilitator.page.getByText("at risk").first().waitFor();

  // The quarterly report writes itself from that; its words are changed, its numbers are not.
  await facilitator.open(`${CODE}/reports`);
  await press(facilitator.page, "Start the report");
  await facilitator.page.getByRole("heading", { level: 1, name: /^Executive report for Q3/ }).waitFor();
  await facilitator.page.getByText("The second library is closed for repairs").first().waitFor();
  await facilitator.page.getByRole("link", { name: "Edit the words of To promote job creation" }).click();
  const words = facilitator.page
    .getByRole("form", { name: /^Words of/ })
    .getByRole("textbox")
    .first();
  const generated = await words.inputValue();
  await words.fill(`${generated} It was a hard autumn.`);
  await press(facilitator.page, "Save the words");
  await facilitator.page.getByText("It was a hard autumn.").waitFor();
  await press(facilitator.page, "Publish this report");
  await facilitator.page.getByText("Published by").first().waitFor();
  await council.open(new URL(facilitator.page.url()).pathname);
  await council.page.getByText("It was a hard autumn.").waitFor();

  // The partnership rehearses by itself; the region knows nothing of it.
  await facilitator.open(`${CODE}/reviews`);
  await press(facilitator.page, "Begin a rehearsal");
  await facilitator.page.getByRole("heading", { level: 1, name: /^Rehearsal of the review/ }).waitFor();
  await reviewer.open(`${CODE}/reviews`);
  expect(await reviewer.page.getByText(/Rehearsal/).count()).toBe(0);
  await press(reviewer.page, "Open the review");
  await reviewer.page.getByRole("heading", { level: 1, name: /^Review of/ }).waitFor();
  const review = new URL(reviewer.page.url()).pathname;

  // Each side judges without seeing the other's; then both see both.
  await facilitator.open(review);
  await assessAll(facilitator.page, "on course", "Send the self-assessment");
  await reviewer.open(review);
  expect(await reviewer.page.getByText("on course: by the figures of the year").count()).toBe(0);
  await assessAll(reviewer.page, "needs attention", "Send the judgement");
  await reviewer.page.getByText("on course: by the figures of the year").first().waitFor();
  await facilitator.open(review);
  await facilitator.page.getByText("needs attention: by the figures of the year").first().waitFor();
  await press(facilitator.page, /go on to the actions/i);
  await press(facilitator.page, /^Sign/);
  await reviewer.open(review);
  await press(reviewer.page, /^Sign/);
  await press(reviewer.page, "Close the review");
  await reviewer.page.getByText("closed").first().waitFor();

  // A refresh that waits for consent gets it, the region approves, and the new version stands beside the old.
  await facilitator.open(`${CODE}/refresh`);
  await facilitator.page.getByRole("link", { name: /^Change the values that were signed/ }).click();
  await facilitator.page.waitForURL(/\/refresh\/./);
  const proposal = new URL(facilitator.page.url()).pathname;
  for (const who of ["jobs", "council"]) {
    const partner = await visits.visitAs(`${who}@coventry.example`);
    await partner.open(proposal);
    const accept = partner.page.getByRole("button", { name: "Accept this proposal" });
    if ((await accept.count()) > 0) await accept.click();
  }
  await reviewer.open("/home");
  await reviewer.page
    .getByRole("link", { name: /^Refresh of/ })
    .first()
    .click();
  await reviewer.page.getByLabel(/^Approve/).check();
  await press(reviewer.page, "Decide");
  await reviewer.page.getByText("approved").first().waitFor();
  await facilitator.open(`${CODE}/refresh`);
  await facilitator.page.getByRole("heading", { name: "Version 1 beside version 2" }).waitFor();
  const changed = facilitator.page.getByRole("row", { name: /Working age people in employment/ });
  expect(await changed.innerText()).toMatch(/74\.5[\s\S]*73\.5[\s\S]*changed/);
}, 120_000);
