import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { ZipFile } from "yazl";
import { openArchive } from "@models/importing/file/archive";
import { FILE_LIMITS } from "@models/importing/file/limits";
import { published } from "../support/published";
import { uniformFrom } from "@models/targets/forecast/random";

/**
 * What must come out of a spoilt file where it is read: every value of the whole one and none other ("same"), none that
 * differs from the whole one's ("none wrong"), or anything that was not made up by a crash ("any").
 */
export type Keeps = "same" | "none wrong" | "any";

export interface Mutant {
  readonly seed: number;
  readonly file: string;
  readonly how: string;
  readonly keeps: Keeps;
  readonly bytes: Buffer;
}

const FOLDER = join(import.meta.dirname, "../fixtures/real/published");
const ALL = readdirSync(FOLDER).filter((name) => !name.endsWith(".md"));
const WORKBOOKS = ALL.filter((name) => name.endsWith(".xlsx"));
/** These take as long as some dozen small files: they are spoilt less often. */
const ONE_WORKBOOK_IN = 40;
const LARGE = "uk-ghg-domestic-transport-panel.csv";
const ONE_LARGE_IN = 40;
const TEXTS = ALL.filter((name) => !name.endsWith(".xlsx") && name !== LARGE);

/** Layouts whose columns are known by their headings alone, so that they may stand in any order. */
const IN_ANY_ORDER = /^(trafford|uk-ghg|warwickshire)/;

interface Random {
  below(n: number): number;
  of<T>(list: readonly T[]): T;
}

/** The mutant of this seed: the same on every machine. */
export async function mutantOf(seed: number): Promise<Mutant> {
  const uniform = uniformFrom(seed);
  const below = (n: number) => Math.min(n - 1, Math.floor(uniform() * n));
  const random: Random = { below, of: (list) => list[below(list.length)] as (typeof list)[number] };
  if (below(ONE_WORKBOOK_IN) === 0) {
    const file = random.of(WORKBOOKS);
    const [how, spoil] = random.of(WORKBOOK_WAYS);
    return {
      seed,
      file,
      how,
      keeps: how === "packed anew" ? "same" : "any",
      bytes: await spoil(published(file), random),
    };
  }
  const file = below(ONE_LARGE_IN) === 0 ? LARGE : random.of(TEXTS);
  const { how, keeps, spoil } = random.of(TEXT_WAYS);
  return { seed, file, how, keeps: typeof keeps === "string" ? keeps : keeps(file), bytes: await spoil(file, random) };
}

const textOf = (file: string) =>
  published(file)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
/** The file's records: a line each, but where a cell in quotes goes on over several. */
function linesOf(file: string): string[] {
  const records: string[] = [];
  let open = "";
  for (const line of textOf(file).split(/(?<=\n)/)) {
    open += line;
    if (open.split('"').length % 2 === 0) continue;
    records.push(open);
    open = "";
  }
  return open === "" ? records : [...records, open];
}
const isTabbed = (file: string) => file.endsWith(".tsv");
const rowsOf = (file: string): string[][] =>
  parse(textOf(file), { delimiter: isTabbed(file) ? "\t" : ",", relaxColumnCount: true });
const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
const written = (rows: readonly (readonly string[])[], delimiter: string) =>
  Buffer.from(rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join("\n") + "\n");

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const found = [...list];
  for (let i = found.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [found[i], found[j]] = [found[j] as T, found[i] as T];
  }
  return found;
}

const FOOTNOTES = [
  "Source: Office for National Statistics",
  "Note: figures are rounded",
  "* The sample is small",
  "[c] confidential, 1) see the guide; 2) “quoted” £5",
  "© Crown copyright 2009",
];

interface TextWay {
  readonly how: string;
  readonly keeps: Keeps | ((file: string) => Keeps);
  spoil(file: string, random: Random): Buffer | Promise<Buffer>;
}

