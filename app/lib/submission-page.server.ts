import { missingApprovals } from "@models/agreement/approvals";
import { type Book, subjectOf } from "@models/agreement/book";
import { type OpenPoint, openPoints } from "@models/agreement/checks";
import { compareBooks } from "@models/agreement/compare-snapshots";
import { type Snapshot, bookOf } from "@models/agreement/snapshot";
import { move } from "@models/agreement/status";
import { unfinishedTargets } from "@models/agreement/unfinished";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { Store } from "@models/store/port";
import { framePoint } from "./agreement-frame.server";
import { headerOf } from "./agreement-header";
import { formatDay, formatInstant } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { regionThread, threadSubjects } from "./region-thread.server";
import { sayDifference } from "./say-difference.server";
import { sharedBook } from "./shared-book.server";
import { POINT_ROWS } from "./submission-forms.server";
import { capitalised, listed } from "./words";

/** What both sides see of submitting, judging and publishing, and what this person may do about it. */
export async function submissionPage(gated: GatedSignedIn) {
  const { act } = gated;
  const book = await sharedBook(gated);
  const { agreement } = book;
  const fromRegion = book.from === "snapshot";
  const subject = subjectOf(agreement);
  const [latest, previous] = await readSubmissions(act.store, agreement.submissions);
  const names = await findNames(act.store, peopleNamed(book, [latest, previous]));
  const nameOf = (id: string) => names.get(id) ?? "somebody";
  const can = (name: "submit" | "withdraw" | "agree" | "return" | "close", operation: Parameters<typeof may>[1]) =>
    move(agreement.status, name).kind === "done" && may(act.actor, operation, subject);
  const gating = openPoints(book, act.now.slice(0, 10)).filter(({ gates }) => gates);
  const isSettled = agreement.status === "agreed" || agreement.status === "closed";
  const submits = may(act.actor, "agreement.submit", subject) && !fromRegion;
  const listedPoint = (point: OpenPoint) => framePoint(point, `/agreements/${agreement.code}`, submits);
  return {
    code: agreement.code,
    name: agreement.name,
    tag: headerOf(agreement, fromRegion).status,
    side: fromRegion ? ("region" as const) : ("partnership" as const),
    mine: submits,
    status: agreement.status,
    submitted: latest && {
      by: nameOf(latest.by),
      when: formatInstant(latest.at),
      sha256: latest.sha256,
      count: agreement.submissions.length,
    },
    withdrawn: agreement.withdrawn && {
      why: agreement.withdrawn.why,
      when: formatInstant(agreement.withdrawn.at),
      by: nameOf(agreement.withdrawn.by),
    },
    agreed: agreement.agreed && {
      when: formatInstant(agreement.agreed.at),
      by: nameOf(agreement.agreed.by),
      sha256: agreement.agreed.sha256,
    },
    gating: gating.map(listedPoint),
    /** Apart from the region's points, which stand on this page themselves. */
    inTheWay: gating.filter(({ check }) => check !== "returned-points").map(listedPoint),
    may: {
      submit: submits && (can("submit", "agreement.submit") || agreement.status === "submitting"),
      withdraw: can("withdraw", "agreement.withdraw"),
      judge: can("agree", "agreement.judge"),
      close: can("close", "agreement.submit"),
      recordApproval: may(act.actor, "agreement.recordApproval", subject) && !isSettled,
      publish: may(act.actor, "agreement.publish", subject),
    },
    unfinished: unfinishedTargets(book).map(({ target, state, until, lacks, why }) => ({
      id: target._id,
      name: target.name,
      to: `/agreements/${agreement.code}/target/${target._id}`,
      state: state && `${state}${until ? ` until ${formatDay(until)}` : ""}`,
      lacks: capitalised(listed(lacks)),
      why,
    })),
    changed: latest && previous ? sayChanged(bookOf(previous), bookOf(latest)) : null,
    points: pointsOf(book, nameOf),
    approvals: {
      missing: missingApprovals(agreement),
      needed: agreement.scheme.approvalsNeeded,
      given: Object.entries(agreement.approvals).map(([id, { date, ...approval }]) => ({
        id,
        ...approval,
        date: formatDay(date),
      })),
    },
    today: act.now.slice(0, 10),
    published: agreement.published && {
      isOut: agreement.published.publication !== null,
      kind: agreement.published.kind,
      closes: agreement.published.closes ? formatDay(agreement.published.closes) : null,
      when: formatInstant(agreement.published.at),
      notice: agreement.published.notice ?? null,
    },
    pointRows: POINT_ROWS,
    pointSubjects: threadSubjects(book),
    thread: await regionThread(act, book, new URL(gated.request.url).searchParams.get("about")),
  };
}

export type SubmissionPage = Awaited<ReturnType<typeof submissionPage>>;

const sayChanged = (before: Book, after: Book) => sayDifference(compareBooks(before, after), before, after);

async function readSubmissions(store: Store, ids: readonly string[]): Promise<(Snapshot | undefined)[]> {
  return Promise.all(
    [...ids]
      .reverse()
      .slice(0, 2)
      .map((id) => store.get<Snapshot>("snapshots", id)),
  );
}

function peopleNamed({ agreement }: Book, snapshots: readonly (Snapshot | undefined)[]): string[] {
  const { agreed, withdrawn, points } = agreement;
  return [
    ...snapshots.map((snapshot) => snapshot?.by),
    agreed?.by,
    withdrawn?.by,
    ...Object.values(points).flatMap(({ by, answer }) => [by, answer?.by]),
  ].filter((id) => id !== undefined);
}

/** What the region asked, unanswered first, then the newest. */
function pointsOf({ agreement, parts }: Book, nameOf: (id: string) => string) {
  return Object.entries(agreement.points)
    .map(([id, { on, text, by, at, answer }]) => {
      const title =
        on.kind === "target"
          ? parts.target.find(({ _id }) => _id === on.id)?.name
          : parts.priority.find(({ _id }) => _id === on.id)?.name;
      return {
        id,
        at,
        title: title ?? `a ${on.kind} that was removed`,
        to: title === undefined ? null : `/agreements/${agreement.code}/${on.kind}/${on.id}`,
        text,
        who: nameOf(by),
        when: formatInstant(at),
        answer: answer
          ? { changed: answer.changed, text: answer.text ?? "", who: nameOf(answer.by), when: formatInstant(answer.at) }
          : null,
      };
    })
    .sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.at.localeCompare(a.at));
}
