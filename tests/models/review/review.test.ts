import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { bringBack } from "@models/agreement/bring-back";
import { exportAgreement, exportFor } from "@models/agreement/export-agreement";
import { checkStore } from "@models/integrity/check-store";
import { addReviewAction, closeReview, removeReviewAction, signReview, signedHash } from "@models/review/agree";
import { saveAssessment, sendAssessment, takeFromRehearsal } from "@models/review/assess";
import { answerCorrection, correctFact, replyTo, settleFacts } from "@models/review/correct";
import { findReview, readFacts, reviewsOf } from "@models/review/find";
import { liftFlag, raiseFlag } from "@models/review/flag";
import { endRehearsal, openReview, startRehearsal } from "@models/review/open";
import type { Review } from "@models/review/review";
import { asSeenBy } from "@models/review/see";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AGREED, AGREED_PARTNER, agreeNeighbour, publishResults } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

const TODAY = "2008-12-01T09:00:00.000Z";
const YEAR = "FY2008";

let store: Store;
let reviewer: Act;
let facilitator: Act;
let partner: Act;

const on = (act: Act, day: string): Act => ({ ...act, now: `${day}T09:00:00.000Z` });

beforeEach(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  reviewer = await actAs(store, "reviewer@westmidlands.example", TODAY);
  facilitator = await actAs(store, "facilitator@wolverhampton.example", TODAY);
  partner = await actAs(store, AGREED_PARTNER, TODAY);
});
afterEach(() => store.close());

const open = async () => accepted(await openReview(reviewer, AGREED, YEAR));
const priorityOf = ({ judged }: Review) => Object.keys(judged)[0] ?? "";
const write = (act: Act, review: Review, given: Partial<Record<"grade" | "reason" | "note", string>> = {}) =>
  saveAssessment(act, AGREED, review._id, review.rev, {
    ...{ priority: priorityOf(review), grade: "needs attention", reason: "Fewer jobs came", note: "", ...given },
  });
const send = (act: Act, review: Review) => sendAssessment(act, AGREED, review._id);

async function openToBoth(): Promise<Review> {
  const review = await open();
  accepted(await write(facilitator, review, { grade: "on course", reason: "Advisers began on time" }));
  accepted(await write(reviewer, review));
  accepted(await send(facilitator, review));
  return accepted(await send(reviewer, review));
}

async function atActions(): Promise<Review> {
  const review = await openToBoth();
  return accepted(await settleFacts(facilitator, AGREED, review._id));
}

const ownerIn = async (review: Review) => {
  const { book } = await readFacts(store, review);
  return Object.keys(book.partnership.organisations)[0] ?? "";
};

describe("opening a review", () => {
  it("freezes the facts as they are known that day, with their hash and odds", async () => {
    const review = await open();
    await publishResults(store, { "Q2008-4": 66.5 });
    const { snapshot, book } = await readFacts(store, review);
    expect(snapshot).toMatchObject({ kind: "review", at: TODAY, sha256: review.sha256 });
    expect(Object.values(snapshot.odds ?? {})[0]).toHaveLength(3);
    expect(book.observations.some(({ period }) => period === "Q2008-4")).toBe(false);
    expect(review).toMatchObject({ state: "opened", scale: ["on course", "needs attention", "at risk"] });
    expect(Object.values(review.judged)).toEqual(["To bring more people into work"]);
    expect(await checkStore(store)).toEqual([]);
  });

  it("gives one review to two who open it at once, and to who opens it again", async () => {
    const both = await Promise.all([openReview(reviewer, AGREED, YEAR), openReview(reviewer, AGREED, YEAR)]);
    const [one, other] = both.map(accepted);
    expect(other).toEqual(one);
    expect(await open()).toEqual(one);
    expect((await reviewsOf(reviewer, AGREED)).reviews).toHaveLength(1);
    expect(await checkStore(store)).toEqual([]);
  });

  it("is for an agreed agreement, a year of it that has begun, and the region's reviewer", async () => {
    const trafford = await actAs(store, "facilitator@trafford.example", TODAY);
    expect(refusals(await startRehearsal(trafford, "trafford-2008", YEAR))).toEqual([
      expect.stringMatching(/^Only an agreed agreement is reviewed/),
    ]);
    expect(refusals(await openReview(reviewer, AGREED, "FY2009"))).toEqual([
      "2009/10 has not begun yet. Choose an earlier year.",
    ]);
    expect(refusals(await openReview(reviewer, AGREED, "FY2007"))).toEqual(["Choose a year of the agreement"]);
    await expect(openReview(facilitator, AGREED, YEAR)).rejects.toThrow(/region’s reviewer/);
    await expect(openReview(trafford, AGREED, YEAR)).rejects.toThrow(/no such agreement/);
  });
});

