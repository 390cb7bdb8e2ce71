import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentsOf } from "@models/commitments/asked";
import { commitmentHash } from "@models/commitments/committed-text";
import { openBook } from "@models/agreement/book";
import { changePart, removePart } from "@models/agreement/change-part";
import { checkStore } from "@models/integrity/check-store";
import type { Indicator } from "@models/measures/indicator";
import { answerRequest, askForDesignation } from "@models/negotiation/ask";
import { readNegotiations, readPicture, withStandings } from "@models/negotiation/find";
import { type Negotiation, roundsOf } from "@models/negotiation/negotiation";
import { offerTargets } from "@models/negotiation/offer";
import { counterOffer, splitDifference, withdrawOffer } from "@models/negotiation/propose";
import { OVERTAKEN, signRound } from "@models/negotiation/sign";
import { resumeSettling } from "@models/negotiation/settle";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const CODE = "coventry-2008";
const WHY = "What the plan can carry";

let store: Store;
let facilitator: Act;
let jobs: Act;
let council: Act;
let reviewer: Act;
/** Led by Jobcentre Plus, and not on the table yet. */
let target: Target;

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  jobs = await actAs(store, "jobs@coventry.example");
  council = await actAs(store, "council@coventry.example");
  reviewer = await actAs(store, "reviewer@westmidlands.example");
  target = (await openBook(facilitator, CODE)).parts.target.find(
    ({ name }) => name === "Working age people in employment",
  ) as Target;
});
afterEach(() => store.close());

const stored = async () => (await store.get<Target>("targets", target._id)) as Target;
const offer = async (why = WHY) => {
  const [first] = accepted(await offerTargets(facilitator, CODE, { target: target._id, why }));
  return first as Negotiation;
};
const latest = (negotiation: Negotiation) => roundsOf(negotiation).at(-1)?.id ?? "";
const HIGHER = { "Q2008-4": "73", "Q2009-4": "74.2", "Q2010-4": "75.5" };
const counter = async (act: Act, negotiation: Negotiation, typed: Record<string, string> = HIGHER) =>
  counterOffer(act, CODE, negotiation._id, { saw: latest(negotiation), why: WHY, typed });
const sign = (act: Act, negotiation: Negotiation) =>
  signRound(act, CODE, negotiation._id, { saw: latest(negotiation) });
const standingNow = async ({ _id }: Negotiation) => {
  const negotiation = (await store.get<Negotiation>("negotiations", _id)) as Negotiation;
  return (await withStandings(store, [negotiation]))[0]?.standing;
};

