import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBrowser } from "../support/browser";
import { missingOffice } from "../support/missing-office";

const visits = withBrowser();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "waymark-print-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text of each page as it lies on the paper; undefined where nothing here reads a PDF. */
async function pages(): Promise<string[][] | undefined> {
  const { page, open } = await visits.visitAs("facilitator@coventry.example");
  await open("/agreements/coventry-2008/print");
  const file = join(folder, "agreement.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  try {
    const text = execFileSync("pdftotext", ["-layout", file, "-"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const all = text.split("\f").slice(0, -1);
    return all.map((each) => each.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()])));
  } catch {
    return undefined;
  }
}

describe("the agreement on paper", () => {
  it("has its front and contents, numbers on its pages, and no head or table without what it heads", async (context) => {
    const printed = await pages();
    if (printed === undefined) return missingOffice(context, "pdftotext is not here: the pages were not read");
    const [front = [], contents = [], ...others] = printed;
    expect(front.join(" ")).toContain("Coventry Local Area Agreement 2008 to 2011");
    expect(front.join(" ")).not.toMatch(/1 of \d+/);
    expect(contents[0]).toBe("Contents");
    expect(others.length).toBeGreaterThan(8);
    others.forEach((lines, i) => {
      expect(lines.at(-1)).toBe(`${i + 3} of ${printed.length}`);
      const last = lines.at(-2) ?? "";
      expect(last, `page ${i + 3} ends with a heading`).not.toMatch(/^\d\.\d\s/);
      expect(last, `page ${i + 3} ends with a caption`).not.toMatch(/^Table \d+\./);
      expect(last, `page ${i + 3} ends with the heads of a table`).not.toMatch(
        /^(Area|Target|Evidence|Who|Option|Intervention)\s{2,}/,
      );
    });
    const whole = printed.flat().join("\n");
    const numbers = [...whole.matchAll(/^Table (\d+)\./gm)].map(([, number]) => Number(number));
    // A long table says its number again at the head of its next page.
    expect([...new Set(numbers)]).toEqual(Array.from({ length: Math.max(...numbers) }, (_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(20);
    for (const title of ["Who we compare ourselves with", "Who is responsible", "Sources"])
      expect(whole).toContain(`\n${title}\n`);
  });
});
