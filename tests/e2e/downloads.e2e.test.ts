import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { withBrowser } from "../support/browser";

const visits = withBrowser();
const FACILITATOR = "facilitator@coventry.example";
const CHARTS = [
  ["step 1", "/agreements/coventry-2008/steps/1", "Source: "],
  ["step 3", "/agreements/coventry-2008/steps/3", "the promise is ours."],
  ["the timeline", "/agreements/coventry-2008/steps/5", "Action plan, as it stands on 10 March 2008."],
] as const;

async function take(page: Page, form: "PNG" | "SVG"): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: form, exact: true }).first().click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${form.toLowerCase()}$`));
  return readFile(await download.path());
}

describe("a chart", () => {
  it.each(CHARTS)("of %s is taken away as PNG and SVG, with its title and source", async (_name, path, source) => {
    const { page, open } = await visits.visitAs(FACILITATOR);
    await open(path);
    const png = await take(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // At least twice the width of a column of text.
    expect(png.readUInt32BE(16)).toBeGreaterThan(1200);
    const svg = (await take(page, "SVG")).toString("utf8");
    expect(svg.slice(0, 200)).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const words = svg.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(words).toContain(source);
    // What is drawn carries its own colours, since no style sheet comes along.
    expect(/rgb\((0, 102, 94|184, 74, 0)\)/.test(svg)).toBe(true);
    expect(svg.includes('class="wm-')).toBe(false);
  });
});
