import type { Act } from "@models/act";
import { addComment } from "@models/agreement/add-comment";
import { type Book, openBook, readWorkingBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { resumeJobs } from "@models/agreement/jobs";
import { mergePriorities, restorePriority } from "@models/agreement/merge-priorities";
import { PARTS, PART_NAMES } from "@models/agreement/parts";
import type { Candidate, Comment, Priority } from "@models/agreement/priority";
import { submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { sha256Of } from "@models/canonical-json";
import { checkStore } from "@models/integrity/check-store";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";
import { killedAtWrite, storeAround } from "../../support/store-between";

const CODE = "coventry-2008";
const WHY = "They belong together";

let store: Store;
let act: Act;
let from: Priority;
let into: Priority;

beforeEach(async () => {
  store = await openExampleStore();
  act = await actAs(store, "facilitator@coventry.example");
  const { priority, candidate } = (await openBook(act, CODE)).parts;
  into = priority.find(({ name }) => name === "To promote job creation") as Priority;
  from = priority.find(({ _id }) => _id !== into._id && candidate.some((each) => each.priority === _id)) as Priority;
});
afterEach(() => store.close());

const merge = (by: Act = act) => mergePriorities(by, CODE, { from: from._id, into: into._id, why: WHY });
const book = async (): Promise<Book> => readWorkingBook(store, (await openBook(act, CODE)).agreement);
const resume = () => resumeJobs({ store, now: act.now, newId: act.newId });

/** Every part of the agreement that names the priority, removed ones included. */
async function partsIn(priority: string): Promise<string[]> {
  const { agreement } = await book();
  const lists = await Promise.all(
    PART_NAMES.map((kind) => store.find(PARTS[kind].collection, { agreement: agreement._id, priority })),
  );
  return lists.flat().map(({ _id }) => _id);
}

async function sameIndicatorInBoth(): Promise<{ stays: Candidate; folded: Candidate }> {
  const [first] = (await book()).parts.candidate.filter(({ priority }) => priority === into._id);
  const stays = accepted(
    await changePart(act, CODE, "candidate", first?._id ?? "", first?.rev ?? 0, {
      standing: "candidate",
      story: "Fewer found work.",
      because: "",
    }),
  );
  const folded = accepted(
    await addPart(act, CODE, "candidate", {
      priority: from._id,
      indicator: stays.indicator,
      standing: "chosen",
      story: "Health keeps people from work.",
      because: "Doctors asked for it",
    }),
  );
  return { stays, folded };
}

async function expectMerged(): Promise<void> {
  expect(await partsIn(from._id)).toEqual([]);
  expect(await store.get<Priority>("priorities", from._id)).toMatchObject({
    mergedInto: into._id,
    removed: { by: act.actor.person, why: WHY },
  });
  expect(await store.count("jobs", { kind: "merge", state: { $in: ["asked", "running"] } })).toBe(0);
}

describe("merging priorities", () => {
  it("takes money for the whole of a priority along, and adds shares up where a line served both", async () => {
    const line = (goals: object) =>
      addPart(act, CODE, "resource", { name: "Council budget", giverName: "A fund", kind: "budget", goals });
    const goal = ({ _id }: Priority) => `priority:${_id}`;
    const alone = accepted(await line({ all: { goal: goal(from) } }));
    const both = accepted(await line({ a: { goal: goal(from), share: 30 }, b: { goal: goal(into), share: 70 } }));
    accepted(await merge());
    const found = (id: string) => book().then(({ parts }) => parts.resource.find(({ _id }) => _id === id)?.goals);
    expect(await found(alone._id)).toEqual({ all: { goal: goal(into) } });
    expect(await found(both._id)).toEqual({ b: { goal: goal(into), share: 100 } });
  });

  it("moves everything, and leaves a store in which nothing dangles", async () => {
    const parts = await partsIn(from._id);
    expect(parts.length).toBeGreaterThan(3);
    accepted(await merge());
    await expectMerged();
    expect(await partsIn(into._id)).toEqual(expect.arrayContaining(parts));
    expect(await checkStore(store)).toEqual([]);
  });

  it("folds two of one indicator into one that says what both said", async () => {
    const { stays, folded } = await sameIndicatorInBoth();
    accepted(
      await addComment(act, CODE, { on: { kind: "candidate", id: folded._id }, text: "Ask the clinics" } as never),
    );
    accepted(await merge());
    const { parts } = await book();
    const left = parts.candidate.filter(
      ({ indicator, priority }) => indicator === stays.indicator && priority === into._id,
    );
    expect(left.map(({ _id }) => _id)).toEqual([stays._id]);
    expect(left[0]).toMatchObject({
      standing: "chosen",
      story: `Fewer found work.\n\nFrom ${from.name}: Health keeps people from work.`,
      because: `From ${from.name}, where it was chosen: Doctors asked for it`,
      supplier: stays.supplier,
    });
    expect(await store.get<Candidate>("candidates", folded._id)).toMatchObject({
      story: "Health keeps people from work.",
      foldedInto: stays._id,
      removed: { why: expect.stringContaining(from.name) as string },
    });
    const [comment] = await store.find<Comment>("comments", { text: "Ask the clinics" });
    expect(comment?.on).toEqual({ kind: "candidate", id: stays._id });
    expect(await checkStore(store)).toEqual([]);
  });

  it("ends the same wherever the process was killed, and running it again changes nothing", async () => {
    const name = "To help people to health";
    for (let n = 1; ; n++) {
      [from, into] = [accepted(await addPart(act, CODE, "priority", { name })), from];
      const { stays } = await sameIndicatorInBoth();
      accepted(await addPart(act, CODE, "cause", { priority: from._id, text: "No bus to the clinic" }));
      const killed = await merge({ ...act, store: killedAtWrite(store, n) }).then(
        () => false,
        () => true,
      );
      // Killed before the job was written, nothing was promised.
      expect(await resume()).toBe(n === 1 || !killed ? 0 : 1);
      if (n === 1) accepted(await merge());
      await expectMerged();
      const { parts } = await book();
      const left = parts.candidate.filter((each) => each.indicator === stays.indicator && each.priority === into._id);
      expect(left.map(({ story, standing }) => [story, standing])).toEqual([
        [`Fewer found work.\n\nFrom ${name}: Health keeps people from work.`, "chosen"],
      ]);
      const hash = sha256Of(parts as never);
      await resume();
      accepted(await merge());
      expect(sha256Of((await book()).parts as never)).toBe(hash);
      if (!killed) {
        expect(n).toBeGreaterThan(8);
        return;
      }
      from = into;
    }
  });

  it("takes along what is saved into the priority while it is merged", async () => {
    let late: Promise<unknown> | undefined;
    const slow = storeAround(store, async (name, given, call) => {
      // The whole merge happens between the check of the new part and its writing.
      if (name === "insert" && given[0] === "causes" && late === undefined) {
        late = merge();
        await late;
      }
      return call(...given);
    });
    const cause = accepted(
      await addPart({ ...act, store: slow }, CODE, "cause", { priority: from._id, text: "No bus to the clinic" }),
    );
    expect(late).toBeDefined();
    expect(cause.priority).toBe(into._id);
    await expectMerged();
    expect((await addPart(act, CODE, "cause", { priority: from._id, text: "Too late" })).kind).toBe("refused");
  });

  it("keeps an edit of a part that moves, and refuses one of what was folded away", async () => {
    const { folded } = await sameIndicatorInBoth();
    const read = (await book()).parts.target.find(({ priority }) => priority === from._id);
    accepted(await merge());
    const saved = await changePart(act, CODE, "target", read?._id ?? "", read?.rev ?? 0, {
      name: "Smoke less",
      priority: from._id,
    });
    expect(accepted(saved)).toMatchObject({ name: "Smoke less", priority: into._id });
    const after = await changePart(act, CODE, "candidate", folded._id, folded.rev, { story: "More" });
    expect(refusals(after)).toEqual([expect.stringContaining("Bring it back first")]);
  });

  it("is not brought back while it goes on, and stays back afterwards", async () => {
    await merge({ ...act, store: killedAtWrite(store, 5) }).catch(() => undefined);
    expect(refusals(await restorePriority(act, CODE, from._id))).toEqual([expect.stringContaining("being merged")]);
    await resume();
    accepted(await restorePriority(act, CODE, from._id));
    await resume();
    expect(await store.get<Priority>("priorities", from._id)).toMatchObject({ removed: null, mergedInto: null });
  });
});

describe("merging beside another job", () => {
  const W = "wolverhampton-2008";

  it("is finished before a snapshot is taken, and refused once the agreement is on its way", async () => {
    const facilitator = await actAs(store, "facilitator@wolverhampton.example");
    accepted(await withdrawAgreement(facilitator, W, "A figure was wrong"));
    const [first] = (await openBook(facilitator, W)).parts.priority;
    const added = accepted(await addPart(facilitator, W, "priority", { name: "To help people to work", order: 9 }));
    const ours = { from: first?._id ?? "", into: added._id, why: WHY };
    const killed = { ...facilitator, store: killedAtWrite(store, 4) };
    await expect(mergePriorities(killed, W, ours)).rejects.toThrow("killed");
    const submitted = accepted(await submitAgreement(facilitator, W));
    const snapshot = await store.get<{ _id: string; rev: number; book: Book }>(
      "snapshots",
      submitted.submissions.at(-1) ?? "",
    );
    expect(snapshot?.book.parts.priority.map(({ _id }) => _id)).toEqual([added._id]);
    expect(new Set(snapshot?.book.parts.target.map(({ priority }) => priority))).toEqual(new Set([added._id]));
    expect(refusals(await mergePriorities(facilitator, W, { ...ours, from: added._id, into: ours.from }))).toHaveLength(
      1,
    );
  });

  it("never happens after the agreement was locked in between", async () => {
    const facilitator = await actAs(store, "facilitator@wolverhampton.example");
    accepted(await withdrawAgreement(facilitator, W, "A figure was wrong"));
    const [first] = (await openBook(facilitator, W)).parts.priority;
    const added = accepted(await addPart(facilitator, W, "priority", { name: "To help people to work", order: 9 }));
    const ours = { from: added._id, into: first?._id ?? "", why: WHY };
    await addPart(facilitator, W, "evidence", { priority: added._id, title: "Survey", kind: "local survey" });
    await addPart(facilitator, W, "consultation", {
      priority: added._id,
      who: "Traders",
      beyondPartners: true,
      how: "Met",
      date: "2008-01-10",
    });
    const meanwhile = storeAround(store, async (name, given, call) => {
      const result = await call(...given);
      if (name === "insert" && given[0] === "jobs") accepted(await submitAgreement(facilitator, W));
      return result;
    });
    expect((await mergePriorities({ ...facilitator, store: meanwhile }, W, ours)).kind).toBe("refused");
    expect((await store.get<Priority>("priorities", added._id))?.removed).toBeNull();
  });
});
