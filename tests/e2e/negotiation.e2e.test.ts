import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const COUNCIL = "council@coventry.example";
const REVIEWER = "reviewer@westmidlands.example";
const LIST = "/agreements/coventry-2008/negotiation";
const TARGET = "VAT registrations per 10,000 adults";

const unfold = (page: Page, words: string) => page.locator("main summary", { hasText: words }).first().click();
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** The row of a side in the table of both trajectories, by period. */
async function rowOf(page: Page, side: string): Promise<string[]> {
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: side, exact: true }) });
  return row.getByRole("cell").allInnerTexts();
}

describe("a negotiation between two browsers", () => {
  it("of three rounds ends in one agreed trajectory, with both names on its page and on the target", async () => {
    // The example begins it: the partnership has offered, and the region has asked for more in the last year.
    const region = await visits.visitAs(REVIEWER);
    const council = await visits.visitAs(COUNCIL);
    await council.open(LIST);
    await council.page.getByRole("link", { name: TARGET }).click();
    await council.page.getByRole("heading", { level: 1, name: TARGET }).waitFor();
    await said(council.page, "the region answered");
    await region.open("/region");
    await region.page.getByRole("link", { name: TARGET }).click();
    await region.page.getByRole("heading", { level: 1, name: TARGET }).waitFor();
    await said(region.page, "waits for the partnership");
    expect(await rowOf(region.page, "The partnership")).toEqual(["30.2", "32.6", "35.1", "37.6", "36.2"]);
    expect(await rowOf(council.page, "The region")).toEqual(["30.2", "32.6", "35.1", "37.6", "38"]);

    // First: the lead organisation proposes other numbers.
    await unfold(council.page, "Propose other numbers");
    await council.page.getByLabel("2010", { exact: true }).fill("37");
    await council.page.getByLabel("2011", { exact: true }).fill("37");
    await council.page.getByLabel("Why these numbers").fill("Level with 2010, once the leases are renewed");
    await press(council.page, "Propose these numbers");
    await said(council.page, "Proposed. The other side reads it at once.");

    // The region, whose page is of before that, is told that something was said meanwhile.
    await unfold(region.page, "Propose other numbers");
    await region.page.getByLabel("Why these numbers").fill("Of before");
    await region.page.getByLabel("2011", { exact: true }).fill("39");
    await press(region.page, "Propose these numbers");
    await region.page
      .getByRole("alert")
      .getByText(/Something was said while you were looking/)
      .waitFor();

    // Second: the region splits the difference, which it sees before it says so.
    await region.page.goto(region.page.url().replace(/\?.*/, ""));
    await said(region.page, "your turn");
    expect(await rowOf(region.page, "Half way")).toEqual(["30.2", "32.6", "35.1", "37.3", "37.5"]);
    await unfold(region.page, "Split the difference");
    await region.page.getByLabel("Why half way is right").fill("Each of us gives half");
    await press(region.page, "Propose half way");
    await said(region.page, "Proposed. The other side reads it at once.");

    // Third: the lead organisation accepts, and both have signed.
    await council.page.goto(council.page.url().replace(/\?.*/, ""));
    expect(await rowOf(council.page, "The region")).toEqual(["30.2", "32.6", "35.1", "37.3", "37.5"]);
    await press(council.page, "Accept these numbers");
    await said(council.page, /^Both sides have signed/);
    await region.page.reload();
    for (const { page } of [council, region]) {
      const signed = page.getByRole("list", { name: "Signatures on the newest numbers" });
      expect(await signed.innerText()).toMatch(
        /Tom Ellison for Coventry City Council.*\n.*Helen Marsh for West Midlands/,
      );
    }

    // On the target itself, in its numbers, and for everybody in the partnership.
    const facilitator = await visits.visitAs(FACILITATOR);
    await facilitator.open("/agreements/coventry-2008/steps/3");
    await said(
      facilitator.page,
      "Agreed with the region on 10 March 2008, signed by Tom Ellison for Coventry City Council and Helen Marsh for West Midlands.",
    );
    await facilitator.page.getByRole("link", { name: "Answers, comments and history" }).click();
    await said(facilitator.page, /signed by Tom Ellison .* and Helen Marsh/);
    expect(await facilitator.page.getByRole("main").innerText()).toMatch(/37\.5/);
    await facilitator.open(LIST);
    expect(await facilitator.page.getByRole("main").innerText()).toMatch(/Agreed 1 · offered 0 · asked for 0 of 35/);
  });

  it("is begun without scripts: the facilitator offers, the region asks for an indicator, and both read it", async () => {
    const facilitator = await visits.visitAs(FACILITATOR, { javaScript: false });
    await facilitator.open(LIST);
    await unfold(facilitator.page, "Offer to the region");
    await facilitator.page.getByLabel("What you offer").selectOption({ label: "People who stop smoking" });
    await facilitator.page.getByLabel("Why these numbers").fill("Clinics in every district");
    await press(facilitator.page, "Offer to the region");
    await said(facilitator.page, "Offered. The region sees this and nothing else.");

    const region = await visits.visitAs(REVIEWER, { javaScript: false });
    await region.open(LIST);
    expect(await region.page.getByRole("link", { name: "People who stop smoking" }).count()).toBe(1);
    expect(await region.page.getByText("Serious acquisitive crime", { exact: true }).count()).toBe(0);
    await unfold(region.page, "Ask about an indicator");
    await region.page.getByLabel("Indicator", { exact: true }).selectOption("NI 152");
    await region.page.getByLabel("That it be designated").check();
    await region.page.getByLabel("Why", { exact: true }).fill("It shows who is left out");
    await press(region.page, "Ask the partnership");
    await said(region.page, "Asked. The partnership reads it at once.");

    await facilitator.open(LIST);
    await unfold(facilitator.page, "Answer the region");
    await facilitator.page.getByLabel("We will designate it").check();
    await facilitator.page.getByLabel("Why", { exact: true }).fill("The figures are ready");
    await press(facilitator.page, "Answer the region");
    await facilitator.page.getByRole("link", { name: "Start a target on it" }).click();
    expect(await facilitator.page.getByLabel("Indicator", { exact: true }).inputValue()).toBe("NI 152");
  });
});
