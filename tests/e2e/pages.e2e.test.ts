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
      const visitors = new Map<string | undefined, Visitor>();
      for (const [i, seen] of (pages[route] ?? []).entries()) {
        const visitor = visitors.get(seen.as) ?? (await arrive(seen.as));
        visitors.set(seen.as, visitor);
        const tell = (width: number) => (problem: string) => wrong.push(`${seen.path} at ${width}: ${problem}`);
        await visitor.page.setViewportSize({ width: 1280, height: 900 });
        (await problemsOnDesk(visitor, seen)).forEach(tell(1280));
        if (i === 0) (await firstStops(visitor.page)).forEach(tell(1280));
        await visitor.page.setViewportSize({ width: 390, height: 844 });
        if (i === 0) (await problemsOnPhone(visitor, seen)).forEach(tell(390));
        (await problemsOfWidth(visitor)).forEach(tell(390));
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});

const arrive = (email: string | undefined) => (email === undefined ? visits.visit() : visits.visitAgainAs(email));

async function problemsOnDesk(visitor: Visitor, seen: SeenPage): Promise<string[]> {
  const { page, open } = visitor;
  const status = await open(seen.path);
  // Grids and charts come after the page.
  if (/\/steps\//.test(seen.path)) await page.waitForLoadState("networkidle");
  const { title, headings } = await page.evaluate(() => ({
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
  }));
  return [
    ...(status === (seen.status ?? 200) ? [] : [`answered ${status}`]),
    ...(title !== "" && (title !== "Waymark" || seen.path === "/") ? [] : [`has the title “${title}”`]),
    ...(headings.length === 1 && headings[0] !== "" ? [] : [`has the headings ${JSON.stringify(headings)}`]),
    ...(await axeOn(page)),
  ];
}

/** What a page draws anew for a phone is looked at once a route. */
async function problemsOnPhone({ page, open }: Visitor, seen: SeenPage): Promise<string[]> {
  await open(seen.path);
  // A room's screen listens for as long as it is open.
  if (!seen.path.startsWith("/room/")) await page.waitForLoadState("networkidle");
  return axeOn(page);
}

async function problemsOfWidth({ page }: Visitor): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow <= 0 ? [] : [`is ${overflow} px wider than the screen`];
}

async function axeOn(page: Page): Promise<string[]> {
  // The legacy mode needs no further page; the site has no frames. What holds is not told: that takes half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`);
    return `axe: ${id} at ${places.join("; ")}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""}`;
  });
}

/** How many places Tab is followed to. */
const STOPS = 15;

/** Looked at once a route, like the phone. Tab comes first to the link that skips to the content, and whatever it comes to shows that it has the focus. */
async function firstStops(page: Page): Promise<string[]> {
  const problems: string[] = [];
  // A form may take the focus as its page opens; a projected page has no header to skip.
  const startsAtTop = await page.evaluate(
    () => document.activeElement === document.body && document.querySelector("header") !== null,
  );
  for (let stop = 0; stop < STOPS; stop += 1) {
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press("Tab");
    const focused = await page.evaluate((last) => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const marks = (style: CSSStyleDeclaration) =>
        (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      const label = element.id === "" ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
      const box = element.getBoundingClientRect();
      return {
        words: (element.textContent.trim() || element.getAttribute("name") || element.tagName).slice(0, 60),
        // A radio button or checkbox is drawn by its label.
        isMarked: marks(getComputedStyle(element)) || (label !== null && marks(getComputedStyle(label, "::before"))),
        isInSight: box.bottom > 0 && box.right > 0 && box.height > 1 && box.width > 1,
        // A date's day, month and year take the focus in turn, and the browser marks them.
        isWithin: element === last,
      };
    }, before);
    if (focused === undefined) break;
    if (focused.isWithin) continue;
    if (stop === 0 && startsAtTop && focused.words !== "Skip to main content")
      problems.push(`Tab comes first to ${focused.words}`);
    if (!focused.isMarked) problems.push(`nothing shows that “${focused.words}” has the focus`);
    if (!focused.isInSight) problems.push(`“${focused.words}” takes the focus out of sight`);
  }
  return problems;
}
