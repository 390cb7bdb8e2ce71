import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import type { Book } from "@models/agreement/book";
import { endOfDay } from "@models/agreement/book-as-known";
import { organisationName } from "@models/agreement/checks/about";
import { type Snapshot, bookOf } from "@models/agreement/snapshot";
import { formatNumber, printAsPublished } from "@models/measures/format";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import type { Side } from "@models/negotiation/negotiation";
import { NotFoundError } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { Area } from "@models/place/area";
import { candidateOf, valuesOf } from "@models/reports/facts";
import { revisedSince } from "@models/reports/revisions";
import { signedHash } from "@models/review/agree";
import { type Choosable, askableIn, reviewersOf } from "@models/review/desk";
import { assessedBy, rehearsedFor, whatSendingLacks } from "@models/review/assess";
import { whyNotSettled } from "@models/review/correct";
import { type PriorityFacts, type TargetFacts, factsOf } from "@models/review/facts";
import { type FoundReview, findReview, mayAct, readFacts, reviewAsKnown } from "@models/review/find";
import type { Review } from "@models/review/review";
import { type SeenReview, asSeenBy } from "@models/review/see";
import { type Signal, signalsOf } from "@models/review/signals";
import { REVIEW_STATE_WORDS, type ReviewAct, moveReview, whoseAct } from "@models/review/state";
import { workingDaysUntil } from "@models/review/working-days";
import { figuresOf } from "@models/targets/target-figures";
import { partPath, stepPath } from "../parts/part-paths";
import { formatDay, formatInstant, readDay } from "./dates";
import { keepDay } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { revisionView } from "./revisions.server";
import { gradeMark, stateMark, turnOf } from "./review-words";
import { sayDifference } from "./say-difference.server";
import { countOf, counted } from "./words";

/**
 * One review as a side sees it: per priority the frozen facts, what each side says, and what this person may do; or as it
 * stood on an earlier day, to read only.
 */
export async function reviewPage({ act, params, request }: Pick<Gated, "act" | "params" | "request">) {
  const asked = await readAsAsked(act, await findReview(act, params["code"] ?? "", params["review"] ?? ""), request);
  if (asked.day === null) return pageOf(act, asked);
  const page = await pageOf({ ...act, actor: { ...act.actor, roles: [] }, now: endOfDay(asked.day) }, asked);
  // Who does not read the history of the agreement finds its pages as they are.
  return may(act.actor, "history.read", asked.found.subject) ? (keepDay(page, asked.day) as typeof page) : page;
}

interface AskedReview {
  readonly found: FoundReview;
  /** ISO date; null for the review as it stands. */
  readonly day: string | null;
  readonly typed: string;
  /** Why nothing is shown of the day that was asked for. */
  readonly problem: string | null;
}

async function readAsAsked(act: Act, found: FoundReview, request: Request): Promise<AskedReview> {
  const typed = new URL(request.url).searchParams.get("on");
  if (typed === null) return { found, day: null, typed: "", problem: null };
  const day = readDay(typed);
  const then = await reviewAsKnown(act.store, found.review, day, act.now.slice(0, 10));
  if (then.kind === "done") return { found: { ...found, review: then.value }, day, typed, problem: null };
  return { found, day: null, typed, problem: then.kind === "refused" ? (then.problems[0]?.message ?? null) : null };
}

