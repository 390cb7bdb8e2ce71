import type { Commitment } from "@models/commitments/commitment";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { recordApproval, removeApproval } from "@models/agreement/approvals";
import { openBook, readWorkingBook } from "@models/agreement/book";
import { addPart, changePart, removePart } from "@models/agreement/change-part";
import { agreeAgreement } from "@models/agreement/judge";
import { resumeJobs } from "@models/agreement/jobs";
import { answerPoint, returnAgreement } from "@models/agreement/return-agreement";
import { sha256Of } from "@models/canonical-json";
import { type Snapshot, latestSnapshot } from "@models/agreement/snapshot";
import { closeAgreement, submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { killedAtWrite } from "../../support/store-between";

/** Submitted in the example, with its approvals recorded. */
const CODE = "wolverhampton-2008";

let store: Store;
let facilitator: Act;
let reviewer: Act;

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@wolverhampton.example");
  reviewer = await actAs(store, "reviewer@westmidlands.example");
});
afterEach(() => store.close());

async function agreement(): Promise<Agreement> {
  const [found] = await store.find<Agreement>("agreements", { code: CODE });
  return found as Agreement;
}
const sha = async () => (await latestSnapshot(store, await agreement())).sha256;
const target = async () => {
  const [found] = (await openBook(facilitator, CODE)).parts.target;
  if (found === undefined) throw new Error("The example has a target");
  return found;
};
const withdraw = () => withdrawAgreement(facilitator, CODE, "A figure was wrong");
const aPoint = async (text = "Why 69 in 2010?") => ({ on: { kind: "target", id: (await target())._id }, text });

