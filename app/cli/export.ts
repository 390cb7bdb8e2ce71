import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { exportAgreement } from "@models/agreement/export-agreement";
import { readWithoutFigures, readWorkingBook } from "@models/agreement/book";
import { canonicalJson } from "@models/canonical-json";
import { eachTidyFigure } from "@models/measures/tidy-figures";
import type { Json } from "@models/store/port";
import { type Command, Option } from "commander";
import { observationRows } from "../downloads/observation-rows.server";
import { workbookOf } from "../downloads/workbook.server";
import { csvChunks } from "../lib/csv.server";
import { agreementCalled, operatorAct, withStore } from "./desk";
import { RefusedError, say } from "./terminal";

/** Who works at the command line holds the store itself, so that nothing is left out. */
const FORMATS = {
  json: async ({ store }: Act, agreement: Agreement) =>
    `${canonicalJson((await exportAgreement(store, agreement)) as unknown as Json)}\n`,
  xlsx: async (act: Act, agreement: Agreement) => workbookOf(await readWorkingBook(act.store, agreement), act),
  csv: async ({ store }: Act, agreement: Agreement) =>
    csvChunks(observationRows(eachTidyFigure(store, await readWithoutFigures(store, agreement)))),
} as const;

type Format = keyof typeof FORMATS;
const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);

interface ExportOptions {
  readonly agreement: string;
  readonly format?: Format;
  readonly out: string;
}

export function addExport(program: Command): void {
  program
    .command("export")
    .description("write an agreement to a file: all of it as JSON, its lists as a workbook, its figures as CSV")
    .requiredOption("--agreement <code>", "which agreement")
    .addOption(
      new Option("--format <format>", "the format; else as the file's name ends").choices(Object.keys(FORMATS)),
    )
    .requiredOption("--out <file>", "the file to write")
    .addHelpText("after", "\nExample:\n  waymark export --agreement coventry-2008 --out coventry.xlsx")
    .action(({ agreement: code, format, out }: ExportOptions) =>
      withStore(async (store) => {
        const agreement = await agreementCalled(store, code);
        const act = await operatorAct(store, agreement.partnership);
        const ending = extname(out).slice(1).toLowerCase();
        const whole = await FORMATS[format ?? (isFormat(ending) ? ending : "json")](act, agreement);
        await writeFile(out, whole).catch(() => {
          throw new RefusedError(`${out} cannot be written. Look at its folder and whether you may write there.`);
        });
        say(`${code} is written to ${out}.`);
      }),
    );
}
