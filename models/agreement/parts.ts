import type { z } from "zod";
import { ActionSchema, ReportingSchema, TellingSchema, type Action } from "../actions/action";
import {
  CauseSchema,
  ConsultationSchema,
  EvidenceSchema,
  InterventionSchema,
  StakeholderSchema,
  type Evidence,
} from "../evidence/evidence";
import {
  type Commitment,
  CommitmentSchema,
  SIGNED_APART,
  acceptanceIdOf,
  refuseTerms,
} from "../commitments/commitment";
import { REFRESH_APART, type Refresh, RefreshSchema, refuseEdit } from "../refresh/refresh";
import type { Content, Document } from "../history/document";
import { DecisionSchema } from "../decisions/decision";
import { type Evaluation, EvaluationSchema, evaluationId } from "../evaluation/evaluation";
import { type Programme, ProgrammeSchema, type ResourceLine, ResourceSchema } from "../money/resource";
import { CriterionSchema, OptionSchema, StrengthSchema } from "../options/option";
import type { Operation } from "../people/permissions";
import { ChallengeAnswerSchema } from "../targets/challenge/answer";
import { AssumptionSchema, QuestionSchema, TargetSchema, type Target } from "../targets/target";
import type { Status } from "./agreement";
import { ComparatorSetSchema } from "./comparator-set";
import { CandidateSchema, CommentSchema, FocusSchema, PrioritySchema } from "./priority";

/**
 * The promise is locked while the region has it and changes only by refresh once agreed; what is live goes on. A refresh
 * is proposed of what was agreed.
 */
export type Standing = "promise" | "live" | "refresh";

export interface PartKind {
  readonly collection: string;
  /** As people say it: "evidence item". */
  readonly word: string;
  readonly schema: z.ZodObject;
  /** What it takes to change one. */
  readonly operation: Operation;
  /** What it takes to add one, where that is another thing. */
  readonly adding?: Operation;
  /** Fields that a command of their own writes, and no form of the part. */
  readonly apart?: readonly string[];
  readonly standing: Standing;
  /** The step whose page shows it. */
  readonly step: 1 | 2 | 3 | 4 | 5 | null;
  /** Its line in lists, search, history. */
  title(doc: Document): string;
  /** Organisations that own, supply or answer for it. */
  owners(doc: Document): readonly string[];
  /** Fields that only what a workshop offers writes. */
  readonly fromWorkshops?: readonly string[];
  /** The id of a new one, where what it says allows only one of it. */
  readonly idOf?: (content: Content) => string | undefined;
  /** Why it may not become what was submitted; null when it may. */
  readonly refuseChange?: (present: Document, next: Document) => string | null;
}

const named = (field: string) => (doc: Document) => String((doc as unknown as Record<string, unknown>)[field] ?? "");
const nobody = () => [];
const present = (...ids: (string | null | undefined)[]) => ids.filter((id): id is string => Boolean(id));

const kind = (
  part: Pick<PartKind, "collection" | "word" | "schema" | "operation" | "standing" | "step" | "title"> & {
    owners?: PartKind["owners"];
  } & Pick<PartKind, "adding" | "apart" | "fromWorkshops" | "idOf" | "refuseChange">,
): PartKind => ({ owners: nobody, ...part });

