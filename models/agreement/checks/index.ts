import type { Book } from "../book";
import { actionDate } from "./action-date";
import { actionDeclined } from "./action-declined";
import { actionOwner } from "./action-owner";
import { actionServesTarget } from "./action-serves-target";
import { causeRests } from "./cause-rests";
import { challengeMustAnswer, challengeShouldAnswer } from "./challenges";
import type { Check, OpenPoint } from "./check";
import { designatedCap } from "./designated-cap";
import { fundedAction } from "./funded-action";
import { nobodyAnswers } from "./nobody-answers";
import { optionReason } from "./option-reason";
import { priorityConsultation } from "./priority-consultation";
import { priorityEvidence } from "./priority-evidence";
import { priorityIndicators } from "./priority-indicators";
import { returnedPoints } from "./returned-points";
import { silence } from "./silence";
import { statutoryCap } from "./statutory-cap";
import { targetBaseline } from "./target-baseline";
import { targetDeclined } from "./target-declined";
import { targetExplained } from "./target-explained";
import { targetFinalValue } from "./target-final-value";
import { targetLead } from "./target-lead";
import { targetRelated } from "./target-related";
import { targetWorkedOn } from "./target-worked-on";

export type { OpenPoint } from "./check";

/** Every check, in the order in which people should act: what gates submission first. */
export const CHECKS: readonly Check[] = [
  returnedPoints,
  targetDeclined,
  actionDeclined,
  priorityEvidence,
  priorityConsultation,
  targetBaseline,
  targetFinalValue,
  targetLead,
  targetRelated,
  challengeMustAnswer,
  designatedCap,
  statutoryCap,
  optionReason,
  actionOwner,
  actionDate,
  nobodyAnswers,
  silence,
  challengeShouldAnswer,
  priorityIndicators,
  causeRests,
  targetWorkedOn,
  targetExplained,
  actionServesTarget,
  fundedAction,
];

/** Everything that is open in an agreement on a day, what gates submission first. @param today ISO date. */
export function openPoints(book: Book, today: string): OpenPoint[] {
  return CHECKS.flatMap((check) =>
    check.find(book, today).map((finding) => ({
      ...finding,
      id: `${check.id}:${finding.about ?? finding.part?.id ?? "agreement"}`,
      check: check.id,
      gates: check.gates,
      declined: check.declined === true,
    })),
  );
}
