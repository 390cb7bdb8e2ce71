import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import {
  answerNames,
  cancelImport,
  commitImport,
  startImport,
  startOfficialImport,
  suppliersFor,
} from "@models/importing/bring-in";
import type { Import, ImportPreview, NameInPreview } from "@models/importing/import";
import type { AnsweredName } from "@models/importing/matching/answer";
import { type ImportTerms, prepareFile, previewPrepared } from "@models/importing/prepare";
import { runImport } from "@models/importing/run-import";
import { UnreadableFileError } from "@models/importing/table";
import { COMMON_SCOPE } from "@models/measures/observation";
import { findIndicators } from "@models/measures/find-indicators";
import { ForbiddenError, type Outcome } from "@models/outcome";
import type { Area } from "@models/place/area";
import { areaNamed } from "@models/place/match-areas";
import type { Store } from "@models/store/port";
import type { Command } from "commander";
import { actFor, agreementCalled, operatorAct, withStore } from "./desk";
import { EXIT, RefusedError, progressLine, say, sayJson } from "./terminal";

interface ImportOptions {
  readonly agreement?: string;
  readonly as?: string;
  readonly indicator?: string;
  readonly area?: string;
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
    .option("--indicator <name>", "what a file counts that names no indicator: a code, or a name, also a new one")
    .option("--area <name>", "whose figures they are, of a file that names no area: a code or a name")
    .option("--official", "official figures, which everybody’s tables use, instead of a partnership’s")
    .option("--dry-run", "say what would happen and change nothing")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  waymark import figures.csv --agreement coventry-2008 --dry-run")
    .action((path: string, options: ImportOptions) =>
      withStore(async (store) => {
        const agreement = await placeFor(store, options);
        const act = await actOf(store, agreement, options);
        const file = await openFromDisk(path);
        const preview = await (options.dryRun ? look : bringIn)(act, agreement, file, options);
        if (options.json) sayJson(summaryOf(preview));
        else saySummary(preview, options.dryRun === true);
        const { new: fresh, changed, same } = preview.counts;
        if (fresh + changed + same + preview.others === 0) process.exitCode = EXIT.refused;
      }).catch((error: unknown) => {
        if (error instanceof ForbiddenError) throw new RefusedError(error.message);
        if (error instanceof UnreadableFileError && options.json) {
          sayJson(unreadable(path, error));
          process.exitCode = EXIT.refused;
          return;
        }
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

async function look(act: Act, agreement: Agreement | null, file: File, said: Said): Promise<ImportPreview> {
  const scope = agreement?.partnership ?? COMMON_SCOPE;
  const suppliers = agreement === null ? null : suppliersFor(act, agreement);
  const terms = { scope, agreement: agreement?._id ?? null, suppliers, fileName: file.name };
  const preview = await previewOf(act, file, { ...terms, answers: [] });
  const answers = await answersFor(act, scope, preview, said);
  return answers.length === 0 ? preview : previewOf(act, file, { ...terms, answers });
}

async function previewOf({ store }: Act, file: File, terms: ImportTerms): Promise<ImportPreview> {
  return previewPrepared(store, await prepareFile(store, file, terms));
}

/** What the file leaves out and the command says. */
type Said = Pick<ImportOptions, "indicator" | "area">;

/** What was said of the indicator and the area that the file does not name, as answers. */
async function answersFor(
  { store }: Act,
  scope: string,
  { names }: ImportPreview,
  { indicator, area }: Said,
): Promise<AnsweredName[]> {
  const asked = (what: NameInPreview["asks"], answer: AnsweredName["answer"]): AnsweredName[] =>
    names.filter(({ asks }) => asks === what).map(({ kind, text }) => ({ kind, text, answer }));
  const answers: AnsweredName[] = [];
  if (indicator !== undefined) {
    const known = (await findIndicators(store, scope)).find(({ code, name }) =>
      [code, name].some((each) => each.toLowerCase() === indicator.trim().toLowerCase()),
    );
    answers.push(...asked("unnamed indicator", known ? { is: known._id } : { makes: { name: indicator } }));
  }
  if (area !== undefined) {
    const ours = { removed: null, $or: [{ partnership: null }, { partnership: scope }] };
    const known = areaNamed(area, await store.find<Area>("areas", ours, { without: ["changes"] }));
    if (known === undefined) throw new RefusedError(`No area is called “${area}”. Give its code, such as E08000026.`);
    answers.push(...asked("unnamed area", { is: known._id }));
  }
  return answers;
}

async function bringIn(act: Act, agreement: Agreement | null, file: File, said: Said): Promise<ImportPreview> {
  const begun = await (agreement ? startImport(act, agreement.code, file) : startOfficialImport(act, file));
  let read = await work(act, begun);
  const answers = read.preview ? await answersFor(act, begun.scope, read.preview, said) : [];
  if (answers.length > 0) {
    doneOr(await answerNames(act, begun._id, answers));
    read = await work(act, begun);
  }
  if (read.preview === null) throw new UnreadableFileError(read.problem ?? "It cannot be read.");
  const { new: fresh, changed } = read.preview.counts;
  if (fresh + changed + read.preview.toPropose === 0) {
    await cancelImport(act, begun._id);
    return read.preview;
  }
  if (read.preview.names.some(({ asks }) => asks === "unnamed indicator")) {
    await cancelImport(act, begun._id);
    throw new RefusedError(
      "The file does not say which indicator it is of. Say it with --indicator and its code or name.",
    );
  }
  doneOr(await commitImport(act, begun._id));
  await work(act, begun);
  return read.preview;
}

function doneOr(outcome: Outcome<unknown>): void {
  if (outcome.kind === "refused") throw new RefusedError(outcome.problems.map(({ message }) => message).join(" "));
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

/** The same where the file as a whole is refused: one refusal, of no row. */
function unreadable(path: string, { message }: UnreadableFileError) {
  const refused = [{ row: null, column: null, text: basename(path), remedy: message }];
  const counts = { new: 0, changed: 0, same: 0, refused: 1 };
  return { dialect: null, encoding: null, counts, toPropose: 0, areas: [], indicators: [], periods: [], refused };
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
  for (const { kind, text, meaning, asks } of names) {
    if (asks === "unnamed area") say("The file does not name its area: say it with --area.");
    else if (asks === "unnamed indicator") say("The file does not name its indicator: say it with --indicator.");
    else if (meaning.kind === "new")
      say(`${WHAT[kind]} “${text}” is not known; it ${dryRun ? "would be" : "was"} made.`);
  }
  for (const { sheet, row, column, text, remedy } of refused) {
    process.stderr.write(
      `${sheet ? `${sheet}, ` : ""}row ${row}${column ? `, ${column}` : ""}: “${text}”. ${remedy}\n`,
    );
  }
}

const WHAT = { series: "Indicator", area: "Area", group: "Group" } as const;