describe("submitting", () => {
  it("takes a snapshot of what the region may see, with the rev of each part and its hash", async () => {
    const snapshot = await latestSnapshot(store, await agreement());
    expect(snapshot.sha256).toBe(sha256Of(snapshot.book as never));
    expect(snapshot.revs[(await target())._id]).toBe((await target()).rev);
    expect(snapshot.book.agreement.status).toBe("submitted");
    expect(snapshot.book.agreement.changes).toEqual([]);
    expect(snapshot.book.parts.comment).toEqual([]);
    expect(snapshot.book.observations.every(({ versions }) => versions.length === 1)).toBe(true);
  });

  it("is refused with each thing that stands in the way", async () => {
    const coventry = await actAs(store, "facilitator@coventry.example");
    const refused = await submitAgreement(coventry, "coventry-2008");
    expect(refused.kind).toBe("refused");
    if (refused.kind === "refused") expect(refused.problems.length).toBeGreaterThan(0);
    expect((await openBook(coventry, "coventry-2008")).agreement.status).toBe("draft");
    expect(await store.count("jobs", { state: "running" })).toBe(0);
  });

  it("locks the promise until it is withdrawn", async () => {
    const { _id, rev } = await target();
    const refused = await changePart(facilitator, CODE, "target", _id, rev, { name: "Work for all" });
    expect(refused).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringMatching(/Withdraw it first/) as string }],
    });
    await withdraw();
    expect((await changePart(facilitator, CODE, "target", _id, rev, { name: "Work for all" })).kind).toBe("done");
  });

  it("changes nothing when it is run again", async () => {
    await withdraw();
    await submitAgreement(facilitator, CODE);
    const before = await agreement();
    expect(before.submissions).toHaveLength(2);
    expect(await submitAgreement(facilitator, CODE)).toMatchObject({ kind: "refused" });
    await resumeJobs(facilitator);
    expect(await agreement()).toEqual(before);
  });

  it("ends in submitted exactly once, wherever the process was killed", async () => {
    for (let n = 1; ; n++) {
      await withdraw();
      const before = await agreement();
      const attempt = submitAgreement({ ...facilitator, store: killedAtWrite(store, n) }, CODE);
      const killed = await attempt.then(
        () => false,
        () => true,
      );
      await resumeJobs({ store, now: facilitator.now, newId: facilitator.newId });
      const after = await agreement();
      // Killed before the job was written, nothing was promised: the person submits again.
      if (n === 1) {
        expect(after.status).toBe("draft");
        await submitAgreement(facilitator, CODE);
      } else {
        expect([n, after.status, after.submissions.length]).toEqual([n, "submitted", before.submissions.length + 1]);
        await resumeJobs(facilitator);
        expect((await agreement()).submissions).toEqual(after.submissions);
      }
      expect(await store.count("jobs", { state: "running" })).toBe(0);
      if (!killed) {
        expect(n).toBeGreaterThan(4);
        return;
      }
    }
  });

  it("starts over when a part moved while the snapshot was taken", async () => {
    await withdraw();
    const late = await target();
    let moved = false;
    const meanwhile = new Proxy(store, {
      get(real, name) {
        const member: unknown = Reflect.get(real, name);
        if (typeof member !== "function") return member;
        return async (...given: unknown[]) => {
          const result = await (member as (...args: unknown[]) => Promise<unknown>).apply(real, given);
          if (name === "insert" && given[0] === "snapshots" && !moved) {
            moved = true;
            const stored = await store.get<typeof late>("targets", late._id);
            await store.replace("targets", { ...(stored as typeof late), name: "Saved at the last moment" });
          }
          return result;
        };
      },
    });
    expect((await submitAgreement({ ...facilitator, store: meanwhile }, CODE)).kind).toBe("done");
    const snapshot = await latestSnapshot(store, await agreement());
    expect(snapshot.book.parts.target[0]?.name).toBe("Saved at the last moment");
    expect(snapshot.revs[late._id]).toBe((await target()).rev);
  });

  it("gives way to what turned out to be open, and goes back to what it was", async () => {
    await withdraw();
    const { _id } = await target();
    const meanwhile = new Proxy(store, {
      get(real, name) {
        const member: unknown = Reflect.get(real, name);
        if (typeof member !== "function") return member;
        return async (...given: unknown[]) => {
          if (name === "insert" && given[0] === "jobs") {
            const stored = await store.get<Awaited<ReturnType<typeof target>>>("targets", _id);
            await store.replace("targets", { ...stored, baseline: {} } as never);
          }
          return (member as (...args: unknown[]) => unknown).apply(real, given);
        };
      },
    });
    const refused = await submitAgreement({ ...facilitator, store: meanwhile }, CODE);
    expect(refused).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringContaining("no baseline") as string }],
    });
    expect(await agreement()).toMatchObject({ status: "draft" });
    expect(await store.count("jobs", { state: "running" })).toBe(0);
  });

  it("happens once when two people submit at once", async () => {
    await withdraw();
    const before = (await agreement()).submissions.length;
    const outcomes = await Promise.all([submitAgreement(facilitator, CODE), submitAgreement(facilitator, CODE)]);
    expect(outcomes.some(({ kind }) => kind === "done")).toBe(true);
    expect(await agreement()).toMatchObject({ status: "submitted" });
    expect((await agreement()).submissions).toHaveLength(before + 1);
  });

  it("is not followed by a promise that was on its way when it began", async () => {
    await withdraw();
    const { _id, rev, name } = await target();
    const { priority, ...rest } = await target();
    /** Submits as soon as the edit has found the agreement open. */
    const overtaken = (): Act => {
      let reads = 0;
      const find = async (...given: Parameters<Store["find"]>) => {
        const found = await store.find(...given);
        if (given[0] === "agreements" && ++reads === 1) await submitAgreement(facilitator, CODE);
        return found;
      };
      return {
        ...facilitator,
        store: new Proxy(store, {
          get: (real, member) => {
            const own: unknown = Reflect.get(real, member);
            if (member === "find") return find;
            return typeof own === "function" ? (own.bind(real) as unknown) : own;
          },
        }),
      };
    };
    const locked = { kind: "refused", problems: [{ message: expect.stringMatching(/Withdraw it first/) as string }] };
    expect(await changePart(overtaken(), CODE, "target", _id, rev, { name: "Too late" })).toMatchObject(locked);
    await withdraw();
    expect(await removePart(overtaken(), CODE, "target", _id, "Too late")).toMatchObject(locked);
    await withdraw();
    expect(await addPart(overtaken(), CODE, "target", { ...rest, priority, name: "Too late" })).toMatchObject(locked);
    expect((await openBook(facilitator, CODE)).parts.target.map((each) => each.name)).not.toContain("Too late");
    expect((await target()).name).toBe(name);
  });

  it("cannot be withdrawn half way", async () => {
    await withdraw();
    await expect(submitAgreement({ ...facilitator, store: killedAtWrite(store, 3) }, CODE)).rejects.toThrow("killed");
    expect((await agreement()).status).toBe("submitting");
    expect(await withdraw()).toMatchObject({ kind: "refused" });
    const blocked = await addPart(facilitator, CODE, "cause", { priority: "p", text: "Late" });
    expect(blocked).toMatchObject({ kind: "refused" });
    expect(await submitAgreement(facilitator, CODE)).toMatchObject({ kind: "done", value: { status: "submitted" } });
  });

  it("is for the facilitator, and withdrawing needs a reason", async () => {
    const police = await actAs(store, "police@coventry.example");
    await expect(withdrawAgreement(police, CODE, "No")).rejects.toThrow(NotFoundError);
    await expect(withdrawAgreement(reviewer, CODE, "No")).rejects.toThrow(ForbiddenError);
    expect(await withdrawAgreement(facilitator, CODE, " ")).toMatchObject({
      kind: "refused",
      problems: [{ field: "why" }],
    });
    await withdraw();
    expect((await agreement()).withdrawn).toMatchObject({ why: "A figure was wrong" });
  });
});

