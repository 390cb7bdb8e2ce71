import { ACTION_FORM } from "./action";
import { ASSUMPTION_FORM } from "./assumption";
import { CANDIDATE_FORM } from "./candidate";
import { CAUSE_FORM } from "./cause";
import { COMMITMENT_FORM } from "./commitment";
import { COMPARATOR_SET_FORM } from "./comparator-set";
import { CONSULTATION_FORM } from "./consultation";
import { CHALLENGE_FORM } from "./challenge";
import { CRITERION_FORM } from "./criterion";
import { DECISION_FORM } from "./decision";
import type { FormPartName, PartForm } from "./descriptor";
import { EVALUATION_FORM } from "./evaluation";
import { EVIDENCE_FORM } from "./evidence";
import { FOCUS_FORM } from "./focus";
import { INTERVENTION_FORM } from "./intervention";
import { OPTION_FORM } from "./option";
import { PRIORITY_FORM } from "./priority";
import { PROGRAMME_FORM } from "./programme";
import { QUESTION_FORM } from "./question";
import { REFRESH_FORM } from "./refresh";
import { REPORTING_FORM } from "./reporting";
import { RESOURCE_FORM } from "./resource";
import { STAKEHOLDER_FORM } from "./stakeholder";
import { STRENGTH_FORM } from "./strength";
import { TARGET_FORM } from "./target";
import { TELLING_FORM } from "./telling";

/** How each kind of part is written. */
export const PART_FORMS: Readonly<Record<FormPartName, PartForm>> = {
  priority: PRIORITY_FORM,
  focus: FOCUS_FORM,
  candidate: CANDIDATE_FORM,
  comparatorSet: COMPARATOR_SET_FORM,
  evidence: EVIDENCE_FORM,
  cause: CAUSE_FORM,
  consultation: CONSULTATION_FORM,
  stakeholder: STAKEHOLDER_FORM,
  intervention: INTERVENTION_FORM,
  target: TARGET_FORM,
  assumption: ASSUMPTION_FORM,
  question: QUESTION_FORM,
  challenge: CHALLENGE_FORM,
  strength: STRENGTH_FORM,
  option: OPTION_FORM,
  criterion: CRITERION_FORM,
  action: ACTION_FORM,
  programme: PROGRAMME_FORM,
  resource: RESOURCE_FORM,
  telling: TELLING_FORM,
  reporting: REPORTING_FORM,
  decision: DECISION_FORM,
  evaluation: EVALUATION_FORM,
  commitment: COMMITMENT_FORM,
  refresh: REFRESH_FORM,
};
