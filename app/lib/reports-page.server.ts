import { openBook } from "@models/agreement/book";
import { endOf, formatPeriod, isPeriodCode } from "@models/measures/period";
import { sideOf } from "@models/negotiation/find";
import { may } from "@models/people/permissions";
import { reportDue } from "@models/reports/due";
import { type ListedReport, reportsAsKnown, reportsOf } from "@models/reports/find";
import { quartersBegun, whyNotReported } from "@models/reports/write";
import { reportsPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { keepDay, pageDayOf } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { quarterWords } from "./report-page.server";
import { REPORT_MARKS } from "./report-words";

/**
 * The reports of an agreement that this person may know of, and the quarters of which one can be started; or those that
 * there were on an earlier day, with what came later.
 */
export async function reportsPage(gated: Pick<Gated, "act" | "params" | "request">) {
  const present = await reportsOf(gated.act, gated.params["code"] ?? "");
  const { agreement, subject } = present;
  const { day, act, on, asked } = pageDayOf(gated);
  const reports = day === null ? present.reports : await reportsAsKnown(gated.act, agreement.code, day);
  const today = act.now.slice(0, 10);
  const side = sideOf(gated.act.actor, subject);
  const writes = may(act.actor, "report.write", subject);
  const due = writes ? reportDue(await openBook(act, agreement.code), reports, today) : undefined;
  const open = writes
    ? quartersBegun(agreement, today).filter((quarter) => whyNotReported(agreement, quarter, today) === null)
    : [];
  const isMissing = (quarter: string) => !reports.some((report) => report.quarter === quarter);
  const listed = reports.map((report) => reportRow(report, agreement.code));
  const page = {
    ...headerFor(agreement, side),
    code: agreement.code,
    agreement: agreement.name,
    side,
    /** Why none can be started now. */
    whyNot: agreement.status === "agreed" ? null : whyNotReported(agreement, "", today),
    due: due ? `The report for ${formatPeriod(due.quarter)} is due on ${formatDay(due.due)}.` : null,
    reports: listed,
    /** The latest that is over comes first: that is what is reported. */
    open: [...open]
      .reverse()
      .sort((a, b) => Number(endOf(a) >= today) - Number(endOf(b) >= today))
      .map((quarter) => ({ value: quarter, label: labelOf(quarter, reports, today) })),
    first:
      due?.quarter ??
      open.findLast((quarter) => endOf(quarter) < today && isMissing(quarter)) ??
      open.findLast(isMissing) ??
      open.at(-1),
    on,
    asked,
    looksBack: may(gated.act.actor, "history.read", subject),
  };
  if (day === null) return { ...page, later: [] };
  const stood = new Set(listed.map(({ id, words, facts }) => `${id} ${words} ${facts}`));
  const later = present.reports
    .map((report) => reportRow(report, agreement.code))
    .filter(({ id, words, facts }) => !stood.has(`${id} ${words} ${facts}`))
    .map(({ to, title, version, words, facts }) => ({
      ...{ to, title: version ? `${title}, ${version}` : title, words: `${words}, ${facts}` },
    }));
  return { ...(keepDay(page, day) as typeof page), later };
}

function reportRow({ _id, quarter, version, state, day, published }: ListedReport, code: string) {
  return {
    id: _id,
    to: reportsPath(code, _id),
    title: quarterWords(quarter),
    version: version > 1 || state === "superseded" ? `version ${version}` : null,
    mark: REPORT_MARKS[state],
    words: state,
    facts: `as known on ${formatDay(day)}${published ? ` · published by ${published.name}, ${formatDay(published.at)}` : ""}`,
  };
}

export type ReportsPage = Awaited<ReturnType<typeof reportsPage>>;

function labelOf(
  quarter: string,
  reports: readonly { quarter: string; version: number; state: string }[],
  today: string,
): string {
  const latest = reports.find((report) => report.quarter === quarter);
  const words = quarterWords(quarter);
  if (latest?.state === "draft") return `${words} (goes on with the draft)`;
  if (latest) return `${words} (a new version, after version ${latest.version})`;
  return isPeriodCode(quarter) && endOf(quarter) >= today ? `${words} (not over yet)` : words;
}