describe("returning", () => {
  it("needs a point, each on a target or priority of what was submitted", async () => {
    const hash = await sha();
    expect(await returnAgreement(reviewer, CODE, hash, [])).toMatchObject({ problems: [{ field: "points" }] });
    expect(await returnAgreement(reviewer, CODE, hash, [await aPoint(" ")])).toMatchObject({
      problems: [{ field: "points.0.text" }],
    });
    const elsewhere = [{ on: { kind: "target", id: "elsewhere" }, text: "Why?" }];
    expect(await returnAgreement(reviewer, CODE, hash, elsewhere)).toMatchObject({
      problems: [{ field: "points.0.on" }],
    });
    expect((await agreement()).status).toBe("submitted");
  });

  it("asks for an answer to each point before the next submission", async () => {
    await returnAgreement(reviewer, CODE, await sha(), [await aPoint(), await aPoint("Who pays?")]);
    const [first, second] = Object.keys((await agreement()).points) as [string, string];
    expect(await submitAgreement(facilitator, CODE)).toMatchObject({ kind: "refused" });
    expect(await answerPoint(facilitator, CODE, first, { changed: true, text: "" })).toMatchObject({ kind: "refused" });
    await answerPoint(facilitator, CODE, first, { changed: true, text: "Lowered to 67" });
    expect(await submitAgreement(facilitator, CODE)).toMatchObject({ kind: "refused" });
    await answerPoint(facilitator, CODE, second, { changed: false, text: "The council does, as it says" });
    expect(await submitAgreement(facilitator, CODE)).toMatchObject({ kind: "done" });
    const read = await openBook(reviewer, CODE);
    expect(read.agreement.points[second]?.answer).toMatchObject({ changed: false });
  });

  it("lets acceptances stand that were of what has not changed", async () => {
    const answers = async () =>
      store.find<Commitment>("commitments", { agreement: (await agreement())._id }, { sort: { _id: 1 } });
    const before = await answers();
    await returnAgreement(reviewer, CODE, await sha(), [await aPoint()]);
    expect(before).not.toEqual([]);
    expect(await answers()).toEqual(before);
  });
});

