import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { changePart, findPart } from "@models/agreement/change-part";
import { openStore } from "@models/store/open";
import { withBrowser } from "../support/browser";
import { actAs } from "../support/example";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const CODE = "coventry-2008";
const STEP = `/agreements/${CODE}/steps/3`;

/** The share of futures that the page's sentence gives. */
async function oddsOn(page: Page): Promise<string> {
  const lede = await page
    .getByText(/% of simulated futures reach the promise/)
    .first()
    .innerText();
  return /(\d+)% of simulated/.exec(lede)?.[1] ?? lede;
}

async function saveByForm(page: Page, value: string): Promise<void> {
  await page.getByText("Change this trajectory by form").click();
  await page.getByRole("textbox", { name: "2011", exact: true }).fill(value);
  await page.getByRole("button", { name: "Save the trajectory" }).click();
}

describe("another promise", () => {
  it("shows the same odds tried with the keys, dragged, saved, and typed without scripts", async () => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    await open(STEP);
    const before = await oddsOn(page);

    const ring = page.getByRole("slider", { name: "Promise for 2011" });
    await ring.focus();
    for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press("PageUp");
    expect(await ring.getAttribute("aria-valuetext")).toBe("38.2");
    const trial = page.getByRole("status").filter({ hasText: "Tried, not saved" });
    await trial.getByText(/Odds \d+%/).waitFor();
    const tried = /Odds (\d+)%/.exec(await trial.innerText())?.[1];
    expect(tried).not.toBe(before);
    expect(await trial.innerText()).toContain("Is the predicted growth between 2007 and 2010 realistic?");
    expect(await oddsOn(page)).toBe(before);

    await page.getByRole("button", { name: "Put it back" }).click();
    expect(await ring.getAttribute("aria-valuetext")).toBe("36.2");
    const place = await ring.boundingBox();
    if (!place) throw new Error("The ring is on the page");
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 15, { steps: 4 });
    await page.mouse.up();
    expect(Number(await ring.getAttribute("aria-valuenow"))).toBeGreaterThan(36.5);
    await ring.focus();
    while (Number(await ring.getAttribute("aria-valuenow")) > 38.2) await page.keyboard.press("ArrowDown");
    while (Number(await ring.getAttribute("aria-valuenow")) < 38.2) await page.keyboard.press("ArrowUp");
    await trial.getByText(`Odds ${tried}%`).waitFor();
    await page.getByRole("button", { name: "Save this promise" }).click();
    await trial.waitFor({ state: "detached" });
    await expect.poll(() => oddsOn(page)).toBe(tried);

    const plain = await visits.visitAs(FACILITATOR, { javaScript: false });
    await plain.open(STEP);
    expect(await oddsOn(plain.page)).toBe(tried);
    await saveByForm(plain.page, "36.2");
    expect(await oddsOn(plain.page)).toBe(before);
    await saveByForm(plain.page, "38.2");
    expect(await oddsOn(plain.page)).toBe(tried);
    await saveByForm(plain.page, "36.2");
  });

  it("moves a gap from where the other area stands, and promises the gap", async () => {
    const store = await openStore({ dataDir: visits.site.dataDir });
    const act = await actAs(store, FACILITATOR);
    const target = (await openBook(act, CODE)).parts.target.find(({ name }) => name.startsWith("VAT"));
    if (!target) throw new Error("The example has registrations");
    const { part } = await findPart(act, CODE, "target", target._id);
    const gap = {
      form: "gap",
      gapTo: "E12000005",
      baseline: { period: "CY2005", value: -4.9 },
      trajectory: { CY2011: -2 },
    };
    const changed = await changePart(act, CODE, "target", target._id, part.rev, gap as never);
    await store.close();
    expect(changed.kind).toBe("done");

    const { page, open } = await visits.visitAs(FACILITATOR);
    await open(`${STEP}?priority=${target.priority}&target=${target._id}`);
    const ring = page.getByRole("slider", { name: "Promise for 2011" });
    await ring.focus();
    expect(await ring.getAttribute("aria-valuetext")).toBe("-2.0");
    expect(await ring.getAttribute("aria-valuenow")).toBe("32");
    await page.keyboard.press("ArrowUp");
    expect(await ring.getAttribute("aria-valuetext")).toBe("-1.9");
    await page.getByText("Tried, not saved: 2011: -1.9").waitFor();
    await page.getByRole("button", { name: "Save this promise" }).click();
    await page.getByText("1.9 below West Midlands").first().waitFor();
  });
});
