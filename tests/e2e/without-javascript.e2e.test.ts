import { describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

const AGREEMENT = "/agreements/coventry-2008";

/** Each person's browser here runs no scripts: every form is the browser's own. */
const visitAs = (email: string) => visits.visitAs(email, { javaScript: false });

describe("without JavaScript", () => {
  it("a partner accepts what they own, and declines with a reason", async () => {
    const { page, open } = await visitAs("jobs@coventry.example");
    await open("/home");
    const target = "Working age people in employment";
    await page.getByRole("button", { name: `Accept ${target}` }).click();
    await page.getByText(`Saved: you have accepted “${target}”.`).waitFor();
    expect(await page.getByRole("button", { name: `Accept ${target}` }).count()).toBe(0);
    const led = page.locator("section").filter({ has: page.getByRole("heading", { name: "Targets we lead" }) });
    expect(await led.innerText()).toMatch(new RegExp(`${target}\\s+accepted`));

    const action = "Mentors for new traders";
    const item = page.locator("section, li").filter({ has: page.getByRole("button", { name: `Accept ${action}` }) });
    await item.getByText(`Decline… ${action}`).last().click();
    await item.getByLabel("Why not?").last().fill("We have no mentors before 2010.");
    await item.getByRole("button", { name: "Decline with this reason" }).last().click();
    await page.getByText("We have no mentors before 2010.").first().waitFor();
    await page.getByRole("heading", { name: "You have declined" }).waitFor();
  });

  it("declining without a reason says that a reason is needed", async () => {
    const { page, open } = await visitAs("health@coventry.example");
    await open("/home");
    await page
      .getByText(/^Decline…/)
      .first()
      .click();
    await page.getByRole("button", { name: "Decline with this reason" }).first().click();
    const why = page.getByLabel("Why not?").first();
    expect(await why.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".govuk-error-message").first().innerText()).toMatch(/\S/);
  });

  it("a page that only knows today says so when it is asked for an earlier day, and leads to that day", async () => {
    const { page, open } = await visitAs("facilitator@coventry.example");
    await open(`${AGREEMENT}/submission?on=2008-03-03`);
    await page.getByText("It cannot show 3 March 2008.").waitFor();
    await page.getByRole("link", { name: "See the agreement as it was then" }).click();
    await page.getByText("As known on 3 March 2008").waitFor();
    expect(await page.getByText("This page shows today").count()).toBe(0);
  });

  it("a figure of a page of an earlier day opens as of that day, and leads to another", async () => {
    const { page, open } = await visitAs("facilitator@coventry.example");
    await open(`${AGREEMENT}/steps/1?on=2008-03-06`);
    await page.getByText("As known on 6 March 2008").waitFor();
    await page.locator(".wm-figures a").first().click();
    await page.getByText("As known on 6 March 2008").waitFor();
    const figure = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByText("See this page as known on another day").click();
    await page.getByLabel("As known at the end of").fill("2008-03-07");
    await page.getByRole("button", { name: "See it" }).click();
    await page.getByText("As known on 7 March 2008").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(figure);
  });

  it("a supplier changes one figure of a table", async () => {
    const { page, open } = await visitAs("jobs@coventry.example");
    await open(`${AGREEMENT}/steps/1`);
    const row = page.getByRole("row", { name: /^Wolverhampton/ }).first();
    await row.getByRole("link", { name: "65.2" }).click();
    await page.getByLabel("Value", { exact: true }).fill("65.4");
    await page.getByLabel("Source", { exact: true }).fill("Labour Force Survey, revised");
    await page.getByRole("button", { name: "Save the figure" }).click();
    await page.getByRole("heading", { level: 1, name: "Where are we now?" }).waitFor();
    await row.getByRole("link", { name: "65.4" }).click();
    const history = page.getByRole("region", { name: "How this figure came about" }).or(page.locator("#history"));
    expect(await history.first().innerText()).toMatch(/65\.2[\s\S]*65\.4|65\.4[\s\S]*65\.2/);
  });

  it("an auditor draws a sample and queries a figure of it, and its supplier answers", async () => {
    const auditor = await visitAs("auditor@coventry.example");
    await auditor.open(`${AGREEMENT}/verification`);
    await auditor.page.getByLabel("How many figures?").fill("300");
    await auditor.page.getByRole("button", { name: "Draw the sample" }).click();
    const row = auditor.page
      .getByRole("row", { name: /Quarterly claimant count.*Coventry.*Q2 2006.*not checked/ })
      .first();
    await row.getByRole("link").click();
    await auditor.page.getByLabel("Queried: the supplier is asked something, by a date").check();
    await auditor.page.getByLabel("How did you check it?").selectOption("recalculated from records");
    await auditor.page.getByLabel("Note").fill("The records give another rate.");
    await auditor.page.getByRole("button", { name: "Record what you found" }).click();
    // What was typed is still there, and the rest is asked for.
    expect(await auditor.page.getByLabel("Note").inputValue()).toBe("The records give another rate.");
    await auditor.page.getByLabel("Question to the supplier").fill("Which population is it divided by?");
    await auditor.page.getByLabel("Answer by").fill("2008-04-01");
    await auditor.page.getByRole("button", { name: "Record what you found" }).click();
    await auditor.page.getByRole("heading", { level: 1, name: "Verification" }).waitFor();

    const supplier = await visitAs("jobs@coventry.example");
    await supplier.open("/home");
    const query = supplier.page.locator("li").filter({ hasText: "Which population is it divided by?" });
    await query.getByRole("link").click();
    await supplier.page.getByLabel("Your answer").fill("The mid-year estimate of 2005");
    await supplier.page.getByRole("button", { name: "Send the answer" }).click();
    await supplier.page.getByText("The mid-year estimate of 2005").first().waitFor();
  });

  it("a facilitator changes one value of a trajectory", async () => {
    const { page, open } = await visitAs("facilitator@coventry.example");
    await open(`${AGREEMENT}/steps/3`);
    await page.getByRole("link", { name: "VAT registrations per 10,000 adults" }).first().click();
    await page.getByRole("link", { name: "Change", exact: true }).click();
    await page.getByLabel("2009", { exact: true }).fill("35.4");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "Where are we trying to reach?" }).waitFor();
    await page.getByRole("cell", { name: "35.4" }).first().waitFor();
  });

  it("a partner adds evidence in its own name", async () => {
    const { page, open } = await visitAs("health@coventry.example");
    await open(`${AGREEMENT}/steps/2`);
    await page.getByRole("link", { name: "Add evidence", exact: true }).first().click();
    await page.getByLabel("What is it?").fill("Sick notes by ward");
    await page.getByRole("radio", { name: "data", exact: false }).first().check();
    await page.getByLabel("What does it say?").fill("Twice as many in Hillfields as in the city.");
    await page.getByRole("radio", { name: "fair", exact: false }).check();
    await page.getByLabel("Source", { exact: false }).fill("Primary care trust, 2007");
    await page.getByRole("button", { name: /^Add this evidence/ }).click();
    await page.getByRole("heading", { level: 1, name: "What evidence do we have for priorities?" }).waitFor();
    await page.getByText("Sick notes by ward").first().waitFor();
  });

  it("a facilitator adds several milestones before saving, and takes one away again", async () => {
    const { page, open } = await visitAs("facilitator@coventry.example");
    await open(`${AGREEMENT}/action/new`);
    await page.getByLabel("Priority", { exact: true }).selectOption({ label: "To promote job creation" });
    await page.getByLabel("What will be done?").fill("A hall for new traders");
    await page.getByRole("radio", { name: "new", exact: false }).first().check();
    await page.getByRole("button", { name: "Add a milestone" }).click();
    const milestone = (at: number) => page.getByRole("group", { name: `Milestone ${at}`, exact: true });
    await milestone(1).getByLabel("What will have happened").fill("Lease signed");
    await milestone(1).getByLabel("By", { exact: true }).fill("30 June 2008");
    for (const at of [2, 3]) {
      await page.getByRole("button", { name: "Add another milestone" }).click();
      const what = milestone(at).getByLabel("What will have happened");
      await what.fill(`Stage ${at}`);
      expect(await what.evaluate((box) => box === document.activeElement)).toBe(true);
    }
    expect(await page.getByLabel("What will be done?").inputValue()).toBe("A hall for new traders");
    await page.getByRole("button", { name: "Remove Milestone 2" }).click();
    expect(await milestone(2).getByLabel("What will have happened").inputValue()).toBe("Stage 3");
    await milestone(2).getByLabel("By", { exact: true }).fill("30 September 2008");
    // Enter saves: it presses none of the buttons that add or remove.
    await milestone(2).getByLabel("By", { exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "What do we need to do?" }).waitFor();
    await page.getByRole("link", { name: "A hall for new traders" }).first().click();
    await page.getByText("Lease signed · 30 June 2008").waitFor();
    await page.getByText("Stage 3 · 30 September 2008").waitFor();
    expect(await page.getByText("Stage 2").count()).toBe(0);
  });

  it("a councillor asks about a trajectory under it, and a related organisation answers", async () => {
    const asking = await visitAs("councillor@coventry.example");
    await asking.open(`${AGREEMENT}/steps/3`);
    await asking.page.getByText("Ask a question", { exact: true }).click();
    await asking.page.getByLabel("Question", { exact: true }).fill("Which wards gain most?");
    await asking.page.getByRole("button", { name: "Ask", exact: true }).click();
    await asking.page.getByText("Asked by Councillor Jean Abbott, 10 March 2008").waitFor();
    const answering = await visitAs("jobs@coventry.example");
    await answering.open(`${AGREEMENT}/steps/3`);
    const question = answering.page.getByRole("listitem").filter({ hasText: "Which wards gain most?" });
    await question.getByText("Answer", { exact: true }).first().click();
    await question.getByRole("textbox", { name: "Answer" }).fill("Foleshill and Hillfields.");
    await question.getByRole("button", { name: "Save the answer" }).click();
    await question.getByText("Answered by Karen Whitlock, 10 March 2008").waitFor();
  });

  it("a refused form says what is wrong beside its cause, and what was typed is still there", async () => {
    const { page, open } = await visitAs("facilitator@coventry.example");
    await open(`${AGREEMENT}/steps/5`);
    await page.getByRole("link", { name: "Add an action" }).first().click();
    await page.getByLabel("What will be done?").fill("A market for new traders");
    await page.getByLabel("Starts").fill("the first of June or so");
    await page.getByLabel("Fire Service").first().check();
    await page.getByRole("button", { name: /^Add this action/ }).click();
    const summary = page.getByRole("alert");
    await summary.getByRole("link").first().waitFor();
    expect(await page.getByLabel("What will be done?").inputValue()).toBe("A market for new traders");
    expect(await page.getByLabel("Starts").inputValue()).toBe("the first of June or so");
    expect(await page.getByLabel("Starts").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Fire Service").first().isChecked()).toBe(true);
  });
});
