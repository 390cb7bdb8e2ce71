import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "@models/store/open";
import { ROUTE_ACCESS } from "~/lib/access";
import { type Visitor, withBrowser } from "../support/browser";
import { type EveryPage, type SeenPage, everyPage } from "./every-page";

const visits = withBrowser();
let pages: EveryPage = {};

beforeAll(async () => {
  if (!visits.isOpen) return;
  const store = await openStore({ dataDir: visits.site.dataDir });
  pages = await everyPage(store);
  await store.close();
});

describe("every page", () => {
  it("is among those looked at", () => {
    expect(Object.keys(pages).sort()).toEqual(Object.keys(ROUTE_ACCESS).sort());
  });

  it.each(Object.keys(ROUTE_ACCESS))(
    "%s can be read and used by everybody, on a desk and on a phone",
    async (route) => {
      const wrong: string[] = [];
      for (const width of [1280, 390]) {
        const visitors = new Map<string | undefined, Visitor>();
        for (const seen of pages[route] ?? []) {
          const visitor = visitors.get(seen.as) ?? (await arrive(seen.as, width));
          visitors.set(seen.as, visitor);
          for (const problem of await problemsOf(visitor, seen, width))
            wrong.push(`${seen.path} at ${width}: ${problem}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    180_000,
  );
});

const arrive = (email: string | undefined, width: number) =>
  email === undefined ? visits.visit({ width }) : visits.visitAs(email, { width });

async function problemsOf({ page, open }: Visitor, seen: SeenPage, width: number): Promise<string[]> {
  const status = await open(seen.path);
  await page.waitForLoadState("networkidle");
  const shape = await page.evaluate(() => ({
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    styled: [...document.querySelectorAll("main [style]")].length,
  }));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return [
    status === (seen.status ?? 200) ? "" : `answered ${status}`,
    /\S.* - Waymark$/.test(shape.title) || seen.path === "/" ? "" : `has the title “${shape.title}”`,
    shape.headings.length === 1 && shape.headings[0] !== "" ? "" : `has the headings ${JSON.stringify(shape.headings)}`,
    width > 600 || shape.overflow <= 0 ? "" : `is ${shape.overflow} px wider than the screen`,
    ...violations.map(
      ({ id, nodes }) =>
        `axe: ${id} at ${nodes
          .map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`)
          .slice(0, 3)
          .join("; ")}`,
    ),
    ...(await firstStop(page)),
  ].filter((problem) => problem !== "");
}

/** What the first Tab comes to is the link that skips to the content, and it can be seen. */
async function firstStop(page: Page): Promise<string[]> {
  if (await page.evaluate(() => document.activeElement !== document.body)) return [];
  await page.keyboard.press("Tab");
  const link = page.locator(":focus");
  const words = (await link.count()) === 0 ? "nothing" : await link.first().innerText();
  if (words !== "Skip to main content") return [`Tab comes first to ${words}`];
  const box = await link.boundingBox();
  return box !== null && box.y >= 0 && box.height > 20 ? [] : ["the skip link cannot be seen when it has focus"];
}
