import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import { isPeriodCode } from "@models/measures/period";
import type { Organisation } from "@models/place/organisation";
import type { Json, Store } from "@models/store/port";
import { challengeSubjectOf } from "@models/targets/challenge/basis";
import { figuresOf } from "@models/targets/target-figures";
import { fitOf } from "@models/workshop/agenda";
import type { WorkshopAnswer } from "@models/workshop/answer";
import { claimsToAnswer } from "@models/workshop/answer-claim";
import { askingOf } from "@models/workshop/conduct";
import { exerciseOf } from "@models/workshop/exercises";
import { offersOf } from "@models/workshop/offers";
import type { Participant } from "@models/workshop/participant";
import { answerId } from "@models/workshop/send-answer";
import { type ShownExercise, namedIn, shownExercise } from "@models/workshop/shown";
import { currentOf, stageOf } from "@models/workshop/stage";
import { type Workshop, agendaOf, lastRound } from "@models/workshop/workshop";
import type { JoinView } from "../workshop/how-to-join";
import { newId } from "./new-id.server";
import { offersView } from "./offer-forms.server";
import { targetChart } from "./target-chart.server";

/** What every screen says of the room. */
function roomOf({ _id, name, state, locked }: Workshop) {
  return { id: _id, name, state, locked };
}

/** The exercise on the screens, with the names that it shows; null where none is. */
async function shownNow(
  store: Store,
  workshop: Workshop,
): Promise<{ shown: ShownExercise; people: Record<string, string> } | null> {
  const now = currentOf(workshop);
  if (!now) return null;
  const shown = shownExercise(now.id, now.exercise);
  return { shown, people: await namesOf(store, shown) };
}

/** Names by participant: only where the exercise said that it shows them. */
export async function namesOf(store: Store, shown: ShownExercise): Promise<Record<string, string>> {
  const named = namedIn(shown);
  if (named.length === 0) return {};
  const found = await store.find<Participant>("participants", { _id: { $in: named } });
  return Object.fromEntries(found.map(({ _id, name }) => [_id, name]));
}

/** What became of a participant's own answer to the round on the screens. */
export type MyStanding = "none" | "saved" | "counted" | "late";

/**
 * A phone: the one task at hand, from the workshop and the participant's own answer alone; and what waits for the word of
 * who is signed in.
 */
export async function phoneView(store: Store, workshop: Workshop, participant: Participant) {
  const now = currentOf(workshop);
  const last = now && lastRound(now.exercise);
  const answerTo = (round: number) =>
    store.get<WorkshopAnswer>("workshopAnswers", answerId(workshop._id, now?.id ?? "", round, participant._id));
  const answer = last && (await answerTo(last.number));
  const asksAgain = now && last && !answer && last.number > 1 && exerciseOf(now.exercise.kind).repeats;
  const typed = asksAgain ? await answerTo(last.number - 1) : answer;
  return {
    screen: "phone" as const,
    room: roomOf(workshop),
    me: { id: participant._id, name: participant.name, organisation: await organisationOf(store, participant) },
    now: await shownNow(store, workshop),
    mine: { content: (typed?.versions.at(-1)?.content ?? null) as Json, standing: standingOf(answer, last?.round) },
    /** What the room gave to the organisation that this person is signed in for. */
    claims: await claimsToAnswer(store, workshop, participant),
    /** Of the next sending, for phones that run no script. */
    key: newId(),
  };
}

/** What the participant said on joining: one of the partnership's, or another in their own words. */
async function organisationOf(store: Store, { organisation, organisationName }: Participant): Promise<string | null> {
  const known = organisation ? await store.get<Organisation>("organisations", organisation) : undefined;
  return known?.name ?? organisationName ?? null;
}

function standingOf(
  answer: WorkshopAnswer | undefined,
  round: NonNullable<ReturnType<typeof lastRound>>["round"] | undefined,
): MyStanding {
  if (!answer) return "none";
  if (!round?.revealedAt) return "saved";
  return round.counted?.some((each) => each.answer === answer._id) ? "counted" : "late";
}

export type PhoneView = Awaited<ReturnType<typeof phoneView>>;

/** How the room stands: who is in, who has answered. */
export async function countsOf(store: Store, workshop: Workshop) {
  const now = currentOf(workshop);
  const last = now && lastRound(now.exercise);
  const [present, answered] = await Promise.all([
    store.count("participants", { workshop: workshop._id, removedAt: null }),
    now && last && !last.round.revealedAt
      ? store.count("workshopAnswers", { workshop: workshop._id, exercise: now.id, round: last.number })
      : 0,
  ]);
  return { present, answered };
}

