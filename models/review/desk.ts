import type { Act } from "../act";
import type { RoleDocument } from "../people/role";
import type { Person } from "../people/person";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { readReason } from "../reason";
import type { Filter } from "../store/port";
import { changeReview, findReview, findToAct, stampOf } from "./find";
import { RequestFieldsSchema, type Review } from "./review";

/** Somebody who can be chosen, by name. */
export interface Choosable {
  readonly person: string;
  readonly name: string;
}

const REHEARSED = "A rehearsal has nobody of the region in it.";

/** Who can be given a review of the region: its reviewers. */
export const reviewersOf = (store: Act["store"], region: string) => holdersOf(store, { region, role: "reviewer" });

/** Who can be asked in a partnership: its facilitators and partners. */
export const askableIn = (store: Act["store"], partnership: string) =>
  holdersOf(store, { partnership, role: { $in: ["facilitator", "partner"] } });

async function holdersOf(store: Act["store"], of: Filter): Promise<Choosable[]> {
  const roles = await store.find<RoleDocument>("roles", { ...of, removed: null }, { without: ["changes"] });
  const ids = [...new Set(roles.map(({ person }) => person))];
  const people = await store.find<Person>("people", { _id: { $in: ids } }, { without: ["changes", "passwordHash"] });
  return people
    .filter(({ disabled }) => !disabled)
    .map(({ _id, name }) => ({ person: _id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Says which reviewers work on a review: one to whom it is assigned and another who reads it second.
 * @throws NotFoundError, ForbiddenError.
 */
export async function assignReview(
  act: Act,
  code: string,
  id: string,
  given: { readonly to: string; readonly second: string },
): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "assign it");
  if (found.review.kind === "rehearsal") return refuse(REHEARSED);
  const reviewers = (await reviewersOf(act.store, found.agreement.region)).map(({ person }) => person);
  const { to, second } = given;
  if (to !== "" && !reviewers.includes(to)) return refuse("Choose a reviewer of the region", "to");
  if (second !== "" && !reviewers.includes(second)) return refuse("Choose a reviewer of the region", "second");
  if (second !== "" && second === to) return refuse("Choose somebody else as second reader", "second");
  const assigned = { to: to || null, second: second || null };
  return changeReview(act, found, "assign it", (present, state) => done({ ...present, state, assigned }));
}

/**
 * Asks a named person of the partnership for something by a day.
 * @param submitted fields of RequestFieldsSchema. @throws NotFoundError, ForbiddenError.
 */
export async function askPartnership(act: Act, code: string, id: string, submitted: unknown): Promise<Outcome<Review>> {
  const found = await findToAct(act, code, id, "ask the partnership");
  if (found.review.kind === "rehearsal") return refuse(REHEARSED);
  const read = RequestFieldsSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const askable = await askableIn(act.store, found.agreement.partnership);
  if (!askable.some(({ person }) => person === read.data.who)) {
    return refuse("Choose somebody of the partnership", "who");
  }
  if (read.data.by < act.now.slice(0, 10)) return refuse("Enter a day that is still to come", "by");
  const request = { ...read.data, asked: stampOf(act) };
  return changeReview(act, found, "ask the partnership", (present, state) =>
    done({ ...present, state, requests: { ...present.requests, [act.newId()]: request } }),
  );
}

/** The person who was asked answers, or the facilitator does. The first answer stands. @throws NotFoundError, ForbiddenError. */
export async function answerReviewRequest(
  act: Act,
  code: string,
  id: string,
  request: string,
  text: string,
): Promise<Outcome<Review>> {
  const found = await findReview(act, code, id);
  const asked = found.review.requests[request];
  if (asked === undefined) throw new NotFoundError("request");
  if (asked.who !== act.actor.person && !may(act.actor, "review.assess", found.subject)) {
    throw new ForbiddenError("Only who was asked, or the partnership’s facilitator, answers this.");
  }
  const answer = readReason(text, "Write your answer. The region reads it at once.", "text");
  if (answer.kind !== "done") return answer;
  return changeReview(act, found, "answer a request", (present, state) => {
    const stands = present.requests[request];
    if (stands === undefined) throw new NotFoundError("request");
    if (stands.answer) return refuse(`${stands.answer.name} answered this already. That answer stands.`, "text");
    const answered = { ...stands, answer: { ...stampOf(act), text: answer.value } };
    return done({ ...present, state, requests: { ...present.requests, [request]: answered } });
  });
}
