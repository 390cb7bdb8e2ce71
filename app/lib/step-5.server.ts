import type { Act } from "@models/act";
import { type Action, ACTION_STATUSES } from "@models/actions/action";
import { milestonesInOrder, standingOf } from "@models/actions/action-standing";
import { byMonth, byOwner, inOrderOfStart } from "@models/actions/arrange-actions";
import { daysAfter, nextReports } from "@models/actions/reporting-dates";
import { LOST_WORDS, lostOf } from "@models/actions/who-answers";
import { toldGroups } from "@models/actions/who-is-told";
import { type AskedCommitment, commitmentsOf } from "@models/commitments/asked";
import { type Book, subjectOf } from "@models/agreement/book";
import { changesSinceAnswer } from "@models/agreement/changes-since-answer";
import { lockOn } from "@models/agreement/parts";
import { contentOf } from "@models/history/document";
import { MONTHS, endOf, formatPeriod, isPeriodCode, startOf } from "@models/measures/period";
import { FLAG_WORDS } from "@models/money/flags/flag";
import { figureOf, heldOf, unsecuredOf } from "@models/money/figures";
import { type Funding, fundingOf } from "@models/money/flags/goal-funding";
import { amountOf } from "@models/money/routes";
import { nameOfGoal } from "@models/money/resource";
import { sayFunding } from "@models/money/say-funding";
import { may } from "@models/people/permissions";
import { lastWords, updatesFor } from "@models/updates/read-updates";
import type { Update } from "@models/updates/update";
import { ANSWER_MARKS, STANDING_MARKS, type Mark } from "../components/actions/marks";
import { ACTION_FORM } from "../parts/action";
import { choicesOf } from "../parts/build-form.server";
import { fieldsOf } from "../parts/form-values.server";
import { editPath, newPath, partAnchor, partPath, stepPath } from "../parts/part-paths";
import { wordsOfChange } from "../parts/words.server";
import { formatDay } from "./dates";
import { meterView } from "./owner-meter.server";
import { planEffectRows } from "./plan-effect.server";
import { priorityAsked } from "./priority-asked.server";
import { linesForAction, mayFund } from "./money-lines.server";
import { COURSE_MARKS, slipWords } from "./updates.server";
import { capitalised, counted, listed } from "./words";

export const VIEWS = ["all", "owner", "date", "grid"] as const;
export type StepFiveView = (typeof VIEWS)[number];

/** What step 5's page shows, formatted. `now` is an ISO instant. */
export async function stepFiveOf(book: Book, act: Pick<Act, "actor" | "store" | "now">, asked: URLSearchParams) {
  const { agreement } = book;
  const { code } = agreement;
  const { priority, priorities } = priorityAsked(book, asked);
  const of = <T extends { readonly priority: string }>(parts: readonly T[]) =>
    parts.filter((part) => part.priority === priority?._id);
  const actions = lostFirst(book, inOrderOfStart(of(book.parts.action)));
  const live = actions.filter(({ status }) => status !== "dropped");
  const commitments = commitmentsOf(book).filter(
    ({ kind, part }) => kind === "action" && actions.includes(part as Action),
  );
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayPlan = isOpen && may(act.actor, "action.change", subjectOf(agreement));
  const view = VIEWS.find((each) => each === asked.get("view")) ?? "all";
  const updates = (await updatesFor(act, book)).filter(({ created }) => created.at <= act.now);
  const writer = new Writer(book, act, isOpen, commitments, lastWords(updates));
  const answers = await Promise.all(commitments.map((commitment) => writer.answer(commitment)));
  return {
    code,
    view,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    hasPriorities: priorities.length > 0,
    mayPlan,
    summary: summaryOf(live, commitments, writer),
    tables: tablesOf(view, actions, writer),
    months: view === "date" ? byMonth(live).map((month) => writer.month(month)) : [],
    timeline: timelineOf(book, live, writer, act.now.slice(0, 10)),
    undated: live.filter(({ start, end }) => !start || !end).map(({ _id, what }) => ({ id: _id, what })),
    answers,
    effects: planEffectRows(book, priority?._id, act.now.slice(0, 10)),
    meter: meterView(book, updates, act.now.slice(0, 10), priority?._id),
    told: toldGroups(of(book.parts.telling)).map(({ kind, tellings }) => ({
      kind: capitalised(kind),
      addTo: mayPlan ? newPath(code, "telling", { priority: priority?._id, kind }) : null,
      tellings: tellings.map((telling) => ({
        id: telling._id,
        anchor: partAnchor("telling", telling._id),
        href: writer.pathOf("telling", telling._id),
        who: telling.who || capitalised(kind),
        what: telling.what,
        how: telling.how,
        when: telling.when || null,
        lastTold: telling.lastTold ? formatDay(telling.lastTold) : null,
      })),
    })),
    reports: of(book.parts.reporting).map((schedule) => ({
      id: schedule._id,
      anchor: partAnchor("reporting", schedule._id),
      href: writer.pathOf("reporting", schedule._id),
      what: schedule.what,
      every: `Every ${schedule.every}, ${counted(schedule.daysAfter, "day")} after it ends`,
      preparedBy: schedule.preparedBy,
      toWhom: schedule.toWhom,
      form: schedule.form,
      due: nextReports(schedule, agreement.scheme.years.filter(isPeriodCode), act.now.slice(0, 10), 3).map(
        ({ period, due }) => ({ due, day: formatDay(due), for: formatPeriod(period) }),
      ),
    })),
  };
}

