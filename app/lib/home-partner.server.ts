import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { nextDue, standingOf } from "@models/actions/action-standing";
import { inOrderOfStart } from "@models/actions/arrange-actions";
import type { AskedCommitment } from "@models/commitments/asked";
import type { Book } from "@models/agreement/book";
import { changesSinceAnswer } from "@models/agreement/changes-since-answer";
import { type SuppliedFigures, workOf } from "@models/agreement/home-list";
import { lockOn } from "@models/agreement/parts";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatValue } from "@models/measures/format";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { fundingOf } from "@models/money/flags/goal-funding";
import { sayFunding } from "@models/money/say-funding";
import type { RoleHeld } from "@models/people/actor";
import { finalValueOf } from "@models/targets/final-value";
import { readForm, sayAim } from "@models/targets/form";
import type { Target } from "@models/targets/target";
import { STANDING_MARKS } from "../components/actions/marks";
import type { AskedView, FigureView, OwnView, PartnerHome } from "../components/home/home-view";
import { PART_FORMS } from "../parts/forms";
import { partAnchor, partPath, stepPath } from "../parts/part-paths";
import { wordsOfChange } from "../parts/words.server";
import { headerOf } from "./agreement-header";
import { formatDay } from "./dates";
import { dueView } from "./due-updates.server";
import { ownProposals } from "./proposals.server";
import { consentWords, nextOfTurns, partnershipTurns, refreshTurns } from "./home-turns.server";
import { queriesToAnswer } from "./query-items.server";
import { feedbackToDecide } from "./home-feedback.server";
import { promisesOf } from "./home-promises.server";
import { moneyOfGiver } from "./home-money.server";
import { capitalised } from "./words";

/** What a partner's organisation owns in one agreement: what waits for its yes or no first. */
export async function partnerHome(act: Act, held: RoleHeld, book: Book): Promise<PartnerHome> {
  const organisation = held.organisation ?? "";
  const today = act.now.slice(0, 10);
  const work = workOf(book, [organisation], today);
  const isOpen = lockOn("live", book.agreement.status) === null;
  const waiting = isOpen ? await Promise.all(work.waiting.map((each) => askedView(act, book, each))) : [];
  const answering = new Set(work.waiting.map(({ part }) => part._id));
  const actions = inOrderOfStart(work.actions)
    .filter(({ _id }) => !answering.has(_id))
    .map((action) => actionView(book, action, today));
  const figures = work.figures.map((each) => figureView(book, each));
  const due = figures.filter(({ isDue }) => isDue);
  const updates = await dueView(act, book, { organisations: [organisation], isSignedIn: true });
  const said = new Set(updates.due.map(({ form }) => form.action));
  const late = actions.filter(({ id, mark }) => !said.has(id) && (mark.kind === "must" || mark.kind === "risk"));
  const turns = [
    ...(await partnershipTurns(act, [book.agreement], ({ target }) =>
      book.parts.target.some(({ _id, lead }) => _id === target && lead === organisation),
    )),
    ...(await refreshTurns(act, [book.agreement], consentWords(organisation))),
  ];
  const queries = queriesToAnswer(book, today, organisation);
  const promises = promisesOf(act, book, (id) => id === organisation);
  const [firstPromise] = promises.pressing;
  const feedback = await feedbackToDecide(act, [book.agreement]);
  const firstFigure = due[0];
  const firstQuery = queries[0];
  const firstLate = late[0];
  return {
    role: "partner",
    key: `partner-${book.agreement.code}-${organisation}`,
    agreement: headerOf(book.agreement),
    organisation: nameOf(book, organisation),
    needs:
      waiting.length +
      updates.due.length +
      updates.toConfirm.length +
      promises.pressing.length +
      turns.length +
      queries.length +
      due.length +
      late.length +
      feedback.length,
    feedback,
    turns,
    queries,
    next:
      waiting.length + updates.due.length > 0
        ? undefined
        : turns.length > 0
          ? nextOfTurns(turns)
          : firstQuery
            ? {
                title: firstQuery.title,
                due: `An auditor asks: ${firstQuery.facts}`,
                detail: firstQuery.question,
                todo: "Answer the query",
                href: firstQuery.href,
              }
            : firstPromise
              ? {
                  title: firstPromise.title,
                  due: capitalised(firstPromise.mark.words),
                  detail: firstPromise.facts,
                  todo: "Read it and say so",
                  href: firstPromise.href,
                }
              : firstFigure
                ? {
                    title: firstFigure.title,
                    due: `Figures ${firstFigure.when}`,
                    todo: "Enter the figures",
                    href: firstFigure.href,
                  }
                : firstLate && {
                    title: firstLate.title,
                    due: firstLate.mark.words,
                    todo: "Say how it stands",
                    href: firstLate.href,
                  },
    waiting,
    updates,
    promises: promises.all,
    money: moneyOfGiver(book, organisation),
    figures,
    actions,
    proposed: await ownProposals(act, book.agreement),
    targets: work.targets.filter(({ _id }) => !answering.has(_id)).map((target) => targetView(book, target)),
    declined: work.declined.map(({ kind, part, answer }) => ({
      title: titleOf(part),
      href: partPath(book.agreement.code, kind, part._id),
      reason: answer?.reason ?? "",
    })),
  };
}

