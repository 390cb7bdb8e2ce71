import { openBook } from "@models/agreement/book";
import type { Commitment } from "@models/commitments/commitment";
import { ledgerOf } from "@models/commitments/ledger";
import { type Step, takeStep } from "@models/commitments/take-step";
import type { Actor } from "@models/people/actor";
import { acceptWaiting } from "../../accept-waiting";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { actionCalled } from "./parts";

/** What was accepted, also what has slipped since, is signed by both sides, and four promises in words of their own go their ways. */
export async function signCommitments(desk: Desk, cast: Cast): Promise<void> {
  await acceptWaiting(desk, CODE, cast.facilitator, [cast.council, cast.police, cast.health, cast.jobs], {
    leave: ["Mentors for new traders"],
  });
  await countersign(desk, cast);
  await promiseOfficers(desk, cast);
  await promiseFigures(desk, cast);
  await promiseAdvisers(desk, cast);
  await promiseRooms(desk, cast);
}

/** The organisations that lead sign what others promise them; the partnership signs for the public. */
async function countersign(desk: Desk, { facilitator, council, police, health, jobs }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const people = [council, police, health, jobs];
  for (const { commitment, state, to, hash } of ledgerOf(book, desk.from.slice(0, 10))) {
    if (commitment === undefined || state !== "signed by one") continue;
    const own = to === null ? facilitator : people.find(({ roles }) => roles.some((held) => held.organisation === to));
    if (own) accepted(await takeStep(desk.as(own), CODE, commitment._id, { side: "other", move: "sign", saw: hash }));
  }
}

/** To be looked at again in November, which nobody has done. */
async function promiseOfficers(desk: Desk, cast: Cast): Promise<void> {
  const { police, coventryCouncil } = cast.organisations;
  const promise = await propose(desk, cast, "Locks and lighting for small business premises", {
    ...{ by: police, promisedTo: coventryCouncil, reconsider: "2008-11-14", until: "2009-03-31" },
    what: "Four officers in the arcades on Friday and Saturday evenings (illustrative)",
    inReturn: "A desk in the market hall, and the lights of the arcades mended within a week (illustrative)",
    mayDecide: "Which officers, and on which of the two evenings if there are too few",
    ifBroken: "The sergeant says so to the community safety partnership the month after",
  });
  await signBoth(desk, promise, cast.police, cast.council);
}

async function promiseFigures(desk: Desk, cast: Cast): Promise<void> {
  const { jobs, coventryCouncil } = cast.organisations;
  const promise = await propose(desk, cast, "Start-up clinics in Foleshill and Hillfields", {
    ...{ by: jobs, promisedTo: coventryCouncil, due: "2008-09-30" },
    what: "Claimants by ward, each month, ten days after they are counted (illustrative)",
    measure: "Six files by the end of September",
    inReturn: "The clinics’ own counts of who came (illustrative)",
  });
  await signBoth(desk, promise, cast.jobs, cast.council);
  await step(desk, promise, cast.jobs, {
    ...{ side: "promiser", move: "claim", outcome: "kept" },
    why: "All six were sent, the last on 9 September. (illustrative)",
  });
  await step(desk, promise, cast.council, { side: "other", move: "confirm", why: "" });
}

async function promiseAdvisers(desk: Desk, cast: Cast): Promise<void> {
  const { jobs, coventryHealth } = cast.organisations;
  const promise = await propose(desk, cast, "Job clubs open until eight, with a crèche", {
    ...{ by: coventryHealth, promisedTo: jobs, due: "2008-09-30", reconsider: "2009-03-02" },
    what: "Two health advisers at the job clubs from July (illustrative)",
    inReturn: "A room at each club, and introductions (illustrative)",
    ifBroken: "Both boards hear of it at their next meeting",
  });
  await signBoth(desk, promise, cast.health, cast.jobs);
  await step(desk, promise, cast.jobs, {
    ...{ side: "other", move: "claim", outcome: "broken" },
    why: "One adviser came for three weeks in July and nobody since. (illustrative)",
  });
  await step(desk, promise, cast.health, {
    ...{ side: "promiser", move: "confirm" },
    why: "Posts were frozen in August. We would rather promise one adviser that we can keep. (illustrative)",
  });
}

/** Signed by who promises; the other side has yet to. */
async function promiseRooms(desk: Desk, cast: Cast): Promise<void> {
  const { coventryHealth, coventryCouncil } = cast.organisations;
  const promise = await propose(desk, cast, "Sessions at the ten largest workplaces", {
    ...{ by: coventryCouncil, promisedTo: coventryHealth, due: "2009-01-30" },
    what: "A room at each of our own five sites for an hour a week (illustrative)",
  });
  await step(desk, promise, cast.council, { side: "promiser", move: "sign", saw: await textOf(desk, cast, promise) });
}

async function propose(desk: Desk, { facilitator }: Cast, action: string, terms: object): Promise<Commitment> {
  const { _id } = actionCalled(await openBook(desk.as(facilitator), CODE), action);
  return desk.add(facilitator, CODE, "commitment", { action: _id, ...terms });
}

async function signBoth(desk: Desk, promise: Commitment, promiser: Actor, other: Actor): Promise<void> {
  const saw = await textOf(desk, { facilitator: promiser }, promise);
  await step(desk, promise, promiser, { side: "promiser", move: "sign", saw });
  await step(desk, promise, other, { side: "other", move: "sign", saw });
}

async function textOf(desk: Desk, { facilitator }: Pick<Cast, "facilitator">, { _id }: Commitment): Promise<string> {
  const entries = ledgerOf(await openBook(desk.as(facilitator), CODE), desk.from.slice(0, 10));
  return entries.find(({ commitment }) => commitment?._id === _id)?.hash ?? "";
}

async function step(desk: Desk, { _id }: Commitment, actor: Actor, given: Step): Promise<void> {
  accepted(await takeStep(desk.as(actor), CODE, _id, given));
}