export type StepFive = Awaited<ReturnType<typeof stepFiveOf>>;
export type ActionTable = StepFive["tables"][number];
export type ActionRow = ActionTable["rows"][number];
export type AnswerRow = StepFive["answers"][number];

/** Puts actions and answers into words, with the names of what they point at. */
class Writer {
  readonly #today: string;

  constructor(
    readonly book: Book,
    readonly act: Pick<Act, "actor" | "store" | "now">,
    readonly isOpen: boolean,
    readonly commitments: readonly AskedCommitment[],
    readonly last: ReadonlyMap<string, Update>,
  ) {
    this.#today = act.now.slice(0, 10);
  }

  organisation(id: string | null | undefined): string | null {
    if (!id) return null;
    return this.book.organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left";
  }

  pathOf(kind: "action" | "telling" | "reporting", id: string): string {
    return partPath(this.book.agreement.code, kind, id);
  }

  row(action: Action) {
    const { code } = this.book.agreement;
    const mayChange =
      this.isOpen &&
      may(this.act.actor, "action.change", { ...subjectOf(this.book.agreement), owners: ownersOf(action) });
    const option = this.book.parts.option.find(({ _id }) => _id === action.option);
    const funding = fundingOf(this.book, { kind: "action", id: action._id });
    return {
      id: action._id,
      anchor: partAnchor("action", action._id),
      rev: action.rev,
      what: action.what,
      kind: action.kind,
      href: this.pathOf("action", action._id),
      editTo: mayChange ? editPath(code, "action", action._id) : null,
      serves: this.book.parts.target
        .filter(({ _id }) => action.targets.includes(_id))
        .map(({ _id, name }) => ({ name, href: `${stepPath(code, 3, action.priority)}#${partAnchor("target", _id)}` })),
      option: option
        ? { name: option.name, href: `${stepPath(code, 4, action.priority)}#${partAnchor("option", option._id)}` }
        : null,
      owner: this.party(action, action.owner),
      lost: lostWords(this.book, action),
      lead: [this.person(action.leadPerson), action.lead].filter(Boolean).join(", ") || null,
      partners: action.partners.filter((id) => id !== action.owner).map((id) => this.party(action, id)),
      start: action.start ? formatDay(action.start) : null,
      end: action.end ? formatDay(action.end) : null,
      milestones: milestonesInOrder(action).map((milestone) => ({
        id: milestone.id,
        what: milestone.what,
        by: formatDay(milestone.by),
        mark: this.milestoneMark(milestone),
      })),
      resources: linesForAction(this.book, action._id),
      funding: funding.rule && FLAG_WORDS[funding.rule],
      addMoneyTo: mayFund(this.act, this.book, this.isOpen)
        ? newPath(code, "resource", { goals: nameOfGoal("action", action._id), to: this.pathOf("action", action._id) })
        : null,
      measuredBy: action.measuredBy || null,
      mark: this.mark(action),
      word: this.lastWord(action),
      slips: slipWords(action),
      quick: {
        status: action.status,
        statuses: ACTION_STATUSES,
        start: action.start ?? "",
        end: action.end ?? "",
        leadPerson: action.leadPerson ?? "",
        lead: action.lead ?? "",
        people: mayChange ? this.leadsFor(action) : [],
      },
    };
  }

