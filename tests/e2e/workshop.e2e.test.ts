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
  return introduce(phone, name, as);
}

async function introduce(phone: Visitor, name: string, as: string): Promise<Visitor> {
  await phone.page.getByLabel("Your name").fill(name);
  await phone.page.getByLabel(as).check();
  await press(phone.page, "Join");
  await phone.page.waitForURL("**/room/**");
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
}, 240_000);

/** One round: what the first so many people answer, by keyboard, and what the room sees of it. */
interface Round {
  readonly people?: number;
  give(page: Page, person: number): Promise<void>;
  readonly shows: string | RegExp;
  /** What the facilitator does with it. */
  settle?(lead: Page): Promise<void>;
}

const write = async (page: Page, label: string | RegExp, text: string) => {
  await page.getByLabel(label).first().focus();
  await page.keyboard.insertText(text);
};
/** A choice is made with the space bar. */
const choose = (page: Page, selector: string) => page.locator(selector).first().press("Space");
const keep = (lead: Page) => lead.getByRole("button", { name: "Keep what was settled" }).press("Enter");

/** Drops what one says on what another says. */
async function drag(lead: Page, moved: string, onto: string): Promise<void> {
  const card = (words: string) => lead.locator(".wm-drag").filter({ hasText: words });
  await card(moved).evaluate((each) => each.scrollIntoView({ block: "center" }));
  const [from, to] = [await card(moved).boundingBox(), await card(onto).boundingBox()];
  if (!from || !to) throw new Error("Nothing can be dragged");
  await lead.mouse.move(from.x + 30, from.y + 12);
  await lead.mouse.down();
  await lead.mouse.move(to.x + 40, to.y + 14, { steps: 6 });
  await lead.mouse.up();
  await card(moved).filter({ hasText: onto }).waitFor();
}

/** Ticks two, gives them a name: what dragging does, without a mouse. */
async function tick(lead: Page, name: string, ...said: string[]): Promise<void> {
  for (const words of said) await lead.getByRole("checkbox", { name: words }).press("Space");
  await write(lead, "A name for those that are ticked", name);
  await keep(lead);
  await lead.getByRole("group", { name }).waitFor();
}

async function weigh(page: Page, start: string, score: number): Promise<void> {
  const names = await page
    .locator(`input[name^="${start}."]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute("name")));
  for (const name of [...new Set(names)].slice(0, 6)) await choose(page, `input[name="${name}"][value="${score}"]`);
}

/** Every exercise but those of step 3, in the order of the steps. */
const WALK: Readonly<Record<string, { step: number; rounds: readonly Round[] }>> = {
  see: {
    step: 1,
    rounds: [
      {
        give: async (page, person) => {
          await write(
            page,
            "What you see",
            ["Work left with the plant", "The plant closed", "Rents rose"][person] ?? "",
          );
          await page.getByLabel("Where on the chart").first().press("ArrowDown");
        },
        shows: "Work left with the plant",
        settle: (lead) => drag(lead, "The plant closed", "Work left with the plant"),
      },
    ],
  },
  why: {
    step: 2,
    rounds: [
      {
        give: (page, person) =>
          write(
            page,
            "A cause that you know of",
            ["Banks refuse", "Lending stopped", "Few know of advice"][person] ?? "",
          ),
        shows: "Lending stopped",
        settle: (lead) => tick(lead, "No loans", "Banks refuse", "Lending stopped"),
      },
      {
        give: async (page) => {
          for (let dot = 0; dot < 3; dot += 1)
            await page.getByRole("button", { name: "one dot to No loans" }).press("Enter");
        },
        shows: "9 dots from 3 people",
      },
    ],
  },
  know: {
    step: 2,
    rounds: [
      {
        people: 1,
        give: async (page) => {
          await write(page, "What you can show", "Refusals by postcode");
          await page.getByLabel("By when you can supply it").first().fill("2009-06-01");
        },
        shows: "Refusals by postcode",
      },
    ],
  },
  where: {
    step: 2,
    rounds: [{ give: (page) => page.getByLabel(/^All of/).press("Space"), shows: "3 of 3" }],
  },
  works: {
    step: 4,
    rounds: [
      {
        people: 1,
        give: (page) => write(page, "Something that works", "Advice in libraries"),
        shows: "Advice in libraries",
      },
      {
        people: 1,
        give: (page) => write(page, "Something that does not", "Three-year leases"),
        shows: "Three-year leases",
      },
      {
        people: 2,
        give: (page, person) =>
          write(page, "The option", ["Rooms by the month", "Loans without security"][person] ?? ""),
        shows: "Rooms by the month",
      },
    ],
  },
  which: {
    step: 4,
    rounds: [
      { give: (page, person) => weigh(page, "weights", 2 + person), shows: "Of 100 points" },
      { give: (page, person) => weigh(page, "scores", 5 - person), shows: "How the options come out", settle: keep },
    ],
  },
  who: {
    step: 5,
    rounds: [
      {
        people: 1,
        give: async (page) => {
          await page.getByLabel("The organisation that you speak for").press("ArrowDown");
          await choose(page, 'input[name^="take."]');
          await write(page, "Who leads it", "The enterprise team");
          await page.getByLabel("By when").first().fill("2009-06-30");
        },
        shows: "The enterprise team",
      },
    ],
  },
  tell: {
    step: 5,
    rounds: [
      {
        people: 1,
        give: async (page) => {
          await write(page, "What they need to know", "Where loans are had");
          await write(page, "How they are told", "A letter");
        },
        shows: "Where loans are had",
      },
      {
        people: 1,
        give: async (page) => {
          await write(page, "What is reported", "Loans given");
          await page.getByLabel("Every quarter").press("Space");
          await write(page, "How many days after it ends", "30");
          await write(page, "Who prepares it", "The partnership’s officer");
          await write(page, "Who it goes to", "The board");
          await write(page, "In what form", "Two pages");
        },
        shows: "Loans given",
      },
    ],
  },
  parking: {
    step: 5,
    rounds: [{ people: 1, give: (page) => write(page, "To take up later", "Buses at night"), shows: "Buses at night" }],
  },
  readback: {
    step: 5,
    rounds: [
      {
        give: async (page, person) => {
          if (person !== 1) return;
          await page.locator("summary").first().press("Enter");
          await write(page, "Why you object", "Not before the budget");
        },
        shows: "One point is objected to",
      },
    ],
  },
  temperature: {
    step: 5,
    rounds: [{ give: (page) => choose(page, 'input[name="face"][value="4"]'), shows: "very good" }],
  },
};

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
    const phone = await visits.visit({ width: 390 });
    await phone.open(`/join/${code}`);
    phones.push((await introduce(phone, name, as)).page);
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
}, 240_000);
