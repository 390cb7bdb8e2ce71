import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { PARTS } from "@models/agreement/parts";
import { may } from "@models/people/permissions";
import { adviceFor } from "@models/targets/advice-for";
import { type Progress, progressOf } from "@models/targets/progress";
import type { Target } from "@models/targets/target";
import { figuresOf } from "@models/targets/target-figures";
import { FORM_WORDS, isSameKind } from "../parts/form-words";
import { formatDay } from "./dates";

/** How a target is doing and what form it would best take, for step 3. */
export function targetStanding(book: Book, target: Target, act: Pick<Act, "actor" | "now">) {
  const advice = adviceFor(book, target);
  const isMilestone = target.form === "milestone";
  const owners = PARTS.target.owners(target);
  const mayRecord =
    isMilestone &&
    book.from === "working documents" &&
    may(act.actor, "observation.enter", { ...subjectOf(book.agreement), owners });
  return {
    progress: progressFor(book, target, act.now),
    milestone: mayRecord ? { met: target.milestoneMet?.on ?? "", note: target.milestoneMet?.note ?? "" } : null,
    advice: {
      ...advice,
      says: FORM_WORDS[advice.form].label,
      isFollowed: isSameKind(advice.form, target.form),
    },
  };
}

export type TargetStanding = ReturnType<typeof targetStanding>;

/** Nothing where the indicator is not known any more. */
export function progressFor(book: Book, target: Target, now: string): Progress | null {
  const figures = figuresOf(book, target);
  return figures ? progressOf(figures, book.agreement.scheme, now.slice(0, 10), formatDay) : null;
}