  private person(id: string | null | undefined): string | null {
    return id ? (this.book.people.find(({ _id }) => _id === id)?.name ?? "somebody who has left") : null;
  }

  /** Who may be chosen as the named lead, as the whole form offers them. */
  private leadsFor(action: Action) {
    const field = fieldsOf(ACTION_FORM).find(({ name }) => name === "leadPerson");
    if (field?.control !== "select") return [];
    const content = contentOf(action);
    const sources = { book: this.book, catalogue: [], content, stored: content };
    return [{ value: "", label: field.empty ?? "" }, ...choicesOf(field, field.name, sources)];
  }

  /** An organisation beside what it has answered. */
  private party(action: Action, id: string | null | undefined): { name: string; mark: Mark | null } | null {
    const name = this.organisation(id);
    const commitment = this.commitments.find(({ part, organisation }) => part === action && organisation === id);
    return name === null ? null : { name, mark: commitment ? ANSWER_MARKS[commitment.state] : null };
  }

  mark(action: Action): Mark {
    const { standing, since } = standingOf(action, this.#today);
    const { kind, words } = STANDING_MARKS[standing];
    return { kind, words: since ? `${words} ${formatDay(since)}` : words };
  }

  /** What its owner said last, and when. */
  private lastWord({ _id }: Action): { mark: Mark; text: string } | null {
    const update = this.last.get(_id);
    if (update === undefined) return null;
    const { kind, words } = COURSE_MARKS[update.course];
    const text = update.course === "on course" ? update.done : update.inTheWay || update.done;
    return { mark: { kind, words: `${words}, ${formatDay(update.created.at)}` }, text: text ?? "" };
  }

  private milestoneMark({ by, done }: { by: string; done?: string | null | undefined }): Mark | null {
    if (done) return { kind: "ready", words: `done ${formatDay(done)}` };
    return by < this.#today ? { kind: "risk", words: "missed" } : null;
  }

  month({ month, days }: ReturnType<typeof byMonth>[number]) {
    const [year, number] = month.split("-");
    return {
      name: `${MONTHS[Number(number) - 1]} ${year}`,
      days: days.map((day) => ({
        id: `${day.action._id} ${day.kind} ${day.on} ${day.what}`,
        on: day.on,
        day: formatDay(day.on).replace(/ \d{4}$/, ""),
        what: day.what,
        kind: { start: "starts", milestone: "milestone", end: "ends" }[day.kind],
        of: day.kind === "milestone" ? day.action.what : null,
        owner: this.organisation(day.action.owner) ?? "nobody yet",
        href: this.pathOf("action", day.action._id),
        mark: day.done
          ? ({ kind: "ready", words: "done" } as const)
          : day.on < this.#today
            ? ({ kind: "risk", words: "missed" } as const)
            : null,
      })),
    };
  }

  async answer(commitment: AskedCommitment) {
    const { part, organisation, state, answer } = commitment;
    const action = part as Action;
    const subject = subjectOf(this.book.agreement);
    const mayAnswer = may(this.act.actor, "commitment.answer", { ...subject, owners: [organisation] });
    const mayRecord = may(this.act.actor, "commitment.record", subject);
    const open = this.isOpen && state !== "accepted";
    return {
      id: `${action._id} ${organisation}`,
      action: action.what,
      href: this.pathOf("action", action._id),
      organisation: this.organisation(organisation) ?? "",
      as: commitment.as === "accountable" ? "accountable" : "answers for its part",
      mark: ANSWER_MARKS[state],
      state,
      reason: answer?.reason || null,
      when: answer ? formatDay(answer.at) : null,
      recorded: answer?.recordedFor
        ? `given by ${answer.recordedFor.who} ${answer.recordedFor.how} on ${formatDay(answer.recordedFor.on)}`
        : null,
      changed: await this.changedSince(commitment),
      todo: !open ? null : mayAnswer ? "Answer" : mayRecord ? "Record an answer" : null,
    };
  }

  /** The region reads no earlier drafts. */
  private async changedSince(commitment: AskedCommitment) {
    if (this.book.from !== "working documents") return [];
    const sources = { book: this.book, catalogue: [], content: {}, stored: {} };
    const changes = await changesSinceAnswer(this.act.store, commitment);
    return changes.map((change) => wordsOfChange(ACTION_FORM, change, sources));
  }
}

/** Why nobody answers for what is still to be done; null where somebody does. */
function lostWords(book: Book, action: Action): string | null {
  const lost = lostOf(book, action);
  return lost && LOST_WORDS[lost];
}

/** What nobody answers for wants looking at before everything else. */
function lostFirst(book: Book, actions: readonly Action[]): Action[] {
  const rank = (action: Action) => (lostWords(book, action) === null ? 1 : 0);
  return [...actions].sort((a, b) => rank(a) - rank(b));
}

const ownersOf = ({ owner, partners }: Action) => [...(owner ? [owner] : []), ...partners];

function tablesOf(view: StepFiveView, actions: readonly Action[], writer: Writer) {
  if (view === "date") return [];
  if (view === "all" || view === "grid")
    return [{ id: "all", owner: null, rows: actions.map((action) => writer.row(action)) }];
  return byOwner(actions, (id) => writer.organisation(id) ?? "").map(({ owner, actions: owned }) => ({
    id: owner ?? "nobody",
    owner: writer.organisation(owner) ?? "Nobody yet",
    rows: owned.map((action) => writer.row(action)),
  }));
}

/** "Four actions by three organisations, with £165,000 and 1 full-time equivalent. One is declined; two wait for an answer." */
function summaryOf(live: readonly Action[], commitments: readonly AskedCommitment[], writer: Writer): string {
  if (live.length === 0) return "";
  const owners = new Set(live.map(({ owner }) => owner).filter(Boolean));
  const given =
    sayFunding(together(live.map(({ _id }) => fundingOf(writer.book, { kind: "action", id: _id })))) || "no money yet";
  const first = `${capitalised(counted(live.length, "action"))} by ${counted(owners.size, "organisation")}, with ${given}.`;
  const lost = live.filter((action) => lostWords(writer.book, action) !== null);
  const declined = commitments.filter(({ state }) => state === "declined");
  const waiting = commitments.filter(({ state }) => state === "waiting" || state === "asked again");
  const open = [
    lost.length > 0 ? `nobody answers for ${counted(lost.length, "action")}` : "",
    declined.length > 0
      ? `${listed([...new Set(declined.map(({ organisation }) => writer.organisation(organisation) ?? ""))])} has said no`
      : "",
    waiting.length > 0 ? `${counted(waiting.length, "answer is", "answers are")} still awaited` : "",
  ].filter((part) => part !== "");
  if (open.length === 0) return `${first} Everybody asked has accepted.`;
  return `${first} ${capitalised(open.join("; "))}.`;
}

/** What reaches several actions. */
function together(fundings: readonly Funding[]) {
  const funds = fundings.flatMap((funding) => funding.funds);
  return {
    asked: amountOf(funds, (line) => figureOf(line, "asked")),
    held: amountOf(funds, (line) => heldOf(line)),
    unsecured: amountOf(funds, (line) => unsecuredOf(line)),
  };
}

/** Days before the agreement begins from which the timeline reaches back to today. */
const SOON = 120;

function timelineOf(book: Book, live: readonly Action[], writer: Writer, today: string) {
  const dated = live.flatMap((action) =>
    action.start && action.end ? [{ ...action, start: action.start, end: action.end }] : [],
  );
  const years = book.agreement.scheme.years.filter(isPeriodCode);
  const [first, last] = [years[0], years.at(-1)];
  if (dated.length === 0 || first === undefined || last === undefined) return null;
  const days = [
    startOf(first),
    ...dated.flatMap((action) => [action.start, ...milestonesInOrder(action).map(({ by }) => by)]),
  ];
  if (today < startOf(first) && daysAfter(today, SOON) >= startOf(first)) days.push(today);
  const earliest = days.sort()[0] as string;
  const latest = [endOf(last), ...dated.map(({ end }) => end)].sort().at(-1) as string;
  return {
    from: `${earliest.slice(0, 8)}01`,
    to: latest,
    today,
    actions: dated.map((action) => ({
      id: action._id,
      name: action.what,
      owner: writer.organisation(action.owner) ?? "nobody yet",
      start: action.start,
      end: action.end,
      state: writer.mark(action).kind,
      milestones: milestonesInOrder(action).map(({ id, what, by, done }) => ({
        id,
        name: `${what}, ${formatDay(by)}`,
        due: by,
        done: Boolean(done),
      })),
    })),
  };
}
