import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import {
  addPartnershipDate,
  extendDate,
  removePartnershipDate,
  setRegionDates,
} from "@models/calendar/change-calendar";
import { calendarFor, missedDates, yearAt } from "@models/calendar/read-calendar";
import { checkStore } from "@models/integrity/check-store";
import { saveAssessment, sendAssessment } from "@models/review/assess";
import { openReview } from "@models/review/open";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AGREED, agreeNeighbour } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const TODAY = "2008-12-01T09:00:00.000Z";
const REGION = "E12000005";

let store: Store;
let reviewer: Act;
let facilitator: Act;
let agreement: Agreement;

beforeEach(async () => {
  store = await openExampleStore();
  agreement = await agreeNeighbour(store);
  reviewer = await actAs(store, "reviewer@westmidlands.example", TODAY);
  facilitator = await actAs(store, "facilitator@wolverhampton.example", TODAY);
});
afterEach(() => store.close());

const set = (dates: Record<string, string>, rev = 0) => setRegionDates(reviewer, REGION, "FY2008", rev, dates);
const dayOf = async (kind: string) => {
  const dates = await calendarFor({ store }, agreement, TODAY.slice(0, 10));
  return dates.find((each) => each.kind === kind);
};
const missedOn = async (day: string) =>
  (await missedDates({ store }, [agreement], day)).map(({ date }) => `${date.kind} ${date.on}`);

describe("the region's calendar", () => {
  it("is the scheme's until the reviewer sets a date, and again once the date is emptied", async () => {
    expect((await dayOf("judgement"))?.on).toBe("2009-01-30");
    accepted(await set({ judgement: "2009-02-13", selfAssessment: "2008-12-12" }));
    expect((await dayOf("judgement"))?.on).toBe("2009-02-13");
    const { rev, dates } = accepted(await set({ selfAssessment: "2008-12-19" }, 2));
    // What only repeated the scheme's date was not set.
    expect(dates).toEqual({ judgement: "2009-02-13", selfAssessment: "2008-12-19" });
    accepted(await set({ judgement: "" }, rev));
    expect((await dayOf("judgement"))?.on).toBe("2009-01-30");
    expect(await checkStore(store)).toEqual([]);
  });

  it("keeps what two reviewers set at once, and tells the second who sets the same date otherwise", async () => {
    const both = await Promise.all([set({ judgement: "2009-02-13" }), set({ refreshOpens: "2009-03-02" })]);
    both.forEach(accepted);
    expect((await dayOf("judgement"))?.on).toBe("2009-02-13");
    expect((await dayOf("refreshOpens"))?.on).toBe("2009-03-02");
    expect(await set({ judgement: "2009-02-20" })).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "dates.judgement", theirs: "2009-02-13" }],
    });
  });

  it("is the reviewer's to keep, with dates that are dates", async () => {
    expect(refusals(await set({ judgement: "soon" }))).toEqual(["Enter a date, such as 10 March 2008"]);
    await expect(setRegionDates(facilitator, REGION, "FY2008", 0, {})).rejects.toThrow(/reviewer/);
  });
});

describe("a date that is missed", () => {
  it("is one that has passed without what it asks for, until that comes; it locks nothing", async () => {
    expect(await missedOn("2008-12-12")).toEqual([]);
    expect(await missedOn("2008-12-13")).toEqual(["selfAssessment 2008-12-12"]);
    const late = { ...facilitator, now: "2008-12-15T09:00:00.000Z" };
    const review = accepted(await openReview(reviewer, AGREED, "FY2008"));
    const [priority = ""] = Object.keys(review.judged);
    const said = { priority, grade: "on course", reason: "As promised", note: "" };
    accepted(await saveAssessment(late, AGREED, review._id, review.rev, said));
    accepted(await sendAssessment(late, AGREED, review._id));
    expect(await missedOn("2008-12-13")).toEqual([]);
    expect(await missedOn("2009-02-02")).toEqual(["judgement 2009-01-30"]);
  });

  it("is not one that was extended for this agreement, with a reason", async () => {
    const extend = (act: Act, given: object) => extendDate(act, AGREED, "FY2008", given);
    expect(refusals(await extend(reviewer, { date: "selfAssessment", until: "2008-12-19", why: "" }))).toEqual([
      "Enter why it is extended",
    ]);
    const given = { date: "selfAssessment", until: "2008-12-19", why: "The council meets on 17 December" };
    await expect(extend(facilitator, given)).rejects.toThrow(/reviewer/);
    accepted(await extend(reviewer, given));
    expect(await dayOf("selfAssessment")).toMatchObject({
      on: "2008-12-19",
      extension: { why: "The council meets on 17 December", name: "Helen Marsh" },
    });
    expect(await missedOn("2008-12-18")).toEqual([]);
    expect(await missedOn("2008-12-20")).toEqual(["selfAssessment 2008-12-19"]);
  });

  it("is a council that met before its approval was recorded, while that still waits", async () => {
    const [draft] = await store.find<Agreement>("agreements", { code: "coventry-2008" });
    const coventry = await actAs(store, "facilitator@coventry.example", TODAY);
    accepted(await addPartnershipDate(coventry, "coventry-2008", { kind: "council", on: "2008-05-20" }));
    const missed = await missedDates({ store }, [draft!], "2008-06-02");
    expect(missed.map(({ date }) => date.kind)).toEqual(["council", "submission"]);
    expect(yearAt(draft!, "2008-03-10")).toBe("FY2008");
  });
});

describe("the partnership's calendar", () => {
  it("keeps the days that it adds, and loses those that it takes out", async () => {
    const add = (act: Act, given: object) => addPartnershipDate(act, AGREED, given);
    expect(refusals(await add(facilitator, { kind: "party", on: "soon" }))).toHaveLength(2);
    await expect(add(reviewer, { kind: "board", on: "2008-12-10" })).rejects.toThrow(/facilitator/);
    const both = await Promise.all([
      add(facilitator, { kind: "board", on: "2008-12-10", what: "Signs the self-assessment" }),
      add(facilitator, { kind: "budget", on: "2009-02-24" }),
    ]);
    both.forEach(accepted);
    expect(await dayOf("board")).toMatchObject({ whose: "partnership", what: "Signs the self-assessment" });
    accepted(await removePartnershipDate(facilitator, AGREED, (await dayOf("board"))?.id ?? ""));
    expect(await dayOf("board")).toBeUndefined();
    expect((await dayOf("budget"))?.on).toBe("2009-02-24");
  });
});
