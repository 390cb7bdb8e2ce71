import type { Act } from "@models/act";
import { type Book, readWithoutFigures } from "@models/agreement/book";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { sideOf } from "@models/negotiation/find";
import type { Outcome } from "@models/outcome";
import { may } from "@models/people/permissions";
import { contentHash, staleWords } from "@models/reports/content";
import { LEVELS, type Block, type Cell, type ReportContent, type Sentence } from "@models/reports/content-schema";
import { type FoundReport, contentAsKnown, contentOfReport, findReport, listReports } from "@models/reports/find";
import { revisedSince } from "@models/reports/revisions";
import { piecesOf, readSentence } from "@models/reports/sentence";
import { partPath, reportsPath, stepPath } from "../parts/part-paths";
import { formatDay, readDay } from "./dates";
import { keepDay } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { reportTargets } from "./report-targets.server";
import { LEVEL_WORDS, REPORT_MARKS } from "./report-words";
import { revisionView } from "./revisions.server";
import { valuePath } from "./value-path";

/** One report at one level, as published, as its draft has it, or as known on a day that the address asks for. */
export async function reportPage({ act, params, request }: Pick<Gated, "act" | "params" | "request">) {
  const found = await findReport(act, params["code"] ?? "", params["report"] ?? "");
  const { agreement, subject, report } = found;
  const query = new URL(request.url).searchParams;
  const level = LEVELS.find((each) => each === query.get("level")) ?? "executive";
  const { content, day, problem } = await readAsAsked(act, found, query.get("on"));
  const side = sideOf(act.actor, subject);
  const mayWrite = day === null && report.state === "draft" && may(act.actor, "report.write", subject);
  const stale = day === null && report.state === "draft" ? staleWords(content, report.words) : [];
  const knowsHistory = may(act.actor, "history.read", subject);
  const page = {
    ...headerFor(agreement, side),
    code: agreement.code,
    agreement: agreement.name,
    id: report._id,
    rev: report.rev,
    quarter: quarterWords(report.quarter),
    version: report.version,
    level,
    levelWords: LEVEL_WORDS[level],
    state: { words: report.state, mark: REPORT_MARKS[report.state] },
    isDraft: report.state === "draft",
    day: formatDay(content.facts.day),
    dayTyped: content.facts.day,
    published: report.published
      ? {
          words: `Published by ${report.published.name}, ${formatDay(report.published.at)}.`,
          sha256: report.published.sha256,
        }
      : null,
    since: content.since
      ? {
          to: reportsPath(agreement.code, content.since.id, level),
          words: `${quarterWords(content.since.quarter)}, as known on ${formatDay(content.since.day)}`,
        }
      : null,
    levels: LEVELS.map((each) => ({
      ...{ id: each, name: LEVEL_WORDS[each].name, to: reportsPath(agreement.code, report._id, each) },
      isCurrent: each === level,
    })),
    blocks: content.levels[level].map((block) => blockView(block, content, agreement.code)),
    versions: await otherVersions(act, found),
    may: { write: mayWrite, ask: knowsHistory },
    /** What publishing carries. */
    saw: mayWrite ? contentHash(content) : "",
    editing: mayWrite ? query.get("edit") : null,
    stale: mayWrite ? stale.map((id) => ({ id, text: report.words[id]?.text ?? "" })) : [],
    workbook: `${reportsPath(agreement.code, report._id)}.xlsx${day === null ? "" : `?on=${day}`}`,
    asked: { typed: query.get("on") ?? "", problem: problem ?? null },
    revised: revisionView(await revisions(act, found, content), agreement.code, content.facts.targets),
  };
  return { ...(day === null ? page : (keepDay(page, day) as typeof page)), on: day === null ? null : formatDay(day) };
}

export type ReportPage = Awaited<ReturnType<typeof reportPage>>;
export type BlockView = ReportPage["blocks"][number];
export type SentenceView = BlockView["lead"][number];