describe("what each side writes", () => {
  const SECRETS = ["SECRET-GRADE-REASON", "SECRET-NOTE"];

  it.each([
    ["partnership", "region"],
    ["region", "partnership"],
  ] as const)("is hidden from the %s's other side in every field until both have sent", async (side, other) => {
    const review = await open();
    const [own, theirs] = side === "partnership" ? [facilitator, reviewer] : [reviewer, facilitator];
    accepted(await write(own, review, { grade: "at risk", reason: SECRETS[0]!, note: SECRETS[1]! }));
    const seenBy = async (each: typeof side) => asSeenBy((await store.get<Review>("reviews", review._id))!, each);
    const tells = async (words: string) => JSON.stringify(await seenBy(other)).includes(words);

    expect((await seenBy(side)).own[priorityOf(review)]).toEqual({
      ...{ grade: "at risk", reason: SECRETS[0], note: SECRETS[1] },
    });
    const hidden = [...SECRETS, `"at risk","reason"`];
    for (const secret of hidden) expect(await tells(secret)).toBe(false);
    accepted(await send(own, review));
    for (const secret of hidden) expect(await tells(secret)).toBe(false);
    expect((await seenBy(other)).theirs).toBeNull();

    accepted(await write(theirs, review));
    accepted(await send(theirs, review));
    expect((await seenBy(other)).theirs).toEqual({ [priorityOf(review)]: { grade: "at risk", reason: SECRETS[0] } });
    expect(await tells("SECRET-NOTE")).toBe(false);
    // Nor does the file that a partner takes away hold it, or say what a side wrote.
    const file = JSON.stringify(await exportFor(facilitator, AGREED));
    for (const secret of SECRETS) expect(file.includes(secret)).toBe(false);
    expect(await checkStore(store)).toEqual([]);
  });

  it("is sent whole: every priority with a grade of the scale and a reason", async () => {
    const review = await open();
    expect(refusals(await send(facilitator, review))).toEqual([
      "Choose a grade and give a reason for “To bring more people into work”",
    ]);
    expect(refusals(await write(facilitator, review, { grade: "splendid" }))).toEqual(["Choose a grade of the scale"]);
    accepted(await write(facilitator, review, { reason: "" }));
    expect(refusals(await send(facilitator, review))).toEqual(["Give a reason for “To bring more people into work”"]);
  });

  it("is final once sent, and written only by who speaks for a side", async () => {
    const review = await open();
    accepted(await write(facilitator, review));
    const sent = accepted(await send(facilitator, review));
    expect(sent.state).toBe("self-assessed");
    expect(sent.correctBy ?? null).toBeNull();
    expect(refusals(await write(facilitator, sent, { reason: "Another" }))).toEqual([
      expect.stringMatching(/nobody can write the self-assessment now/),
    ]);
    await expect(write(partner, review)).rejects.toThrow(/facilitator/);
    const auditor = await actAs(store, "auditor@westmidlands.example", TODAY);
    await expect(write(auditor, review)).rejects.toThrow(/reviewer/);
  });

  it("tells the second of one side to save that the first said something else, and merges the two sides", async () => {
    const review = await open();
    accepted(await write(facilitator, review, { reason: "First" }));
    expect(await write(facilitator, review, { reason: "Second" })).toMatchObject({
      kind: "conflict",
      conflicts: [{ theirs: { reason: "First" } }],
    });
    accepted(await write(reviewer, review, { reason: "Of the region" }));
    const [draft, judgement] = await Promise.all([
      write(facilitator, (await store.get<Review>("reviews", review._id))!, { reason: "Third" }),
      write(reviewer, (await store.get<Review>("reviews", review._id))!, { reason: "Still of the region" }),
    ]);
    accepted(draft);
    accepted(judgement);
    expect(await store.get<Review>("reviews", review._id)).toMatchObject({
      selfAssessment: { [priorityOf(review)]: { reason: "Third" } },
      judgement: { [priorityOf(review)]: { reason: "Still of the region" } },
    });
  });

  it("is open to both when both send at once", async () => {
    const review = await open();
    accepted(await write(facilitator, review));
    accepted(await write(reviewer, review));
    (await Promise.all([send(facilitator, review), send(reviewer, review)])).forEach(accepted);
    expect(await store.get("reviews", review._id)).toMatchObject({
      ...{ state: "correcting", correctBy: "2008-12-15" },
      sent: { partnership: { name: "Daniel Reyes" }, region: { name: "Helen Marsh" } },
    });
  });
});

