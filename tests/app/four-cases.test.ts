import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { textHash } from "@models/commitments/committed-text";
import { type Step, committedPart, takeStep } from "@models/commitments/take-step";
import type { Act } from "@models/act";
import type { Store } from "@models/store/port";
import { sendUpdate } from "@models/updates/send-update";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FacilitatorHome } from "~/components/home/home-view";
import { loader as ledgerLoader } from "~/routes/agreements.$code.commitments";
import { loader as moneyLoader } from "~/routes/agreements.$code.money";
import { loader as stepLoader } from "~/routes/agreements.$code.steps.5";
import { loader as homeLoader } from "~/routes/home";
import { loader as regionLoader } from "~/routes/region";
import { AGREED as CODE, AGREED_PARTNER, agreeNeighbour } from "../support/agreed";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { visit } from "../support/visit";

const FACILITATOR = "facilitator@wolverhampton.example";
const NOW = "2008-12-01T12:00:00.000Z";
const ADVISERS = "Work advisers in six health centres (illustrative)";

let store: Store;
let facilitator: Act;
let partner: Act;

beforeAll(async () => {
  store = await openExampleStore();
  await agreeNeighbour(store);
  facilitator = await actAs(store, FACILITATOR, NOW);
  partner = await actAs(store, AGREED_PARTNER, NOW);
});
afterAll(() => store.close());

const at = <R>(loader: Parameters<typeof visit<R>>[1], path: string, as = FACILITATOR) =>
  visit(store, loader, { path, params: { code: CODE }, as, now: NOW });

async function home() {
  const [role] = (await at(homeLoader, "/home")).roles as FacilitatorHome[];
  const agreement = role?.agreements.find(({ header }) => header.code === CODE);
  if (!role || !agreement) throw new Error("The facilitator has no such agreement");
  return { role, agreement };
}
const actionCalled = async (name: string) =>
  (await openBook(facilitator, CODE)).parts.action.find(({ what }) => what === name)!;

describe("what goes wrong shows where its people look first", () => {
  it("a promise that was broken: on the facilitator's home and ahead of the others in the ledger", async () => {
    const { parts } = await openBook(facilitator, CODE);
    const target = parts.target[0]!;
    const { _id } = accepted(
      await addPart(facilitator, CODE, "commitment", {
        ...{ target: target._id, by: target.lead, promisedTo: target.related[0] },
        what: "A desk for advisers in each job centre",
      }),
    );
    const recordedFor = { who: "The district manager", on: "2008-11-28", how: "by letter" };
    const step = async (act: Act, given: Omit<Step, "saw"> | Step) => {
      const { kind, part } = await committedPart({ store }, (await store.get("commitments", _id)) as never);
      const saw = textHash((await store.get("commitments", _id)) as never, kind, part);
      accepted(await takeStep(act, CODE, _id, { saw, ...given } as Step));
    };
    await step(partner, { side: "promiser", move: "sign" } as never);
    await step(facilitator, { side: "other", move: "sign", recordedFor } as never);
    await step(partner, { side: "promiser", move: "claim", outcome: "broken", why: "No desk came" } as never);
    await step(facilitator, { side: "other", move: "confirm", why: "", recordedFor } as never);
    expect((await home()).role.promises.map(({ mark }) => mark.words)).toContain("broken");
    const { rows } = await at(ledgerLoader, "/ledger");
    // What waits for the reader's own yes or no comes before it.
    const first = rows.find(({ waits, overdue }) => !waits && !overdue);
    expect(first).toMatchObject({ what: "A desk for advisers in each job centre", state: "broken" });
  });

  it("a day that slipped: among what wants attention, and on step 5 with the day first promised", async () => {
    const { _id: action } = await actionCalled(ADVISERS);
    const slipped = { action, course: "at risk", inTheWay: "No rooms", newDate: "2011-09-30" };
    accepted(await sendUpdate(partner, CODE, slipped));
    const attention = (await home()).agreement.attention?.items.find(({ title }) => title === ADVISERS);
    expect(attention?.marks.map(({ words }) => words)).toContain("at risk");
    const [row] = (await at(stepLoader, "/steps/5")).tables[0]?.rows ?? [];
    expect(row?.slips).toEqual([expect.stringMatching(/31 March 2011.*30 September 2011/)]);
  });

  it("an action that nothing pays for: on the facilitator's home and among the flags about money", async () => {
    const { _id: priority } = (await openBook(facilitator, CODE)).parts.priority[0]!;
    const owner = (await actionCalled(ADVISERS)).owner;
    const what = "Evening courses";
    accepted(await addPart(facilitator, CODE, "action", { priority, what, kind: "new", owner, start: "2008-10-01" }));
    const flagged = (await home()).agreement.money.find(({ title }) => title === what);
    expect(flagged?.mark).toEqual({ kind: "must", words: "unfunded" });
    const { flags } = await at(moneyLoader, "/money");
    expect(JSON.stringify(flags)).toContain(what);
  });

  it("an action that nobody owns: the next thing at home, first on step 5 and in its meter, and in the region's table", async () => {
    const { _id, rev } = await actionCalled("Evening courses");
    accepted(await changePart(facilitator, CODE, "action", _id, rev, { owner: null }));
    const { role, agreement } = await home();
    expect(role.next).toMatchObject({ title: "Name the owner of “Evening courses”" });
    const [first] = agreement.attention?.items ?? [];
    expect([first?.title, first?.marks[0]?.words]).toEqual(["Evening courses", "nobody owns it"]);
    const page = await at(stepLoader, "/steps/5");
    expect(page.tables[0]?.rows[0]).toMatchObject({ what: "Evening courses", lost: "nobody owns it" });
    expect(page.summary).toContain("Nobody answers for one action");
    expect(page.meter?.rows[0]).toMatchObject({ name: "Nobody", active: 0, silent: [{ title: "Evening courses" }] });
    const { regions } = await at(regionLoader, "/region?show=ownerless", "reviewer@westmidlands.example");
    expect(regions[0]?.agreements).toMatchObject([{ owners: { active: 1, of: 2, lost: 1 } }]);
  });

  it("a lead who has left: open at once, before anything else is", async () => {
    const { _id, rev } = await actionCalled("Evening courses");
    const { owner } = await actionCalled(ADVISERS);
    const leadPerson = partner.actor.person;
    accepted(await changePart(facilitator, CODE, "action", _id, rev, { owner, leadPerson }));
    expect((await home()).role.next?.title).not.toMatch(/lead/);
    const [person] = await store.find<{ _id: string; rev: number }>("people", { _id: leadPerson });
    const disabled = { by: "admin", at: NOW, why: "Retired" };
    await store.replace("people", { ...person!, disabled } as never);
    expect((await home()).role.next?.title).toBe("Name another lead of “Evening courses”");
    expect((await at(stepLoader, "/steps/5")).tables[0]?.rows[0]?.lost).toBe("its lead has left");
  });
});
