import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { sha256Of } from "@models/canonical-json";
import { type Snapshot, bookOf } from "@models/agreement/snapshot";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import {
  askForConsent,
  consentToRefresh,
  decideRefresh,
  proposalHash,
  takeBackRefresh,
} from "@models/refresh/move-refresh";
import type { Refresh } from "@models/refresh/refresh";
import { addedTargetId } from "@models/refresh/refreshed-target";
import { resumeRefreshes } from "@models/refresh/settle-refresh";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { killedAtWrite } from "../../support/store-between";

const CODE = "coventry-2008";
const NOW = "2008-12-01T12:00:00.000Z";
let store: Store;
let facilitator: Act;
let reviewer: Act;
let target: Target;

const act = (email: string, on: Store = store) => actAs(on, email, NOW);

beforeEach(async () => {
  store = await openExampleStore("a year in");
  facilitator = await act("facilitator@coventry.example");
  reviewer = await act("reviewer@westmidlands.example");
  target = (await openBook(facilitator, CODE)).parts.target.find(({ name }) => /VAT/.test(name)) as Target;
});
afterEach(() => store.close());

const signed = async () => (await store.get<Target>("targets", target._id)) as Target;
const agreement = async () => (await store.find<Agreement>("agreements", { code: CODE }))[0] as Agreement;
const stored = async ({ _id }: Refresh) => (await store.get<Refresh>("refreshes", _id)) as Refresh;

async function propose(fields: object = {}): Promise<Refresh> {
  const { evidence } = (await openBook(facilitator, CODE)).parts;
  return accepted(
    await addPart(facilitator, CODE, "refresh", {
      ...{ kind: "change", target: target._id, trajectory: { CY2011: 33 } },
      why: "Two large firms closed in the autumn (illustrative)",
      evidence: [evidence[0]?._id],
      ...fields,
    }),
  );
}

/** Every related organisation consents, recorded by the facilitator, all at the same moment. */
async function consentAll(refresh: Refresh): Promise<Refresh> {
  accepted(await askForConsent(facilitator, CODE, refresh._id));
  const saw = proposalHash(await stored(refresh));
  const recordedFor = { who: "The director", on: "2008-11-28", how: "by letter" };
  const { lead, related } = target;
  await Promise.all(
    [...new Set([lead ?? "", ...related])].map(async (organisation) =>
      accepted(
        await consentToRefresh(facilitator, CODE, refresh._id, { organisation, saw, answer: "accepted", recordedFor }),
      ),
    ),
  );
  return stored(refresh);
}

const decide = async (refresh: Refresh, decision: "approve" | "return" | "refuse", by = reviewer) =>
  decideRefresh(by, CODE, refresh._id, { decision, why: "As discussed", saw: proposalHash(await stored(refresh)) });