describe("correcting facts", () => {
  it("takes corrections for ten working days, answers each, and may grade anew for it", async () => {
    const review = await openToBoth();
    const given = { priority: priorityOf(review), text: "The rate of Q3 is of residents, not of jobs" };
    const corrected = accepted(await correctFact(on(facilitator, "2008-12-15"), AGREED, review._id, given));
    expect(refusals(await correctFact(on(facilitator, "2008-12-16"), AGREED, review._id, given))).toEqual([
      "Facts could be corrected until 15 December 2008. You can still reply.",
    ]);
    const [correction = ""] = Object.keys(corrected.corrections);
    const answer = (accepts: boolean, grade = "") =>
      answerCorrection(reviewer, AGREED, review._id, correction, { accepted: accepts, text: "It is", grade });
    expect(refusals(await settleFacts(facilitator, AGREED, review._id))).toEqual([
      "A correction is not answered yet. The region answers it first.",
    ]);
    expect(refusals(await answer(false, "on course"))).toEqual([expect.stringMatching(/only when .* accepted/)]);
    const answered = accepted(await answer(true, "on course"));
    expect(answered.judgement[priorityOf(review)]?.grade).toBe("on course");
    expect(answered.corrections[correction]?.answer).toMatchObject({
      grade: { from: "needs attention", to: "on course" },
    });
    expect(refusals(await answer(true))).toEqual([expect.stringMatching(/^Helen Marsh answered this/)]);
  });

  it("ends when the partnership says that the facts stand, or the region after the last day", async () => {
    const review = await openToBoth();
    expect(refusals(await settleFacts(reviewer, AGREED, review._id))).toEqual([
      expect.stringMatching(/may correct facts until 15 December 2008/),
    ]);
    expect(accepted(await settleFacts(on(reviewer, "2008-12-16"), AGREED, review._id)).state).toBe("agreeing");
  });

  it("lets a reply stand beside each judgement", async () => {
    const review = await openToBoth();
    const given = { priority: priorityOf(review), text: "The advisers reached 400 people" };
    const replied = accepted(await replyTo(facilitator, AGREED, review._id, review.rev, given));
    expect(asSeenBy(replied, "region").replies).toEqual({ [priorityOf(review)]: given.text });
    await expect(replyTo(reviewer, AGREED, review._id, review.rev, given)).rejects.toThrow(/facilitator/);
  });
});

