import type { Act, Via } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { mayAnswerOn } from "@models/agreement/answer-question";
import { authorisePart, operationToAdd } from "@models/agreement/change-part";
import { PARTS, type Part, type PartName, lockOn, type PartKind } from "@models/agreement/parts";
import type { Comment } from "@models/agreement/priority";
import { byAge } from "@models/agreement/region-thread";
import type { Commitment } from "@models/commitments/commitment";
import { type Content, type Document, contentOf } from "@models/history/document";
import { withWholeHistory } from "@models/history/read-history";
import type { Refresh } from "@models/refresh/refresh";
import { ForbiddenError } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import { may, organisationsOf } from "@models/people/permissions";
import type { Question, Target } from "@models/targets/target";
import type { HistoryEntry } from "~/components/text/history";
import { spanOfYears } from "~/lib/agreement-header";
import { formatDay, formatInstant } from "~/lib/dates";
import { moneyOnPart } from "~/lib/money-on-part.server";
import { signedWords } from "~/lib/signed-words.server";
import { updatesOf } from "~/lib/updates.server";
import { capitalised } from "~/lib/words";
import { answersOf } from "./answers.server";
import type { FormPartName, FormSources, PartForm } from "./descriptor";
import { linkedParts } from "./linked-parts.server";
import { editPath, partPath } from "./part-paths";
import { REFRESH_KIND_WORDS } from "./refresh";
import { refreshingOf } from "./refreshing.server";
import { promiseTitle, signingOf } from "./signing.server";
import { placeOf, readPartOf, sourcesOf } from "./part-form.server";
import type { CommentView, PartPageView } from "./part-view";
import { showGroups } from "./show-fields.server";
import { audienceWords, isTold, wordsOfChange } from "./words.server";

/** Everything that the page of one part shows to this person. @throws NotFoundError. */
export async function partPage(act: Act, book: Book, form: PartForm, id: string): Promise<PartPageView> {
  const { code } = book.agreement;
  const { part: recent, hasHistory } = await readPartOf(act, book, form.kind, id);
  const part = await withWholeHistory(act.store, recent);
  const content = contentOf(part);
  const sources = await sourcesOf(act, book, form, content, content);
  const comments = commentsOn(book, form.kind, id);
  const signed = form.kind === "commitment" ? [part as Commitment] : commitmentsAbout(book, part._id);
  const names = await namesIn(act, part, comments, signed);
  const subject = subjectOf(book.agreement);
  const mayRead = hasHistory && may(act.actor, "history.read", subject);
  const lockedWords = lockOn(PARTS[form.kind].standing, book.agreement.status) ?? undefined;
  const mayChange =
    book.from === "working documents" && isAllowed(() => authorisePart(act, book.agreement, form.kind, part));
  const { refuseChange }: PartKind = PARTS[form.kind];
  const stands = refuseChange?.(part, part) ?? null;
  const open = mayChange && lockedWords === undefined && stands === null && !part.removed;
  const updated = form.kind === "action" || form.kind === "target" ? form.kind : undefined;
  return {
    code,
    kind: form.kind,
    priority: priorityOf(book, form.kind, part),
    word: PARTS[form.kind].word,
    title: titleOf(book, form.kind, part),
    caption: captionOf(book, form.kind, part),
    signed: form.kind === "target" ? signedWords(part as Target) : undefined,
    carried: carriedFrom(book, id),
    isIllustrative: /\billustrative\b/i.test(JSON.stringify(content)),
    holder: holderOf(book, content),
    audience: "audience" in content ? audienceWords(content["audience"], sources) : undefined,
    groups: showGroups(form, content, sources),
    linked: linkedParts(book, form.kind, part, (kind) => !part.removed && mayAddTo(act, book, kind)),
    commitment: await answersOf(act, book, form, part, sources, names),
    refreshing: form.kind === "refresh" ? refreshingOf(act, book, part as Refresh, names) : undefined,
    signing: form.kind === "commitment" ? await signingOf(act, book, part as Commitment, names) : undefined,
    money: part.removed ? undefined : moneyOnPart(book, act, form.kind, part._id),
    updates: updated && !part.removed ? await updatesOf(act, book, updated, part) : undefined,
    comments: comments.map((comment) => showComment(comment, book, names, sources)),
    commenting: may(act.actor, "comment.add", subject) && !part.removed ? commentingOf(act, book) : undefined,
    history: mayRead ? historyOf(form, part, sources, names) : undefined,
    removed: part.removed
      ? {
          words: `Removed by ${names.get(part.removed.by) ?? "somebody"} on ${formatDay(part.removed.at)}`,
          why: part.removed.why,
        }
      : undefined,
    answerTo: answerPathOf(act, book, form.kind, part),
    editTo: open ? editPath(code, form.kind, id) : undefined,
    mayRemove: mayChange && lockedWords === undefined,
    mergeInto:
      form.kind === "priority" && open
        ? book.parts.priority.filter(({ _id }) => _id !== id).map(({ _id, name }) => ({ value: _id, label: name }))
        : [],
    backTo: placeOf(book, form.kind, part),
    locked: mayChange && !part.removed ? lockedWords : undefined,
  };
}