describe("a negotiation", () => {
  it("ends in one trajectory with both signatures, which becomes the target's", async () => {
    const offered = await offer();
    const countered = accepted(await counter(reviewer, offered));
    const split = accepted(
      await splitDifference(jobs, CODE, countered._id, { saw: latest(countered), why: "Half way" }),
    );
    expect(roundsOf(split).at(-1)?.trajectory).toEqual({ "Q2008-4": 72.9, "Q2009-4": 73.9, "Q2010-4": 75 });
    accepted(await sign(reviewer, split));

    const agreed = await stored();
    expect(agreed.trajectory).toEqual({ "Q2008-4": 72.9, "Q2009-4": 73.9, "Q2010-4": 75 });
    expect(agreed.signed).toMatchObject({
      partnership: { name: "Karen Whitlock", of: "Jobcentre Plus" },
      region: { name: "Helen Marsh", of: "West Midlands" },
    });
    expect(await standingNow(split)).toMatchObject({ state: "agreed", turn: null });
    // Who leads it has signed the numbers; who is related is asked again.
    const book = await openBook(facilitator, CODE);
    const states = commitmentsOf(book).flatMap(({ part, organisation, state }) =>
      part._id === target._id ? [[book.organisations.find(({ _id }) => _id === organisation)?.name, state]] : [],
    );
    expect(Object.fromEntries(states)).toEqual({ "Jobcentre Plus": "accepted", "Coventry City Council": "waiting" });
    expect(await checkStore(store)).toEqual([]);
  });

  it("asks related organisations again when the numbers moved, and not when they did not", async () => {
    const answers = async () => {
      const commitments = commitmentsOf(await openBook(facilitator, CODE));
      return commitments.find(({ part, as }) => part._id === target._id && as === "with")?.state;
    };
    const organisation = target.related[0] ?? "";
    const saw = commitmentHash("target", await stored());
    accepted(await answerCommitment(council, CODE, "target", target._id, { organisation, saw, answer: "accepted" }));
    const offered = await offer();
    accepted(await sign(jobs, offered));
    accepted(await sign(reviewer, offered));
    expect(await answers()).toBe("accepted");
    const moved = accepted(await counter(reviewer, offered));
    accepted(await sign(jobs, moved));
    expect(await answers()).toBe("asked again");
    // What both agreed may be negotiated once more without offering it again.
    const third = accepted(await counter(reviewer, moved, { ...HIGHER, "Q2010-4": "75.2" }));
    accepted(await sign(jobs, third));
    expect((await stored()).trajectory).toMatchObject({ "Q2010-4": 75.2 });
  });

  it("takes the offer of the facilitator as nobody's signature, and the lead organisation's before or after the region's", async () => {
    const offered = await offer();
    expect(roundsOf(offered)[0]?.signatures).toEqual({});
    accepted(await sign(reviewer, offered));
    expect(await standingNow(offered)).toMatchObject({ state: "offered", turn: "partnership", signedBy: ["region"] });
    expect((await stored()).signed).toBeUndefined();
    await expect(sign(council, offered)).rejects.toThrow(/leads this target/);
    await expect(sign(facilitator, offered)).rejects.toThrow(/may record/);
    const recorded = { who: "Karen Whitlock", on: "2008-03-09", how: "by telephone" };
    accepted(await signRound(facilitator, CODE, offered._id, { saw: latest(offered), recorded }));
    expect((await stored()).signed?.partnership).toMatchObject({
      name: "Karen Whitlock",
      recorded: { on: "2008-03-09", how: "by telephone" },
    });
  });

  it("refuses to answer a round that is no longer the newest, and keeps what came first", async () => {
    const offered = await offer();
    accepted(await counter(reviewer, offered));
    expect(refusals(await sign(jobs, offered))).toEqual([OVERTAKEN]);
    expect(refusals(await counter(facilitator, offered))).toEqual([OVERTAKEN]);
    expect(await standingNow(offered)).toMatchObject({ state: "countered", latest: { order: 2 } });
  });

  it("never writes over what somebody changed in the draft after the offer", async () => {
    const offered = await offer();
    accepted(await sign(jobs, offered));
    accepted(
      await changePart(facilitator, CODE, "target", target._id, target.rev, {
        trajectory: { ...target.trajectory, "Q2010-4": 74 },
      }),
    );
    expect(refusals(await sign(reviewer, offered))).toEqual([expect.stringMatching(/changed this target since/)]);
    expect((await stored()).trajectory).toMatchObject({ "Q2010-4": 74 });
    const again = await offer("A year of slower growth");
    accepted(await sign(reviewer, again));
    accepted(await sign(jobs, again));
    expect(await standingNow(again)).toMatchObject({ state: "agreed" });
  });

  it("says that its signatures no longer count once the target is changed after", async () => {
    const offered = await offer();
    accepted(await sign(jobs, offered));
    accepted(await sign(reviewer, offered));
    const { rev, trajectory } = await stored();
    accepted(
      await changePart(facilitator, CODE, "target", target._id, rev, { trajectory: { ...trajectory, "Q2009-4": 80 } }),
    );
    expect(await standingNow(offered)).toMatchObject({ state: "changed", turn: "partnership" });
  });

  it("is withdrawn with a reason, keeps its rounds, and waits for another offer", async () => {
    const offered = await offer();
    const given = { saw: latest(offered), why: "The measure may change" };
    const withdrawn = accepted(await withdrawOffer(facilitator, CODE, offered._id, given));
    expect(roundsOf(withdrawn).map(({ kind }) => kind)).toEqual(["offer", "withdrawal"]);
    expect(refusals(await counter(reviewer, withdrawn))).toEqual([expect.stringMatching(/was withdrawn/)]);
    expect(refusals(await sign(reviewer, withdrawn))).toEqual([OVERTAKEN]);
    expect(await standingNow(await offer())).toMatchObject({ state: "offered", latest: { order: 3 } });
  });

  it("stands still while the region has the agreement", async () => {
    const offered = await offer();
    const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
    await store.replace<Agreement>("agreements", { ...(agreement as Agreement), status: "submitted" });
    const locked = [expect.stringMatching(/^The region has this agreement/)];
    expect(refusals(await counter(reviewer, offered))).toEqual(locked);
    expect(refusals(await sign(reviewer, offered))).toEqual(locked);
    expect(refusals(await offerTargets(facilitator, CODE, { target: "all", why: WHY }))).toEqual(locked);
  });

  it("finishes what was stopped between the last signature and the target", async () => {
    const offered = await offer();
    accepted(await sign(reviewer, offered));
    const stopping: Store = Object.create(store, {
      replace: {
        value: (collection: string, doc: never) => {
          if (collection === "targets") throw new Error("The power failed");
          return store.replace(collection, doc);
        },
      },
    }) as Store;
    await expect(sign({ ...jobs, store: stopping }, offered)).rejects.toThrow("The power failed");
    expect((await stored()).signed).toBeUndefined();
    expect(await resumeSettling({ ...jobs, now: jobs.now })).toBe(1);
    expect((await stored()).signed?.partnership.name).toBe("Karen Whitlock");
    expect(await standingNow(offered)).toMatchObject({ state: "agreed" });
    expect(await resumeSettling({ ...jobs, now: jobs.now })).toBe(0);
  });
});