/** Everything in an agreement that people edit apart, by the name it has in an address. */
export const PARTS = {
  priority: kind({
    collection: "priorities",
    word: "priority",
    schema: PrioritySchema,
    operation: "priority.change",
    standing: "promise",
    step: null,
    title: named("name"),
  }),
  focus: kind({
    collection: "focuses",
    word: "focus",
    schema: FocusSchema,
    operation: "priority.change",
    standing: "promise",
    step: null,
    title: named("name"),
  }),
  candidate: kind({
    collection: "candidates",
    word: "indicator",
    schema: CandidateSchema,
    operation: "indicator.change",
    standing: "live",
    step: 1,
    apart: ["foldedInto"],
    title: named("indicator"),
  }),
  comparatorSet: kind({
    collection: "comparatorSets",
    word: "comparator set",
    schema: ComparatorSetSchema,
    operation: "indicator.change",
    standing: "live",
    step: 1,
    title: named("name"),
  }),
  evidence: kind({
    collection: "evidence",
    word: "evidence item",
    schema: EvidenceSchema,
    operation: "evidence.change",
    standing: "live",
    step: 2,
    title: named("title"),
    owners: (doc) => present((doc as Evidence).organisation),
  }),
  cause: kind({
    collection: "causes",
    word: "cause",
    schema: CauseSchema,
    operation: "cause.change",
    fromWorkshops: ["support"],
    standing: "live",
    step: 2,
    title: named("text"),
  }),
  consultation: kind({
    collection: "consultations",
    word: "consultation",
    schema: ConsultationSchema,
    operation: "cause.change",
    standing: "live",
    step: 2,
    title: named("who"),
  }),
  stakeholder: kind({
    collection: "stakeholders",
    word: "group of people",
    schema: StakeholderSchema,
    operation: "cause.change",
    standing: "live",
    step: 2,
    title: named("who"),
  }),
  intervention: kind({
    collection: "interventions",
    word: "current intervention",
    schema: InterventionSchema,
    operation: "cause.change",
    standing: "live",
    step: 2,
    title: named("name"),
  }),
  target: kind({
    collection: "targets",
    word: "target",
    schema: TargetSchema,
    operation: "target.change",
    standing: "promise",
    step: 3,
    title: named("name"),
    apart: ["milestoneMet", "signed", "refreshedBy"],
    owners: (doc) => present((doc as Target).lead, ...(doc as Target).related),
  }),
  assumption: kind({
    collection: "assumptions",
    word: "assumption",
    schema: AssumptionSchema,
    operation: "target.change",
    standing: "promise",
    step: 3,
    title: named("text"),
  }),
  question: kind({
    collection: "questions",
    word: "question",
    schema: QuestionSchema,
    operation: "question.change",
    adding: "question.ask",
    apart: ["answer", "answeredBy", "answeredAt"],
    standing: "live",
    step: 3,
    title: named("text"),
  }),
  challenge: kind({
    collection: "challengeAnswers",
    word: "answer to a challenge",
    schema: ChallengeAnswerSchema,
    operation: "answer.change",
    standing: "live",
    step: 3,
    title: named("question"),
  }),
  strength: kind({
    collection: "strengths",
    word: "strength or weakness",
    schema: StrengthSchema,
    operation: "option.change",
    standing: "live",
    step: 4,
    title: named("text"),
  }),
  option: kind({
    collection: "options",
    word: "option",
    schema: OptionSchema,
    operation: "option.change",
    standing: "live",
    step: 4,
    title: named("name"),
  }),
  criterion: kind({
    collection: "criteria",
    word: "criterion",
    schema: CriterionSchema,
    operation: "option.change",
    standing: "live",
    step: 4,
    title: named("name"),
  }),
  action: kind({
    collection: "actions",
    word: "action",
    schema: ActionSchema,
    operation: "action.change",
    standing: "live",
    step: 5,
    title: named("what"),
    apart: ["slips"],
    owners: (doc) => present((doc as Action).owner, ...(doc as Action).partners),
  }),
  programme: kind({
    collection: "programmes",
    word: "programme",
    schema: ProgrammeSchema,
    operation: "action.change",
    standing: "live",
    step: 5,
    title: named("name"),
    owners: (doc) => present((doc as Programme).lead),
  }),
  resource: kind({
    collection: "resourceLines",
    word: "resource line",
    schema: ResourceSchema,
    operation: "money.change",
    standing: "live",
    step: 5,
    title: named("name"),
    owners: (doc) => present((doc as ResourceLine).giver),
  }),
  telling: kind({
    collection: "tellings",
    word: "message",
    schema: TellingSchema,
    operation: "action.change",
    standing: "live",
    step: 5,
    title: named("what"),
  }),
  reporting: kind({
    collection: "reportings",
    word: "report",
    schema: ReportingSchema,
    operation: "action.change",
    standing: "live",
    step: 5,
    title: named("what"),
  }),
  decision: kind({
    collection: "decisions",
    word: "decision",
    schema: DecisionSchema,
    operation: "decision.change",
    standing: "live",
    step: null,
    title: named("what"),
  }),
  evaluation: kind({
    collection: "evaluations",
    word: "evaluation",
    schema: EvaluationSchema,
    operation: "evaluation.change",
    standing: "live",
    step: null,
    title: (doc) => (doc as Evaluation).results?.slice(0, 120) || "What came of a priority",
    idOf: evaluationId,
  }),
  commitment: kind({
    collection: "commitments",
    word: "commitment",
    schema: CommitmentSchema,
    operation: "commitment.change",
    standing: "live",
    step: 5,
    title: (doc) => (doc as Commitment).what || "To do what was agreed",
    apart: SIGNED_APART,
    owners: (doc) => present((doc as Commitment).by, (doc as Commitment).promisedTo),
    idOf: acceptanceIdOf,
    refuseChange: (before, next) => refuseTerms(before as Commitment, next as Commitment),
  }),
  refresh: kind({
    collection: "refreshes",
    word: "refresh proposal",
    schema: RefreshSchema,
    operation: "refresh.propose",
    standing: "refresh",
    step: 3,
    title: (doc) => (doc as Refresh).name || (doc as Refresh).why,
    apart: REFRESH_APART,
    refuseChange: (before) => refuseEdit(before as Refresh),
  }),
  comment: kind({
    collection: "comments",
    word: "comment",
    schema: CommentSchema,
    operation: "comment.add",
    standing: "live",
    step: null,
    title: named("text"),
  }),
} as const satisfies Record<string, PartKind>;

export type PartName = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as PartName[];

export function isPartName(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}

/** Every part as it is stored belongs to one agreement. */
export type Part = Document & { readonly agreement: string };

const NOT_SIGNED = "Nothing is signed yet, so there is nothing to refresh. Change the target itself.";

/** What may be changed in which state; `null` means open, else the words that say why not and what to do. */
const LOCKS: Record<Standing, Record<Status, string | null>> = {
  promise: {
    draft: null,
    returned: null,
    submitting: "The agreement is being submitted. Wait a moment, then look again.",
    submitted: "The region has this agreement. Withdraw it first to change what it promises.",
    agreed: "This was agreed with the region. It changes only by a refresh.",
    closed: "This agreement is closed. Its promises no longer change.",
  },
  live: {
    draft: null,
    returned: null,
    submitting: "The agreement is being submitted. Wait a moment, then save again.",
    submitted: null,
    agreed: null,
    closed: "This agreement is closed. Only results are still entered.",
  },
  refresh: {
    draft: NOT_SIGNED,
    returned: NOT_SIGNED,
    submitting: NOT_SIGNED,
    submitted: NOT_SIGNED,
    agreed: null,
    closed: "This agreement is closed. Its promises no longer change.",
  },
};

export function lockOn(standing: Standing, status: Status): string | null {
  return LOCKS[standing][status];
}