const TEXT_WAYS: readonly TextWay[] = [
  {
    how: "cut off",
    keeps: "none wrong",
    spoil: (file, random) => published(file).subarray(0, random.below(published(file).length)),
  },
  {
    how: "columns shuffled",
    keeps: (file) => (IN_ANY_ORDER.test(file) ? "same" : "any"),
    spoil(file, random) {
      const rows = rowsOf(file);
      const order = shuffled([...Array(Math.max(...rows.map((row) => row.length))).keys()], random);
      return written(
        rows.map((row) => order.map((at) => row[at] ?? "")),
        isTabbed(file) ? "\t" : ",",
      );
    },
  },
  {
    how: "another encoding",
    keeps: "same",
    spoil(file, random) {
      const text = textOf(file);
      return random.of([
        () => Buffer.from(`\uFEFF${text}`),
        () => Buffer.from(`\uFEFF${text}`, "utf16le"),
        () => Buffer.from(text, "utf16le"),
        () => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
        () => Buffer.from(text, "latin1"),
      ])();
    },
  },
  {
    how: "other line ends and blank lines",
    keeps: "same",
    spoil: (file, random) =>
      Buffer.from(
        linesOf(file)
          .map((line) => line.replace(/\r?\n$/, "\r\n") + (random.below(10) === 0 ? "\r\n" : ""))
          .join(""),
      ),
  },
  {
    how: "another sign between cells",
    keeps: (file) => (isTabbed(file) ? "any" : "same"),
    spoil: (file, random) => written(rowsOf(file), random.of([";", "\t", "|"])),
  },
  {
    how: "empty columns at the end",
    keeps: (file) => (isTabbed(file) ? "any" : "same"),
    spoil(file, random) {
      const more = Array<string>(1 + random.below(4)).fill("");
      return written(
        rowsOf(file).map((row) => [...row, ...more]),
        ",",
      );
    },
  },
  {
    how: "rows twice",
    keeps: (file) => (file.startsWith("nomis") ? "none wrong" : "same"),
    spoil: (file, random) =>
      Buffer.from(
        linesOf(file)
          .map((line, i) => (i > 8 && random.below(20) === 0 ? line + line : line))
          .join(""),
      ),
  },
  {
    how: "footnotes at the end",
    keeps: "same",
    spoil: (file, random) =>
      Buffer.from(`${textOf(file)}\n${quoted(random.of(FOOTNOTES), ",")}\n${random.of(FOOTNOTES)}\n`),
  },
  {
    how: "footnotes between rows",
    keeps: "same",
    spoil: (file, random) =>
      Buffer.from(
        linesOf(file)
          .map((line, i) =>
            i > 8 && random.below(30) === 0 ? `${line}"${random.of(FOOTNOTES).replaceAll('"', "")}"\n` : line,
          )
          .join(""),
      ),
  },
  {
    how: "rows lost",
    keeps: "none wrong",
    spoil: (file, random) =>
      Buffer.from(
        linesOf(file)
          .filter((_line, i) => i < 8 || random.below(5) > 0)
          .join(""),
      ),
  },
  {
    how: "rows in any order",
    keeps: "any",
    spoil: (file, random) => Buffer.from(shuffled(linesOf(file), random).join("")),
  },
  {
    how: "cells lost",
    keeps: "any",
    spoil: (file, random) =>
      written(
        rowsOf(file).map((row) => row.filter(() => random.below(12) > 0)),
        isTabbed(file) ? "\t" : ",",
      ),
  },
  {
    how: "words for numbers",
    keeps: "any",
    spoil: (file, random) =>
      Buffer.from(
        textOf(file).replace(/\d+(\.\d+)?/g, (number) => (random.below(40) === 0 ? random.of(WORDS) : number)),
      ),
  },
  { how: "random bytes", keeps: "any", spoil: (file, random) => withRandomBytes(published(file), random) },
  {
    how: "packed",
    keeps: "same",
    spoil: (file) => zip([["figures.csv", published(file)]]),
  },
  {
    how: "packed much too small",
    keeps: "any",
    spoil: (_file, random) => zip([["figures.csv", Buffer.alloc((4 + random.below(4)) * 1024 * 1024, "area,0,0,0\n")]]),
  },
];

const WORDS = [
  "",
  "n/a",
  "=A1+1",
  "#REF!",
  "1e999",
  "NaN",
  "-",
  "1,2,3",
  "'",
  '"',
  "﷽",
  "9".repeat(400),
  "__proto__",
  "2008-13",
];

function withRandomBytes(bytes: Buffer, random: Random): Buffer {
  const spoilt = Buffer.from(bytes);
  const many = 1 + random.below(30);
  for (let i = 0; i < many; i++) spoilt[random.below(spoilt.length)] = random.below(256);
  return spoilt;
}

const WORKBOOK_WAYS: readonly (readonly [string, (bytes: Buffer, random: Random) => Buffer | Promise<Buffer>])[] = [
  ["cut off", (bytes, random) => bytes.subarray(0, random.below(bytes.length))],
  ["random bytes", withRandomBytes],
  ["packed anew", async (bytes) => zip(await filesIn(bytes))],
  [
    "a part lost",
    async (bytes, random) => {
      const files = await filesIn(bytes);
      return zip(files.filter((_file, at) => at !== random.below(files.length)));
    },
  ],
  [
    "a part spoilt",
    async (bytes, random) => {
      const files = await filesIn(bytes);
      const [name, content] = random.of(files);
      const spoilt = random.of([
        () => withRandomBytes(content, random),
        () => content.subarray(0, random.below(content.length)),
        () => Buffer.from(content.toString("utf8").replaceAll('t="s"', "")),
        () =>
          Buffer.from(
            content.toString("utf8").replace(/<v>[^<]*<\/v>/g, (cell) => (random.below(9) ? cell : "<v>x</v>")),
          ),
        () => Buffer.from(content.toString("utf8").replaceAll("<row ", '<row r="999999999" ')),
      ])();
      return zip(files.map((file) => (file[0] === name ? [name, spoilt] : file)));
    },
  ],
];

async function filesIn(bytes: Buffer): Promise<(readonly [name: string, content: Buffer])[]> {
  const archive = await openArchive(bytes, FILE_LIMITS);
  const files: [string, Buffer][] = [];
  for (const name of archive.names) {
    const parts: Uint8Array[] = [];
    for await (const part of archive.read(name)) parts.push(part);
    files.push([name, Buffer.concat(parts)]);
  }
  return files;
}

async function zip(files: readonly (readonly [name: string, content: Buffer])[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of files) archive.addBuffer(content, name);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