/** What an earlier agreement gave came from there; who is inside can go and look. */
function carriedFrom({ agreement: { startedFrom }, from }: Book, id: string): PartPageView["carried"] {
  const origin = startedFrom?.parts[id];
  if (!startedFrom || !origin) return undefined;
  return {
    words: `${startedFrom.name}, ${spanOfYears(startedFrom.years)}`,
    to: from === "working documents" ? partPath(startedFrom.code, origin.kind as PartName, origin.id) : undefined,
  };
}

/** Nothing is added to what the region reads, nor to what is locked. */
function mayAddTo(act: Act, { from, agreement }: Book, kind: FormPartName): boolean {
  const isOpen = from === "working documents" && lockOn(PARTS[kind].standing, agreement.status) === null;
  return isOpen && may(act.actor, operationToAdd(kind), subjectOf(agreement));
}

/** Where a question is answered, for who may. */
function answerPathOf(act: Act, book: Book, kind: FormPartName, part: Part): string | undefined {
  const { from, agreement, parts } = book;
  const isOpen = kind === "question" && from === "working documents" && lockOn("live", agreement.status) === null;
  const target = isOpen ? parts.target.find(({ _id }) => _id === (part as Question).target) : undefined;
  const mayAnswer = target !== undefined && !part.removed && mayAnswerOn(act, agreement, target);
  return mayAnswer ? placeOf(book, kind, part) : undefined;
}

function isAllowed(authorise: () => void): boolean {
  try {
    authorise();
    return true;
  } catch (error) {
    if (error instanceof ForbiddenError) return false;
    throw error;
  }
}

/** A candidate is called by its indicator, a commitment by who promises, everything else by its own words. */
export function titleOf(book: Book, kind: FormPartName, part: Part): string {
  const title = PARTS[kind].title(part);
  if (kind === "commitment") return promiseTitle(book, part as Commitment);
  if (kind === "refresh") return refreshTitle(book, part as Refresh);
  if (kind !== "candidate") return title;
  const indicator = book.indicators.find(({ _id }) => _id === title);
  return indicator ? `${indicator.code}: ${indicator.name}` : title;
}

/** "Change the values that were signed: VAT registrations". */
export function refreshTitle({ parts }: Pick<Book, "parts">, { kind, target, name }: Refresh): string {
  const what = parts.target.find(({ _id }) => _id === target)?.name ?? name;
  return [REFRESH_KIND_WORDS[kind], what].filter(Boolean).join(": ");
}

/** The priority at hand, which the frame marks. */
function priorityOf(book: Book, kind: FormPartName, part: Part): { id: string; name: string } | undefined {
  const { priority, target, action } = part as Part & { priority?: string; target?: string; action?: string };
  const about =
    book.parts.target.find(({ _id }) => _id === target) ?? book.parts.action.find(({ _id }) => _id === action);
  const id = kind === "priority" ? part._id : (about?.priority ?? priority);
  const of = book.parts.priority.find(({ _id }) => _id === id);
  return of && { id: of._id, name: of.name };
}

