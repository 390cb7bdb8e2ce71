import { workshopSubject } from "@models/workshop/find-workshop";
import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import type { OpenPoint } from "@models/agreement/checks";
import { goalTreeOf } from "@models/agreement/goal-tree";
import { nextThing } from "@models/agreement/next-thing";
import { type Rail, railOf } from "@models/agreement/rail";
import { SHORT_STEP_TITLES, STEPS } from "@models/agreement/steps";
import { endOf } from "@models/measures/period";
import type { Actor } from "@models/people/actor";
import { fundingOf } from "@models/money/flags/goal-funding";
import { sayFunding } from "@models/money/say-funding";
import { may } from "@models/people/permissions";
import type { FramePoint } from "../components/agreement/frame-data";
import { spanOfYears } from "./agreement-header";
import { framePoint } from "./agreement-frame.server";
import { formatDay } from "./dates";
import { sayRefreshes } from "./refresh-notes.server";
import { type Spark, drawSpark } from "./spark";
import { progressFor } from "./target-standing.server";
import { capitalised, countOf, counted, inWords } from "./words";

/** The agreement on one page: what is left to do, priorities by steps, the tree from vision to action. */
export function glanceOf(book: Book, { actor, now }: Pick<Act, "actor" | "now">) {
  const { agreement } = book;
  const rail = railOf(book, now.slice(0, 10));
  const next = nextThing(book, actor, rail.points);
  const tree = goalTreeOf(book);
  const base = `/agreements/${agreement.code}`;
  const acts = may(actor, "agreement.submit", subjectOf(agreement));
  const listed = (point: OpenPoint) => framePoint(point, base, acts);
  return {
    base,
    vision: agreement.vision ?? null,
    ...sentenceOf(book, rail, next?.title, now.slice(0, 10)),
    next: next && { label: next.todo, to: next.href },
    links: linksOf(book, actor).filter(({ to }) => to !== next?.href),
    mayAddPriorities: may(actor, "priority.change", subjectOf(agreement)) && book.from === "working documents",
    columns: STEPS.map((step) => ({ step, title: SHORT_STEP_TITLES[step] })),
    rows: rail.priorities.map(({ priority, steps, targets }) => {
      const actions = book.parts.action.filter((each) => each.priority === priority._id && each.status !== "dropped");
      return {
        id: priority._id,
        name: priority.name,
        to: `${base}/steps/1?priority=${priority._id}`,
        targets: countOf(targets, "target"),
        cells: steps.map(({ step, state, words }) => ({
          step,
          state,
          words,
          to: `${base}/steps/${step}?priority=${priority._id}`,
        })),
        actions: actions.length === 0 ? "none yet" : countOf(actions.length, "action"),
        money: sayFunding(fundingOf(book, { kind: "priority", id: priority._id })) || "not funded",
      };
    }),
    tree: {
      vision: tree.vision,
      priorities: tree.priorities.map((priority) => ({
        ...priority,
        focuses: priority.focuses.map((focus) => ({
          ...focus,
          targets: focus.targets.map(({ known, promised, milestone, ...target }) => ({
            ...target,
            // Before its first result a target has no status to list.
            status: resultOf(book, target.id, now),
            milestone: milestone && { by: formatDay(milestone.by), met: milestone.met && formatDay(milestone.met) },
            spark: sparkOf(known, promised),
          })),
        })),
      })),
    },
    gatingTitle: isOpenForUs(book) ? "What stands between us and submission" : "Still open",
    gating: rail.points.filter(({ gates }) => gates).map(listed),
    reminders: remindersOf(rail, listed),
    remindersIntro: isOpenForUs(book) ? "These do not hold submission up." : undefined,
  };
}

function resultOf(book: Book, id: string, now: string) {
  const target = book.parts.target.find(({ _id }) => _id === id);
  const status = target && progressFor(book, target, now)?.status;
  return status === undefined || status === "no result yet" ? null : status;
}

const isOpenForUs = ({ from, agreement }: Book) =>
  from === "working documents" && (agreement.status === "draft" || agreement.status === "returned");

