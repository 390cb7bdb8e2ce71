import type { Book } from "./book";
import { type OpenPoint, openPoints } from "./checks";
import { standingPriorities } from "./checks/about";
import type { PartName } from "./parts";
import type { Priority } from "./priority";
import { STEPS, type Step } from "./steps";

/** Not started, ready, reminded of something, or something that gates submission. */
export type StandingKind = "none" | "ready" | "open" | "must";

export interface Standing {
  readonly state: StandingKind;
  /** How many things are open. */
  readonly count: number;
  /** "not started", "ready", "2 open", "1 declined", "no consultation", "1 reminder". */
  readonly words: string;
}

export interface StepStanding extends Standing {
  readonly step: Step;
}

export interface PriorityStanding {
  readonly priority: Priority;
  readonly steps: readonly StepStanding[];
  /** All of it, with what the region asked about it. */
  readonly whole: Standing;
  readonly targets: number;
  /** Every step is begun and nothing about it gates submission. */
  readonly isReady: boolean;
}

export interface Rail {
  readonly points: readonly OpenPoint[];
  readonly priorities: readonly PriorityStanding[];
  /** The agreement as a whole. */
  readonly steps: readonly StepStanding[];
  readonly targets: {
    readonly designated: number;
    readonly cap: number;
    readonly local: number;
    readonly statutory: number;
  };
}

/** What counts as a beginning of each step. */
const BEGINNINGS: Readonly<Record<Step, readonly PartName[]>> = {
  1: ["candidate"],
  2: ["evidence", "cause", "consultation", "stakeholder", "intervention"],
  3: ["target"],
  4: ["strength", "option"],
  5: ["action", "telling", "reporting"],
};

/** Where each priority stands in each step. @param today ISO date. */
export function railOf(book: Book, today: string): Rail {
  const points = openPoints(book, today);
  const priorities = standingPriorities(book).map((priority): PriorityStanding => {
    const own = points.filter((point) => point.priority === priority._id);
    const steps = STEPS.map((step) => ({
      step,
      ...standingOf(
        isBegun(book, step, priority._id),
        own.filter((point) => point.step === step),
      ),
    }));
    const begun = steps.filter(({ state }) => state !== "none").length;
    return {
      priority,
      steps,
      whole: standingOf(begun > 0, own),
      targets: book.parts.target.filter((target) => target.priority === priority._id).length,
      isReady: begun === STEPS.length && !own.some(({ gates }) => gates),
    };
  });
  const count = (designation: string) => book.parts.target.filter((each) => each.designation === designation).length;
  return {
    points,
    priorities,
    steps: STEPS.map((step) => ({
      step,
      ...standingOf(
        priorities.some((each) => each.steps[step - 1]?.state !== "none"),
        points.filter((point) => point.step === step),
      ),
    })),
    targets: {
      designated: count("designated"),
      cap: book.agreement.scheme.designatedCap,
      local: count("local"),
      statutory: count("statutory"),
    },
  };
}

function isBegun(book: Book, step: Step, priority: string): boolean {
  if (step === 2 && book.hidden.some(({ supports }) => supports === priority)) return true;
  return BEGINNINGS[step].some((kind) =>
    (book.parts[kind] as readonly { priority?: string }[]).some((part) => part.priority === priority),
  );
}

function standingOf(isBegun: boolean, points: readonly OpenPoint[]): Standing {
  const gating = points.filter(({ gates }) => gates);
  if (!isBegun) return { state: "none", count: gating.length, words: "not started" };
  if (gating.length > 0) return { state: "must", count: gating.length, words: gatingWords(gating) };
  if (points.length === 0) return { state: "ready", count: 0, words: "ready" };
  return {
    state: "open",
    count: points.length,
    words: points.length === 1 ? "1 reminder" : `${points.length} reminders`,
  };
}

/** A check that says more by its name than by a count. */
const NAMED: Readonly<Record<string, string>> = {
  "priority-evidence": "no evidence",
  "priority-consultation": "no consultation",
};

function gatingWords(gating: readonly OpenPoint[]): string {
  const only = gating.length === 1 ? NAMED[gating[0]?.check ?? ""] : undefined;
  if (only !== undefined) return only;
  return gating.every(({ declined }) => declined) ? `${gating.length} declined` : `${gating.length} open`;
}