describe("agreeing and signing", () => {
  it("keeps both signatures when both sides sign at once, and closes after that", async () => {
    const review = await atActions();
    const agreed = accepted(
      await addReviewAction(reviewer, AGREED, review._id, {
        ...{ what: "Report on the advisers", owner: await ownerIn(review), by: "2009-03-31" },
      }),
    );
    expect(refusals(await closeReview(reviewer, AGREED, review._id))).toHaveLength(1);
    const saw = signedHash(agreed);
    const sign = (act: Act) => signReview(act, AGREED, review._id, saw);
    (await Promise.all([sign(facilitator), sign(reviewer)])).forEach(accepted);
    expect(await store.get("reviews", review._id)).toMatchObject({
      state: "signed",
      signatures: {
        partnership: { name: "Daniel Reyes", of: "Wolverhampton Partnership", saw },
        region: { name: "Helen Marsh", of: "West Midlands", saw },
      },
    });
    await expect(closeReview(facilitator, AGREED, review._id)).rejects.toThrow(/reviewer/);
    expect(accepted(await closeReview(reviewer, AGREED, review._id)).state).toBe("closed");
    expect(await checkStore(store)).toEqual([]);
  });

  it("counts a signature for what was on the page, and not for a list that changed since", async () => {
    const review = await atActions();
    const owner = await ownerIn(review);
    const add = (act: Act, what: string) => addReviewAction(act, AGREED, review._id, { what, owner, by: "2009-03-31" });
    const [, second] = (await Promise.all([add(reviewer, "One"), add(facilitator, "Two")])).map(accepted);
    const listed = (await store.get<Review>("reviews", review._id))!;
    expect(Object.values(listed.actions)).toHaveLength(2);
    expect(refusals(await signReview(facilitator, AGREED, review._id, signedHash(review)))).toEqual([
      expect.stringMatching(/^Something changed/),
    ]);
    const signed = accepted(await signReview(facilitator, AGREED, review._id, signedHash(listed)));
    expect(signed.state).toBe("signed by one");
    expect(accepted(await signReview(facilitator, AGREED, review._id, signedHash(listed))).state).toBe("signed by one");
    const [action = ""] = Object.keys(second!.actions);
    const changed = accepted(await removeReviewAction(reviewer, AGREED, review._id, action));
    expect(changed).toMatchObject({ state: "agreeing", signatures: {} });
    await expect(signReview(partner, AGREED, review._id, signedHash(changed))).rejects.toThrow(/facilitator/);
  });

  it("refuses an action without an owner that is known or a day to come", async () => {
    const review = await atActions();
    const owner = await ownerIn(review);
    expect(
      refusals(
        await addReviewAction(facilitator, AGREED, review._id, { what: "Report", owner: "x", by: "2009-03-31" }),
      ),
    ).toEqual(["Choose an organisation of the partnership, or the region"]);
    expect(
      refusals(await addReviewAction(facilitator, AGREED, review._id, { what: "Report", owner, by: "2008-11-30" })),
    ).toEqual(["Enter a day that is still to come"]);
  });
});

describe("a flag", () => {
  const flag = (act: Act, review: Review) =>
    raiseFlag(act, AGREED, review._id, priorityOf(review), { kind: "concern", why: "SECRET-FLAG" });
  const isSeenBy = async (review: Review, side: "partnership" | "region") =>
    JSON.stringify(asSeenBy((await store.get<Review>("reviews", review._id))!, side)).includes("SECRET-FLAG");

  it("is raised by a named person with a reason, and seen by the other side once both have sent", async () => {
    const review = await open();
    expect(refusals(await raiseFlag(reviewer, AGREED, review._id, priorityOf(review), {}))).toEqual([
      "Choose what the flag says",
      "Enter why you raise it",
    ]);
    accepted(await flag(reviewer, review));
    expect([await isSeenBy(review, "partnership"), await isSeenBy(review, "region")]).toEqual([false, true]);
    for (const act of [facilitator, reviewer]) {
      accepted(await write(act, (await store.get<Review>("reviews", review._id))!));
      accepted(await send(act, review));
    }
    expect(await isSeenBy(review, "partnership")).toBe(true);
    await expect(flag(partner, review)).rejects.toThrow(/facilitator/);
  });

  it("is lifted by the side that raised it, with a reason, and stays in the record", async () => {
    const review = await openToBoth();
    const [id = ""] = Object.keys(accepted(await flag(reviewer, review)).flags);
    await expect(liftFlag(facilitator, AGREED, review._id, id, "Not so")).rejects.toThrow(/no such flag/);
    expect(refusals(await liftFlag(reviewer, AGREED, review._id, id, " "))).toEqual(["Say why you lift it"]);
    const lifted = accepted(await liftFlag(reviewer, AGREED, review._id, id, "Q4 came"));
    expect(lifted.flags[id]).toMatchObject({ why: "SECRET-FLAG", lifted: { name: "Helen Marsh", why: "Q4 came" } });
    expect(refusals(await liftFlag(reviewer, AGREED, review._id, id, "Again"))).toHaveLength(1);
  });
});

