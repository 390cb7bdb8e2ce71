import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { documentAtRev } from "../history/document";
import { changeDocument, createDocument, saveSubmission } from "../history/save";
import { type PeriodCode, endOf, formatPeriod, isPeriodCode, kindOf, startOf } from "../measures/period";
import { type Outcome, type Problem, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { readAskedDay } from "../agreement/book-as-known";
import { DuplicateError, type Json } from "../store/port";
import { contentHash, sentencesOf, staleWords } from "./content";
import { contentOfReport, type FoundReport, findReport, listReports } from "./find";
import { type OwnWords, type Report, reportId } from "./report";
import { moveReport } from "./report-state";
import { checkWords } from "./sentence";

/** The financial quarters of an agreement that have begun, in order. @param today ISO date. */
export function quartersBegun({ scheme }: Pick<Agreement, "scheme">, today: string): PeriodCode[] {
  return scheme.years
    .flatMap((year) => [1, 2, 3, 4].map((quarter) => `FQ${year.slice(2)}-${quarter}`))
    .filter((code): code is PeriodCode => isPeriodCode(code) && startOf(code) <= today);
}

/** Why no report of a quarter can be started now; null where one can. @param today ISO date. */
export function whyNotReported(agreement: Agreement, quarter: string, today: string): string | null {
  if (agreement.status !== "agreed") {
    return agreement.status === "closed"
      ? "This agreement is closed, so it is not reported on any more."
      : "Reports are of a signed agreement. This one is not agreed yet.";
  }
  if (!isPeriodCode(quarter) || kindOf(quarter) !== "financial quarter") return "Choose a quarter of the agreement";
  if (quartersBegun(agreement, today).includes(quarter)) {
    const signed = agreement.earlierVersions?.[0]?.at ?? agreement.agreed?.at ?? "";
    return endOf(quarter) < signed.slice(0, 10) ? `${formatPeriod(quarter)} was over before it was signed.` : null;
  }
  return `${formatPeriod(quarter)} is not a quarter of this agreement that has begun. Choose another.`;
}

/**
 * Starts the report of a quarter, or a new version of it. While there is a draft there is no second: starting again, or two at
 * once, gives that one. @throws NotFoundError, ForbiddenError.
 */
export async function startReport(act: Act, code: string, quarter: string): Promise<Outcome<Report>> {
  const agreement = await findAgreement(act, code);
  authoriseWriting(act, agreement);
  const today = act.now.slice(0, 10);
  const refused = whyNotReported(agreement, quarter, today);
  if (refused !== null) return refuse(refused, "quarter");
  const versions = (await listReports(act.store, agreement._id)).filter((report) => report.quarter === quarter);
  const [latest] = versions;
  const id = reportId(agreement._id, quarter, (latest?.version ?? 0) + 1);
  const draft = latest?.state === "draft" ? await act.store.get<Report>("reports", latest._id) : undefined;
  if (draft) return done(draft);
  const started = moveReport(null, "start");
  if (started.kind !== "done") return started;
  const content = {
    ...{ agreement: agreement._id, quarter, version: (latest?.version ?? 0) + 1, state: started.value, day: today },
    words: latest?.words ?? {},
  };
  try {
    return done(await createDocument<Report>(act, "reports", content, id));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return done((await act.store.get<Report>("reports", id)) as Report);
  }
}

/**
 * Keeps what a person wrote in place of generated sentences, by their ids, as they were read at `readRev`. Nothing, or the
 * generated words, takes the own ones away. One that may not be written so refuses all of it.
 * @throws NotFoundError, ForbiddenError.
 */
export async function saveWords(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  given: Readonly<Record<string, string>>,
): Promise<Outcome<Report>> {
  const found = await findToWrite(act, code, id);
  const moved = moveReport(found.report.state, "change");
  if (moved.kind !== "done") return moved;
  // Held against the generated words: what was written before is no longer asked about.
  const content = await contentOfReport(act, { ...found, report: { ...found.report, words: {} } });
  if (content.kind !== "done") return content;
  const sentences = new Map(sentencesOf(content.value).map((sentence) => [sentence.id, sentence]));
  const problems: Problem[] = [];
  const words: Record<string, OwnWords> = { ...documentAtRev(found.report, readRev).words };
  for (const [key, typed] of Object.entries(given)) {
    const sentence = sentences.get(key);
    const text = typed.trim();
    if (text === "" || text === sentence?.text) delete words[key];
    else if (!sentence)
      problems.push({ field: key, message: "This sentence is not in the report now. Look at it again." });
    else {
      const checked = checkWords(sentence, text);
      if (checked.kind === "done") words[key] = { text: checked.value, of: sentence.text };
      else if (checked.kind === "refused") problems.push(...checked.problems.map((each) => ({ ...each, field: key })));
    }
  }
  if (problems.length > 0) return { kind: "refused", problems };
  return saveSubmission<Report>(act, "reports", id, readRev, { words: words as Json }, (_next, present) =>
    moveReport(present.state, "change"),
  );
}

/** Moves a draft to the figures of another day. @param day ISO date. @throws NotFoundError, ForbiddenError. */
export async function setReportDay(
  act: Act,
  code: string,
  id: string,
  readRev: number,
  day: string,
): Promise<Outcome<Report>> {
  const { agreement, report } = await findToWrite(act, code, id);
  const asked = readAskedDay(day, act.now.slice(0, 10));
  if (asked.kind !== "done") return inField(asked, "day");
  const signed = (agreement.earlierVersions?.[0]?.at ?? agreement.agreed?.at ?? "").slice(0, 10);
  if (day < signed) return refuse("The agreement was not signed by then. Enter a later day.", "day");
  return saveSubmission<Report>(act, "reports", report._id, readRev, { day }, (_next, present) =>
    moveReport(present.state, "change"),
  );
}

const inField = <T>(outcome: Outcome<T>, field: string): Outcome<never> =>
  outcome.kind === "refused"
    ? { kind: "refused", problems: outcome.problems.map(({ message }) => ({ field, message })) }
    : refuse("Look at it again.", field);

/**
 * Publishes a draft as it was on the page: its content is kept with it for good, and an earlier version of the quarter is
 * superseded. Of two who publish at once one does.
 * @param saw hash of the content that was on the page. @throws NotFoundError, ForbiddenError.
 */
export async function publishReport(act: Act, code: string, id: string, saw: string): Promise<Outcome<Report>> {
  const found = await findToWrite(act, code, id);
  const outcome = await publishAsSeen(act, found, saw);
  // Also after a stop between the two: whoever publishes again finishes it.
  await supersedeEarlier(act, found);
  return outcome;
}

async function publishAsSeen(act: Act, found: FoundReport, saw: string): Promise<Outcome<Report>> {
  const { report } = found;
  const before = moveReport(report.state, "publish");
  if (before.kind !== "done") return before;
  const read = await contentOfReport(act, found);
  if (read.kind !== "done") return read;
  const content = read.value;
  const stale = staleWords(content, report.words).length;
  if (stale > 0) {
    const what = stale === 1 ? "A sentence was" : `${stale} sentences were`;
    return refuse(`${what} written for other figures than these. Look at what is marked, and save or drop it.`);
  }
  const sha256 = contentHash(content);
  if (sha256 !== saw) {
    return refuse("Figures or words have changed since you looked at this page. Read it again, then publish it.");
  }
  return changeDocument<Report>(act, "reports", report._id, (present) => {
    const moved = moveReport(present.state, "publish");
    if (moved.kind !== "done") return moved;
    // Written in between: what would be published was on nobody's page.
    if (present.rev !== report.rev) {
      return refuse("Somebody has changed this report since you looked at this page. Read it again, then publish it.");
    }
    const published = { by: act.actor.person, name: act.actor.name, at: act.now, sha256 };
    return done({ ...present, state: moved.value, published, content });
  });
}

async function supersedeEarlier(act: Act, { agreement, report }: FoundReport): Promise<void> {
  const versions = (await listReports(act.store, agreement._id)).filter(({ quarter }) => quarter === report.quarter);
  const newest = versions.find(({ state }) => state === "published");
  for (const { _id, version, state } of versions) {
    if (state !== "published" || newest === undefined || version >= newest.version) continue;
    await changeDocument<Report>(act, "reports", _id, (present) => {
      const moved = moveReport(present.state, "supersede");
      return moved.kind === "done" ? done({ ...present, state: moved.value }) : moved;
    });
  }
}

function authoriseWriting({ actor }: Pick<Act, "actor">, agreement: Agreement): void {
  authorise(actor, "report.write", subjectOf(agreement), "Only the partnership’s facilitator writes its reports.");
}

async function findToWrite(act: Act, code: string, id: string): Promise<FoundReport> {
  const found = await findReport(act, code, id);
  authoriseWriting(act, found.agreement);
  return found;
}
