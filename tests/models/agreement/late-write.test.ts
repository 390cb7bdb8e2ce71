import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { type Commitment, acceptanceId } from "@models/commitments/commitment";
import { commitmentHash } from "@models/commitments/committed-text";
import { openBook } from "@models/agreement/book";
import { addPart, changePart, removePart } from "@models/agreement/change-part";
import { latestSnapshot } from "@models/agreement/snapshot";
import { submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { checkStore } from "@models/integrity/check-store";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { storeAround } from "../../support/store-between";

const CODE = "wolverhampton-2008";

let store: Store;
let act: Act;
let target: Target;

beforeEach(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@wolverhampton.example");
  accepted(await withdrawAgreement(act, CODE, "A figure was wrong"));
  target = (await openBook(act, CODE)).parts.target[0] as Target;
});
afterEach(() => store.close());

const submit = async () => accepted(await submitAgreement(act, CODE));
const agreement = async () => (await store.find<Agreement>("agreements", { code: CODE }))[0] as Agreement;
const snapshot = async () => latestSnapshot(store, await agreement());
const stored = async () => (await store.get<Target>("targets", target._id)) as Target;
const rename = (by: Act) => changePart(by, CODE, "target", target._id, target.rev, { name: "Work for all" });

/** Somebody whose first write to the targets comes after `before` has happened, and returns before `after` has not. */
function overtaken(steps: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }): Act {
  let written = false;
  return {
    ...act,
    store: storeAround(store, async (name, given, call) => {
      const isFirst = !written && given[0] === "targets" && (name === "replace" || name === "insert");
      if (!isFirst) return call(...given);
      written = true;
      await steps.before?.();
      const result = await call(...given);
      await steps.after?.();
      return result;
    }),
  };
}

/** A submission that has come as far as its snapshot, and what it takes to let it go on. */
async function submissionAtItsSnapshot() {
  let reached: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const atSnapshot = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (goOn = resolve));
  let first = true;
  const paused = storeAround(store, async (name, given, call) => {
    const result = await call(...given);
    if (name === "insert" && given[0] === "snapshots" && first) {
      first = false;
      reached();
      await released;
    }
    return result;
  });
  const submission = submitAgreement({ ...act, store: paused }, CODE);
  await atSnapshot;
  return { submission, goOn };
}

describe("a promise that is written as a submission overtakes it", () => {
  const tooLate = [expect.stringContaining("Withdraw it first") as string];

  it("is put back and refused when the snapshot was taken before it, and its history says so", async () => {
    expect(refusals(await rename(overtaken({ before: submit })))).toEqual(tooLate);
    expect((await snapshot()).book.parts.target[0]?.name).toBe(target.name);
    expect((await stored()).name).toBe(target.name);
    expect((await stored()).changes.slice(-2)).toMatchObject([
      { path: "name", from: target.name, to: "Work for all", by: act.actor.person },
      { path: "name", from: "Work for all", to: target.name, by: act.actor.person },
    ]);
    expect(await checkStore(store)).toEqual([]);
  });

  it("is acknowledged when the snapshot holds it", async () => {
    const saved = accepted(await rename(overtaken({ after: submit })));
    expect(saved.name).toBe("Work for all");
    expect((await snapshot()).book.parts.target[0]?.name).toBe("Work for all");
    expect(await checkStore(store)).toEqual([]);
  });

  it("makes a submission that is going on take its snapshot anew", async () => {
    const going: { submission?: Promise<unknown>; goOn?: () => void } = {};
    const before = async () => Object.assign(going, await submissionAtItsSnapshot());
    expect(accepted(await rename(overtaken({ before }))).name).toBe("Work for all");
    going.goOn?.();
    await going.submission;
    expect(await agreement()).toMatchObject({ status: "submitted" });
    expect((await snapshot()).book.parts.target[0]?.name).toBe("Work for all");
    expect((await snapshot()).revs[target._id]).toBe((await stored()).rev);
  });

  it("starts the submission over also when its last look at the parts came before the write", async () => {
    let saved: Awaited<ReturnType<typeof rename>> | undefined;
    let written: (() => void) | undefined;
    // The edit passes its checks, then waits until the submission is about to complete.
    const held = new Promise<void>((resolve) => (written = resolve));
    const editing = rename(overtaken({ before: () => held })).then((outcome) => (saved = outcome));
    let completions = 0;
    const last = storeAround(store, async (name, given, call) => {
      const isCompletion =
        name === "replace" && given[0] === "agreements" && (given[1] as Agreement).status === "submitted";
      if (isCompletion && ++completions === 1) {
        written?.();
        await editing;
      }
      return call(...given);
    });
    accepted(await submitAgreement({ ...act, store: last }, CODE));
    expect(saved?.kind).toBe("done");
    expect(completions).toBeGreaterThan(1);
    expect((await snapshot()).book.parts.target[0]?.name).toBe("Work for all");
    expect(await checkStore(store)).toEqual([]);
  });

  it("is taken out again when it was new, and brought back when it was taken out", async () => {
    const { priority, name: _name, ...rest } = target;
    const added = await addPart(overtaken({ before: submit }), CODE, "target", { ...rest, priority, name: "Too late" });
    expect(refusals(added)).toEqual(tooLate);
    const [late] = await store.find<Target>("targets", { name: "Too late" });
    expect(late?.removed?.why).toMatch(/just after the agreement was submitted/);
    accepted(await withdrawAgreement(act, CODE, "Once more"));
    expect(refusals(await removePart(overtaken({ before: submit }), CODE, "target", target._id, "Too late"))).toEqual(
      tooLate,
    );
    expect((await stored()).removed).toBeNull();
    expect(await checkStore(store)).toEqual([]);
  });

  it("leaves alone what others wrote, such as an answer given since", async () => {
    const organisation = target.lead ?? "";
    const given = async () =>
      (await store.get<Commitment>("commitments", acceptanceId(target._id, organisation)))?.promiser;
    const answer = async () => {
      const present = await stored();
      const saw = commitmentHash("target", present);
      const recordedFor = { who: "The director", on: "2008-03-10", how: "by telephone" };
      accepted(
        await answerCommitment(act, CODE, "target", target._id, {
          organisation,
          answer: "declined",
          reason: "Not this",
          saw,
          recordedFor,
        }),
      );
    };
    expect(refusals(await rename(overtaken({ before: submit, after: answer })))).toEqual(tooLate);
    expect((await stored()).name).toBe(target.name);
    expect((await given())?.answer).toBe("declined");
    // Sending what is there anyway writes nothing, so there is nothing to put back.
    accepted(await changePart(act, CODE, "target", target._id, (await stored()).rev, { name: target.name }));
    expect((await given())?.answer).toBe("declined");
    expect(await checkStore(store)).toEqual([]);
  });
});

describe("waymark check", () => {
  it("finds a promise that is ahead of the snapshot which the region has", async () => {
    const { submissions } = await submit();
    const origin = { rev: target.rev + 1, at: act.now, by: "somebody", via: "page" as const };
    const change = { ...origin, path: "name", from: target.name, to: "Ahead" };
    const present = await stored();
    await store.replace("targets", { ...present, name: "Ahead", changes: [...present.changes, change] });
    expect(await checkStore(store)).toEqual([
      {
        check: "late promise",
        collection: "targets",
        id: target._id,
        what: `name changed at revision ${target.rev + 1}, after revision ${target.rev} of it was submitted in ${submissions.at(-1)}`,
      },
    ]);
  });
});
