import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { cancelImport, commitImport, startImport, startOfficialImport, suppliersFor } from "@models/importing/bring-in";
import type { Import, ImportPreview } from "@models/importing/import";
import { prepareFile, previewPrepared } from "@models/importing/prepare";
import { runImport } from "@models/importing/run-import";
import { UnreadableFileError } from "@models/importing/table";
import { COMMON_SCOPE } from "@models/measures/observation";
import { ForbiddenError } from "@models/outcome";
import type { Store } from "@models/store/port";
import type { Command } from "commander";
import { actFor, agreementCalled, operatorAct, withStore } from "./desk";
import { EXIT, RefusedError, progressLine, say, sayJson } from "./terminal";

interface ImportOptions {
  readonly agreement?: string;
  readonly as?: string;
  readonly official?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addImport(program: Command): void {
  program
    .command("import <file>")
    .description(
      "bring figures in from CSV, TSV, .xlsx or a .zip of one of them, as publishers and councils lay them out",
    )
    .option("--agreement <code>", "the agreement whose partnership the figures are")
    .option("--as <email>", "as somebody who brings figures in: a partner’s other rows are proposed to the facilitator")
    .option("--official", "official figures, which everybody’s tables use, instead of a partnership’s")
    .option("--dry-run", "say what would happen and change nothing")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  waymark import figures.csv --agreement coventry-2008 --dry-run")
    .action((path: string, options: ImportOptions) =>
      withStore(async (store) => {
        const agreement = await placeFor(store, options);
        const act = await actOf(store, agreement, options);
        const file = await openFromDisk(path);
        const preview = await (options.dryRun ? look(act, agreement, file) : bringIn(act, agreement, file));
        if (options.json) sayJson(summaryOf(preview));
        else saySummary(preview, options.dryRun === true);
        const { new: fresh, changed, same } = preview.counts;
        if (fresh + changed + same + preview.others === 0) process.exitCode = EXIT.refused;
      }).catch((error: unknown) => {
        if (error instanceof ForbiddenError) throw new RefusedError(error.message);
        throw error instanceof UnreadableFileError ? new RefusedError(`${path}: ${error.message}`) : error;
      }),
    );
}

async function actOf(store: Store, agreement: Agreement | null, { as }: ImportOptions): Promise<Act> {
  const act = as === undefined ? await operatorAct(store, agreement?.partnership) : await actFor(store, as);
  return { ...act, via: "import" };
}

async function placeFor(store: Store, { agreement, official }: ImportOptions): Promise<Agreement | null> {
  if ((agreement === undefined) === (official !== true)) {
    throw new RefusedError("Say either --agreement with its code, or --official.");
  }
  return agreement === undefined ? null : agreementCalled(store, agreement);
}

async function openFromDisk(path: string) {
  const { size } = await stat(path).catch(() => {
    throw new RefusedError(`${path} cannot be read. Look at its name and whether you may read it.`);
  });
  return { name: basename(path), size, chunks: () => createReadStream(path) as AsyncIterable<Uint8Array> };
}

type File = Awaited<ReturnType<typeof openFromDisk>>;

async function look(act: Act, agreement: Agreement | null, file: File): Promise<ImportPreview> {
  const scope = agreement?.partnership ?? COMMON_SCOPE;
  const suppliers = agreement === null ? null : suppliersFor(act, agreement);
  const terms = { scope, agreement: agreement?._id ?? null, suppliers, answers: [], fileName: file.name };
  return previewPrepared(act.store, await prepareFile(act.store, file, terms));
}

async function bringIn(act: Act, agreement: Agreement | null, file: File): Promise<ImportPreview> {
  const begun = await (agreement ? startImport(act, agreement.code, file) : startOfficialImport(act, file));
  const read = await work(act, begun);
  if (read.preview === null) throw new UnreadableFileError(read.problem ?? "It cannot be read.");
  const { new: fresh, changed } = read.preview.counts;
  if (fresh + changed + read.preview.toPropose === 0) {
    await cancelImport(act, begun._id);
    return read.preview;
  }
  const committed = await commitImport(act, begun._id);
  if (committed.kind === "refused") throw new RefusedError(committed.problems.map(({ message }) => message).join(" "));
  await work(act, begun);
  return read.preview;
}

/** Runs the work at hand here, saying how far it has come. */
async function work(act: Act, { _id }: Import): Promise<Import> {
  const progress = progressLine();
  const timer = setInterval(() => {
    void act.store.get<Import>("imports", _id).then((present) => {
      if (present?.progress) progress.show(present.progress.done, present.progress.of, "Rows");
    });
  }, 500);
  try {
    const realTime = { now: () => new Date().toISOString() };
    return await runImport({ store: act.store, newId: act.newId, clock: { now: () => act.now }, realTime }, _id);
  } finally {
    clearInterval(timer);
    progress.end();
  }
}

function summaryOf({ dialect, encoding, counts, toPropose, areas, indicators, periods, refused }: ImportPreview) {
  return { dialect, encoding, counts, toPropose, areas, indicators, periods, refused };
}

function saySummary({ dialect, counts, toPropose, names, refused }: ImportPreview, dryRun: boolean): void {
  const would = dryRun ? "would be " : "";
  say(`Read as ${dialect}.`);
  say(
    `${counts.new} ${would}new, ${counts.changed} ${would}changed, ${counts.same} the same, ${counts.refused} refused.`,
  );
  if (toPropose > 0) {
    say(`${toPropose} that another organisation supplies ${dryRun ? "would be" : "were"} proposed to the facilitator.`);
  }
  for (const { kind, text, meaning } of names) {
    if (meaning.kind === "new") say(`${WHAT[kind]} “${text}” is not known; it ${dryRun ? "would be" : "was"} made.`);
  }
  for (const { sheet, row, column, text, remedy } of refused) {
    process.stderr.write(
      `${sheet ? `${sheet}, ` : ""}row ${row}${column ? `, ${column}` : ""}: “${text}”. ${remedy}\n`,
    );
  }
}

const WHAT = { series: "Indicator", area: "Area", group: "Group" } as const;
