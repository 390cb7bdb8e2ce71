import { type Book, openBook } from "@models/agreement/book";
import { STEPS, STEP_TITLES, type Step } from "@models/agreement/steps";
import { may } from "@models/people/permissions";
import { exercisesFor, fitOf, subjectsOf } from "@models/workshop/agenda";
import { exerciseOf } from "@models/workshop/exercises";
import {
  authoriseWorkshop,
  findWorkshop,
  peopleIn,
  workshopSubject,
  workshopsOf,
} from "@models/workshop/find-workshop";
import { offersOf } from "@models/workshop/offers";
import { daysKept } from "@models/workshop/retention";
import { stageOf } from "@models/workshop/stage";
import { templatesOf } from "@models/workshop/template";
import { type Workshop, agendaOf } from "@models/workshop/workshop";
import { workshopsPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { offersView } from "./offer-forms.server";
import { countOf } from "./words";
import { minutesMail } from "./minutes-mail.server";
import { shownWorkshop } from "./workshop-minutes.server";

export const STATE_WORDS: Readonly<Record<Workshop["state"], string>> = {
  planned: "planned",
  open: "going on",
  stopped: "goes on another day",
  closed: "closed",
};

/** The book of whoever works in the partnership: workshops are its own. @throws NotFoundError for everybody else. */
async function openInside({ act, params }: Pick<Gated, "act" | "params">): Promise<Book> {
  const book = await openBook(act, params["code"] ?? "");
  authoriseWorkshop(act, book.agreement, "workshop.read");
  return book;
}

/** The workshops of an agreement, and what another one can be planned about. */
export async function workshopsPage(gated: Pick<Gated, "act" | "params" | "request">) {
  const { act, request } = gated;
  const book = await openInside(gated);
  const { agreement, parts } = book;
  const leads = may(act.actor, "workshop.lead", workshopSubject(agreement));
  const found = await workshopsOf(act.store, agreement._id);
  const asked = new URL(request.url).searchParams;
  const templates = leads ? await templatesOf(act, agreement.partnership) : [];
  return {
    ...headerFor(agreement, "partnership"),
    code: agreement.code,
    agreement: agreement.name,
    leads,
    workshops: found.map((workshop) => ({
      id: workshop._id,
      to: workshopsPath(agreement.code, workshop._id),
      name: workshop.name,
      state: workshop.state,
      words: STATE_WORDS[workshop.state],
      facts: [
        formatDay(workshop.on),
        `step ${workshop.step}`,
        parts.priority.find(({ _id }) => _id === workshop.priority)?.name,
      ]
        .filter(Boolean)
        .join(" · "),
    })),
    today: act.now.slice(0, 10),
    asked: { step: asked.get("step") ?? "3", priority: asked.get("priority") ?? parts.priority[0]?._id ?? "" },
    steps: STEPS.map((step) => ({ value: String(step), label: `${step}. ${STEP_TITLES[step]}` })),
    priorities: parts.priority.map(({ _id, name }) => ({
      id: _id,
      name,
      targets: parts.target
        .filter(({ priority }) => priority === _id)
        .map((target) => ({ value: target._id, label: target.name })),
    })),
    templates: templates.map(({ _id, name, step }) => ({ value: _id, label: `${name} (step ${step})` })),
  };
}

export type WorkshopsPage = Awaited<ReturnType<typeof workshopsPage>>;

/** Until when it is known who was there. */
function keptWords(workshop: Workshop, moment: string): string {
  if (workshop.anonymisedAt) return `Names and answers were taken away on ${formatDay(workshop.anonymisedAt)}.`;
  const left = daysKept(workshop, moment);
  if (left === undefined)
    return `Names and answers are kept for ${countOf(workshop.keepDays, "day")} after the room has met.`;
  return `Names and answers are taken away in ${countOf(left, "day")}, and a workshop that is still going on is closed then.`;
}

/** One workshop: its agenda, what it offers to the plan, and its minutes. */
export async function workshopPage(gated: Pick<Gated, "act" | "params" | "context">) {
  const { act, params, context } = gated;
  const book = await openInside(gated);
  const { agreement, parts } = book;
  const { workshop } = await findWorkshop(act, agreement.code, params["workshop"] ?? "", "workshop.read");
  const leads = may(act.actor, "workshop.lead", workshopSubject(agreement));
  const agenda = agendaOf(workshop);
  const about = (id: string | null | undefined) =>
    parts.target.find(({ _id }) => _id === id)?.name ??
    book.indicators.find(({ _id }) => _id === parts.candidate.find((each) => each._id === id)?.indicator)?.name ??
    null;
  return {
    ...headerFor(agreement, "partnership"),
    code: agreement.code,
    agreement: agreement.name,
    leads,
    id: workshop._id,
    name: workshop.name,
    state: workshop.state,
    words: STATE_WORDS[workshop.state],
    isAnonymised: Boolean(workshop.anonymisedAt),
    on: workshop.on,
    when: formatDay(workshop.on),
    step: workshop.step,
    stepTitle: STEP_TITLES[workshop.step as Step],
    minutes: workshop.minutes,
    keepDays: workshop.keepDays,
    kept: keptWords(workshop, context.realTime.now()),
    priority: { id: workshop.priority, name: parts.priority.find(({ _id }) => _id === workshop.priority)?.name ?? "" },
    targets: workshop.targets,
    allTargets: parts.target
      .filter(({ priority }) => priority === workshop.priority)
      .map((target) => ({ value: target._id, label: target.name })),
    fit: fitOf(
      agenda.map(({ exercise }) => exercise),
      workshop.minutes,
    ),
    agenda: agenda.map(({ id, exercise }) => ({
      id,
      title: exerciseOf(exercise.kind).title,
      what: exerciseOf(exercise.kind).what,
      stage: stageOf(exercise),
      about: about(exercise.target ?? exercise.candidate),
      ask: exercise.ask,
      minutes: exercise.minutes,
      names: exercise.names,
      each: exercise.each ?? null,
    })),
    adds: exercisesFor(workshop.step as Step).flatMap((kind) =>
      subjectsOf(book, workshop, kind).map((subject) => ({
        value: [kind.name, subject.target ?? subject.candidate].filter(Boolean).join("|"),
        label: [kind.title, about(subject.target ?? subject.candidate)].filter(Boolean).join(" "),
      })),
    ),
    offers: await offersView(
      act.store,
      agreement.code,
      workshop,
      offersOf(book, workshop, act.now, await peopleIn(act.store, workshop._id)),
    ),
    shown: await shownWorkshop(act.store, workshop),
    mail: leads ? await minutesMail(gated, agreement, workshop) : null,
  };
}

export type WorkshopPage = Awaited<ReturnType<typeof workshopPage>>;
