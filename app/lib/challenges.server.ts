import type { Act } from "@models/act";
import { mayTest } from "@models/agreement/answer-challenge";
import { mayAnswerOn } from "@models/agreement/answer-question";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { printAsPublished } from "@models/measures/format";
import { type PeriodCode, comparePeriods, formatPeriod, isPeriodCode } from "@models/measures/period";
import { nameOf } from "@models/measures/step-table-history";
import { may } from "@models/people/permissions";
import type { ChallengeAnswer } from "@models/targets/challenge/answer";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import { type ChallengeState, isGroupSettled } from "@models/targets/challenge/standing";
import type { ChangedPromise } from "@models/targets/changed-promise";
import type { Target } from "@models/targets/target";
import { ANSWER_KIND_WORDS } from "~/parts/challenge";
import { evidenceOfPriority, people } from "~/parts/choices";
import { formatDay } from "./dates";
import { listed } from "./words";

/** What the numbers ask of one target, numbered as on its chart, with the answers and what this person may do. */
export function challengesFor(book: Book, act: Pick<Act, "actor" | "now">, target: Target) {
  const { agreement } = book;
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayAnswer = isOpen && mayAnswerOn(act, agreement, target);
  const groups = challengeGroupsOf(book, target, act.now.slice(0, 10));
  const answered = groups.filter(isGroupSettled);
  const sources = { book, catalogue: [], content: { priority: target.priority }, stored: {} };
  return {
    groups: groups.map((group, i) => {
      const { challenge, state, answer } = group.lead;
      return {
        number: i + 1,
        id: challenge.id,
        anchor: anchorOf(i + 1),
        question: challenge.question,
        strength: challenge.strength,
        indicative: challenge.indicative === true,
        why: challenge.why,
        span: challenge.span,
        workings: [group.lead, ...group.others].map((each) => each.challenge.working),
        others: group.others.map(({ challenge: { question, why, strength } }) => ({ question, why, strength })),
        state: isGroupSettled(group) ? state : isSettledAlone(state) ? ("open" as const) : state,
        answer: answer ? answerView(book, act, answer) : null,
      };
    }),
    counts: {
      all: groups.length,
      answered: answered.length,
      tested: answered.filter(({ lead }) => lead.state === "tested").length,
      must: groups.filter((group) => group.lead.challenge.strength === "must answer" && !isGroupSettled(group)).length,
    },
    mayAnswer,
    choices: mayAnswer ? { evidence: evidenceOfPriority(sources), people: people(sources) } : null,
  };
}

export type ChallengesView = ReturnType<typeof challengesFor>;
export type ChallengeView = ChallengesView["groups"][number];

const anchorOf = (number: number) => `challenge-${number}`;

const isSettledAlone = (state: ChallengeState) => state === "answered" || state === "tested";

function answerView(book: Book, act: Pick<Act, "actor">, answer: ChallengeAnswer) {
  const { agreement } = book;
  const evidence = answer.evidence.flatMap((id) => {
    const item = book.parts.evidence.find(({ _id }) => _id === id);
    return item ? [{ id, title: item.title }] : [];
  });
  return {
    id: answer._id,
    rev: answer.rev,
    kind: answer.kind,
    kindWords: ANSWER_KIND_WORDS[answer.kind] ?? answer.kind,
    text: answer.text ?? "",
    by: nameOf(book, answer.answeredBy),
    on: formatDay(answer.answeredAt),
    who: answer.who ?? null,
    whoName: answer.who ? nameOf(book, answer.who) : null,
    until: answer.until ?? null,
    untilWords: answer.until ? formatDay(answer.until) : null,
    changed: answer.changed ? changedWords(book, answer.changed) : null,
    evidence,
    /** Evidence that this reader may not see. */
    hiddenEvidence: answer.evidence.length - evidence.length,
    tested: Object.entries(answer.tested).map(([person, { at }]) => `${nameOf(book, person)}, ${formatDay(at)}`),
    reopened: answer.reopened
      ? { why: answer.reopened.why ?? "", by: nameOf(book, answer.reopened.by), on: formatDay(answer.reopened.at) }
      : null,
    mayTest:
      answer.kind !== "later" &&
      !answer.reopened &&
      answer.tested[act.actor.person] === undefined &&
      mayTest(act, agreement, answer),
    mayReopen: !answer.reopened && may(act.actor, "answer.reopen", subjectOf(agreement)),
  };
}

/** "2010 from 37.6 to 36, by Farah Khan, 10 March 2008". */
function changedWords(book: Book, { by, at, values }: ChangedPromise): string {
  const printed = (value: number | null) => (value === null ? "nothing" : printAsPublished(value));
  const said = Object.entries(values)
    .filter((entry): entry is [PeriodCode, (typeof entry)[1]] => isPeriodCode(entry[0]))
    .sort(([a], [b]) => comparePeriods(a, b))
    .map(([period, { from, to }]) => `${formatPeriod(period)} from ${printed(from)} to ${printed(to)}`);
  return `${listed(said)}, by ${nameOf(book, by)}, ${formatDay(at)}`;
}

export type AnswerView = ReturnType<typeof answerView>;
