import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Agreement } from "@models/agreement/agreement";
import { type Book, openBook } from "@models/agreement/book";
import { findNames } from "@models/people/find-names";
import { organisationsOf } from "@models/people/permissions";
import type { Target } from "@models/targets/target";
import { type DueUpdate, dueUpdates } from "@models/updates/due";
import { readNudges, standingNudge } from "@models/updates/nudge";
import { updatesFor } from "@models/updates/read-updates";
import { targetsOf } from "@models/updates/send-update";
import type { Update } from "@models/updates/update";
import type { DueUpdateView, DueView } from "../components/updates/update-view";
import { partPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { COURSE_MARKS, updateForm, updateViews } from "./updates.server";
import { listed } from "./words";

interface Asking {
  /** The organisations whose work it is. */
  readonly organisations: readonly string[];
  /** Titles lead to pages: not for who is not signed in. */
  readonly isSignedIn: boolean;
  /** Who answers, where it is somebody else than whose link it is. */
  readonly answeredBy?: string | null;
}

/** What waits for some organisations' word in one agreement, in words and as forms. */
export async function dueView(act: Act, book: Book, asking: Asking): Promise<DueView> {
  const updates = await updatesFor(act, book);
  const due = dueUpdates(book, updates, asking.organisations, act.now.slice(0, 10));
  const waiting = updates.filter(
    ({ state, organisation }) => state === "waiting" && asking.organisations.includes(organisation),
  );
  const views = await updateViews(act, book, waiting);
  const nudges = due.length > 0 ? await readNudges(act.store, book.agreement) : [];
  const askers = await findNames(
    act.store,
    nudges.map(({ created }) => created.by),
  );
  return {
    due: due.map((each) => {
      const nudge = standingNudge(nudges, each.organisation, each.since);
      const asker = nudge && (askers.get(nudge.created.by) ?? "The facilitator");
      const asked = nudge ? `${asker} asked for it on ${formatDay(nudge.created.at)}` : null;
      return viewOf(act, book, each, asked, asking);
    }),
    toConfirm: waiting.flatMap((update, i) => {
      const view = views[i];
      if (view === undefined) return [];
      return [{ ...whatItIsAbout(book, update, asking), code: book.agreement.code, update: view }];
    }),
  };
}

function viewOf(
  act: Act,
  book: Book,
  due: DueUpdate,
  asked: string | null,
  { isSignedIn, answeredBy = null }: Asking,
): DueUpdateView {
  const { part, milestone, since, last } = due;
  const action = "what" in part ? part : undefined;
  const reached = milestone ? action?.milestones[milestone]?.what : undefined;
  const title = action ? action.what : (part as Target).name;
  return {
    title: reached ?? title,
    href: isSignedIn ? partPath(book.agreement.code, action ? "action" : "target", part._id) : null,
    since: `due since ${formatDay(since)}`,
    facts: reached ? `Milestone of “${title}”` : factsOf(book, part),
    last: last ? { ...COURSE_MARKS[last.course], words: `${last.course} on ${formatDay(last.created.at)}` } : null,
    asked,
    form: updateForm(act, book, part, { milestone, answeredBy }),
  };
}

function factsOf(book: Book, part: Action | Target): string {
  const serves = "what" in part ? targetsOf(book, part).map(({ name }) => name) : [];
  const lead = "what" in part ? part.lead : undefined;
  const end = "what" in part ? part.end : undefined;
  return [
    serves.length > 0 ? `Serves ${listed(serves)}` : "",
    lead ? `lead: ${lead}` : "",
    end ? `ends ${formatDay(end)}` : "",
    "what" in part ? "" : "A target that you lead",
  ]
    .filter((each) => each !== "")
    .join(" · ");
}

function whatItIsAbout(book: Book, update: Update, { isSignedIn }: Asking): { title: string; href: string | null } {
  const { parts, agreement } = book;
  const action = parts.action.find(({ _id }) => _id === update.action);
  const target = parts.target.find(({ _id }) => _id === update.target);
  const href = partPath(agreement.code, action ? "action" : "target", action?._id ?? target?._id ?? "");
  return { title: action?.what ?? target?.name ?? "", href: isSignedIn ? href : null };
}

/** What waits for a person in every agreement in which they act for an organisation. */
export async function dueFor(act: Act, answeredBy: string | null) {
  const partnerships = [...new Set(act.actor.roles.map(({ partnership }) => partnership))];
  const found = await act.store.find<Agreement>(
    "agreements",
    { partnership: { $in: partnerships.filter((id) => id !== undefined) }, status: "agreed" },
    { without: ["changes"], sort: { code: -1 } },
  );
  return Promise.all(
    found.map(async (agreement) => {
      const book = await openBook(act, agreement.code);
      const organisations = organisationsOf(act.actor, agreement.partnership);
      return {
        code: agreement.code,
        name: agreement.name,
        organisations: book.organisations.filter(({ _id }) => organisations.includes(_id)).map(({ name }) => name),
        view: await dueView(act, book, { organisations, isSignedIn: false, answeredBy }),
      };
    }),
  );
}
