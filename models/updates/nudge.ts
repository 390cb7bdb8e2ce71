import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { openBook, subjectOf } from "../agreement/book";
import { daysAfter } from "../actions/reporting-dates";
import { formatDay } from "../day";
import type { Document } from "../history/document";
import { createDocument } from "../history/save";
import { type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { DuplicateError, type Store } from "../store/port";
import { dueUpdates } from "./due";
import { readUpdates } from "./read-updates";

/** Nobody is nudged again before so many days have gone by. */
export const DAYS_BETWEEN_NUDGES = 3;

/**
 * That the facilitator asked an organisation for what is due from it. It never changes: whether it still stands follows
 * from what was said since (see `standingNudge`), which homes and letters both read.
 */
export interface Nudge extends Document {
  readonly agreement: string;
  readonly organisation: string;
  /** How many updates were due then. */
  readonly due: number;
}

/**
 * Asks one organisation, or all from which something is due, for their word. @param whom organisation id.
 * @returns the nudges that were sent. @throws NotFoundError, ForbiddenError.
 */
export async function nudgeOwners(act: Act, code: string, whom: string | "everybody"): Promise<Outcome<Nudge[]>> {
  const book = await openBook(act, code);
  const { agreement } = book;
  authorise(act.actor, "update.record", subjectOf(agreement), "Only the facilitator asks owners for their updates.");
  const today = act.now.slice(0, 10);
  const [updates, nudges] = await Promise.all([
    readUpdates(act.store, agreement._id),
    readNudges(act.store, agreement),
  ]);
  const all = dueUpdates(
    book,
    updates,
    book.organisations.map(({ _id }) => _id),
    today,
  );
  const owing = [...new Set(all.map(({ organisation }) => organisation))];
  const asked = whom === "everybody" ? owing : owing.filter((each) => each === whom);
  if (asked.length === 0) return refuse("Nothing is due from them any more.");
  const ready = asked.filter((organisation) => {
    const last = nudges.find((nudge) => nudge.organisation === organisation);
    return last === undefined || daysAfter(last.created.at.slice(0, 10), DAYS_BETWEEN_NUDGES) <= today;
  });
  if (ready.length === 0) {
    const last = nudges.find(({ organisation }) => asked.includes(organisation)) as Nudge;
    const again = formatDay(daysAfter(last.created.at.slice(0, 10), DAYS_BETWEEN_NUDGES));
    return refuse(`They were asked on ${formatDay(last.created.at)}. Ask again from ${again} on, or telephone.`);
  }
  const sent: Nudge[] = [];
  for (const organisation of ready) {
    const due = all.filter((each) => each.organisation === organisation).length;
    const nudge = await createOnce(act, { agreement: agreement._id, organisation, due }, today);
    if (nudge) sent.push(nudge);
  }
  return done(sent);
}

/** One a day, also when two ask at the same moment: undefined for the second. */
async function createOnce(
  act: Act,
  content: Pick<Nudge, "agreement" | "organisation" | "due">,
  today: string,
): Promise<Nudge | undefined> {
  try {
    return await createDocument<Nudge>(act, "nudges", content, `${content.agreement}.${content.organisation}.${today}`);
  } catch (error) {
    if (error instanceof DuplicateError) return undefined;
    throw error;
  }
}

/** Every nudge of an agreement, the latest first. */
export async function readNudges(store: Pick<Store, "find">, { _id }: Pick<Agreement, "_id">): Promise<Nudge[]> {
  return store.find<Nudge>("nudges", { agreement: _id }, { sort: { "created.at": -1, _id: -1 }, without: ["changes"] });
}

/** The last nudge of an organisation about something that has been due since a day and still is. @param since ISO date. */
export function standingNudge(nudges: readonly Nudge[], organisation: string, since: string): Nudge | undefined {
  return nudges.find((nudge) => nudge.organisation === organisation && nudge.created.at.slice(0, 10) >= since);
}
