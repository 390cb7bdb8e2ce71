import AxeBuilder from "@axe-core/playwright";
import { makeAnswerLink } from "@models/people/answer-link";
import { openStore } from "@models/store/open";
import { beforeAll, describe, expect, it } from "vitest";
import { agree, anOwnedAction } from "../models/updates/an-agreed-plan";
import { withBrowser } from "../support/browser";
import { actAs } from "../support/example";
import { accepted } from "../support/people";

const visits = withBrowser();
const LINK = "/answer/a-link-of-this-test";
const PHONE = { width: 390 };

/** Two actions of the police that have gone on for longer than a quarter without a word. */
beforeAll(async () => {
  if (!visits.isOpen) return;
  const store = await openStore({ dataDir: visits.site.dataDir });
  const police = await actAs(store, "police@coventry.example");
  const facilitator = await actAs(store, "facilitator@coventry.example");
  for (const what of ["Locks for small shops", "Street lighting"]) {
    await anOwnedAction(facilitator, police, { what, start: "2007-11-01", end: "2008-12-31", milestones: {} });
  }
  await agree(store);
  const own = { person: police.actor.person, partnership: null };
  accepted(await makeAnswerLink(police, own, { token: "a-link-of-this-test", now: new Date().toISOString() }));
  await store.close();
});

describe("an owner with a private link, on a phone", () => {
  it("says how an action goes without signing in and without scripts", async () => {
    const { page, open } = await visits.visit({ ...PHONE, javaScript: false });
    await open(LINK);
    await page.getByRole("heading", { name: "Two things need you" }).waitFor();
    await page.getByText("You are answering as Sergeant Maria Doyle, West Midlands Police").waitFor();
    const panel = page.locator(".wm-panel");
    const title = (await panel.getByRole("heading").innerText()).trim();
    await panel.getByLabel("At risk").check();
    await panel.getByLabel("What was done?").fill("Twelve of forty");
    await panel.getByRole("button", { name: "Send update" }).click();
    await panel.getByText("Say what is in the way").first().waitFor();
    expect(await panel.getByLabel("What was done?").inputValue()).toBe("Twelve of forty");
    await panel.getByLabel("What is in the way?").fill("The locksmith closed");
    await panel.getByRole("button", { name: "Send update" }).click();
    await page.getByText(`Saved: your update of “${title}”.`).waitFor();
    await page.getByRole("heading", { name: "One thing needs you" }).waitFor();
  });

  it("loses nothing to a closed tab or a lost connection, and keeps nothing once it is sent", async () => {
    const { page: first, context, open } = await visits.visit(PHONE);
    await open(LINK);
    await first.getByText("Kept in this browser until it is sent").waitFor();
    expect((await new AxeBuilder({ page: first }).analyze()).violations).toEqual([]);
    await first.getByLabel("Yes").check();
    await first.getByLabel("What was done?").fill("Lamps in six streets");
    await first.close();

    const page = await context.newPage();
    await page.goto(visits.site.url + LINK);
    const done = page.getByLabel("What was done?");
    await page.getByText("Kept in this browser until it is sent").waitFor();
    expect(await done.inputValue()).toBe("Lamps in six streets");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Send update" }).click();
    await page.getByText("There is no connection.").waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Send update" }).click();
    await page.getByText("Saved: your update of").waitFor();
    await page.getByRole("heading", { name: "Nothing needs you now" }).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});