async function pageOf(act: Act, { found, day: on, typed, problem }: AskedReview) {
  const { agreement, review, side } = found;
  const [{ snapshot, book }, signed, region] = await Promise.all([
    readFacts(act.store, review),
    readSigned(act, agreement),
    act.store.get<Area>("areas", agreement.region),
  ]);
  const seen = asSeenBy(review, side);
  const day = snapshot.at.slice(0, 10);
  const today = act.now.slice(0, 10);
  const can = canDo(act, found);
  const turn = turnOf(review, side);
  const frozen = { book, odds: snapshot.odds ?? {} };
  const facts = factsOf(frozen, signed, day);
  const rehearsed = can("write the self-assessment") ? await rehearsedFor(act, review) : undefined;
  const nameOf = (owner: string) =>
    owner === agreement.region ? (region?.name ?? "the region") : organisationName(book, owner);
  return {
    ...headerFor(agreement, side === "region" && review.kind === "annual" ? "region" : "partnership"),
    code: agreement.code,
    agreement: agreement.name,
    id: review._id,
    rev: review.rev,
    side,
    isRehearsal: review.kind === "rehearsal",
    year: yearWords(review.year),
    state: {
      words: REVIEW_STATE_WORDS[review.state].toLowerCase(),
      mark: stateMark(review.state, turn.isYours && can("read")),
      turn: turn.words,
      isYours: turn.isYours && can("read"),
    },
    facts: { day: formatDay(day), sha256: review.sha256 },
    revised: await revisedFacts(act, book, facts, agreement.code),
    on: on === null ? null : formatDay(on),
    asked: { typed, problem },
    scale: review.scale,
    sent: sentWords(seen),
    correcting: correctingWords(seen, today),
    judged: Object.keys(review.judged).length,
    done: assessedBy(review, side),
    lacking: whatSendingLacks(review, side).map(({ field = "", message }) => ({ to: `#${field}`, message })),
    priorities: facts.map((each) => ({
      ...priorityView(each, seen, review, book, signed.book),
      signals: signalsOf(each, frozen, signed, day).map((signal) => signalView(signal, agreement.code, each)),
    })),
    hasRehearsed: rehearsed !== undefined,
    desk: await deskOf(act, found, seen, can),
    actions: Object.entries(seen.actions)
      .sort(([, a], [, b]) => a.by.localeCompare(b.by))
      .map(([id, { what, owner, by, added }]) => ({
        ...{ id, what, owner: nameOf(owner), by: formatDay(by) },
        added: `${added.name}, ${formatDay(added.at)}`,
      })),
    owners: [
      ...book.organisations.map(({ _id, name }) => ({ value: _id, label: name })),
      { value: agreement.region, label: region?.name ?? "The region" },
    ],
    signatures: signaturesOf(seen),
    saw: can("sign") ? signedHash(review) : "",
    whyNotSettled: review.state === "correcting" ? whyNotSettled(review, side, today) : null,
    may: {
      write: can(side === "partnership" ? "write the self-assessment" : "write the judgement"),
      correct: can("correct a fact") && (!review.correctBy || today <= review.correctBy),
      answer: can("answer a correction"),
      reply: can("reply"),
      settle: can("settle the facts") && whyNotSettled(review, side, today) === null,
      change: can("change the agreed actions"),
      sign: can("sign") && !review.signatures[side],
      close: can("close"),
      flag: can("raise a flag"),
      end: review.kind === "rehearsal" && can("end the rehearsal"),
    },
  };
}

export type ReviewPage = Awaited<ReturnType<typeof reviewPage>>;
export type ReviewedPriority = ReviewPage["priorities"][number];

export const yearWords = (year: string) => (isPeriodCode(year) ? formatPeriod(year) : year);

/** Which of the frozen figures are others by now. */
async function revisedFacts({ store }: Act, book: Book, facts: readonly PriorityFacts[], code: string) {
  const targets = facts.flatMap((priority) => priority.targets.map(({ target }) => target));
  const known = targets.map((target) => ({
    ...{ id: target._id, name: target.name, area: target.area, group: target.group },
    ...{ candidate: candidateOf(book, target), values: valuesOf(figuresOf(book, target)) },
  }));
  return revisionView(await revisedSince(store, book, known), code, known);
}