const titleOf = (part: Target | Action) => ("what" in part ? part.what : part.name);

const nameOf = (book: Book, id: string) =>
  book.organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left";

async function askedView(act: Act, book: Book, commitment: AskedCommitment): Promise<AskedView> {
  const { kind, part, organisation, as } = commitment;
  const sources = { book, catalogue: [], content: {}, stored: {} };
  const changes = await changesSinceAnswer(act.store, commitment);
  const role =
    as === "accountable"
      ? kind === "target"
        ? "You would lead it"
        : "You would be accountable"
      : `${nameOf(book, ("owner" in part ? part.owner : (part as Target).lead) ?? "")} leads, you answer for your part`;
  const facts = kind === "target" ? promiseWords(book, part as Target) : planWords(book, part as Action);
  return {
    key: `${kind}-${part._id}-${organisation}`,
    code: book.agreement.code,
    kind,
    id: part._id,
    organisation,
    saw: commitment.hash,
    title: titleOf(part),
    href: partPath(book.agreement.code, kind, part._id),
    facts: [kind === "target" ? "Target" : "Action", role, facts].filter((each) => each !== "").join(" · "),
    changed: changes.map((change) => {
      const { what, from, to } = wordsOfChange(PART_FORMS[kind], change, sources);
      return `${what}: ${from || "nothing"} → ${to || "nothing"}`;
    }),
  };
}

/** "29.1 in 2005 to 36.2 in 2011". */
function promiseWords(book: Book, target: Target): string {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  const last = finalValueOf(target);
  const { period, value } = target.baseline;
  const unit = indicator?.unit.startsWith("%") ? "%" : "";
  const print = (amount: number) => formatValue(amount, { unit, decimals: decimalsOf(amount) });
  const whenIn = (when: string) => ` in ${isPeriodCode(when) ? formatPeriod(when) : when}`;
  const form = readForm(target);
  if (form?.form === "milestone") return `to be met by ${formatDay(form.by)}`;
  if (last === undefined || form === undefined) return target.state === "firm" ? "no final value yet" : target.state;
  const from = value != null && period ? `${print(value)}${whenIn(period)} to ` : "";
  const other = book.areas.find(({ _id }) => _id === target.gapTo)?.name ?? "";
  return from + sayAim(form, last.value, other, print) + whenIn(last.period);
}

/** "from 1 April 2009 · 0.5 full-time equivalents". */
function planWords(book: Book, action: Action): string {
  const from = action.start ? `from ${formatDay(action.start)}` : "";
  return [from, sayFunding(fundingOf(book, { kind: "action", id: action._id }))]
    .filter((each) => each !== "")
    .join(" · ");
}

function figureView(book: Book, { candidate, indicator, next, isDue }: SuppliedFigures): FigureView {
  return {
    id: candidate._id,
    title: indicator.name,
    href: `${stepPath(book.agreement.code, 1, candidate.priority)}#table-${candidate._id}`,
    isDue,
    when:
      next === null ? "no publication date is known" : `${isDue ? "due since" : "next published"} ${formatDay(next)}`,
    source: candidate.supplier.source || null,
  };
}

function actionView(book: Book, action: Action, today: string): OwnView {
  const { standing, since } = standingOf(action, today);
  const { kind, words } = STANDING_MARKS[standing];
  const next = nextDue(action);
  return {
    id: action._id,
    title: action.what,
    href: partPath(book.agreement.code, "action", action._id),
    mark: { kind, words: since ? `${words} ${formatDay(since)}` : words },
    facts: next ? nextWords(next.what, formatDay(next.on)) : "no days set",
  };
}

function nextWords(what: string, day: string): string {
  return what === "starts" || what === "ends" ? `${what} ${day}` : `next: ${what}, ${day}`;
}

function targetView(book: Book, target: Target): OwnView {
  return {
    id: target._id,
    title: target.name,
    href: `${stepPath(book.agreement.code, 3, target.priority)}#${partAnchor("target", target._id)}`,
    mark: target.state === "firm" ? { kind: "ready", words: "accepted" } : { kind: "open", words: target.state },
    facts: promiseWords(book, target),
  };
}
