import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import type { ImportPreview } from "@models/importing/import";
import { prepareFile, previewPrepared } from "@models/importing/prepare";
import type { PeriodCode } from "@models/measures/period";
import type { Indicator } from "@models/measures/indicator";
import { tidyFigures } from "@models/measures/tidy-figures";
import { recordValues } from "@models/measures/record-value";
import { seriesOf } from "@models/measures/series";
import type { Store } from "@models/store/port";
import { achievedOf } from "@models/targets/progress";
import type { Target } from "@models/targets/target";
import { figuresOf } from "@models/targets/target-figures";
import { workbookOf } from "~/downloads/workbook.server";
import { loader } from "~/routes/agreements.$code.agreement[.xlsx]";
import { loader as print } from "~/routes/agreements.$code.print";
import { actAs, openExampleStore } from "../../support/example";
import { missingOffice } from "../../support/missing-office";
import { visit } from "../../support/visit";

const CODE = "coventry-2008";
const LATER = "2010-12-01T12:00:00.000Z";

let store: Store;
let act: Act;
let target: Target;
let measured: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "waymark-workbook-"));
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  const book = await openBook(act, CODE);
  target = book.parts.target.find(({ name }) => name.startsWith("VAT")) as Target;
  measured = book.indicators.find(({ _id }) => _id === target.indicator)?.name ?? "";
  // A result that judges the first year, one that is suppressed and one that is provisional.
  const given = (value: number | null, more = {}) => ({
    value,
    reason: value === null ? ("suppressed" as const) : null,
    status: "final" as const,
    source: "Published",
    audience: { kind: "public" as const },
    ...more,
  });
  await recordValues(
    act,
    "Published",
    Object.entries({
      CY2006: given(29.5, { lower: 28.1, upper: 30.9, note: "=SUM(A1) is text" }),
      CY2007: given(null),
      CY2008: given(32.4, { status: "provisional" as const }),
    }).map(([period, value]) => ({
      scope: book.partnership._id,
      series: seriesOf({ _id: target.indicator }, target.definition),
      area: target.area,
      group: target.group,
      period: period as PeriodCode,
      given: value,
    })),
  );
  const [group] = book.groups;
  if (!group) throw new Error("The example has no group");
  await recordValues(act, "Of some", [
    {
      scope: book.partnership._id,
      series: seriesOf({ _id: target.indicator }, target.definition),
      area: target.area,
      group: group._id,
      period: "CY2006",
      given: given(12.5),
    },
  ]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await store.close();
});

async function take(as = "facilitator@coventry.example", now = LATER): Promise<ExcelJS.Workbook> {
  const response = await visit(store, loader, {
    path: `/agreements/${CODE}/agreement.xlsx`,
    params: { code: CODE },
    as,
    now,
  });
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="coventry-local-area-agreement.xlsx"');
  return read(await response.arrayBuffer());
}

async function read(bytes: ArrayBuffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  return workbook;
}

function sheet(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`There is no sheet ${name}: ${workbook.worksheets.map((each) => each.name).join(", ")}`);
  return found;
}

/** The cell of the first row in which the given columns hold the given texts. */
function cell(of: ExcelJS.Worksheet, head: string, where: Readonly<Record<string, string>>): ExcelJS.Cell {
  const columns = new Map<string, number>();
  of.getRow(1).eachCell((each, column) => columns.set(each.text, column));
  for (let row = 2; row <= of.rowCount; row += 1) {
    const found = of.getRow(row);
    const isIt = Object.entries(where).every(([name, text]) => found.getCell(columns.get(name) ?? 0).text === text);
    if (isIt) return found.getCell(columns.get(head) ?? 0);
  }
  throw new Error(`No row of ${of.name} has ${JSON.stringify(where)}`);
}

const VAT = { Target: "VAT registrations per 10,000 adults" };
const TRAJECTORIES = "3 Where are we trying to reach";

