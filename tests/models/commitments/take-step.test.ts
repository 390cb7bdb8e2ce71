import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { readChanges } from "@models/agreement/read-changes";
import type { Commitment } from "@models/commitments/commitment";
import { stateOf } from "@models/commitments/commitment-state";
import { textHash } from "@models/commitments/committed-text";
import { ledgerOf, owedBetween } from "@models/commitments/ledger";
import { type Step, committedPart, takeStep } from "@models/commitments/take-step";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const CODE = "coventry-2008";
let store: Store;
let [facilitator, police, council, jobs]: Act[] = [];
let promise: Commitment;

const organisationOf = (act: Act | undefined) => act?.actor.roles[0]?.organisation ?? "";
const as = (act: Act | undefined) => act as Act;

beforeEach(async () => {
  store = await openExampleStore();
  [facilitator, police, council, jobs] = await Promise.all(
    ["facilitator", "police", "council", "jobs"].map((who) => actAs(store, `${who}@coventry.example`)),
  );
  const action = (await openBook(as(facilitator), CODE)).parts.action[0];
  promise = accepted(
    await addPart(as(facilitator), CODE, "commitment", {
      action: action?._id,
      by: organisationOf(police),
      promisedTo: organisationOf(council),
      what: "Four officers in the arcades on Friday evenings",
      inReturn: "A desk in the market hall",
      reconsider: "2008-03-01",
    }),
  );
});
afterEach(() => store.close());

const stored = async () => (await store.get<Commitment>("commitments", promise._id)) as Commitment;
async function hash(): Promise<string> {
  const commitment = await stored();
  const { kind, part } = await committedPart({ store }, commitment);
  return textHash(commitment, kind, part);
}
const state = async () => stateOf(await stored(), await hash());
const step = (act: Act | undefined, given: Step) => takeStep(as(act), CODE, promise._id, given);
const sign = async (act: Act | undefined, side: Step["side"]) => step(act, { side, move: "sign", saw: await hash() });

async function signBoth(): Promise<void> {
  accepted(await sign(police, "promiser"));
  accepted(await sign(council, "other"));
}

