import type { Act } from "@models/act";
import { answerReviewRequest, askPartnership, askableIn, assignReview } from "@models/review/desk";
import { openReview, startRehearsal } from "@models/review/open";
import type { Review } from "@models/review/review";
import { asSeenBy } from "@models/review/see";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HomeView } from "~/components/home/home-view";
import { regionPage } from "~/lib/region-page.server";
import { loader as home } from "~/routes/home";
import { AGREED, AGREED_PARTNER, agreeNeighbour } from "../support/agreed";
import { actAs, openExampleStore } from "../support/example";
import { openPages } from "../support/pages";
import { accepted, refusals } from "../support/people";

const TODAY = "2008-12-08T09:00:00.000Z";
const FACILITATOR = "facilitator@wolverhampton.example";
const REVIEWER = "reviewer@westmidlands.example";

let store: Store;
let reviewer: Act;
let facilitator: Act;
let partner: Act;
let review: Review;

beforeEach(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  reviewer = await actAs(store, REVIEWER, TODAY);
  facilitator = await actAs(store, FACILITATOR, TODAY);
  partner = await actAs(store, AGREED_PARTNER, TODAY);
});
afterEach(() => store.close());

const open = async () => (review = accepted(await openReview(reviewer, AGREED, "FY2008")));
const ask = (who: string, by = "2008-12-12") =>
  askPartnership(reviewer, AGREED, review._id, { text: "How many people saw an adviser?", who, by });
const onHome = async (email: string, day = TODAY) => {
  const visitor = await openPages(store, day)(email);
  const { roles } = (await visitor.get(home, {})).data as HomeView;
  return roles.flatMap((role) => ("reviews" in role ? (role.reviews ?? []) : []));
};

describe("the reviewer's work list", () => {
  const rows = async () => (await regionPage(reviewer, "E12000005", new URLSearchParams())).work.rows;

  it("says of each agreed agreement who has it, how far it is, the days left and what is next", async () => {
    expect(await rows()).toMatchObject([
      { state: "not opened", next: "Open the review", days: "36 working days left" },
    ]);
    await open();
    const me = reviewer.actor.person;
    expect(refusals(await assignReview(reviewer, AGREED, review._id, { to: me, second: me }))).toEqual([
      "Choose somebody else as second reader",
    ]);
    const assigned = accepted(await assignReview(reviewer, AGREED, review._id, { to: me, second: "" }));
    expect(asSeenBy(assigned, "partnership").assigned).toBeNull();
    accepted(await ask(facilitator.actor.person));
    expect(await rows()).toMatchObject([
      { assigned: "Helen Marsh", judged: "0 of 1", asked: "1 request not answered" },
    ]);
    await expect(assignReview(facilitator, AGREED, review._id, { to: me, second: "" })).rejects.toThrow(/reviewer/);
  });
});

describe("what the region asks of the partnership", () => {
  it("names who answers and by when, and stands on that home until it is answered", async () => {
    await open();
    expect(refusals(await ask("somebody"))).toEqual(["Choose somebody of the partnership"]);
    expect(refusals(await ask(partner.actor.person, "2008-12-01"))).toEqual(["Enter a day that is still to come"]);
    const askable = await askableIn(store, (await store.get<never>("agreements", review.agreement))!["partnership"]);
    expect(askable.map(({ name }) => name)).toEqual(["Daniel Reyes", "Neil Foster"]);
    const [request = ""] = Object.keys(accepted(await ask(partner.actor.person)).requests);
    expect((await onHome(AGREED_PARTNER)).map(({ title }) => title)).toEqual([
      "Answer the region: How many people saw an adviser?",
    ]);
    const answer = (act: Act) => answerReviewRequest(act, AGREED, review._id, request, "412 by November");
    await expect(answer(reviewer)).rejects.toThrow(/who was asked/);
    const both = await Promise.all([answer(partner), answer(facilitator)]);
    // The first answer stands, and the second is told.
    expect(both.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(both.flatMap(refusals)).toEqual([expect.stringMatching(/answered this already/)]);
    expect(await onHome(AGREED_PARTNER)).toEqual([]);
  });

  it("is not asked in a rehearsal", async () => {
    review = accepted(await startRehearsal(facilitator, AGREED, "FY2008"));
    const asked = await askPartnership(partner, AGREED, review._id, {
      ...{ text: "How many?", who: facilitator.actor.person, by: "2008-12-12" },
    });
    expect(refusals(asked)).toEqual(["A rehearsal has nobody of the region in it."]);
  });
});

describe("both homes", () => {
  it("begin with a review where nothing else comes first", async () => {
    await open();
    const visitor = await openPages(store, TODAY)(REVIEWER);
    const { roles } = (await visitor.get(home, {})).data as HomeView;
    expect(roles.flatMap((role) => ("next" in role ? (role.next ?? []) : []))).toEqual([
      {
        title: "Write and send your judgement",
        due: "Review of 2008/09 · Wolverhampton Local Area Agreement",
        todo: "Open the review",
        href: `/agreements/${AGREED}/reviews/${review._id}`,
      },
    ]);
  });

  it("show whose move it is in a review, a rehearsal to the partnership alone, and a missed date to both", async () => {
    await open();
    accepted(await startRehearsal(facilitator, AGREED, "FY2008"));
    const titles = async (email: string, day?: string) =>
      (await onHome(email, day)).map(({ title, facts }) => `${title}: ${facts}`);
    const name = "Wolverhampton Local Area Agreement";
    expect((await titles(FACILITATOR)).sort()).toEqual([
      `Write and send your self-assessment: rehearsal of 2008/09 · ${name}`,
      `Write and send your self-assessment: review of 2008/09 · ${name}`,
    ]);
    expect(await titles(AGREED_PARTNER)).toEqual([`Write and send your judgement: rehearsal of 2008/09 · ${name}`]);
    expect(await titles(REVIEWER)).toEqual([`Write and send your judgement: review of 2008/09 · ${name}`]);
    const missed = `Self-assessment sent: was due 12 December 2008 · ${name}`;
    expect(await titles(FACILITATOR, "2008-12-15T09:00:00.000Z")).toContain(missed);
    expect(await titles(REVIEWER, "2008-12-15T09:00:00.000Z")).toContain(missed);
  });
});