describe("the file of an agreement", () => {
  it("brings its reviews back into an empty store", async () => {
    const review = await openToBoth();
    const agreement = (await store.get<Agreement>("agreements", review.agreement))!;
    const empty = await openTemporaryStore();
    try {
      accepted(await bringBack(empty, await exportAgreement(store, agreement), TODAY));
      expect(await empty.get("reviews", review._id)).toEqual(await store.get("reviews", review._id));
      expect(await checkStore(empty)).toEqual([]);
    } finally {
      await empty.close();
    }
  });
});

describe("a rehearsal", () => {
  it("is the partnership's own: the region knows nothing of it", async () => {
    const rehearsal = accepted(await startRehearsal(facilitator, AGREED, YEAR));
    expect((await reviewsOf(facilitator, AGREED)).reviews).toHaveLength(1);
    expect((await reviewsOf(reviewer, AGREED)).reviews).toEqual([]);
    await expect(findReview(reviewer, AGREED, rehearsal._id)).rejects.toThrow(/no such review/);
    await expect(write(reviewer, rehearsal)).rejects.toThrow(/no such review/);
    const auditor = await actAs(store, "auditor@westmidlands.example", TODAY);
    expect(JSON.stringify(await exportFor(auditor, AGREED)).includes("rehearsal")).toBe(false);
    // Opening the real one after it is another review.
    expect((await open())._id).not.toBe(rehearsal._id);
  });

  it("is run by the same rules, with a partner in the place of the region", async () => {
    const rehearsal = accepted(await startRehearsal(facilitator, AGREED, YEAR));
    expect(accepted(await startRehearsal(facilitator, AGREED, YEAR))).toEqual(rehearsal);
    accepted(await write(facilitator, rehearsal));
    accepted(await write(partner, rehearsal, { grade: "at risk" }));
    accepted(await send(facilitator, rehearsal));
    expect(accepted(await send(partner, rehearsal))).toMatchObject({ state: "correcting" });
    await expect(startRehearsal(partner, AGREED, YEAR)).rejects.toThrow(/facilitator/);
  });

  it("ends when the partnership says so, and another begins on the facts of that day", async () => {
    const rehearsal = accepted(await startRehearsal(facilitator, AGREED, YEAR));
    await expect(endRehearsal(partner, AGREED, rehearsal._id)).rejects.toThrow(/facilitator/);
    expect(accepted(await endRehearsal(facilitator, AGREED, rehearsal._id)).state).toBe("closed");
    const second = accepted(await startRehearsal(on(facilitator, "2008-12-05"), AGREED, YEAR));
    expect((await readFacts(store, second)).snapshot.at).toBe("2008-12-05T09:00:00.000Z");
    const review = await open();
    expect(refusals(await endRehearsal(facilitator, AGREED, review._id))).toEqual([
      "Only a rehearsal is ended like this. A review is signed by both.",
    ]);
  });

  it("need not be typed again: what was rehearsed goes where nothing is written yet", async () => {
    const review = await open();
    expect(refusals(await takeFromRehearsal(facilitator, AGREED, review._id))).toHaveLength(1);
    const rehearsal = accepted(await startRehearsal(facilitator, AGREED, YEAR));
    accepted(await write(facilitator, rehearsal, { reason: "Rehearsed" }));
    const taken = accepted(await takeFromRehearsal(facilitator, AGREED, review._id));
    expect(taken.selfAssessment[priorityOf(review)]?.reason).toBe("Rehearsed");
    expect(refusals(await takeFromRehearsal(facilitator, AGREED, review._id))).toHaveLength(1);
    await expect(takeFromRehearsal(reviewer, AGREED, review._id)).rejects.toThrow(/facilitator/);
  });
});
