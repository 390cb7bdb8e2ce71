import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import type { Outcome } from "@models/outcome";
import type { ResourceLine } from "@models/money/resource";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";
const CLINICS = "Grant for the start-up clinics (illustrative)";
const LOCKS = "Locks and lighting budget (illustrative)";

let store: Store;
let facilitator: Act, police: Act, jobs: Act, council: Act;

beforeAll(async () => {
  store = await openExampleStore();
  [facilitator, police, jobs, council] = (await Promise.all(
    ["facilitator", "police", "jobs", "council"].map((who) => actAs(store, `${who}@coventry.example`)),
  )) as [Act, Act, Act, Act];
});
afterAll(() => store.close());

const lineCalled = async (name: string) => {
  const found = (await openBook(facilitator, CODE)).parts.resource.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no “${name}”`);
  return found;
};
const change = async (act: Act, name: string, fields: object): Promise<Outcome<ResourceLine>> => {
  const { _id, rev } = await lineCalled(name);
  return changePart(act, CODE, "resource", _id, rev, fields as never);
};
const problems = (outcome: Outcome<unknown>) =>
  outcome.kind === "refused" ? outcome.problems.map(({ field, message }) => `${field}: ${message}`) : outcome.kind;

describe("what a giver promised, secured and spent", () => {
  const said = { given: { FY2008: { promised: 45000, secured: 30000, spent: 0 } } };

  it("is said by its own people alone, and what is asked by the facilitator", async () => {
    expect(problems(await change(facilitator, LOCKS, said))).toEqual([
      "given: Only the giver says what it promised, secured and spent. Leave these empty: the line shows on its home, where it enters them",
    ]);
    await expect(change(jobs, LOCKS, said)).rejects.toThrow(/Only the organisation that holds this resource line/);
    expect((await change(police, LOCKS, said)).kind).toBe("done");
    expect(problems(await change(police, LOCKS, { asked: { FY2008: 1 } }))).toEqual([
      "asked: The facilitator enters what is asked. Ask them to change it",
    ]);
    expect((await change(facilitator, LOCKS, { asked: { FY2008: 46000 } })).kind).toBe("done");
    expect((await lineCalled(LOCKS)).given).toEqual(said.given);
  });

  it("is not taken back by another, nor put into another’s mouth", async () => {
    expect(problems(await change(facilitator, LOCKS, { given: {} }))).toEqual([
      "given: Only the giver takes back what it promised, secured and spent. Ask it to",
    ]);
    const { _id: chamber } = (await openBook(facilitator, CODE)).organisations.find(({ name }) =>
      name.includes("Chamber"),
    ) as { _id: string };
    expect(problems(await change(facilitator, LOCKS, { giver: chamber }))).toEqual([
      "giver: Its figures were given by another. Add a line for this giver instead, and ask it for its own",
    ]);
    expect((await change(police, LOCKS, { given: {} })).kind).toBe("done");
    expect((await change(facilitator, LOCKS, { giver: chamber })).kind).toBe("done");
    expect((await change(facilitator, LOCKS, { giver: police.actor.roles[0]?.organisation })).kind).toBe("done");
  });

  it("is written down by the facilitator for a giver that has nobody here", async () => {
    const grant = { given: { FY2008: { promised: 120000 } } };
    await expect(change(council, CLINICS, grant)).rejects.toThrow(/Only the organisation that holds/);
    expect((await change(facilitator, CLINICS, grant)).kind).toBe("done");
    const giver = council.actor.roles[0]?.organisation;
    expect(problems(await change(facilitator, CLINICS, { giver, giverName: null }))).toEqual([
      "giver: Its figures were given by another. Add a line for this giver instead, and ask it for its own",
    ]);
  });

  it("may come with a line that its giver offers, and with no other’s", async () => {
    const offer = (giver: string | undefined) => ({
      ...{ name: "Offices", giver, kind: "in kind", given: { FY2009: { promised: 9000 } } },
    });
    const [own, other] = [council, police].map(({ actor }) => actor.roles[0]?.organisation);
    expect((await addPart(council, CODE, "resource", offer(own))).kind).toBe("done");
    await expect(addPart(council, CODE, "resource", offer(other))).rejects.toThrow(/Only the organisation that holds/);
    expect(problems(await addPart(facilitator, CODE, "resource", offer(other)))).toEqual([
      expect.stringMatching(/^given: Only the giver says/),
    ]);
    expect(problems(await addPart(council, CODE, "resource", { ...offer(own), asked: { FY2009: 1 } }))).toEqual([
      "asked: The facilitator enters what is asked. Ask them to change it",
    ]);
  });

  it("serves only goals of its own agreement", async () => {
    const foreign = { goals: { one: { goal: "action:of-somebody-else" } } };
    expect(problems(await change(facilitator, CLINICS, foreign))).toEqual([
      "goals: Choose a goal of this agreement: what was sent is not in it",
    ]);
  });

  it("given to a year by two at once is one act each, neither lost", async () => {
    const { _id, rev } = await lineCalled(LOCKS);
    const [asked, given] = await Promise.all([
      changePart(facilitator, CODE, "resource", _id, rev, { asked: { FY2008: 50000 } }),
      changePart(police, CODE, "resource", _id, rev, { given: { FY2008: { promised: 20000 } } }),
    ]);
    expect([asked.kind, given.kind]).toEqual(["done", "done"]);
    expect(await lineCalled(LOCKS)).toMatchObject({
      asked: { FY2008: 50000 },
      given: { FY2008: { promised: 20000 } },
    });
  });
});
