import { bytesInMemory } from "@models/importing/file/file-bytes";
import { openFile } from "@models/importing/file/open-file";
import { readRows } from "@models/importing/read-file";
import { type FileRow, type RefusedRow, UNNAMED_AREA, UNNAMED_INDICATOR, readCell } from "@models/importing/table";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { readInAndSay } from "../../support/import";
import { type SecondReading, published, secondReadings } from "../../support/published";

/** Which dialect each file is told to be in, from its content alone. */
const DIALECTS: Readonly<Record<string, string>> = {
  "eurostat-edat-lfse-04-excerpt.tsv": "Eurostat TSV",
  "nomis-aps-employment-2022.csv": "Nomis table",
  "nomis-aps-employment-2022.xlsx": "Nomis table",
  "ons-business-demography-2022.xlsx": "ONS business demography workbook",
  "ons-subnational-employment-rate.csv": "ONS subnational indicator",
  "ons-subnational-female-hle.csv": "ONS subnational indicator",
  "ons-subnational-gcse.csv": "ONS subnational indicator",
  "sdmx-csv-01.csv": "SDMX-CSV",
  "sdmx-csv-05.csv": "SDMX-CSV",
  "trafford-business-births-deaths.csv": "tidy table",
  "trafford-claimant-count.csv": "tidy table",
  "trafford-employment-rate.csv": "tidy table",
  "trafford-household-waste-recycling.csv": "tidy table",
  "trafford-neet.csv": "tidy table",
  "uk-ghg-domestic-transport-panel.csv": "panel of areas and periods",
  "warwickshire-under-18-conceptions-2001-2007.csv": "table of areas and periods",
};

interface Read {
  readonly dialects: Set<string>;
  readonly bySheet: Map<string, FileRow[]>;
  readonly refused: (RefusedRow & { readonly sheet: string })[];
}

async function read(name: string): Promise<Read> {
  const found: Read = { dialects: new Set(), bySheet: new Map(), refused: [] };
  for await (const { sheet, dialect, rows, refused } of readRows(await openFile(bytesInMemory(published(name))))) {
    found.dialects.add(dialect);
    found.bySheet.set(sheet, [...(found.bySheet.get(sheet) ?? []), ...rows]);
    found.refused.push(...refused.map((each) => ({ ...each, sheet })));
  }
  return found;
}

/** The second reading calls a series by its indicator, its measure, or both, as the file does. */
function seriesIn({ indicator, measure }: FileRow, known: SecondReading): string {
  const names = [`${indicator} | ${measure}`, measure ?? "", indicator].filter((each) => each in known.series);
  return names[0] ?? (indicator === UNNAMED_INDICATOR ? "" : `${indicator} | ${measure}`);
}

function holdTo(rows: readonly FileRow[], second: SecondReading): void {
  const cells = rows.map((row) => ({ row, cell: readCell(row.value) }));
  const numbers = cells.flatMap(({ cell }) => (typeof cell?.value === "number" ? [cell.value] : []));
  const markers: Record<string, number> = {};
  for (const { row, cell } of cells) {
    if (cell === undefined || cell.value !== null) continue;
    const marker = row.value.split(" ")[0] ?? "";
    markers[marker] = (markers[marker] ?? 0) + 1;
  }
  const series: Record<string, number> = {};
  for (const row of rows) series[seriesIn(row, second)] = (series[seriesIn(row, second)] ?? 0) + 1;
  expect({ values: rows.length, numbers: numbers.length, markers, series }).toEqual({
    values: second.values,
    numbers: second.numbers,
    markers: second.markers,
    series: second.series,
  });
  const sum = numbers.reduce((total, each) => total + each, 0);
  expect(Math.abs(sum - second.sum)).toBeLessThan(1e-9 * second.sum);
  expect(new Set(rows.map(({ area, areaCode }) => `${area} ${areaCode}`)).size).toBe(second.areas);
  expect([...new Set(rows.map(({ period }) => period))].sort()).toEqual([...second.periods].sort());
  for (const spot of second.spots) {
    const there = rows.filter(({ row, period }) => row === spot.row && period === spot.period);
    const found = there.find((row) => seriesIn(row, second) === spot.series);
    expect(found, `row ${spot.row}, ${spot.period}, ${spot.series}`).toBeDefined();
    if (found === undefined) continue;
    expect(found.area).toBe(spot.area || UNNAMED_AREA);
    if (spot.code !== null) expect(found.areaCode).toBe(spot.code);
    const { value } = readCell(found.value) ?? {};
    // A workbook writes 17 figures of a number of which 15 are meant.
    if (typeof value === "number") expect(Math.abs(value - Number(spot.text))).toBeLessThan(1e-12 * Math.max(1, value));
    else expect(found.value.split(" ")[0]).toBe(spot.text);
  }
}

describe("files as their publishers made them, held to a second reading", () => {
  it.each(Object.entries(secondReadings))("%s", async (name, second) => {
    const { dialects, bySheet, refused } = await read(name);
    expect([...dialects]).toEqual([DIALECTS[name]]);
    if (!("sheets" in second)) {
      expect(refused).toEqual([]);
      expect(bySheet.size).toBe(1);
      return holdTo([...bySheet.values()].flat(), second);
    }
    for (const [sheet, sheetSecond] of Object.entries(second.sheets)) holdTo(bySheet.get(sheet) ?? [], sheetSecond);
    expect([...bySheet].filter(([, rows]) => rows.length > 0).map(([sheet]) => sheet)).toEqual(
      Object.keys(second.sheets),
    );
    expect(refused.map(({ sheet }) => sheet)).toEqual(second.leftOut);
  });

  it("keeps the half widths of Nomis, the limits of ONS and the flags of Eurostat", async () => {
    for (const name of ["nomis-aps-employment-2022.csv", "nomis-aps-employment-2022.xlsx"]) {
      const rows = [...(await read(name)).bySheet.values()].flat();
      const { margins } = secondReadings[name] as SecondReading;
      expect(rows.reduce((sum, { margin = "" }) => sum + (readCell(margin)?.value ?? 0), 0)).toBe(margins);
    }
    const [expectancy] = (await read("ons-subnational-female-hle.csv")).bySheet.values();
    expect(expectancy?.[0]).toMatchObject({ area: "Hartlepool", value: "57.4", lower: "55.5", upper: "59.3" });
    const [education = []] = (await read("eurostat-edat-lfse-04-excerpt.tsv")).bySheet.values();
    const flags: Record<string, number> = {};
    for (const { value } of education) {
      const flag = readCell(value)?.flag ?? "";
      flags[flag] = (flags[flag] ?? 0) + 1;
    }
    expect(flags).toEqual((secondReadings["eurostat-edat-lfse-04-excerpt.tsv"] as SecondReading).flags);
  });
});

describe("their preview", () => {
  let store: Store;
  let act: Act;
  beforeAll(async () => {
    store = await openExampleStore();
    act = await actAs(store, "facilitator@coventry.example");
  });
  afterAll(() => store.close());

  it.each(Object.entries(secondReadings))("%s: every value of it is new, none is lost", async (name, second) => {
    const { state, problem, preview } = await readInAndSay(act, published(name), name);
    expect([state, problem]).toEqual(["ready", null]);
    const values =
      "sheets" in second ? Object.values(second.sheets).reduce((sum, each) => sum + each.values, 0) : second.values;
    const refused = "sheets" in second ? second.leftOut.length : 0;
    expect(preview?.counts).toEqual({ new: values, changed: 0, same: 0, refused });
  });
});