describe("the workbook of an agreement", () => {
  it("begins with a front sheet that says what it is, and links to a sheet for every step", async () => {
    const workbook = await take();
    const [front, ...others] = workbook.worksheets;
    const said = front?.getColumn(1).values.map(String) ?? [];
    expect(said).toContain("Bringing it back in");
    expect(sheet(workbook, "Front").getCell("A1").text).toBe("Coventry Local Area Agreement");
    expect(others.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "1 Where are we now",
        "Figures",
        "2 What evidence",
        TRAJECTORIES,
        "5 What do we need to do",
      ]),
    );
    for (const each of others) expect(each.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(front?.getColumn(1).values).toContainEqual({ text: "Figures", hyperlink: "#'Figures'!A1" });
  });

  it("holds numbers as numbers with their decimals, dates as dates, and says suppressed and provisional in words", async () => {
    const workbook = await take();
    const figures = sheet(workbook, "Figures");
    const at = (head: string, Period: string) =>
      cell(figures, head, { Area: target.area, Period, Source: "Published" });
    expect(at("Value", "2006")).toMatchObject({ value: 29.5, numFmt: "#,##0.0" });
    expect(at("Lower", "2006").value).toBe(28.1);
    expect(at("Note", "2006")).toMatchObject({ value: "=SUM(A1) is text", type: ExcelJS.ValueType.String });
    expect(at("Value", "2007").value).toBe("suppressed");
    expect(at("Status", "2008").value).toBe("provisional");
    const table = sheet(workbook, "1 Where are we now");
    const shown = cell(table, "2008:", { "What is measured": measured, Whose: "Coventry" });
    expect(shown).toMatchObject({ value: 32.4, numFmt: '#,##0.0" provisional"' });
    expect(cell(table, "2007:", { "What is measured": measured, Whose: "Coventry" }).value).toBe("suppressed");
    const milestone = sheet(workbook, "5 Milestones");
    expect(milestone.getRow(2).getCell(4).value).toBeInstanceOf(Date);
  });

  it("works out what follows in formulas whose cached values are ours", async () => {
    const workbook = await take();
    const book = await openBook(act, CODE);
    const figures = figuresOf(book, target);
    const achieved = figures && achievedOf(figures, book.agreement.scheme);
    const at = (head: string) => cell(sheet(workbook, TRAJECTORIES), head, VAT);
    expect(at("Result").value).toBe(32.4);
    expect(at("Achieved of final target")).toMatchObject({ result: achieved?.final?.share, numFmt: "0.0%" });
    expect(achieved?.final?.share).toBeCloseTo((32.4 - 29.1) / (36.2 - 29.1), 12);
    expect(at("Change promised")).toMatchObject({ result: 7.1, formula: expect.stringContaining("ROUND(") as string });
  });

  it("holds nothing that its reader may not see", async () => {
    const hidden = "Break-ins at small business premises, by beat";
    const texts = async (as: string) =>
      (await take(as)).worksheets.map((each) => JSON.stringify(each.getSheetValues())).join(" ");
    expect(await texts("facilitator@coventry.example")).not.toContain(hidden);
    expect(await texts("police@coventry.example")).toContain(hidden);
    await expect(take("facilitator@wolverhampton.example")).rejects.toThrow(/no such/);
  });

  it("prints the same tables as the pages", async () => {
    const workbook = await take();
    const printed = await visit(store, print, {
      path: `/agreements/${CODE}/print`,
      params: { code: CODE },
      as: "facilitator@coventry.example",
      now: LATER,
    });
    const blocks = printed.chapters.flatMap(({ parts }) => parts[0]?.blocks ?? []);
    const tables = blocks.flatMap((block) => (block.kind === "figures" ? [block.table] : []));
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      for (const row of table.rows) {
        table.columns.forEach(({ label }, i) => {
          const shown = row.cells[i];
          const found = cell(sheet(workbook, "1 Where are we now"), `${label}:`, {
            "What is measured": table.name,
            Whose: row.name,
          }).value;
          expect(found).toEqual(shown?.value ?? (shown?.text || null));
        });
      }
    }
  });

  it("comes back in without a difference, only its figures being read", async () => {
    const bytes = await workbookOf(await openBook(act, CODE), act);
    const preview = await look(bytes);
    expect(preview.counts).toEqual({ new: 0, changed: 0, refused: 0, same: (await tidyHere()).length });
    expect(preview.counts.same).toBeGreaterThan(80);
    expect(preview.sheets.map((each) => each.sheet)).toEqual(["Figures"]);
    expect(preview.names.every(({ meaning }) => meaning.kind === "known")).toBe(true);
    // A figure about some of the people only is not taken for one about everybody.
    expect((await tidyHere()).some(({ group }) => group !== "")).toBe(true);
    // One changed cell is one change.
    const changed = await read(bytes as unknown as ArrayBuffer);
    cell(sheet(changed, "Figures"), "Value", { Area: target.area, Period: "2006", Source: "Published" }).value = 29.6;
    const after = await look(new Uint8Array(await changed.xlsx.writeBuffer()));
    expect(after.counts).toMatchObject({ new: 0, changed: 1, refused: 0 });
    expect(after.changed).toMatchObject([{ from: "29.5", to: "29.6" }]);
  });

  it("comes to the same when a spreadsheet works it out anew", async (context) => {
    if (!hasLibreOffice()) return missingOffice(context, "LibreOffice is not here: formulas were not worked out anew");
    await changeTargets();
    const bytes = await workbookOf(await openBook(act, CODE), { ...act, now: LATER });
    const ours = formulasIn(await read(bytes as unknown as ArrayBuffer));
    const formulas = [...ours.values()].map(({ formula }) => formula);
    for (const kind of [/^ROUND\(SUM\(/, /^IF\(.*<=0.*\(/, /^SUM\(/]) {
      expect(
        formulas.some((formula) => kind.test(formula)),
        String(kind),
      ).toBe(true);
    }
    const theirs = formulasIn(await workedOutAnew(bytes));
    expect(theirs.size).toBe(ours.size);
    for (const [at, { result }] of ours) expect(theirs.get(at)?.result, at).toBeCloseTo(result, 9);
  }, 120_000);
});

async function look(bytes: Uint8Array): Promise<ImportPreview> {
  const { agreement } = await openBook(act, CODE);
  const file = { name: "agreement.xlsx", size: bytes.length, chunks: () => oneChunk(bytes) };
  const terms = { scope: agreement.partnership, agreement: agreement._id, suppliers: null, answers: [] };
  return previewPrepared(store, await prepareFile(store, file, { ...terms, fileName: file.name }));
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

const tidyHere = async () => tidyFigures(await openBook(act, CODE));

function hasLibreOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

type Formulas = ReadonlyMap<string, { readonly formula: string; readonly result: number }>;

function formulasIn(workbook: ExcelJS.Workbook): Formulas {
  const found = new Map<string, { formula: string; result: number }>();
  for (const each of workbook.worksheets) {
    each.eachRow((row) =>
      row.eachCell((one) => {
        if (!one.formula) return;
        found.set(`${each.name} ${one.address}`, { formula: one.formula, result: Number(one.result ?? 0) });
      }),
    );
  }
  return found;
}

/** The same workbook as LibreOffice saves it, which is told to trust no cached value and finds only wrong ones. */
async function workedOutAnew(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const file = join(folder, "agreement.xlsx");
  const wrong = await read(bytes as unknown as ArrayBuffer);
  for (const each of wrong.worksheets) {
    each.eachRow((row) =>
      row.eachCell((one) => {
        if (one.formula) one.value = { formula: one.formula, result: -1 };
      }),
    );
  }
  await wrong.xlsx.writeFile(file);
  const user = join(folder, "profile", "user");
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "registrymodifications.xcu"), ALWAYS_WORK_OUT);
  execFileSync("soffice", [
    ...["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`],
    ...["--convert-to", "xlsx", "--outdir", join(folder, "again"), file],
  ]);
  const again = new ExcelJS.Workbook();
  await again.xlsx.readFile(join(folder, "again", "agreement.xlsx"));
  return again;
}

const ALWAYS_WORK_OUT = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** One to stay within a tolerance, and one whose values add up over its years. */
async function changeTargets(): Promise<void> {
  const book = await openBook(act, CODE);
  const indicator = await store.get<Indicator>("indicators", target.indicator);
  await store.replace<Indicator>("indicators", { ...(indicator as Indicator), combine: "sum" });
  const other = book.parts.target.find(
    ({ _id, form, baseline }) => _id !== target._id && form === "level" && baseline.value,
  );
  if (!other) throw new Error("The example has no other target with a level");
  const saved = await changePart(act, CODE, "target", other._id, other.rev, { form: "band", tolerance: 0.5 });
  if (saved.kind !== "done") throw new Error(JSON.stringify(saved));
}
