import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Visitor, Visits } from "./browser";

export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

export async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Comes in by the code on the projector, as one types it into a phone; by the address in its QR code, where it is scanned. */
export async function joinAs(
  visits: Visits,
  name: string,
  as: string,
  code: string,
  { javaScript = true, isScanned = false } = {},
): Promise<Visitor> {
  const phone = await visits.visit({ width: 390, javaScript });
  if (isScanned) await phone.open(`/join/${code}`);
  else {
    await phone.open("/join");
    await phone.page.getByLabel(/code/i).first().fill(code.toLowerCase());
    await phone.page.getByRole("button").first().click();
  }
  await phone.page.getByLabel("Your name").fill(name);
  await phone.page.getByLabel(as).check();
  await press(phone.page, "Join");
  await phone.page.waitForURL("**/room/**");
  return phone;
}