describe("what is offered", () => {
  it("is every designated target that is ready, and each that is not says why", async () => {
    const offered = accepted(await offerTargets(facilitator, CODE, { target: "all", why: WHY }));
    expect(offered.map(({ name }) => name)).toContain(target.name);
    expect(refusals(await offerTargets(facilitator, CODE, { target: "all", why: WHY }))).toEqual([
      expect.stringMatching(/nothing to offer/),
    ]);
    const claimants = (await openBook(facilitator, CODE)).parts.target.find(({ name }) => /claim/.test(name));
    expect(refusals(await offerTargets(facilitator, CODE, { target: claimants?._id ?? "", why: "" }))).toEqual([
      expect.stringMatching(/Only designated targets/),
      expect.stringMatching(/Say why/),
    ]);
  });

  it("is frozen, and holds nothing of the agreement but what the target's chart and odds need", async () => {
    const offered = await offer();
    const { book } = await readPicture(store, roundsOf(offered)[0]?.picture ?? "");
    const filled = Object.entries(book.parts).flatMap(([kind, parts]) => (parts.length > 0 ? [kind] : []));
    expect(filled.sort()).toEqual(["comparatorSet", "priority", "target"]);
    expect(new Set(book.observations.map(({ series }) => series))).toEqual(new Set(["NI 151:1"]));
    expect([book.hidden, book.agreement.vision, book.parts.priority[0]?.mustAddress]).toEqual([[], null, undefined]);
    const before = JSON.stringify(book);
    accepted(
      await changePart(facilitator, CODE, "target", target._id, target.rev, { name: "Everybody in work, secretly" }),
    );
    const { book: later } = await readPicture(store, roundsOf(offered)[0]?.picture ?? "");
    expect(JSON.stringify(later)).toBe(before);
  });

  it("is the facilitator's to offer, and nobody of another partnership or region knows of it", async () => {
    await offer();
    const elsewhere = await actAs(store, "facilitator@wolverhampton.example");
    await expect(offerTargets(elsewhere, CODE, { target: "all", why: WHY })).rejects.toThrow(/no such agreement/);
    await expect(offerTargets(council, CODE, { target: "all", why: WHY })).rejects.toThrow(/Only the partnership’s/);
    await expect(offerTargets(reviewer, CODE, { target: "all", why: WHY })).rejects.toThrow(/Only the partnership’s/);
  });

  it("ends with the target: one that was taken out is changed, not agreed", async () => {
    const offered = await offer();
    accepted(await sign(jobs, offered));
    accepted(await sign(reviewer, offered));
    accepted(await removePart(facilitator, CODE, "target", target._id, "It is another's now"));
    expect(await standingNow(offered)).toMatchObject({ state: "changed" });
  });
});

