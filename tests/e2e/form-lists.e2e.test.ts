import { describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser";

const visits = withBrowser();

describe("a list in a form", () => {
  it("grows and shrinks in place, focus going along, and is saved whole with errors beside their entries", async () => {
    const { page, open } = await visits.visitAs("facilitator@coventry.example");
    await open("/agreements/coventry-2008/action/new");
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") sent.push(request.url());
    });
    await page.getByLabel("Priority", { exact: true }).selectOption({ label: "To promote job creation" });
    await page.getByLabel("What will be done?").fill("A yard for new traders");
    await page.getByRole("radio", { name: "new", exact: false }).first().check();
    const milestone = (at: number) => page.getByRole("group", { name: `Milestone ${at}`, exact: true });
    const what = (at: number) => milestone(at).getByLabel("What will have happened");
    const isFocused = (at: number) => what(at).evaluate((box) => box === document.activeElement);

    await page.getByRole("button", { name: "Add a milestone" }).click();
    expect(await isFocused(1)).toBe(true);
    await page.keyboard.type("Lease signed");
    await milestone(1).getByLabel("By", { exact: true }).fill("30 June 2008");
    for (const at of [2, 3]) {
      await page.getByRole("button", { name: "Add another milestone" }).press("Enter");
      expect(await isFocused(at)).toBe(true);
      await page.keyboard.type(`Stage ${at}`);
    }
    await page.getByRole("button", { name: "Remove Milestone 2" }).click();
    expect(await what(2).inputValue()).toBe("Stage 3");
    const addButton = page.getByRole("button", { name: "Add another milestone" });
    expect(await addButton.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(sent).toEqual([]);

    await milestone(2).getByLabel("By", { exact: true }).fill("some day");
    await milestone(2).getByLabel("By", { exact: true }).press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await milestone(2).getByLabel("By", { exact: true }).getAttribute("aria-invalid")).toBe("true");
    expect(await milestone(1).locator("[aria-invalid=true]").count()).toBe(0);
    expect([await what(1).inputValue(), await what(2).inputValue()]).toEqual(["Lease signed", "Stage 3"]);
    // Those that came back are the same entries, not further ones.
    expect(await page.getByRole("group", { name: /^Milestone \d/ }).count()).toBe(2);
    await addButton.click();
    await page.keyboard.type("Doors open");
    await milestone(3).getByLabel("By", { exact: true }).fill("1 December 2008");
    await milestone(2).getByLabel("By", { exact: true }).fill("30 September 2008");
    await page.getByRole("button", { name: /^Add this action/ }).click();
    await page.getByRole("heading", { level: 1, name: "What do we need to do?" }).waitFor();
    await page.getByRole("link", { name: "A yard for new traders" }).first().click();
    for (const told of ["Lease signed · 30 June", "Stage 3 · 30 September", "Doors open · 1 December"]) {
      await page.getByText(told).waitFor();
    }
  });
});
