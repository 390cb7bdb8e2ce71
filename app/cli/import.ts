import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { commitImport } from "@models/importing/commit";
import { readTidyCsv } from "@models/importing/dialects/tidy-csv";
import { type ImportPreview, previewImport } from "@models/importing/preview";
import { lockOn } from "@models/agreement/parts";
import type { Command } from "commander";
import { agreementCalled, operatorAct, withStore } from "./desk";
import { EXIT, RefusedError, progressLine, say, sayJson } from "./terminal";

interface ImportOptions {
  readonly agreement: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addImport(program: Command): void {
  program
    .command("import <file>")
    .description("bring figures in from tidy CSV: indicator,area,period,value[,status,source]")
    .requiredOption("--agreement <code>", "the agreement whose partnership the figures are")
    .option("--dry-run", "say what would happen and change nothing")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  waymark import figures.csv --agreement coventry-2008 --dry-run")
    .action((file: string, options: ImportOptions) =>
      withStore(async (store) => {
        const agreement = await agreementCalled(store, options.agreement);
        const bytes = await readFile(file).catch(() => {
          throw new RefusedError(`${file} cannot be read. Look at its name and whether you may read it.`);
        });
        const place = { scope: agreement.partnership, fileName: basename(file) };
        const preview = await previewImport(store, place, readTidyCsv(bytes));
        const readable = preview.fresh.length + preview.changed.length + preview.same;
        if (!options.dryRun && readable > 0) {
          const locked = lockOn("live", agreement.status);
          if (locked !== null && agreement.status !== "closed") throw new RefusedError(locked);
          const progress = progressLine();
          const act = await operatorAct(store, agreement.partnership);
          await commitImport({ ...act, via: "import" }, preview, basename(file), (done, of) =>
            progress.show(done, of, "Values"),
          );
          progress.end();
        }
        if (options.json) sayJson(summaryOf(preview));
        else saySummary(preview, options.dryRun === true);
        if (readable === 0) process.exitCode = EXIT.refused;
      }),
    );
}

function summaryOf(preview: ImportPreview) {
  const { dialect, encoding, fresh, changed, same, refused, areas, indicators, periods } = preview;
  const counts = { new: fresh.length, changed: changed.length, same, refused: refused.length };
  return { dialect, encoding, counts, areas, indicators, periods, refused };
}

function saySummary(preview: ImportPreview, dryRun: boolean): void {
  const { fresh, changed, same, refused } = preview;
  const would = dryRun ? "would be " : "";
  say(`${fresh.length} ${would}new, ${changed.length} ${would}changed, ${same} the same, ${refused.length} refused.`);
  for (const { row, column, text, remedy } of refused) {
    process.stderr.write(`row ${row}${column ? `, ${column}` : ""}: “${text}”. ${remedy}\n`);
  }
}