describe("a counter-offer", () => {
  it("needs every period as a number, a reason, and another trajectory than the one on the table", async () => {
    const offered = await offer();
    const bad = await counterOffer(reviewer, CODE, offered._id, {
      saw: latest(offered),
      why: " ",
      typed: { "Q2008-4": "many", "Q2009-4": "" },
    });
    expect(bad.kind === "refused" && bad.problems.map(({ field }) => field)).toEqual([
      "trajectory.Q2008-4",
      "trajectory.Q2009-4",
      "trajectory.Q2010-4",
      "why",
    ]);
    const same = Object.fromEntries(Object.entries(target.trajectory).map(([period, value]) => [period, `${value}`]));
    expect(refusals(await counter(reviewer, offered, same))).toEqual([expect.stringMatching(/Accept them/)]);
  });

  it("is not for organisations that do not lead the target", async () => {
    const offered = await offer();
    await expect(counter(council, offered)).rejects.toThrow(/the organisation that leads this target/);
  });
});

describe("the region asking for a designation", () => {
  const ask = (indicator: string, designate: boolean | undefined, why = "Everybody else has it") =>
    askForDesignation(reviewer, CODE, { indicator, designate, why });
  const counts = async () => {
    const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
    return (await readNegotiations(store, [agreement?._id ?? ""])).get(agreement?._id ?? "")?.counts;
  };

  it("is counted until it is declined or a target is offered on it, and keeps everything that was said", async () => {
    await offer();
    const before = await counts();
    const asked = accepted(await ask("NI 152", true));
    expect(await counts()).toEqual({ ...before, asked: (before?.asked ?? 0) + 1 });
    accepted(await answerRequest(facilitator, CODE, asked._id, { designate: false, why: "No figures for wards" }));
    expect(await counts()).toEqual(before);
    const again = accepted(await ask("NI 152", true, "Figures came out in February"));
    expect(Object.values(again.entries).map(({ side, order }) => [side, order])).toEqual([
      ["region", 1],
      ["partnership", 2],
      ["region", 3],
    ]);
    expect(await counts()).toEqual({ ...before, asked: (before?.asked ?? 0) + 1 });
  });

  it("needs an indicator that the region may know, a choice and a reason", async () => {
    await offer();
    expect(refusals(await ask("NI 999", true))).toEqual([expect.stringMatching(/national list/)]);
    // The partnership's own, which was not offered.
    const own = await store.find<Indicator>("indicators", { partnership: { $ne: null } });
    const hidden = own.find(({ name }) => !name.includes("VAT"));
    expect(refusals(await ask(hidden?._id ?? "", true))).toEqual([expect.stringMatching(/national list/)]);
    expect(refusals(await ask("NI 152", undefined))).toEqual([expect.stringMatching(/Choose whether/)]);
    expect(refusals(await ask("NI 152", false, ""))).toEqual([expect.stringMatching(/Say why/)]);
    await expect(askForDesignation(jobs, CODE, { indicator: "NI 152", designate: true, why: "x" })).rejects.toThrow(
      /reviewer asks/,
    );
  });
});
