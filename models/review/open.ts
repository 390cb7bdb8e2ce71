import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { type Book, findAgreement, readWorkingBook, subjectOf } from "../agreement/book";
import { standingPriorities } from "../agreement/checks/about";
import { revsOf } from "../agreement/jobs";
import { keepOdds } from "../agreement/keep-odds";
import { REVIEW_RULES } from "../agreement/scheme";
import { sha256Of } from "../canonical-json";
import { type Snapshot, bookForRegion, bookOf } from "../agreement/snapshot";
import { createDocument } from "../history/save";
import { formatPeriod, isPeriodCode, startOf } from "../measures/period";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { insertOnce } from "../store/insert-once";
import { DuplicateError } from "../store/port";
import { changeReview, findToAct, stampOf } from "./find";
import { type Review, reviewId } from "./review";

/**
 * The region opens the review of one agreement year: the facts are frozen as they are known now. Opening it again, or by
 * two at once, gives the one that there is.
 * @param year a period code of the agreement's scheme. @throws NotFoundError, ForbiddenError.
 */
export async function openReview(act: Act, code: string, year: string): Promise<Outcome<Review>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "review.open", subjectOf(agreement), "Only the region’s reviewer opens a review.");
  return begin(act, agreement, "annual", year, reviewId(agreement._id, year));
}

/**
 * The partnership runs the review of a year by itself; the region never knows of it. While one is not closed there is no
 * second. @throws NotFoundError, ForbiddenError.
 */
export async function startRehearsal(act: Act, code: string, year: string): Promise<Outcome<Review>> {
  const agreement = await findAgreement(act, code);
  const subject = subjectOf(agreement);
  authorise(act.actor, "review.rehearse", subject, "Only the partnership rehearses its review.");
  authorise(act.actor, "review.assess", subject, "Only the partnership’s facilitator starts a rehearsal.");
  const held = await act.store.count("reviews", {
    ...{ agreement: agreement._id, kind: "rehearsal", year, state: "closed" },
  });
  return begin(act, agreement, "rehearsal", year, `${agreement._id}-rehearsal-${year}-${held + 1}`);
}

/**
 * The partnership ends a rehearsal wherever it stands; another can be begun then, on the facts of that day.
 * @throws NotFoundError, ForbiddenError.
 */
export async function endRehearsal(act: Act, code: string, id: string): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "end the rehearsal");
  if (found.review.kind !== "rehearsal")
    return refuse("Only a rehearsal is ended like this. A review is signed by both.");
  return changeReview(act, found, "end the rehearsal", (present, state) =>
    done({ ...present, state, closed: stampOf(act) }),
  );
}

/** Why no review of a year can be opened now; null where one can. @param today ISO date. */
export function whyNotReviewed({ status, scheme }: Agreement, year: string, today: string): string | null {
  if (status !== "agreed") {
    return status === "closed"
      ? "This agreement is closed, so it is not reviewed any more."
      : "Only an agreed agreement is reviewed. This one is not agreed yet.";
  }
  if (!scheme.years.includes(year) || !isPeriodCode(year)) return "Choose a year of the agreement";
  if (startOf(year) > today) return `${formatPeriod(year)} has not begun yet. Choose an earlier year.`;
  return null;
}

async function begin(
  act: Act,
  agreement: Agreement,
  kind: Review["kind"],
  year: string,
  id: string,
): Promise<Outcome<Review>> {
  const present = await act.store.get<Review>("reviews", id);
  if (present !== undefined) return done(present);
  const refused = whyNotReviewed(agreement, year, act.now.slice(0, 10));
  if (refused !== null) return refuse(refused, "year");
  const facts = await freezeFacts(act, agreement, `${id}-facts`);
  const { scale } = agreement.scheme.review ?? REVIEW_RULES;
  const judged = Object.fromEntries(judgedPriorities(bookOf(facts)).map(({ _id, name }) => [_id, name]));
  if (Object.keys(judged).length === 0) {
    return refuse("No priority has a designated or statutory target, so there is nothing to judge.", "year");
  }
  const nothing = {
    selfAssessment: {},
    judgement: {},
    sent: {},
    corrections: {},
    replies: {},
    actions: {},
    flags: {},
    requests: {},
    assigned: {},
  };
  try {
    return done(
      await createDocument<Review>(
        act,
        "reviews",
        {
          ...{ agreement: agreement._id, kind, year, state: "opened", facts: facts._id, sha256: facts.sha256 },
          ...{ scale, judged, signatures: {}, ...nothing },
        },
        id,
      ),
    );
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return done((await act.store.get<Review>("reviews", id)) as Review);
  }
}

/** Local targets are shown, not judged: a priority is judged by its others. */
export function judgedPriorities(book: Book) {
  const judged = new Set(
    book.parts.target.filter(({ designation }) => designation !== "local").map(({ priority }) => priority),
  );
  return standingPriorities(book).filter(({ _id }) => judged.has(_id));
}

/** What the region may see of the agreement as it stands. The first that is kept under its name counts. */
async function freezeFacts(act: Act, agreement: Agreement, id: string): Promise<Snapshot> {
  const working = await readStill(act, agreement);
  const book = bookForRegion(working);
  await insertOnce<Snapshot>(act.store, "snapshots", {
    _id: id,
    agreement: agreement._id,
    kind: "review",
    at: act.now,
    by: act.actor.person,
    sha256: sha256Of(book as never),
    revs: revsOf(working),
    book,
    odds: keepOdds(book),
  });
  const kept = await act.store.get<Snapshot>("snapshots", id);
  if (kept === undefined) throw new NotFoundError("picture of the facts");
  return kept;
}

/** The working documents while nobody wrote between the first and the last that was read. */
async function readStill({ store }: Act, agreement: Agreement): Promise<Book> {
  for (let book = await readWorkingBook(store, agreement); ;) {
    const again = await readWorkingBook(store, agreement);
    if (sha256Of(revsOf(again)) === sha256Of(revsOf(book))) return again;
    book = again;
  }
}