/** What the address asks for; a day on which there is nothing to show leaves the report as it is, and is told. */
export async function readAsAsked(
  act: Act,
  found: FoundReport,
  typed: string | null,
): Promise<{ content: ReportContent; day: string | null; problem: string | undefined }> {
  const asked = typed === null ? null : await contentAsKnown(act, found, readDay(typed));
  if (asked?.kind === "done") return { content: asked.value, day: readDay(typed ?? ""), problem: undefined };
  const problem = asked?.kind === "refused" ? asked.problems[0]?.message : undefined;
  return { content: shown(await contentOfReport(act, found)), day: null, problem };
}

/** A draft of what is no longer there to be read is a page that cannot be shown. */
function shown(outcome: Outcome<ReportContent>): ReportContent {
  if (outcome.kind === "done") return outcome.value;
  throw new Error(
    outcome.kind === "refused" ? outcome.problems[0]?.message : "The report was changed while it was read",
  );
}

export const quarterWords = (quarter: string) => (isPeriodCode(quarter) ? formatPeriod(quarter) : quarter);

/** Of what is known today nothing was revised since. */
async function revisions({ store, now }: Act, { agreement }: FoundReport, { facts }: ReportContent) {
  if (facts.day >= now.slice(0, 10)) return [];
  const frame: Book = { ...(await readWithoutFigures(store, agreement)), reader: { from: "region" } };
  return revisedSince(store, frame, facts.targets);
}

async function otherVersions({ store, actor }: Act, { agreement, subject, report }: FoundReport) {
  const seesDrafts = sideOf(actor, subject) === "partnership";
  return (await listReports(store, agreement._id))
    .filter(
      ({ _id, quarter, state }) =>
        quarter === report.quarter && _id !== report._id && (seesDrafts || state !== "draft"),
    )
    .map(({ _id, version, state }) => ({
      to: reportsPath(agreement.code, _id),
      words: `Version ${version}, ${state}`,
    }));
}

function blockView({ id, title, lead, groups, targets, by }: Block, content: ReportContent, code: string) {
  const view = (sentence: Sentence) => sentenceView(sentence, code);
  return {
    ...{ id, title, by: by ? formatDay(by) : null },
    lead: lead.map(view),
    groups: groups.map((group) => ({ title: group.title, sentences: group.sentences.map(view) })),
    targets: reportTargets(
      content.facts.targets.filter((target) => targets.includes(target.id)),
      code,
    ),
  };
}

function sentenceView(sentence: Sentence, code: string) {
  return {
    id: sentence.id,
    /** With its slots, as it is edited. */
    text: sentence.text,
    isOwn: sentence.own === true,
    read: readSentence(sentence),
    slots: Object.entries(sentence.figures).map(([name, { shown: value }]) => `{${name}} ${value}`),
    pieces: piecesOf(sentence).map((piece) =>
      "text" in piece
        ? { text: piece.text, to: null, isNumber: false }
        : { text: piece.shown, to: cellPath(piece.cell, code), isNumber: isNumber(piece.shown) },
    ),
  };
}

/** Names and what people said lead to where they stand too, but are no figures. */
const isNumber = (shown: string) => /\d/.test(shown) && !/[“”]/.test(shown) && shown.length < 40;

/** Where a figure is read from. */
export function cellPath(cell: Cell, code: string): string {
  switch (cell.kind) {
    case "value":
      return valuePath(code, cell.candidate, cell);
    case "target":
      return `${stepPath(code, 3, cell.priority, cell.id)}#doing`;
    case "list":
      return listPath(cell, code);
    default:
      return partPath(code, cell.kind, cell.id);
  }
}

function listPath({ of, priority }: Extract<Cell, { kind: "list" }>, code: string): string {
  if (of === "commitments" || of === "money") return `/agreements/${code}/${of}`;
  if (of === "actions") return stepPath(code, 5, priority ?? undefined);
  return of === "targets" && priority === null
    ? `/agreements/${code}/targets`
    : stepPath(code, 3, priority ?? undefined);
}
