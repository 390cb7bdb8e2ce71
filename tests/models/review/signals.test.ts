import { bookOf, type Snapshot } from "@models/agreement/snapshot";
import { factsOf } from "@models/review/facts";
import { readFacts } from "@models/review/find";
import { openReview } from "@models/review/open";
import { type Signal, signalsOf } from "@models/review/signals";
import type { Agreement } from "@models/agreement/agreement";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AGREED, agreeNeighbour, publishResults } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";

let store: Store;
let agreement: Agreement;
beforeEach(async () => {
  store = await openExampleStore();
  agreement = await agreeNeighbour(store);
});
afterEach(() => store.close());

/** What the software asks in a review opened on a day. */
async function asked(day: string, year = "FY2008"): Promise<Signal[]> {
  const reviewer = await actAs(store, "reviewer@westmidlands.example", `${day}T09:00:00.000Z`);
  const review = accepted(await openReview(reviewer, AGREED, year));
  const { snapshot, book } = await readFacts(store, review);
  const agreed = (await store.get<Snapshot>("snapshots", agreement.agreed?.snapshot ?? ""))!;
  const [facts, signed] = [
    { book, odds: snapshot.odds ?? {} },
    { book: bookOf(agreed), odds: agreed.odds ?? {} },
  ];
  return factsOf(facts, signed, day).flatMap((each) => signalsOf(each, facts, signed, day));
}

const ofKind = (signals: readonly Signal[], kind: Signal["kind"]) => signals.filter((signal) => signal.kind === kind);

describe("what the software asks before a review", () => {
  it("is of forecasts that missed and by how much, when a value leaves the band foreseen at signing", async () => {
    await publishResults(store, { "Q2007-3": 64.6, "Q2007-4": 55 });
    const [missed, ...others] = ofKind(await asked("2008-12-01"), "forecast missed");
    expect(others).toEqual([]);
    expect(missed?.says).toMatch(
      /^55 in Q4 2007; at signing \d+\.\d was foreseen, 80% between \d+\.\d and \d+\.\d\. Missed by \d+\.\d\.$/,
    );
    expect(missed?.working?.title).toMatch(/nothing changes/i);
  });

  it("is of odds that a coin would have beaten, with their Brier score", async () => {
    await publishResults(store, { "Q2008-4": 70 });
    const [wrong] = ofKind(await asked("2009-06-01"), "odds were wrong");
    expect(wrong?.says).toMatch(
      /^\d+% was given at signing to 66 in Q4 2008, and it was met: a Brier score of 0\.\d\d/,
    );
    expect(ofKind(await asked("2009-06-02", "FY2009"), "odds were wrong")).toHaveLength(1);
  });

  it("is of late actions, and of every movement how much was everyone's and how much our own", async () => {
    await publishResults(store, { "Q2007-3": 64.2 });
    const signals = await asked("2008-12-01");
    expect(ofKind(signals, "action late")).toMatchObject([{ says: "Should have begun on 2 June 2008." }]);
    expect(ofKind(signals, "movement")).toMatchObject([{ says: expect.stringMatching(/since Q2 2007/) as string }]);
  });

  it("is of answers whose numbers have moved since, and of none while nothing new is known", async () => {
    expect(ofKind(await asked("2008-12-01"), "answer did not hold")).toEqual([]);
    await publishResults(store, { "Q2007-3": 60, "Q2007-4": 58, "Q2008-1": 56 });
    const lost = ofKind(await asked("2009-06-01", "FY2009"), "answer did not hold");
    expect(lost.length).toBeGreaterThan(0);
    expect(lost[0]?.says).toMatch(/was answered.*The numbers behind it have moved since\.$/);
  });
});
