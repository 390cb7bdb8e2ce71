import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Visitor, withBrowser } from "../support/browser";

const visits = withBrowser("a year in");

const CODE = "/agreements/coventry-2011";
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Comes in by the code on the projector, as one types it into a phone. */
async function joinAs(name: string, as: string, code: string, javaScript = true): Promise<Visitor> {
  const phone = await visits.visit({ width: 390, javaScript });
  await phone.open("/join");
  await phone.page.getByLabel(/code/i).first().fill(code.toLowerCase());
  await phone.page.getByRole("button").first().click();
  await phone.page.getByLabel("Your name").fill(name);
  await phone.page.getByLabel(as).check();
  await press(phone.page, "Join");
  await phone.page.getByRole("heading", { level: 1, name: /^How far can we go on/ }).waitFor();
  return phone;
}

async function estimate(page: Page, value: number, low: number, high: number, why = ""): Promise<void> {
  await page.getByLabel(/^Your estimate for/).fill(String(value));
  await page.getByLabel("Could be as low as").fill(String(low));
  await page.getByLabel("Could be as high as").fill(String(high));
  await page.getByLabel(/^Why/).fill(why);
  await press(page, /^(Send|Change my answer)$/);
}

it("step 3 in a room: a code on the projector, blind estimates from phones, a trajectory and an answer in the plan", async () => {
  const facilitator = await visits.visitAs("facilitator@coventry.example");
  const lead = facilitator.page;
  await facilitator.open(`${CODE}/workshops?step=3`);
  await lead.getByLabel("What to call it").fill("How far on jobs?");
  await press(lead, "Plan the workshop");
  await lead.getByRole("heading", { name: "Agenda" }).waitFor();
  await press(lead, "Open the room");
  await lead.waitForURL("**/room/**");
  const room = new URL(lead.url()).pathname;

  const wall = await facilitator.context.newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${room}?view=projector`);
  const code = (await wall.locator(".wm-join-panel__code").innerText()).trim();
  expect(await wall.getByRole("button").count()).toBe(0);

  const ann = await joinAs("Ann", "I work for one of the agencies", code);
  const bob = await joinAs("Bob", "I am in business", code);
  // Without scripts the page is looked at by hand.
  const cat = await joinAs("Cat", "I live here, or use what is provided", code, false);
  await wall.getByText("3 in the room").waitFor();

  await press(lead, "Open the question");
  await ann.page.getByLabel(/^Your estimate for/).waitFor();
  await expectClean(ann.page);
  // An answer that cannot be is refused beside its field, and kept as it was typed.
  await estimate(ann.page, 37, 38, 40);
  await ann.page.getByText("Enter a number that is no more than your estimate").first().waitFor();
  expect(await ann.page.getByLabel(/^Your estimate for/).inputValue()).toBe("37");
  await estimate(ann.page, 37, 33, 40, "The business park opens");
  await ann.page.getByText("Saved. You can change it").waitFor();
  await wall.getByText("1 of 3 have answered").waitFor();

  // The network goes while somebody answers: kept on the phone, sent by itself, counted once.
  await bob.page.getByLabel(/^Your estimate for/).waitFor();
  await bob.context.setOffline(true);
  await estimate(bob.page, 41, 36, 46, "Only if banks lend again");
  await bob.page.getByText("Waiting for the network").waitFor();
  await bob.context.setOffline(false);
  await bob.page.getByText("Saved. You can change it").waitFor({ timeout: 20_000 });
  // A second tab is the same person.
  const tab = await bob.context.newPage();
  await tab.goto(room);
  expect(await tab.getByLabel(/^Your estimate for/).inputValue()).toBe("41");
  await tab.close();

  await cat.open(room);
  await estimate(cat.page, 38, 34, 42);
  await cat.page.getByText("Saved. You can change it").waitFor();
  await lead.getByText("3 of 3 have answered").waitFor();
  expect(await lead.content()).not.toContain("banks lend again");
  await expectClean(lead);
  await expectClean(wall);

  await press(lead, "Show the answers");
  await wall.getByText("the middle estimate 38.0").waitFor();
  await wall.getByText("if nothing changes").first().waitFor();
  await ann.page.getByText("Your answer was counted.").waitFor();
  await ann.page.getByText("Only if banks lend again").waitFor();
  await expectClean(wall);

  // The second round, blind again, beside what the first one said.
  await press(lead, /^Ask the next/);
  await ann.page.getByText("In the first round the middle estimate was 38.0").waitFor();
  await estimate(ann.page, 38, 34, 41);
  await ann.page.getByText("Saved. You can change it").waitFor();
  await press(lead, "Show the answers");
  await lead.getByText("The trajectory that this proposes").waitFor();
  await expectClean(lead);
  await lead.getByLabel(/^2012/).fill("36");
  await press(lead, "Settle this with the room");
  await press(lead, "Finish, and go on");

  // The data asks; the room's answer is settled on.
  await press(lead, "Open the question");
  await bob.page.getByLabel("Your answer").fill("Orders are up and lending has begun again.");
  await bob.page.getByLabel(/^What would show it/).fill("The chamber’s quarterly survey");
  await press(bob.page, "Send");
  await bob.page.getByText("Saved. You can change it").waitFor();
  await press(lead, "Show the answers");
  await lead.getByLabel("The answer that the room settles on").waitFor();
  await press(lead, "Settle this with the room");
  await wall.locator(".wm-room__settled").waitFor();

  // Into the plan.
  await lead.getByRole("link", { name: /^Agenda, plan and minutes/ }).click();
  await expectClean(lead);
  await press(lead, /^Confirm all/);
  await lead.getByText("Everything that the room said was confirmed or declined.").waitFor();
  await lead.getByText("Three people took part").waitFor();
  // On paper there is nothing to press, and what went into the plan stands with the minutes.
  await lead.emulateMedia({ media: "print" });
  await lead.getByRole("heading", { name: "In the plan" }).waitFor();
  expect(await lead.locator("main button:visible").count()).toBe(0);
  await lead.emulateMedia({ media: null });
  // What the projector showed, turned over by key.
  await lead.getByRole("link", { name: "Replay it" }).click();
  await lead.getByText("1 of 3", { exact: true }).waitFor();
  await expectClean(lead);
  await lead.keyboard.press("ArrowRight");
  await lead.getByText("the room’s median 38.0").waitFor();
  await lead.getByText("2 of 3", { exact: true }).waitFor();
  await facilitator.open(`${CODE}/steps/3`);
  const plan = await lead.content();
  expect(plan).toContain("36");
  await lead.getByText("Orders are up and lending has begun again.").first().waitFor();
  await lead.getByText("Only if banks lend again").first().waitFor();
  await facilitator.open(`${CODE}/changes`);
  await lead
    .getByText(/workshop of 1 December 2008, 3 people/)
    .first()
    .waitFor();
}, 240_000);