describe("agreeing", () => {
  it("keeps an immutable picture of its own, under the hash that was on the page", async () => {
    const hash = await sha();
    expect(await agreeAgreement(reviewer, CODE, hash)).toMatchObject({ kind: "done", value: { status: "agreed" } });
    const { agreed, submissions } = await agreement();
    expect(agreed).toMatchObject({ sha256: hash, by: reviewer.actor.person });
    expect(submissions).not.toContain(agreed?.snapshot);
    const kept = await store.get<Snapshot>("snapshots", agreed?.snapshot ?? "");
    expect(kept).toMatchObject({ kind: "agreed", sha256: hash });
    expect(sha256Of(kept?.book as never)).toBe(hash);
  });

  it("keeps the odds of each promise at signing, by period", async () => {
    await agreeAgreement(reviewer, CODE, await sha());
    const kept = await store.get<Snapshot>("snapshots", (await agreement()).agreed?.snapshot ?? "");
    const odds = kept?.odds?.[(await target())._id];
    expect(odds?.map(({ period, value }) => [period, value])).toEqual([
      ["Q2008-4", 66],
      ["Q2009-4", 67.5],
      ["Q2010-4", 69],
    ]);
    for (const each of odds ?? []) expect(each.odds).toBeGreaterThanOrEqual(0);
    for (const each of odds ?? []) expect(each.odds).toBeLessThanOrEqual(1);
  });

  it("is refused for what is no longer current", async () => {
    const old = await sha();
    await withdraw();
    const { _id, rev } = await target();
    await changePart(facilitator, CODE, "target", _id, rev, { name: "Work for everybody who can" });
    await submitAgreement(facilitator, CODE);
    expect(await agreeAgreement(reviewer, CODE, old)).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringMatching(/no longer what is submitted/) as string }],
    });
    expect((await agreeAgreement(reviewer, CODE, await sha())).kind).toBe("done");
  });

  it("needs the approvals that the scheme lists", async () => {
    const [council] = Object.entries((await agreement()).approvals).find(([, { body }]) => body === "Council") ?? [];
    await removeApproval(facilitator, CODE, council ?? "");
    expect(await agreeAgreement(reviewer, CODE, await sha())).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringMatching(/approval of the council is not recorded/) as string }],
    });
    await recordApproval(facilitator, CODE, {
      body: "Council",
      nameAndOffice: "A. Leader, leader of the council",
      date: "2008-03-01",
      record: "Minute 20/2008",
    });
    expect((await agreeAgreement(reviewer, CODE, await sha())).kind).toBe("done");
  });

  it("has one outcome when it meets a withdrawal, a return or another agreement", async () => {
    const hash = await sha();
    const [agreed, withdrawn, returned] = await Promise.all([
      agreeAgreement(reviewer, CODE, hash),
      withdraw(),
      returnAgreement(reviewer, CODE, hash, [await aPoint()]),
    ]);
    const done = [agreed, withdrawn, returned].filter(({ kind }) => kind === "done");
    expect(done).toHaveLength(1);
    const { status } = await agreement();
    expect(status).toBe(agreed.kind === "done" ? "agreed" : withdrawn.kind === "done" ? "draft" : "returned");
  });

  it("is for the reviewer of its own region", async () => {
    const hash = await sha();
    await expect(agreeAgreement(facilitator, CODE, hash)).rejects.toThrow(ForbiddenError);
    await expect(agreeAgreement(reviewer, "trafford-2008", hash)).rejects.toThrow(NotFoundError);
  });

  it("comes before closing", async () => {
    expect(await closeAgreement(facilitator, CODE)).toMatchObject({ kind: "refused" });
    await agreeAgreement(reviewer, CODE, await sha());
    expect(await closeAgreement(facilitator, CODE)).toMatchObject({ value: { status: "closed" } });
  });
});

describe("what the region reads", () => {
  it("is the snapshot and never the working documents", async () => {
    await withdraw();
    const { _id, rev } = await target();
    await changePart(facilitator, CODE, "target", _id, rev, { name: "Not for the region yet" });
    const seen = await openBook(reviewer, CODE);
    expect(JSON.stringify(seen)).not.toContain("Not for the region yet");
    expect(seen.agreement.withdrawn).toMatchObject({ why: "A figure was wrong" });
    const working = await readWorkingBook(store, await agreement());
    expect(JSON.stringify(working)).toContain("Not for the region yet");
  });
});