describe("a promise in words of its own", () => {
  it("is signed by each side for itself, and by nobody else", async () => {
    expect(await state()).toBe("proposed");
    await expect(sign(jobs, "promiser")).rejects.toThrow(ForbiddenError);
    await expect(sign(police, "other")).rejects.toThrow(ForbiddenError);
    await expect(sign(facilitator, "promiser")).rejects.toThrow(ForbiddenError);
    accepted(await sign(police, "promiser"));
    expect(await state()).toBe("signed by one");
    const recordedFor = { who: "The leader of the council", on: "2008-03-09", how: "by letter" };
    accepted(await step(facilitator, { side: "other", move: "sign", saw: await hash(), recordedFor }));
    expect(await state()).toBe("signed by both");
    expect((await stored()).other).toMatchObject({ recordedFor });
  });

  it("binds to exactly what was signed: a change asks both again, and what is not on the page is refused", async () => {
    const saw = await hash();
    await signBoth();
    const { rev } = await stored();
    accepted(await changePart(as(police), CODE, "commitment", promise._id, rev, { inReturn: "Two desks" }));
    expect(await state()).toBe("proposed");
    expect(refusals(await step(police, { side: "promiser", move: "sign", saw }))).toEqual([
      expect.stringMatching(/changed while you were looking/),
    ]);
    await signBoth();
    expect(await state()).toBe("signed by both");
  });

  it("is kept or broken when both sides say so, and disputed when they do not", async () => {
    await signBoth();
    expect(refusals(await step(police, { side: "promiser", move: "claim", outcome: "kept", why: " " }))).not.toEqual(
      [],
    );
    accepted(await step(police, { side: "promiser", move: "claim", outcome: "kept", why: "All forty Fridays" }));
    expect(await state()).toBe("claimed");
    await expect(step(police, { side: "other", move: "confirm", why: "" })).rejects.toThrow(ForbiddenError);
    accepted(await step(council, { side: "other", move: "dispute", why: "Not in August" }));
    expect(await state()).toBe("disputed");
    accepted(await step(police, { side: "promiser", move: "take back the claim", why: "" }));
    accepted(await step(council, { side: "other", move: "claim", outcome: "broken", why: "August was left out" }));
    expect(refusals(await step(council, { side: "other", move: "confirm", why: "" }))).toEqual([
      expect.stringMatching(/other side/),
    ]);
    accepted(await step(police, { side: "promiser", move: "confirm", why: "" }));
    expect(await state()).toBe("broken");
    const { rev } = await stored();
    expect(refusals(await changePart(as(police), CODE, "commitment", promise._id, rev, { inReturn: "More" }))).toEqual([
      expect.stringMatching(/has ended/),
    ]);
  });

  it("is withdrawn with a reason and proposed anew, unsigned; its history tells all of it", async () => {
    await signBoth();
    expect(refusals(await step(police, { side: "promiser", move: "withdraw", why: "" }))).not.toEqual([]);
    accepted(await step(police, { side: "promiser", move: "withdraw", why: "The unit is closed" }));
    expect(await state()).toBe("withdrawn");
    accepted(await step(facilitator, { side: "promiser", move: "propose anew", why: "" }));
    expect([await state(), (await stored()).promiser]).toEqual(["proposed", null]);
    const { entries } = await readChanges(as(facilitator), await openBook(as(facilitator), CODE));
    expect(entries.filter(({ of }) => of === promise._id).length).toBe(5);
    expect(await checkStore(store)).toEqual([]);
  });

  it("takes two signatures given at the same moment", async () => {
    const saw = await hash();
    const both = await Promise.all([
      step(police, { side: "promiser", move: "sign", saw }),
      step(council, { side: "other", move: "sign", saw }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(["done", "done"]);
    expect(await state()).toBe("signed by both");
  });

  it("has one outcome when it is withdrawn while the other side signs, and loses nobody's act", async () => {
    accepted(await sign(police, "promiser"));
    const saw = await hash();
    const [withdrawal, signature] = await Promise.all([
      step(police, { side: "promiser", move: "withdraw", why: "The unit is closed" }),
      step(council, { side: "other", move: "sign", saw }),
    ]);
    expect(withdrawal.kind).toBe("done");
    expect(await state()).toBe("withdrawn");
    const { changes } = await stored();
    const wasSigned = changes.some(({ path, by }) => path.startsWith("other") && by === council?.actor.person);
    expect(wasSigned).toBe(signature.kind === "done");
    if (signature.kind === "refused") expect(refusals(signature)).toEqual([expect.stringMatching(/withdrawn/)]);
  });

  it("accepts no second promise to do the same thing, nor one to itself", async () => {
    const fields = { action: promise.action, by: organisationOf(police), promisedTo: organisationOf(council) };
    accepted(await addPart(as(facilitator), CODE, "commitment", fields));
    expect(refusals(await addPart(as(facilitator), CODE, "commitment", fields))).toEqual([
      expect.stringMatching(/there already/),
    ]);
    expect(refusals(await addPart(as(facilitator), CODE, "commitment", { ...fields, promisedTo: fields.by }))).toEqual([
      expect.stringMatching(/itself/),
    ]);
    expect(refusals(await addPart(as(facilitator), CODE, "commitment", { ...fields, action: null }))).toEqual([
      expect.stringMatching(/one of them/),
    ]);
  });
});

describe("the ledger", () => {
  it("holds what was accepted, what is asked and what was promised, with what is overdue to look at", async () => {
    await signBoth();
    const entries = ledgerOf(await openBook(as(facilitator), CODE), "2008-03-10");
    expect(new Set(entries.map((each) => each.state))).toEqual(
      new Set(["proposed", "signed by one", "declined", "signed by both"]),
    );
    expect(entries.filter(({ overdue }) => overdue).map(({ commitment }) => commitment?._id)).toEqual([promise._id]);
    const [by, to] = [organisationOf(police), organisationOf(council)];
    expect(owedBetween(entries).find((each) => each.by === by && each.to === to)?.open).toBeGreaterThanOrEqual(1);
  });
});
