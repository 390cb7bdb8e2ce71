import type { Page } from "playwright-core";

/** One round: what the first so many people answer, by keyboard, and what the room sees of it. */
export interface Round {
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
export const WALK: Readonly<Record<string, { step: number; rounds: readonly Round[] }>> = {
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