/** What else there is to the agreement as a whole, for this person. */
function linksOf(book: Book, actor: Actor): { label: string; to: string }[] {
  const subject = subjectOf(book.agreement);
  const base = `/agreements/${book.agreement.code}`;
  const { startedFrom } = book.agreement;
  const shapes = may(actor, "priority.change", subject) && book.from === "working documents";
  return [
    ...(shapes ? [{ label: "Vision and priorities", to: `${base}/priorities` }] : []),
    ...(book.parts.target.length > 0 ? [{ label: "All targets", to: `${base}/targets` }] : []),
    { label: "Commitments", to: `${base}/commitments` },
    { label: "Money", to: `${base}/money` },
    { label: "Decisions", to: `${base}/decisions` },
    ...(book.agreement.agreed ? [{ label: "Refresh and versions", to: `${base}/refresh` }] : []),
    ...(book.agreement.agreed ? [{ label: "Evaluation", to: `${base}/evaluation` }] : []),
    { label: "Negotiation", to: `${base}/negotiation` },
    ...(book.agreement.agreed ? [{ label: "Reports", to: `${base}/reports` }] : []),
    { label: "Reviews", to: `${base}/reviews` },
    ...(may(actor, "workshop.read", workshopSubject(book.agreement))
      ? [{ label: "Workshops", to: `${base}/workshops` }]
      : []),
    { label: "Calendar", to: `${base}/calendar` },
    { label: book.from === "snapshot" ? "Agree or return" : "Submission", to: `${base}/submission` },
    ...(may(actor, "finding.read", subject)
      ? [
          { label: "Data quality", to: `${base}/quality` },
          { label: "Verification", to: `${base}/verification` },
        ]
      : []),
    ...(book.agreement.published && may(actor, "feedback.read", subject)
      ? [{ label: "Feedback", to: `${base}/feedback` }]
      : []),
    ...(may(actor, "history.read", subject) ? [{ label: "Changes", to: `${base}/changes` }] : []),
    ...(startedFrom && book.from === "working documents"
      ? [
          {
            label: `Started from ${startedFrom.name}, ${spanOfYears(startedFrom.years)}`,
            to: `/agreements/${startedFrom.code}`,
          },
        ]
      : []),
    { label: "Print", to: `${base}/print` },
    { label: "Downloads", to: `${base}/downloads` },
  ];
}

/** By priority, since there are many of them. */
function remindersOf({ points, priorities }: Rail, listed: (point: OpenPoint) => FramePoint) {
  const reminders = points.filter(({ gates }) => !gates);
  return [
    ...priorities.map(({ priority }) => ({ id: priority._id, name: priority.name })),
    { id: null, name: "The agreement as a whole" },
  ]
    .map(({ id, name }) => ({
      id: id ?? "whole",
      name,
      points: reminders.filter((point) => point.priority === id).map(listed),
    }))
    .filter((group) => group.points.length > 0);
}

export type Glance = ReturnType<typeof glanceOf>;

type Values = Parameters<typeof drawSpark>[0];

function sparkOf(
  known: readonly { period: Parameters<typeof endOf>[0]; value: number }[],
  promised: typeof known,
): Spark | null {
  const place = ({ period, value }: (typeof known)[number]): Values[number] => ({
    at: Date.parse(endOf(period)),
    value,
  });
  return drawSpark(known.map(place), promised.map(place));
}

interface Sentence {
  /** How far the priorities are. */
  readonly ready: string;
  /** "Five things": what gates, drawn in the colour of what is open. */
  readonly gate: string | null;
  readonly rest: string;
}

/** Where the agreement stands, in a sentence or two. */
function sentenceOf(book: Book, rail: Rail, next: string | undefined, today: string): Sentence {
  const plain = (ready: string): Sentence => ({ ready, gate: null, rest: "" });
  const { status, agreed, withdrawn } = book.agreement;
  if (book.from === "snapshot" && withdrawn) return plain(`The partnership withdrew this: ${withdrawn.why}`);
  if (agreed) {
    const asked = sayRefreshes(book.parts.refresh, today);
    return plain(`This is agreed with the region. What it promises changes only by a refresh. ${asked}`.trim());
  }
  if (status === "submitted" && book.from === "snapshot") {
    return plain("This is what the partnership submitted. It waits for the region to agree it or return it.");
  }
  if (status === "submitted") return plain("The region has this agreement, and what it promises is locked.");
  if (status === "submitting") return plain("The agreement is being submitted. Nothing can be changed for the moment.");
  if (rail.priorities.length === 0) return plain("There is no priority yet. Everything else hangs on them.");
  const gating = rail.points.filter(({ gates }) => gates).length;
  const ready = readyWords(rail);
  if (gating === 0) return { ready, gate: null, rest: " Nothing stands between us and submission." };
  const things = capitalised(counted(gating, "thing"));
  const aim = next === undefined ? "" : ` ${next.charAt(0).toLowerCase()}${next.slice(1)}`;
  if (gating === 1)
    return { ready, gate: ` ${things}`, rest: ` stands between us and submission:${aim || " see below"}.` };
  return {
    ready,
    gate: ` ${things}`,
    rest: ` stand between us and submission${aim ? `; the next is to${aim}` : ""}.`,
  };
}

function readyWords({ priorities }: Rail): string {
  const ready = priorities.filter(({ isReady }) => isReady).length;
  const all = priorities.length;
  if (all === 1)
    return ready === 1 ? "The one priority is ready for the region." : "The one priority is not ready yet.";
  if (ready === all) return `All ${inWords(all)} priorities are ready for the region.`;
  const some = ready === 0 ? "None" : capitalised(inWords(ready));
  return `${some} of ${inWords(all)} priorities ${ready < 2 ? "is" : "are"} ready for the region.`;
}
