import { bytesInMemory } from "@models/importing/file/file-bytes";
import { FILE_LIMITS } from "@models/importing/file/limits";
import { openFile } from "@models/importing/file/open-file";
import { UnreadableFileError, readCell } from "@models/importing/table";
import { Workbook } from "exceljs";
import { describe, expect, it } from "vitest";
import { ZipFile } from "yazl";

type Cells = readonly (readonly string[])[];

async function open(content: string | Uint8Array, limits = FILE_LIMITS) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return openFile(bytesInMemory(bytes), limits);
}

async function sheetsOf(content: string | Uint8Array, limits = FILE_LIMITS): Promise<Record<string, Cells>> {
  const { sheets } = await open(content, limits);
  const found: Record<string, string[][]> = {};
  for (const { name, rows } of sheets) {
    found[name] = [];
    for await (const batch of rows()) for (const { cells } of batch) found[name].push([...cells]);
  }
  return found;
}

async function zip(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const utf16 = (text: string, mark: boolean) => Buffer.from(`${mark ? "\uFEFF" : ""}${text}`, "utf16le");

describe("openFile", () => {
  it.each([
    ["commas", "a,b,c\n1,2,3\n4,5,6\n"],
    ["semicolons with decimal commas", "a;b;c\n1,5;2,5;3,5\n4;5;6\n"],
    ["tabs with commas in texts", "a\tb\tc\nx, y\tz, w\t3\n4\t5\t6\n"],
    ["bars", "a|b|c\n1|2|3\n"],
  ])("finds the sign that parts the cells: %s", async (_what, text) => {
    expect((await sheetsOf(text))[""]?.map((cells) => cells.length)).toEqual(
      text
        .trim()
        .split("\n")
        .map(() => 3),
    );
  });

  it.each([
    ["UTF-8 with its mark", Buffer.from("\uFEFFprice,£\n1,2\n"), "utf-8"],
    ["UTF-16 with its mark", utf16("price,£\n1,2\n", true), "utf-16le"],
    ["UTF-16 without", utf16("price,£\n1,2\n", false), "utf-16le"],
    ["UTF-16, the other way round", utf16("price,£\n1,2\n", true).swap16(), "utf-16be"],
    ["Windows-1252, as Excel saves", Buffer.from("price,£\n1,2\n", "latin1"), "windows-1252"],
  ])("reads %s", async (_what, bytes, encoding) => {
    expect((await open(bytes)).encoding).toBe(encoding);
    expect((await sheetsOf(bytes))[""]).toEqual([
      ["price", "£"],
      ["1", "2"],
    ]);
  });

  it("finds the encoding of a large file by all of it", async () => {
    const start = "area,value\n".repeat(50_000);
    expect((await open(Buffer.concat([Buffer.from(start), Buffer.from("£", "latin1")]))).encoding).toBe("windows-1252");
  });

  it("numbers rows as people see them, blank lines and lines within quotes counted", async () => {
    const { sheets } = await open('a,b\n\n"x\ny",1\nz,2\n');
    const rows: number[] = [];
    for await (const batch of sheets[0]?.rows() ?? []) rows.push(...batch.map(({ row }) => row));
    expect(rows).toEqual([1, 4, 5]);
  });

  it("reads a workbook’s visible sheets as they show: per cents, dates, kept results of formulas", async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("Figures");
    sheet.addRow(["Area", "Rate", "Day", "Sum", "None"]);
    const row = sheet.addRow(["Coventry", 0.021, new Date(Date.UTC(2006, 2, 31)), { formula: "1+1", result: 2 }]);
    row.getCell(2).numFmt = "0.0%";
    row.getCell(3).numFmt = "mmm yyyy";
    row.getCell(5).value = { formula: "B2*2" } as never;
    sheet.getCell("A5").value = { richText: [{ text: "Old" }, { text: "ham", font: { bold: true } }] };
    sheet.mergeCells("A7:C7");
    sheet.getCell("A7").value = "over three";
    sheet.getCell("D7").value = 0.1 + 0.2;
    workbook.addWorksheet("Secret", { state: "hidden" }).addRow(["not looked at"]);
    const found = await sheetsOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(Object.keys(found)).toEqual(["Figures"]);
    expect(found["Figures"]?.slice(1)).toEqual([
      ["Coventry", "2.1%", "2006-03-31", "2", "=B2*2"],
      ["Oldham"],
      ["over three", "", "", "0.3"],
    ]);
  });

  it("reads the one file in an archive, whatever a computer put beside it", async () => {
    const bytes = await zip({ "figures/data.csv": "a,b\n1,2\n", "__MACOSX/figures/._data.csv": "x", ".DS_Store": "y" });
    expect((await sheetsOf(bytes))[""]).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  const small = { ...FILE_LIMITS, bytes: 1000, rows: 3, columns: 3, unpackedBytes: 5000, rowCharacters: 200 };
  it.each([
    ["nothing", async () => "", /empty/],
    ["bytes that are no text", async () => Buffer.from([0, 1, 2, 3, 0, 0, 7]), /Save it as CSV/],
    ["an old Excel file", async () => Buffer.from("d0cf11e0a1b11ae1", "hex"), /save it as .xlsx/],
    ["a PDF", async () => "%PDF-1.7", /PDF/],
    ["a web page", async () => "<!DOCTYPE html><html>", /web page/],
    ["a broken quote", async () => 'a,b\n1,"2\n', /quotes/],
    ["more rows than the limit", async () => "a,b\n1,2\n3,4\n5,6\n", /more than 3 rows/],
    ["more columns than the limit", async () => "a,b,c,d\n", /more than 3 columns/],
    ["a row without end", async () => `a,b\n${"x".repeat(500)}\n`, /not readable/],
    ["more bytes than the limit", async () => "a,b\n".repeat(300), /larger than/],
    ["two files in an archive", async () => zip({ "a.csv": "a", "b.csv": "b" }), /2 files/],
    ["an archive in an archive", async () => zip({ "a.zip": await zip({ "b.csv": "b" }) }), /another archive/],
    ["an archive that is cut off", async () => (await zip({ "a.csv": "a,b\n1,2\n" })).subarray(0, 60), /damaged/],
    ["an archive that unpacks to too much", async () => zip({ "a.csv": "0".repeat(6000) }), /unpacks to more/],
    [
      "a document that is no workbook",
      async () => zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" }),
      /not an Excel/,
    ],
  ])("refuses %s, and says what would mend it", async (_what, make, words) => {
    const reading = make().then((content) => sheetsOf(content, small));
    await expect(reading).rejects.toThrow(UnreadableFileError);
    await expect(reading).rejects.toThrow(words);
  });
});

describe("readCell", () => {
  it.each([
    ["24.7", 24.7],
    ["1,460", 1460],
    ["1 460", 1460],
    ["2.1%", 2.1],
    ["£1,200.50", 1200.5],
    ["−3.2", -3.2],
    ["1e-9", 1e-9],
    ["0", 0],
  ])("reads %s", (text, value) => expect(readCell(text)).toEqual({ value, reason: null, flag: "" }));

  it.each([
    ["24,7", 24.7],
    ["1.460", 1460],
    ["1.460,5", 1460.5],
  ])("reads %s where the comma is the decimal sign", (text, value) => expect(readCell(text, ",")?.value).toBe(value));

  it.each([
    ["12.7 b", 12.7, "b"],
    ["17.5 bu", 17.5, "bu"],
    ["38,600*", 38600, "*"],
    ["4.1[p]", 4.1, "p"],
  ])("reads %s as a number and a flag", (text, value, flag) => expect(readCell(text)).toMatchObject({ value, flag }));

  it.each([
    ["*", "suppressed"],
    [": c", "not published"],
    ["", "not published"],
    ["[x]", "not published"],
    ["awaiting", "awaiting"],
  ])("reads %o as no value, never as zero", (text, reason) =>
    expect(readCell(text)).toMatchObject({ value: null, reason }),
  );

  it.each(["1,46", "twelve", "1.2.3", "=1+1", "#REF!"])("does not guess what %s means", (text) =>
    expect(readCell(text)).toBeUndefined(),
  );
});
