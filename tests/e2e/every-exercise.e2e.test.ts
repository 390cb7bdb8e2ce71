import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { withBrowser } from "../support/browser";
import { expectClean, joinAs, press } from "../support/room-visitors";
import { WALK } from "./every-exercise";

const visits = withBrowser("a year in");

const CODE = "/agreements/coventry-2011";

/** Once it has found how large it can write, the wall changes nothing more by itself. */
async function standsStill(wall: Page): Promise<void> {
  const changes = () =>
    wall.evaluate(
      (forMs) =>
        new Promise<number>((resolve) => {
          let count = 0;
          const watch = new MutationObserver((records) => (count += records.length));
          watch.observe(document.querySelector("main") ?? document, {
            subtree: true,
            childList: true,
            attributes: true,
          });
          setTimeout(() => resolve(count), forMs);
        }),
      400,
    );
  await expect.poll(changes, { timeout: 10_000 }).toBe(0);
}

it("every other exercise in a room, by keyboard, into the plan and the minutes", async () => {
  const facilitator = await visits.visitAs("facilitator@coventry.example");
  const lead = facilitator.page;
  await facilitator.open(`${CODE}/workshops?step=1`);
  const plan = await lead.evaluate(() =>
    Object.fromEntries([
      ...new FormData(document.querySelector<HTMLFormElement>('form:has([name="keepDays"])') ?? undefined),
    ]),
  );
  await lead.getByLabel("What to call it").fill("The whole plan");
  await press(lead, "Plan the workshop");
  await lead.getByRole("heading", { name: "Agenda" }).waitFor();
  const at = new URL(lead.url()).pathname;
  const tell = (form: Record<string, string>) =>
    facilitator.context.request.post(at, { form, headers: { origin: visits.site.url }, maxRedirects: 0 });
  const proposed = await lead
    .locator('form:has(button[value="drop"]) input[name="exercise"]')
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  for (const exercise of proposed) await tell({ intent: "drop", exercise });
  // An agenda holds the exercises of one step: it is put together step by step.
  for (const [kind, { step }] of Object.entries(WALK)) {
    await tell({ ...(plan as Record<string, string>), intent: "plan", name: "The whole plan", step: String(step) });
    await facilitator.open(at);
    const about = await lead.locator(`select[name="exercise"] option[value^="${kind}"]`).first().getAttribute("value");
    await tell({ intent: "add", exercise: about ?? kind });
  }
  await facilitator.open(at);
  await press(lead, "Open the room");
  await lead.waitForURL("**/room/**");
  const room = new URL(lead.url()).pathname;
  const wall = await facilitator.context.newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${room}?view=projector`);
  const code = (await wall.locator(".wm-join-panel__code").innerText()).trim();
  const phones: Page[] = [];
  for (const [name, as] of [
    ["Ann", "I work for one of the agencies"],
    ["Bob", "I am in business"],
    ["Cat", "I live here, or use what is provided"],
  ] as const) {
    phones.push((await joinAs(visits, name, as, code, { isScanned: true })).page);
  }

  for (const { rounds } of Object.values(WALK)) {
    for (const [number, { people = phones.length, give, shows, settle }] of rounds.entries()) {
      await lead.getByRole("button", { name: number === 0 ? "Open the question" : /^Go on to round/ }).press("Enter");
      for (const [person, phone] of phones.slice(0, people).entries()) {
        const send = phone.getByRole("button", { name: "Send", exact: true });
        await send.waitFor();
        if (person === 0) await expectClean(phone);
        await give(phone, person);
        await send.press("Enter");
        await phone.getByText("Saved. You can change it").waitFor();
      }
      await lead.getByRole("button", { name: "Show the answers" }).press("Enter");
      await wall.getByText(shows).first().waitFor();
      await standsStill(wall);
      await expectClean(wall);
      // Nothing has to be scrolled to, and the count stays.
      expect(await wall.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(
        0,
      );
      await settle?.(lead);
    }
    const confirm = lead.getByRole("button", { name: /^Confirm/ });
    if ((await confirm.count()) > 0) await confirm.first().press("Enter");
    await expect.poll(() => confirm.count(), { timeout: 10_000 }).toBe(0);
    await lead.getByRole("button", { name: "Finish, and go on" }).press("Enter");
  }

  await facilitator.open(at);
  for (const said of ["2 said this", "9 dots from 3 people", "Buses at night", "Not before the budget", "very good"]) {
    await lead.getByText(said).first().waitFor({ state: "attached" });
  }
  const lands: Readonly<Record<number, readonly string[]>> = {
    1: ["Work left with the plant"],
    2: ["No loans", "Refusals by postcode"],
    4: ["Advice in libraries", "Three-year leases", "Rooms by the month"],
    5: ["The enterprise team", "Where loans are had", "Loans given"],
  };
  for (const [step, words] of Object.entries(lands)) {
    await facilitator.open(`${CODE}/steps/${step}`);
    for (const each of words) await lead.getByText(each).first().waitFor({ state: "attached" });
  }
}, 480_000);
