import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import { dueUpdates, monthsAfter } from "@models/updates/due";
import { readUpdates } from "@models/updates/read-updates";
import { sendUpdate } from "@models/updates/send-update";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { CODE, agree, anOwnedAction } from "./an-agreed-plan";

let store: Store;
let facilitator: Act;
let police: Act;
let action: Action & { readonly owner: string };

beforeAll(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  police = await actAs(store, "police@coventry.example");
  action = await anOwnedAction(facilitator, police);
});
afterAll(() => store.close());

/** What is due of the action on a day: the day since which it is, and of what. */
async function dueOn(today: string): Promise<[string, string][]> {
  const book = await openBook(facilitator, CODE);
  const updates = await readUpdates(store, book.agreement._id);
  return dueUpdates(book, updates, [action.owner], today)
    .filter(({ part }) => part._id === action._id)
    .map(({ since, milestone }) => [since, milestone ?? "whole"]);
}
const sayOn = async (day: string, fields: object) =>
  accepted(
    await sendUpdate({ ...police, now: `${day}T09:00:00.000Z` }, CODE, {
      ...{ action: action._id, course: "on course", ...fields },
    }),
  );

describe("what is due from an owner", () => {
  it("is nothing while the agreement is a draft", async () => {
    expect(await dueOn("2008-12-01")).toEqual([]);
    await agree(store);
  });

  it("is each milestone whose day has come, and the action one interval after it began", async () => {
    expect(await dueOn("2008-05-15")).toEqual([]);
    expect(await dueOn("2008-05-16")).toEqual([["2008-05-16", "rooms"]]);
    expect(await dueOn("2008-07-01")).toEqual([
      ["2008-05-16", "rooms"],
      ["2008-07-01", "whole"],
    ]);
  });

  it("is not asked again until an interval has gone by since the last word", async () => {
    await sayOn("2008-07-02", { milestone: "rooms", course: "at risk", inTheWay: "No landlord" });
    expect(await dueOn("2008-10-01")).toEqual([]);
    expect(await dueOn("2008-10-02")).toEqual([
      ["2008-10-02", "whole"],
      ["2008-10-02", "rooms"],
    ]);
    await sayOn("2008-10-03", { milestone: "rooms", milestoneDone: "2008-10-02", noEvidence: "By word of mouth" });
    expect(await dueOn("2009-01-02")).toEqual([]);
  });

  it("is not asked again of what somebody else answered", async () => {
    await sayOn("2009-01-10", { answeredBy: "Sam Hill" });
    expect(await dueOn("2009-02-01")).toEqual([]);
  });

  it("comes every month where a report does", async () => {
    const fields = { priority: action.priority, what: "Dashboard", every: "month", daysAfter: 10 };
    const words = { preparedBy: "The board’s officer", toWhom: "The board", form: "A page" };
    accepted(await addPart(facilitator, CODE, "reporting", { ...fields, ...words }));
    expect(await dueOn("2009-02-10")).toEqual([["2009-02-10", "whole"]]);
    await sayOn("2009-02-11", { status: "done" });
    expect(await dueOn("2010-01-01")).toEqual([]);
  });
});

describe("a day some months later", () => {
  it("is the same day, or the last of a shorter month", () => {
    expect(monthsAfter("2008-01-31", 1)).toBe("2008-02-29");
    expect(monthsAfter("2008-11-30", 3)).toBe("2009-02-28");
    expect(monthsAfter("2008-04-01", 12)).toBe("2009-04-01");
  });
});