describe("a refresh of a designated target", () => {
  it("goes to the region once all consent, and on approval makes the next signed version", async () => {
    const before = await agreement();
    const refresh = await consentAll(await propose());
    expect(refresh).toMatchObject({ state: "with the region" });
    // The window of the scheme opens in March.
    expect(refresh.sent?.remarks).toEqual([expect.stringMatching(/outside the refresh window.*2009-03-01/)]);
    expect((await signed()).trajectory).toEqual(target.trajectory);
    expect(accepted(await decide(refresh, "approve"))).toMatchObject({ state: "approved", settling: false });
    expect((await signed()).trajectory).toEqual({ ...target.trajectory, CY2011: 33 });

    const after = await agreement();
    expect(after.earlierVersions).toEqual([before.agreed]);
    expect(after.agreed).toMatchObject({ by: reviewer.actor.person, refresh: refresh._id });
    const versions = await Promise.all(
      [before.agreed, after.agreed].map(
        async (each) => (await store.get<Snapshot>("snapshots", each?.snapshot ?? "")) as Snapshot,
      ),
    );
    const finals = versions.map(
      (version) => bookOf(version).parts.target.find(({ _id }) => _id === target._id)?.trajectory["CY2011"],
    );
    expect(finals).toEqual([target.trajectory["CY2011"], 33]);
    for (const version of versions) expect(sha256Of(version.book as never)).toBe(version.sha256);
    const region = await openBook(reviewer, CODE);
    expect(region.parts.target.find(({ _id }) => _id === target._id)?.trajectory["CY2011"]).toBe(33);
    expect(await checkStore(store)).toEqual([]);
  });

  it("shows the region nothing before it is sent, and lets nobody else decide", async () => {
    const refresh = await propose();
    expect((await openBook(reviewer, CODE)).parts.refresh).toEqual([]);
    await expect(decide(refresh, "approve")).rejects.toThrow(NotFoundError);
    await consentAll(refresh);
    expect((await openBook(reviewer, CODE)).parts.refresh.map(({ _id }) => _id)).toEqual([refresh._id]);
    await expect(decide(refresh, "approve", facilitator)).rejects.toThrow(ForbiddenError);
    const elsewhere = await act("facilitator@wolverhampton.example");
    await expect(decide(refresh, "approve", elsewhere)).rejects.toThrow();
  });

  it("stops at one organisation that does not consent, and asks all again once it is changed", async () => {
    const refresh = await propose();
    accepted(await askForConsent(facilitator, CODE, refresh._id));
    const saw = proposalHash(await stored(refresh));
    const given = { organisation: target.lead ?? "", saw, answer: "declined" as const };
    const council = await act("council@coventry.example");
    expect(refusals(await consentToRefresh(council, CODE, refresh._id, given))).toEqual([
      expect.stringMatching(/Say why not/),
    ]);
    accepted(await consentToRefresh(council, CODE, refresh._id, { ...given, reason: "34 can be reached" }));
    expect((await stored(refresh)).state).toBe("declined");
    const police = await act("police@coventry.example");
    await expect(consentToRefresh(police, CODE, refresh._id, { ...given, answer: "accepted" })).rejects.toThrow(
      ForbiddenError,
    );
    accepted(
      await changePart(facilitator, CODE, "refresh", refresh._id, (await stored(refresh)).rev, {
        trajectory: { CY2011: 34 },
      }),
    );
    accepted(await askForConsent(facilitator, CODE, refresh._id));
    expect(await stored(refresh)).toMatchObject({ state: "asking for consent", consents: {} });
    expect(
      refusals(
        await changePart(facilitator, CODE, "refresh", refresh._id, (await stored(refresh)).rev, { why: "More" }),
      ),
    ).toEqual([expect.stringMatching(/asked for their consent/)]);
    accepted(await takeBackRefresh(facilitator, CODE, refresh._id, { move: "take back", why: "" }));
    expect((await stored(refresh)).state).toBe("draft");
  });

  it("is returned or refused with a reason, and what was signed stands", async () => {
    const refresh = await consentAll(await propose());
    const given = { decision: "refuse" as const, why: " ", saw: proposalHash(refresh) };
    expect(refusals(await decideRefresh(reviewer, CODE, refresh._id, given))).toEqual([
      expect.stringMatching(/Say why/),
    ]);
    accepted(await decide(refresh, "refuse"));
    expect((await signed()).trajectory).toEqual(target.trajectory);
    expect((await agreement()).earlierVersions ?? []).toEqual([]);
    expect(refusals(await decide(refresh, "approve"))).toEqual([expect.stringMatching(/is refused/)]);
  });

  it("has one outcome when two decide at once, and two that are approved at once are both in the last version", async () => {
    const [one, other] = [
      await consentAll(await propose()),
      await consentAll(await propose({ trajectory: { CY2010: 31 } })),
    ];
    const decisions = await Promise.all([decide(one, "approve"), decide(one, "refuse"), decide(other, "approve")]);
    expect(decisions.filter(({ kind }) => kind === "done").length).toBe(2);
    const approved = (await stored(one)).state === "approved";
    expect((await signed()).trajectory).toMatchObject({ CY2010: 31, ...(approved ? { CY2011: 33 } : {}) });
    const { agreed, earlierVersions } = await agreement();
    expect(earlierVersions?.length).toBe(approved ? 2 : 1);
    const last = (await store.get<Snapshot>("snapshots", agreed?.snapshot ?? "")) as Snapshot;
    const held = bookOf(last).parts.target.find(({ _id }) => _id === target._id)?.trajectory;
    expect(held).toEqual((await signed()).trajectory);
    expect(await checkStore(store)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])("is finished after a stop before write %i of approving", async (write) => {
    const refresh = await consentAll(await propose());
    const stopping = { ...reviewer, store: killedAtWrite(store, write) };
    const saw = proposalHash(refresh);
    const decision = { decision: "approve" as const, why: "As discussed", saw };
    await decideRefresh(stopping, CODE, refresh._id, decision).catch(() => undefined);
    await resumeRefreshes({ store, now: NOW, newId: reviewer.newId });
    const done = (await stored(refresh)).state === "approved";
    expect((await signed()).trajectory["CY2011"]).toBe(done ? 33 : target.trajectory["CY2011"]);
    expect((await agreement()).earlierVersions?.length ?? 0).toBe(done ? 1 : 0);
    expect((await stored(refresh)).settling ?? false).toBe(false);
    expect(await checkStore(store)).toEqual([]);
  });
});

describe("other refreshes", () => {
  it("adds, withdraws, ends a designation and restates a baseline, each as a version", async () => {
    const indicator = (await openBook(facilitator, CODE)).parts.candidate[0]?.indicator;
    const { lead, related, priority } = target;
    const add = await propose({
      ...{ kind: "add", target: null, name: "Firms that last three years", indicator, designation: "designated" },
      ...{ priority, lead, related, trajectory: { FY2010: 65 } },
    });
    accepted(await decide(await consentAll(add), "approve"));
    expect(await store.get("targets", addedTargetId(add))).toMatchObject({
      ...{
        name: "Firms that last three years",
        trajectory: { FY2010: 65 },
        judged: { FY2010: { periods: ["FY2010"] } },
      },
    });
    accepted(
      await decide(
        await consentAll(await propose({ kind: "restate", trajectory: {}, baseline: { value: 28.4 } })),
        "approve",
      ),
    );
    expect((await signed()).baseline).toEqual({ ...target.baseline, value: 28.4 });
    accepted(await decide(await consentAll(await propose({ kind: "end designation", trajectory: {} })), "approve"));
    expect((await signed()).designation).toBe("local");
    // A local target is the partnership's: it is adopted once all consent, and the region sees what became of it.
    const withdrawn = await consentAll(await propose({ kind: "withdraw", trajectory: {} }));
    expect(withdrawn.state).toBe("approved");
    expect((await signed()).removed).toMatchObject({ why: expect.stringMatching(/Two large firms/) as string });
    expect((await agreement()).earlierVersions?.length).toBe(4);
    expect(await checkStore(store)).toEqual([]);
  });

  it("enters what was decided about a statutory target with its authority", async () => {
    const statutory = (await openBook(facilitator, CODE)).parts.target.find(
      ({ designation }) => designation === "statutory",
    ) as Target;
    const refresh = await propose({
      target: statutory._id,
      trajectory: { [Object.keys(statutory.trajectory).at(-1) ?? ""]: 60 },
    });
    expect(refusals(await askForConsent(facilitator, CODE, refresh._id))).toEqual([expect.stringMatching(/authority/)]);
    const { rev } = await stored(refresh);
    accepted(
      await changePart(facilitator, CODE, "refresh", refresh._id, rev, {
        authority: "The department, letter of 3 November",
      }),
    );
    expect(accepted(await askForConsent(facilitator, CODE, refresh._id)).state).toBe("approved");
  });

  it("is for what was signed: a draft is changed itself", async () => {
    const draft = await openExampleStore();
    try {
      const act = await actAs(draft, "facilitator@coventry.example");
      const [own] = (await openBook(act, CODE)).parts.target;
      const fields = { kind: "withdraw", target: own?._id, why: "It measures nothing" };
      expect(refusals(await addPart(act, CODE, "refresh", fields))).toEqual([
        expect.stringMatching(/Nothing is signed yet/),
      ]);
    } finally {
      await draft.close();
    }
  });
});