/**
 * The chart that the exercise is about. While the room estimates blindly it holds neither what is promised now nor what
 * would come anyhow.
 */
function chartOf(book: Book, workshop: Workshop, today: string) {
  const now = currentOf(workshop);
  const target = now && book.parts.target.find(({ _id }) => _id === now.exercise.target);
  if (!now || !target) return null;
  const isShown = Object.values(now.exercise.rounds).some(({ revealedAt }) => revealedAt);
  const figures = figuresOf(book, isShown ? target : { ...target, trajectory: {} });
  if (!figures) return null;
  const subject = isShown ? challengeSubjectOf(book, target, today) : undefined;
  const material = lastRound(now.exercise)?.round.material as { period?: unknown } | undefined;
  const open =
    !isShown && typeof material?.period === "string" && isPeriodCode(material.period) ? material.period : undefined;
  return targetChart(figures, { forecast: subject?.forecast, open });
}

/** Something was asked already: before that people are still coming in. */
const hasBegun = ({ exercises }: Workshop) =>
  Object.values(exercises).some(({ rounds }) => Object.keys(rounds).length > 0);

/** The projector: the one question, the chart, and how many have answered. */
export async function projectorView(act: Act, code: string, workshop: Workshop, join: JoinView | null) {
  const book = await openBook(act, code);
  return {
    screen: "projector" as const,
    room: roomOf(workshop),
    hasBegun: hasBegun(workshop),
    join,
    now: await shownNow(act.store, workshop),
    chart: chartOf(book, workshop, act.now.slice(0, 10)),
    ...(await countsOf(act.store, workshop)),
  };
}

export type ProjectorView = Awaited<ReturnType<typeof projectorView>>;

/** The conductor: the agenda, what comes next, who is in the room, and nobody's answer before the room sees it. */
export async function conductorView(act: Act, code: string, workshop: Workshop, join: JoinView | null) {
  const book = await openBook(act, code);
  const now = currentOf(workshop);
  const asking = now && askingOf(book, workshop, now.id, act.now);
  const kind = now && exerciseOf(now.exercise.kind);
  const agenda = agendaOf(workshop);
  const people = await act.store.find<Participant>(
    "participants",
    { workshop: workshop._id },
    { sort: { joinedAt: 1 } },
  );
  const organisations = new Map(book.organisations.map(({ _id, name }) => [_id, name]));
  const present = people.filter(({ removedAt }) => !removedAt);
  const offers = offersOf(book, workshop, act.now, present);
  return {
    screen: "conductor" as const,
    room: roomOf(workshop),
    hasBegun: hasBegun(workshop),
    agreement: { code, name: book.agreement.name },
    join,
    now: await shownNow(act.store, workshop),
    /** What stands beside the exercise for the facilitator alone. */
    leading:
      now && asking && kind
        ? {
            /** What each is called, those to come included. */
            rounds: kind.rounds(asking),
            proposed: (now.stage === "revealed" || now.stage === "done"
              ? (kind.settles?.(asking) ?? null)
              : null) as Json,
            notes: now.exercise.notes ?? "",
            landsIn: kind.step,
          }
        : null,
    agenda: agenda.map(({ id, exercise }) => ({
      ...{ id, title: exerciseOf(exercise.kind).title, ask: exercise.ask, minutes: exercise.minutes },
      stage: stageOf(exercise),
      isNow: id === workshop.current,
    })),
    fit: fitOf(
      agenda.map(({ exercise }) => exercise),
      workshop.minutes,
    ),
    canUndo: workshop.before ? workshop.before.act !== "reveal" : false,
    people: people.map(({ _id, rev, name, organisation, organisationName, kind: as, removedAt }) => ({
      ...{ id: _id, rev, name, as, removed: Boolean(removedAt) },
      organisation: (organisation && organisations.get(organisation)) || organisationName || null,
    })),
    /** What the room said of this exercise, to be confirmed while it is on the screens; of all of them once the agenda is done. */
    offers: await offersView(
      act.store,
      code,
      workshop,
      now ? offers.filter(({ exercise }) => exercise === now.id) : offers,
    ),
    toConfirm: offers.filter(({ landed }) => landed === null).length,
    ...(await countsOf(act.store, workshop)),
  };
}

export type ConductorView = Awaited<ReturnType<typeof conductorView>>;
