import { basename } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { comparedAreas } from "@models/agreement/compared-areas";
import { addComparators } from "@models/agreement/comparators";
import type { Import } from "@models/importing/import";
import type { Indicator } from "@models/measures/indicator";
import { printAsPublished } from "@models/measures/format";
import { type Batch, COMMON_SCOPE, EVERYONE, type Observation } from "@models/measures/observation";
import { currentVersion } from "@models/measures/observation-history";
import { readSeries } from "@models/measures/series";
import { ENGLAND, type Area } from "@models/place/area";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import { withBrowser } from "../support/browser";
import { actAs } from "../support/example";
import { accepted } from "../support/people";
import { published, secondReadings } from "../support/published";

const CODE = "coventry-2008";
const IMPORTS = `/agreements/${CODE}/imports`;
const visits = withBrowser();

/** The server's own store, which another process may read and write too. */
let store: Store;
let act: Act;
beforeAll(async () => {
  if (!visits.isOpen) return;
  store = await openStore({ dataDir: visits.site.dataDir });
  act = await actAs(store, "facilitator@coventry.example");
});
afterAll(() => store?.close());

/** Drops a file on the page, says what it leaves out, and waits for what would happen. */
async function drop(page: Page, name: string): Promise<void> {
  await page.goto(IMPORTS);
  const dropped = await page.evaluateHandle(
    ([text, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text ?? ""), (each) => each.charCodeAt(0))], called ?? ""));
      return transfer;
    },
    [published(name).toString("base64"), name],
  );
  await page.locator(".wm-upload__drop").dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("heading", { name: "How it was read" }).waitFor({ timeout: 60_000 });
  const area = page.getByRole("listitem").filter({ hasText: "Which area is it of?" }).getByRole("combobox");
  const unnamed = page.getByRole("textbox", { name: "Name of the indicator" });
  if ((await area.count()) + (await unnamed.count()) === 0) return;
  if ((await area.count()) > 0) await area.selectOption({ label: "Coventry" });
  if ((await unnamed.count()) > 0) await unnamed.fill("Under 18 conceptions");
  await page.getByRole("button", { name: "Read the file again with these answers" }).click();
  await page.getByText(/^[1-9][\d,]* would be new|would be new, .* [1-9][\d,]* the same/).waitFor({ timeout: 60_000 });
}

/** The partnership's figures that a batch wrote. */
async function writtenBy(batch: string): Promise<Observation[]> {
  const written: Observation[] = [];
  for await (const each of store.each<Observation>("observations", { scope: { $ne: COMMON_SCOPE } })) {
    if (each.versions.some((version) => version.batch === batch)) written.push(each);
  }
  return written;
}

/** How many figures a reader sees. */
async function countShown(): Promise<number> {
  const batches = new Map((await store.find<Batch>("batches", {})).map((batch) => [batch._id, batch]));
  const observations = await store.find<Observation>("observations", {});
  return observations.filter((each) => currentVersion(each, batches) !== undefined).length;
}

const valueOf = ({ versions }: Observation) => versions[0]?.value ?? null;

/** One of them, such as step 1 shows: of our own area where the file has it. */
function oneOf(written: readonly Observation[]): Observation {
  const shown = written.filter((each) => valueOf(each) !== null && each.group === EVERYONE);
  const ours = ["E08000026", "E12000005", ENGLAND];
  return (shown.find(({ area }) => ours.includes(area)) ?? shown[0]) as Observation;
}

/** Puts an indicator on the shortlist, and its area beside ours, as somebody would to look at them. */
async function lookAt({ series, area }: Observation): Promise<void> {
  const book = await openBook(act, CODE);
  const priority = book.parts.priority.find(({ name }) => name === "To promote job creation");
  const { indicator } = readSeries(series);
  accepted(await addPart(act, CODE, "candidate", { priority: priority?._id, indicator, standing: "chosen", order: 9 }));
  const { agreement } = book;
  if ([agreement.area, agreement.region, ENGLAND, ...comparedAreas(book)].includes(area)) return;
  accepted(await addComparators(act, CODE, { areas: [area], why: "The file is about it" }));
}

/** The row of an area in the table of an indicator on step 1, as the auditor, who types nothing, is shown it. */
async function rowOnStep1({ series, area }: Observation): Promise<string> {
  const { page } = await visits.visitAgainAs("auditor@coventry.example");
  const { name } = (await store.get<Area>("areas", area)) as Area;
  const indicator = (await store.get<Indicator>("indicators", readSeries(series).indicator)) as Indicator;
  await page.goto(`/agreements/${CODE}/steps/1`);
  const table = page.getByRole("table").filter({ has: page.locator("caption", { hasText: indicator.name }) });
  const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  return (await row.count()) === 0 ? "" : row.first().innerText();
}

describe("a published file, on the page", () => {
  it.each(Object.entries(secondReadings))(
    "%s: dropped, looked at, saved, on step 1, the same again, and undone",
    { timeout: 180_000 },
    async (name, second) => {
      const { page } = await visits.visitAs("facilitator@coventry.example");
      const tables = "sheets" in second ? Object.values(second.sheets) : [second];
      const values = tables.reduce((sum, table) => sum + table.values, 0);
      const count = values.toLocaleString("en-GB");
      const before = await countShown();
      await drop(page, name);
      await page.getByText(`${count} would be new, 0 would be changed, 0 the same`).waitFor();
      await page.getByRole("button", { name: `Bring in ${count} values` }).click();
      const undo = page.getByRole("button", { name: "Undo all of it" });
      await undo.waitFor({ timeout: 60_000 });
      const address = page.url();
      const saved = (await store.get<Import>("imports", basename(new URL(address).pathname))) as Import;

      const written = await writtenBy(saved.batch);
      expect(written).toHaveLength(values);
      const sum = tables.reduce((total, table) => total + table.sum, 0);
      const writtenSum = written.reduce((total, each) => total + (valueOf(each) ?? 0), 0);
      expect(Math.abs(writtenSum - sum)).toBeLessThan(1e-9 * sum);
      const value = oneOf(written);
      await lookAt(value);
      const figure = printAsPublished(valueOf(value) ?? Number.NaN);
      expect(await rowOnStep1(value)).toContain(figure);

      await drop(page, name);
      await page.getByText(`0 would be new, 0 would be changed, ${count} the same`).waitFor();

      await page.goto(address);
      await undo.click();
      await page.getByRole("link", { name: "Bring in another file" }).waitFor({ timeout: 60_000 });
      expect(await rowOnStep1(value)).not.toContain(figure);
      expect(await countShown()).toBe(before);
    },
  );
});