function captionOf(book: Book, kind: FormPartName, part: Part): string {
  const { target: targetId, action: actionId } = part as Part & { target?: string; action?: string };
  const target = book.parts.target.find(({ _id }) => _id === targetId);
  const action = book.parts.action.find(({ _id }) => _id === actionId);
  const of = kind === "priority" ? undefined : priorityOf(book, kind, part)?.name;
  return [capitalised(PARTS[kind].word), of, target?.name, action?.what].filter(Boolean).join(" · ");
}

function holderOf(book: Book, content: Content): string | undefined {
  return book.organisations.find(({ _id }) => _id === content["organisation"])?.name;
}

function commentsOn(book: Book, kind: FormPartName, id: string): Comment[] {
  return book.parts.comment.filter(({ on }) => on.kind === kind && on.id === id).sort(byAge);
}

function showComment(
  comment: Comment,
  book: Book,
  names: ReadonlyMap<string, string>,
  sources: FormSources,
): CommentView {
  const organisation = book.organisations.find(({ _id }) => _id === comment.organisation)?.name;
  const who = names.get(comment.created.by) ?? "Somebody";
  const inside = comment.audience ? audienceWords(comment.audience, sources) : "Inside the partnership";
  return {
    id: comment._id,
    who: organisation ? `${who}, ${organisation}` : who,
    when: formatInstant(comment.created.at),
    text: comment.text,
    seenBy: comment.thread === "region" ? "Between partnership and region" : inside,
  };
}

function commentingOf(act: Act, book: Book): NonNullable<PartPageView["commenting"]> {
  const own = organisationsOf(act.actor, book.partnership._id);
  const isRegion = book.reader.from === "region";
  const isShared = book.agreement.submissions.length > 0;
  return {
    threads: isRegion ? ["region"] : isShared ? ["partnership", "region"] : ["partnership"],
    threadTo: isRegion || isShared ? `/agreements/${book.agreement.code}/submission#thread` : undefined,
    ownOrganisation: isRegion ? undefined : book.organisations.find(({ _id }) => own.includes(_id))?.name,
  };
}

function commitmentsAbout({ parts }: Book, id: string): Commitment[] {
  return parts.commitment.filter(({ target, action }) => target === id || action === id);
}

async function namesIn(
  act: Act,
  part: Part,
  comments: readonly Comment[],
  signed: readonly Commitment[],
): Promise<Map<string, string>> {
  const { consents = {}, decided } = part as Partial<Refresh>;
  const signers = [
    ...signed.flatMap(({ promiser, other, claim, ended }) => [promiser, other, claim, claim?.reply, ended]),
    ...Object.values(consents),
    decided,
  ].filter((each) => each !== null && each !== undefined);
  return findNames(act.store, [
    part.created.by,
    ...part.changes.map(({ by }) => by),
    ...signers.map(({ by }) => by),
    ...comments.map(({ created }) => created.by),
    ...(part.removed ? [part.removed.by] : []),
  ]);
}

const VIA_WORDS: Readonly<Record<Exclude<Via, "page">, string>> = {
  link: "by a personal link",
  api: "by a program",
  "command line": "at the command line",
  import: "from a file",
  example: "in the example",
  upgrade: "when Waymark was upgraded",
  negotiation: "when both sides had signed",
  refresh: "when a refresh was approved",
  workshop: "in a workshop",
};

/** In words, newest first, ending with how it began. */
function historyOf(
  form: PartForm,
  part: Document,
  sources: FormSources,
  names: ReadonlyMap<string, string>,
): HistoryEntry[] {
  const via = (how: Via, source?: string) => (how === "page" ? {} : { note: source ?? VIA_WORDS[how] });
  const changes = part.changes.filter(isTold).map((change, i) => {
    const { what, from, to } = wordsOfChange(form, change, sources);
    return {
      id: `${change.rev}-${i}`,
      who: names.get(change.by) ?? "Somebody",
      when: formatInstant(change.at),
      at: change.at,
      what,
      from,
      to,
      ...via(change.via, change.source),
    };
  });
  const began = {
    id: "created",
    who: names.get(part.created.by) ?? "Somebody",
    when: formatInstant(part.created.at),
    at: part.created.at,
    what: `Added this ${PARTS[form.kind].word}`,
    ...via(part.created.via, part.created.source),
  };
  return [...changes.reverse(), began];
}
