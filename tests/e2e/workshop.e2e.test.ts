import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { withBrowser } from "../support/browser";
import { expectClean, joinAs, press } from "../support/room-visitors";

const visits = withBrowser("a year in");

const CODE = "/agreements/coventry-2011";

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

  const ann = await joinAs(visits, "Ann", "I work for one of the agencies", code);
  const bob = await joinAs(visits, "Bob", "I am in business", code);
  // Without scripts the page is looked at by hand.
  const cat = await joinAs(visits, "Cat", "I live here, or use what is provided", code, { javaScript: false });
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
  await press(lead, /^Go on to round/);
  await ann.page.getByText("In the first round the middle estimate was 38.0").waitFor();
  await estimate(ann.page, 38, 34, 41, "Only if banks lend again soon");
  await ann.page.getByText("Saved. You can change it").waitFor();
  // Who changes only the number gives the same reason again.
  await bob.page.getByLabel(/^Your estimate for/).fill("38");
  await press(bob.page, /^(Send|Change my answer)$/);
  await bob.page.getByText("Saved. You can change it").waitFor();
  await press(lead, "Show the answers");
  await lead.getByText("The trajectory that this proposes").waitFor();
  await expectClean(lead);
  await lead.getByLabel(/^2012/).fill("36");
  await press(lead, "Keep what was settled");
  await press(lead, "Finish, and go on");

  // The data asks; the room's answer is settled on.
  await press(lead, "Open the question");
  await bob.page.getByLabel("Your answer").fill("Orders are up and lending has begun again.");
  await bob.page.getByLabel(/^What would show it/).fill("The chamber’s quarterly survey");
  await press(bob.page, "Send");
  await bob.page.getByText("Saved. You can change it").waitFor();
  await press(lead, "Show the answers");
  await lead.getByLabel("The answer that the room settles on").waitFor();
  await press(lead, "Keep what was settled");
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
  await lead.getByText("the middle estimate 38.0").waitFor();
  await lead.getByText("2 of 3", { exact: true }).waitFor();
  await facilitator.open(`${CODE}/steps/3`);
  const plan = await lead.content();
  expect(plan).toContain("36");
  await lead.getByText("Orders are up and lending has begun again.").first().waitFor();
  await lead.getByText("Only if banks lend again soon").first().waitFor();
  await facilitator.open(`${CODE}/changes`);
  await lead
    .getByText(/workshop of 1 December 2008, 3 people/)
    .first()
    .waitFor();
}, 480_000);
