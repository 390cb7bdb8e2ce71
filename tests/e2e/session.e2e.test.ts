import { describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@seeds/people";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

const AGREEMENT = "/agreements/coventry-2008";
const HEALTH = "health@coventry.example";

describe("a session that ends while a form is open", () => {
  it.each([true, false])("loses nothing that was typed (scripts: %s)", async (javaScript) => {
    const title = `Waiting times for advice, ${javaScript ? "with" : "without"} scripts`;
    const here = await visits.visitAs(HEALTH, { javaScript });
    await here.open(`${AGREEMENT}/evidence/new`);
    const { page } = here;
    await page.getByLabel("Priority", { exact: true }).selectOption({ label: "To promote job creation" });
    await page.getByLabel("What is it?").fill(title);
    await page.getByRole("radio", { name: "data", exact: false }).first().check();
    await page.getByLabel("What does it say?").fill("Nine weeks; “too long”, people said.\nA second line.");
    await page.getByRole("radio", { name: "fair", exact: false }).check();
    await page.getByLabel("Source", { exact: false }).fill("Our own count");

    const elsewhere = await visits.visitAs(HEALTH);
    await elsewhere.open("/account");
    await elsewhere.page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await elsewhere.page.getByText("You were signed out everywhere else.").waitFor();

    await page.getByRole("button", { name: /^Add this evidence/ }).click();
    await page.getByRole("heading", { name: "Sign in to save what you typed" }).waitFor();
    await page.getByLabel("E-mail address").fill(HEALTH);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in and save" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Password").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in and save" }).click();

    await page.getByRole("heading", { level: 1, name: "What evidence do we have for priorities?" }).waitFor();
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await page.locator("main").innerText()).toContain("Nine weeks; “too long”, people said.\nA second line.");
  });

  it("asks for sign-in and comes back to the page that was wanted", async () => {
    const { page, open } = await visits.visit();
    await open(`${AGREEMENT}/steps/5?view=owner`);
    await page.getByLabel("E-mail address").fill(HEALTH);
    await page.getByLabel("Password").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "What do we need to do?" }).waitFor();
    expect(new URL(page.url()).search).toBe("?view=owner");
  });
});

describe("signing out", () => {
  it("here leaves the other browser signed in; everywhere else leaves only this one", async () => {
    const first = await visits.visitAs("police@coventry.example");
    const second = await visits.visitAs("police@coventry.example");
    const third = await visits.visitAs("police@coventry.example");
    await third.open("/home");
    await third.page.locator(".wm-menu > summary").click();
    await third.page.getByRole("button", { name: "Sign out", exact: true }).click();
    await third.page.waitForURL((url) => url.pathname !== "/home");
    await third.open("/home");
    expect(new URL(third.page.url()).pathname).toBe("/sign-in");

    await first.open("/account");
    await first.page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await first.page.getByText("You were signed out everywhere else.").waitFor();
    await second.open("/home");
    expect(new URL(second.page.url()).pathname).toBe("/sign-in");
    await first.open("/home");
    expect(new URL(first.page.url()).pathname).toBe("/home");
  });
});

describe("what belongs to others", () => {
  it.each([
    ["facilitator@wolverhampton.example", AGREEMENT],
    ["facilitator@wolverhampton.example", `${AGREEMENT}/steps/3`],
    ["facilitator@wolverhampton.example", "/partnerships/coventry"],
    ["reviewer@westmidlands.example", AGREEMENT],
    ["reviewer@westmidlands.example", "/agreements/trafford-2008"],
    ["auditor@westmidlands.example", "/agreements/trafford-2008/changes"],
    ["police@coventry.example", "/agreements/trafford-2008/target/new"],
  ])("reads to %s as %s not being there", async (email, path) => {
    const { page, open } = await visits.visitAs(email);
    const nothing = "/agreements/there-is-no-such-agreement";
    expect(await open(nothing)).toBe(404);
    const missing = await page.locator("body").innerText();
    expect(await open(path)).toBe(404);
    expect(await page.locator("body").innerText()).toBe(missing);
    await page.getByRole("heading", { level: 1, name: "Page not found" }).waitFor();
  });

  it("stays out of the reviewer's comparison, but for what was offered to the region", async () => {
    const { page, open } = await visits.visitAs("reviewer@westmidlands.example");
    expect(await open("/region")).toBe(200);
    const said = await page.locator("main").innerText();
    expect(said).toContain("Wolverhampton");
    expect(said).not.toContain("Trafford");
    const compared = await page.getByRole("region", { name: "Agreements of West Midlands" }).innerText();
    expect(compared).not.toContain("Coventry");
    // Nothing leads into the draft itself.
    const links = await page
      .locator('main a[href*="coventry-2008"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((href) => !href.startsWith("/agreements/coventry-2008/negotiation"))).toEqual([]);
    expect(said).not.toContain("Working age people in employment");
  });
});
