import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import type { OpenPoint } from "@models/agreement/checks";
import { nextThing } from "@models/agreement/next-thing";
import { type Standing, railOf } from "@models/agreement/rail";
import { RAIL_STEP_TITLES } from "@models/agreement/steps";
import { may } from "@models/people/permissions";
import type { FramePoint } from "../components/agreement/frame-data";
import { headerOf } from "./agreement-header";
import { countOf } from "./words";

/** What the frame of every page of an agreement shows, whichever page it is. */
export function frameOf(book: Book, { actor, now }: Pick<Act, "actor" | "now">) {
  const { agreement } = book;
  const rail = railOf(book, now.slice(0, 10));
  const subject = subjectOf(agreement);
  const base = `/agreements/${agreement.code}`;
  const stepsOf = (standings: readonly (Standing & { step: 1 | 2 | 3 | 4 | 5 })[]) =>
    standings.map(({ step, state, words }) => ({ number: step, title: RAIL_STEP_TITLES[step], state, words }));
  const next = nextThing(book, actor, rail.points);
  const acts = may(actor, "agreement.submit", subject);
  return {
    header: headerOf(agreement, book.from === "snapshot"),
    base,
    steps: stepsOf(rail.steps),
    priorities: rail.priorities.map(({ priority, whole, targets, steps }) => ({
      id: priority._id,
      name: priority.name,
      state: whole.state,
      stateWords: whole.words,
      counts: countOf(targets, "target"),
      steps: stepsOf(steps),
    })),
    targets: rail.targets,
    manages: may(actor, "priority.change", subject) && book.from === "working documents",
    /** Leads workshops about it. */
    leads: may(actor, "workshop.lead", subject) && book.from === "working documents",
    /** The open points are this person's to close. */
    acts,
    /** Reads earlier days too. */
    looksBack: may(actor, "history.read", subject),
    next: next && {
      title: `${next.title}.`,
      detail: next.detail,
      action: { label: next.todo, to: next.href },
    },
    points: rail.points.map((point) => framePoint(point, base, acts)),
  };
}

/** @param acts the person may close it; others are shown what it is about. */
export function framePoint(point: OpenPoint, base: string, acts: boolean): FramePoint {
  const { id, what, aim, todo, href, gates, declined, step, priority } = point;
  return {
    id,
    title: what,
    aim: `${aim.charAt(0).toUpperCase()}${aim.slice(1)}.`,
    todo: acts ? todo : "Look at it",
    to: acts ? href : placeOf(point, base),
    kind: gates ? "must" : "open",
    words: gates ? (declined ? "declined, holds up submission" : "holds up submission") : "reminder",
    step,
    priority,
  };
}

function placeOf({ part, step, priority }: OpenPoint, base: string): string {
  if (part && part.kind !== "priority") return `${base}/${part.kind}/${part.id}`;
  return `${base}/steps/${step ?? 1}${priority ? `?priority=${priority}` : ""}`;
}

export type FrameData = ReturnType<typeof frameOf>;
