import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, readerOf, subjectOf } from "../agreement/book";
import { endOfDay, readAskedDay } from "../agreement/book-as-known";
import { documentAsKnownOn } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import { comparePeriods, isPeriodCode } from "../measures/period";
import { NotFoundError, type Outcome, done } from "../outcome";
import { type Subject, authorise } from "../people/permissions";
import type { Store } from "../store/port";
import { type ReportBefore, reportContentOf } from "./content";
import type { ReportContent } from "./content-schema";
import { reportFactsOf } from "./facts";
import { readKnown } from "./known";
import type { Report } from "./report";

type Reading = Pick<Act, "store" | "actor" | "now">;

/** A report as lists have it: without what it says and without its history. */
export type ListedReport = Omit<Report, "content" | "changes">;

const isKnownTo = (isRegion: boolean, { state }: Pick<Report, "state">) => !isRegion || state !== "draft";

/** The reports of an agreement that the person may know of, the latest quarter and version first. @throws NotFoundError, ForbiddenError. */
export async function reportsOf(
  act: Pick<Act, "store" | "actor">,
  code: string,
): Promise<{ readonly agreement: Agreement; readonly subject: Subject; readonly reports: readonly ListedReport[] }> {
  const { agreement, subject, isRegion } = await findReader(act, code);
  const reports = await listReports(act.store, agreement._id);
  return { agreement, subject, reports: reports.filter((report) => isKnownTo(isRegion, report)) };
}

/**
 * The same as they stood at the end of an earlier day, for who may read the history of the agreement.
 * @throws NotFoundError, ForbiddenError.
 */
export async function reportsAsKnown(
  act: Pick<Act, "store" | "actor">,
  code: string,
  day: string,
): Promise<readonly ListedReport[]> {
  const { agreement, subject, isRegion } = await findReader(act, code);
  authorise(act.actor, "history.read", subject, "Your role reads reports as they were published.");
  const found = await act.store.find<Report>("reports", { agreement: agreement._id }, { without: ["content"] });
  const known = await Promise.all(
    found.map(async (report) => documentAsKnownOn(await withWholeHistory(act.store, report), endOfDay(day))),
  );
  return known.flatMap((report) => (report && isKnownTo(isRegion, report) ? [report] : [])).sort(latestFirst);
}

/** All of them, whoever reads. */
export async function listReports(store: Pick<Store, "find">, agreement: string): Promise<ListedReport[]> {
  const found = await store.find<Report>("reports", { agreement }, { without: ["changes", "content"] });
  return found.sort(latestFirst);
}

export function latestFirst(a: Pick<Report, "quarter" | "version">, b: Pick<Report, "quarter" | "version">): number {
  return compareQuarters(b.quarter, a.quarter) || b.version - a.version;
}

const compareQuarters = (a: string, b: string) => (isPeriodCode(a) && isPeriodCode(b) ? comparePeriods(a, b) : 0);

async function findReader(act: Pick<Act, "store" | "actor">, code: string) {
  const agreement = await findAgreement(act, code);
  const subject = subjectOf(agreement);
  authorise(act.actor, "report.read", subject, "Your role does not read reports.");
  return { agreement, subject, isRegion: readerOf(act.actor, agreement).from === "region" };
}

export interface FoundReport {
  readonly agreement: Agreement;
  readonly subject: Subject;
  readonly report: Report;
}

/** One report with its agreement: drafts are the partnership's own. @throws NotFoundError, ForbiddenError. */
export async function findReport(act: Pick<Act, "store" | "actor">, code: string, id: string): Promise<FoundReport> {
  const { agreement, subject, isRegion } = await findReader(act, code);
  const report = await act.store.get<Report>("reports", id);
  if (report === undefined || report.agreement !== agreement._id || !isKnownTo(isRegion, report)) {
    throw new NotFoundError("report");
  }
  return { agreement, subject, report };
}

/** What a report says: as it was published, or, of a draft, as its day has it. */
export async function contentOfReport(
  act: Reading,
  { agreement, report }: FoundReport,
): Promise<Outcome<ReportContent>> {
  if (report.content) return done(report.content);
  return writeContent(act, agreement, report, report.day);
}

/**
 * The report as known at the end of another day: its figures, its generated sentences, and what a person had written by then
 * where it fits those. For who may read the history of the agreement. @param day ISO date. @throws ForbiddenError.
 */
export async function contentAsKnown(
  act: Reading,
  { agreement, subject, report }: FoundReport,
  day: string,
): Promise<Outcome<ReportContent>> {
  authorise(act.actor, "history.read", subject, "Your role reads reports as they were published.");
  const asked = readAskedDay(day, act.now.slice(0, 10));
  if (asked.kind !== "done") return asked;
  const then = documentAsKnownOn(await withWholeHistory(act.store, report), endOfDay(day));
  const isRegion = readerOf(act.actor, agreement).from === "region";
  // What was written in a draft stays the partnership's own.
  const words = then && isKnownTo(isRegion, then) ? then.words : {};
  return writeContent(act, agreement, { ...report, words }, day);
}

async function writeContent(
  { store, now }: Pick<Act, "store" | "now">,
  agreement: Agreement,
  { quarter, words }: Pick<Report, "quarter" | "words">,
  day: string,
): Promise<Outcome<ReportContent>> {
  const known = await readKnown(store, agreement, day, now.slice(0, 10));
  if (known.kind !== "done") return known;
  const before = await reportBefore(store, agreement._id, quarter, endOfDay(day));
  return done(reportContentOf(reportFactsOf(known.value), before, words));
}

/** The last version of the last earlier quarter that had been published by an instant. */
async function reportBefore(
  store: Store,
  agreement: string,
  quarter: string,
  instant: string,
): Promise<ReportBefore | undefined> {
  const listed = await listReports(store, agreement);
  const last = listed.find(
    ({ published, quarter: of }) => published && published.at <= instant && compareQuarters(of, quarter) < 0,
  );
  const report = last && (await store.get<Report>("reports", last._id));
  if (!report?.content) return undefined;
  const { _id: id, version, content } = report;
  return { since: { id, quarter: report.quarter, version, day: content.facts.day }, facts: content.facts };
}