/** Who works on the review, and what the region asked of whom. */
async function deskOf(act: Act, found: FoundReview, seen: SeenReview, can: ReturnType<typeof canDo>) {
  const { agreement, review, subject, side } = found;
  const isAnnual = review.kind === "annual";
  const [assigns, asks] = [isAnnual && can("assign it"), isAnnual && can("ask the partnership")];
  const [reviewers, askable] = await Promise.all([
    assigns ? reviewersOf(act.store, agreement.region) : [],
    asks ? askableIn(act.store, agreement.partnership) : [],
  ]);
  const { to, second } = seen.assigned ?? {};
  const requests = Object.entries(seen.requests);
  const people = [to, second, ...requests.map(([, { who }]) => who)].filter((id) => id != null);
  const names = await findNames(act.store, [...new Set(people)]);
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? "somebody") : null);
  const isOpen = side === "partnership" && moveReview(review.state, "answer a request").kind === "done";
  const speaks = may(act.actor, "review.assess", subject);
  const choice = ({ person, name }: Choosable) => ({ value: person, label: name });
  return {
    /** The region's own to see. */
    assigned: side === "region" && isAnnual ? { to: nameOf(to), second: nameOf(second) } : null,
    chosen: { to: to ?? "", second: second ?? "" },
    reviewers: reviewers.map(choice),
    askable: askable.map(choice),
    assigns,
    asks,
    requests: requests
      .sort(([, a], [, b]) => a.by.localeCompare(b.by))
      .map(([id, { text, who, by, asked, answer }]) => ({
        ...{ id, text, who: nameOf(who) ?? "", by: formatDay(by) },
        asked: `${asked.name}, ${formatDay(asked.at)}`,
        isLate: !answer && by < act.now.slice(0, 10),
        answer: answer ? { text: answer.text, who: `${answer.name}, ${formatDay(answer.at)}` } : null,
        mayAnswer: isOpen && !answer && (speaks || who === act.actor.person),
      })),
  };
}

/** What this person may do now, by the state and the side that they act for. */
function canDo({ actor }: Act, { review, subject, side }: FoundReview) {
  const acts = mayAct(actor, review, subject);
  return (does: ReviewAct | "read") => {
    if (!acts || does === "read") return acts;
    const by = whoseAct(does);
    return (by === "either" || by === side) && moveReview(review.state, does).kind === "done";
  };
}

async function readSigned({ store }: Act, { agreed }: Agreement) {
  const snapshot = agreed && (await store.get<Snapshot>("snapshots", agreed.snapshot));
  if (!snapshot) throw new NotFoundError("signed agreement");
  return { book: bookOf(snapshot), odds: snapshot.odds ?? {} };
}

function sentWords({ sent }: SeenReview): string[] {
  return (["partnership", "region"] as const).flatMap((side) => {
    const stamp = sent[side];
    const what = side === "partnership" ? "self-assessment" : "judgement";
    return stamp ? [`The ${side}’s ${what} was sent by ${stamp.name}, ${formatInstant(stamp.at)}.`] : [];
  });
}

function correctingWords({ state, correctBy }: SeenReview, today: string): string | null {
  if (state !== "correcting" || !correctBy) return null;
  const left = workingDaysUntil(today, correctBy);
  if (today > correctBy) return `Facts could be corrected until ${formatDay(correctBy)}.`;
  return `Facts can be corrected until ${formatDay(correctBy)}: ${left === 0 ? "today is the last day" : `${counted(left, "working day")} left`}.`;
}

function priorityView(facts: PriorityFacts, seen: SeenReview, review: Review, book: Book, signed: Book) {
  const { priority, targets, actions, changed } = facts;
  const id = priority._id;
  const { side } = seen;
  const { code } = book.agreement;
  const said = (of: Side) => (of === side ? seen.own[id] : seen.theirs?.[id]);
  const own = seen.own[id] ?? {};
  return {
    id,
    name: review.judged[id] ?? priority.name,
    isJudged: review.judged[id] !== undefined,
    targets: targets.map((target) => targetView(target, code, yearWords(review.year))),
    actions: actionsView(actions, code),
    changed: sayDifference(changed, signed, book),
    sides: (["partnership", "region"] as const).map((of) => {
      const assessment = said(of);
      return {
        side: of,
        isOwn: of === side,
        isHidden: of !== side && seen.theirs === null,
        grade: assessment?.grade ?? null,
        mark: gradeMark(assessment?.grade, seen.scale),
        reason: assessment?.reason ?? "",
      };
    }),
    own: { grade: own.grade ?? "", reason: own.reason ?? "", note: own.note ?? "" },
    reply: seen.replies[id] ?? "",
    flags: Object.entries(seen.flags)
      .filter(([, flag]) => flag.priority === id)
      .map(([flag, { kind, why, side: by, raised, lifted }]) => ({
        ...{ id: flag, kind, why, isOwn: by === side },
        who: `${raised.name} for the ${by}, ${formatDay(raised.at)}`,
        lifted: lifted ? `Lifted by ${lifted.name}, ${formatDay(lifted.at)}: ${lifted.why}` : null,
      })),
    corrections: Object.entries(seen.corrections)
      .filter(([, correction]) => correction.priority === id)
      .sort(([, a], [, b]) => a.at.localeCompare(b.at))
      .map(([correction, { text, name, at, answer }]) => ({
        ...{ id: correction, text, who: `${name}, ${formatDay(at)}` },
        answer: answer
          ? {
              accepted: answer.accepted,
              text: answer.text,
              who: `${answer.name}, ${formatDay(answer.at)}`,
              regraded: answer.grade ? `from “${answer.grade.from}” to “${answer.grade.to}”` : null,
            }
          : null,
      })),
  };
}

