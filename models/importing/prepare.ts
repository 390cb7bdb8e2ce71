import type { Reader } from "../people/audience";
import type { Store } from "../store/port";
import type { FileBytes } from "./file/file-bytes";
import { FILE_LIMITS, type FileLimits } from "./file/limits";
import { openFile } from "./file/open-file";
import type { Import } from "./import";
import { audienceFor, readKnown, suppliedBy } from "./matching/known-names";
import { type Matching, matchNames } from "./matching/match-names";
import { type OwnRows, isAmong, ownRowsOf } from "./own-rows";
import { planFile } from "./plan-file";
import { previewFile } from "./preview";
import { type Survey, surveyFile } from "./survey";
import type { RefusedRow } from "./table";

/** Whose figures a file brings in, and what was said about its names. */
export type ImportTerms = Pick<Import, "scope" | "agreement" | "suppliers" | "answers" | "proposal"> & {
  readonly fileName: string;
  /** Of its bytes, where they are kept: what was found in them is found once. */
  readonly sha256?: string;
};

/** A file is read to be looked at and soon after to be saved: what it speaks of is the same both times. */
const SURVEYS_HELD = 3;
const surveys = new Map<string, Promise<Survey>>();

function surveyOnce(sha256: string | undefined, survey: () => Promise<Survey>): Promise<Survey> {
  if (sha256 === undefined) return survey();
  const held = surveys.get(sha256);
  if (held !== undefined) return held;
  const found = survey();
  surveys.set(sha256, found);
  found.catch(() => surveys.delete(sha256));
  for (const oldest of surveys.keys()) if (surveys.size > SURVEYS_HELD) surveys.delete(oldest);
  return found;
}

export type PreparedFile = Awaited<ReturnType<typeof prepareFile>>;

/**
 * Opens a file, finds out all that it speaks of and what that means; writes nothing.
 * @param onRows told how many rows were read.
 * @throws UnreadableFileError saying what would mend it.
 */
export async function prepareFile(
  store: Pick<Store, "find" | "get">,
  bytes: FileBytes,
  terms: ImportTerms,
  limits: FileLimits = FILE_LIMITS,
  onRows: (read: number) => Promise<void> | void = () => undefined,
) {
  const file = await openFile(bytes, limits);
  const survey = await surveyOnce(terms.sha256, () => surveyFile(file, onRows));
  const matching = matchNames(survey, await readKnown(store, terms, survey.sheets[0]?.dialect ?? ""));
  const [audienceOf, supplies] = await Promise.all([audienceFor(store, terms.scope), suppliedBy(store, terms)]);
  const own = ownRows(terms, matching, supplies);
  const isOwn = own === null ? () => true : isAmong(own);
  const isProposal = terms.proposal !== undefined;
  const place = {
    scope: terms.scope,
    fileName: terms.fileName,
    decimal: survey.decimal,
    audienceOf,
    passesOver: isProposal ? isOwn : () => false,
  };
  // Official figures are everybody's to see.
  const reader: Reader = { from: "partnership", organisations: terms.suppliers ?? [] };
  return { file, survey, matching, place, own, reader, isOurs: isProposal ? () => true : isOwn };
}

/** Exactly what bringing in a prepared file would do. @throws UnreadableFileError where it contradicts itself. */
export function previewPrepared(
  store: Pick<Store, "find">,
  { file, survey, matching, place, isOurs, reader }: PreparedFile,
  onRows: (read: number) => Promise<void> | void = () => undefined,
) {
  return previewFile(store, file, survey, matching, place, isOurs, reader, onRows);
}

/** Every row of a prepared file that cannot be read, with what would mend it. */
export async function* refusedRows({ file, matching, place, isOurs }: PreparedFile): AsyncGenerator<RefusedRow> {
  for await (const { refused } of planFile(file, place, matching, isOurs)) yield* refused;
}

/** The rows that a partner brings in itself: those which a proposal was made without; null for who may bring in all. */
function ownRows(
  { suppliers, proposal }: ImportTerms,
  matching: Matching,
  supplies: (indicator: string) => boolean,
): OwnRows | null {
  if (proposal !== undefined) return proposal.own;
  return suppliers === null ? null : ownRowsOf(matching, supplies);
}
