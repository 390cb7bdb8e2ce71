import type { Book } from "@models/agreement/book";
import type { Actor } from "@models/people/actor";
import type { TableOffer } from "../table";
import { decisions } from "./decisions.server";
import { evaluation } from "./evaluation.server";
import { feedback } from "./feedback.server";
import { overdueFigures, qualityBySource, qualityBySupplier } from "./quality.server";
import { comparators, figures, indicators, officialFigures, whereWeAre } from "./step-1.server";
import { causes, consultations, evidence, interventions, needs, stakeholders } from "./step-2.server";
import { assumptions, questions, targets, trajectories } from "./step-3.server";
import { options, scores, strengths } from "./step-4.server";
import { actions, answers, commitments, effects, milestones, reports, tellings, updates } from "./step-5.server";
import { moneyFlags, programmes, resources } from "./money.server";
import { reviews } from "./reviews.server";
import { workshops } from "./workshops.server";
import { approvals, changes, focuses, priorities, stillOpen } from "./whole.server";

/** Every list that can be taken away, step by step; the first of a step is its sheet in the workbook. */
const TABLES: readonly TableOffer[] = [
  ...[whereWeAre, figures, officialFigures, indicators, comparators],
  ...[qualityBySupplier, qualityBySource, overdueFigures],
  ...[evidence, needs, causes, consultations, stakeholders, interventions],
  ...[trajectories, targets, assumptions, questions],
  ...[options, scores, strengths],
  ...[
    actions,
    milestones,
    effects,
    updates,
    resources,
    programmes,
    moneyFlags,
    answers,
    commitments,
    tellings,
    reports,
  ],
  ...[priorities, focuses, stillOpen, approvals, decisions, reviews, evaluation, feedback, workshops, changes],
];

/** Those that this person may take. */
export function tablesFor(book: Book, actor: Actor): TableOffer[] {
  return TABLES.filter(({ mayTake }) => mayTake?.(book, actor) ?? true);
}