/** What the software found, with the address of what it is about. */
function signalView({ kind, about, says, asks, working }: Signal, code: string, { priority }: PriorityFacts) {
  const to =
    about.kind === "target"
      ? `${stepPath(code, 3, priority._id, about.id)}#doing`
      : partPath(code, about.kind, about.id);
  return { kind, name: about.name, to, says, asks, working: working ?? null };
}

const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;

function targetView({ target, progress, achieved, latest, odds, open }: TargetFacts, code: string, year: string) {
  const ofYear = progress?.years.find(({ label }) => label === year);
  const { _id, name, designation, priority } = target;
  return {
    id: _id,
    name,
    to: `${stepPath(code, 3, priority, _id)}#doing`,
    designation,
    isJudged: designation !== "local",
    status: progress?.status ?? ("no result yet" as const),
    says: progress?.says ?? "Its indicator is not known any more.",
    /** Of the reviewed year, where it says more than the newest result. */
    ofYear: ofYear && ofYear.says !== progress?.says ? `${year}: ${ofYear.says}` : null,
    ours: progress?.years.findLast(({ ours }) => ours)?.ours ?? null,
    latest: latest ? `${printAsPublished(latest.value)} in ${formatPeriod(latest.period)}` : null,
    achieved: achieved
      ? `${percent(achieved.point.share)} of the year’s point${achieved.final ? `, ${percent(achieved.final.share)} of the final target` : ""}`
      : null,
    odds: oddsWords(odds),
    open: open === 0 ? null : countOf(open, "open question"),
    workings: [
      ...(progress?.workings ?? []),
      ...[odds.says?.forecast?.working, odds.says?.past?.working].filter((working) => working !== undefined),
    ],
  };
}

function oddsWords({ atSigning, now }: TargetFacts["odds"]): string | null {
  if (now === undefined && atSigning === undefined) return null;
  if (atSigning === undefined) return `${percent(now ?? 0)} now`;
  return now === undefined
    ? `${percent(atSigning)} at signing`
    : `${percent(now)} now, ${percent(atSigning)} at signing`;
}

/** How many stand how, and those that are late by name. */
function actionsView(actions: PriorityFacts["actions"], code: string) {
  const late = actions.filter(({ standing }) => standing.since !== undefined);
  const count = (words: string) => actions.filter(({ standing }) => standing.standing === words).length;
  const counts = (["done", "under way", "not started", "late", "overdue", "milestone missed"] as const).flatMap(
    (words) => (count(words) > 0 ? [`${count(words)} ${words}`] : []),
  );
  return {
    counts: actions.length === 0 ? "No actions" : `${countOf(actions.length, "action")}: ${counts.join(", ")}`,
    late: late.map(({ action, standing }) => ({
      id: action._id,
      what: action.what,
      to: partPath(code, "action", action._id),
      words: `${standing.standing} since ${formatDay(standing.since ?? "")}`,
    })),
  };
}

function signaturesOf({ signatures }: SeenReview): string[] {
  return [signatures.partnership, signatures.region].flatMap((signature) =>
    signature ? [`Signed by ${signature.name} for ${signature.of}, ${formatInstant(signature.at)}`] : [],
  );
}
