import { describe, expect, it } from "vitest";
import { toldNo, unsettledRefreshes } from "@models/refresh/answered";
import { REFRESH_STATES, type Refresh, type RefreshState } from "@models/refresh/refresh";

const decided = { why: "The odds are even", by: "helen", at: "2008-11-10T09:00:00.000Z" };
const proposal = (state: RefreshState, fields: Partial<Refresh> = {}) =>
  ({ state, consents: {}, decided, ...fields }) as Refresh;

describe("what is proposed and not settled", () => {
  const states = (today: string) =>
    unsettledRefreshes(
      REFRESH_STATES.map((state) => proposal(state)),
      today,
    ).map(({ state }) => state);

  it("puts what was told no first, and a refusal last, for four weeks", () => {
    const open = ["returned", "declined", "with the region", "asking for consent"];
    expect(states("2008-12-08")).toEqual([...open, "refused"]);
    expect(states("2008-12-09")).toEqual(open);
  });

  it("says who said no and why: an organisation while it is declined, the region once it decided", () => {
    const no = {
      answer: "declined",
      reason: "34 can be reached",
      by: "ann",
      at: "2008-12-01T09:00:00.000Z",
      saw: "1",
      rev: 1,
    };
    const consents = { police: { ...no, answer: "accepted" as const }, council: no } as Refresh["consents"];
    expect(toldNo(proposal("declined", { consents, decided: null }))).toEqual({
      ...{ organisation: "council", by: "ann", at: no.at, why: "34 can be reached" },
    });
    for (const state of ["returned", "refused"] as const) {
      expect(toldNo(proposal(state, { consents }))).toEqual({ organisation: null, ...decided });
    }
    expect(toldNo(proposal("asking for consent"))).toBeNull();
  });
});
