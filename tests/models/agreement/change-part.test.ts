import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentsOf } from "@models/commitments/asked";
import { commitmentHash } from "@models/commitments/committed-text";
import { openBook } from "@models/agreement/book";
import { addPart, changePart, findPart, removePart, restorePart } from "@models/agreement/change-part";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";

describe("the parts of an agreement", () => {
  let store: Store;
  let facilitator: Act;
  let police: Act;
  let health: Act;
  let council: Act;

  beforeAll(async () => {
    store = await openExampleStore();
    facilitator = await actAs(store, "facilitator@coventry.example");
    police = await actAs(store, "police@coventry.example");
    health = await actAs(store, "health@coventry.example");
    council = await actAs(store, "council@coventry.example");
  });
  afterAll(() => store.close());

  const actionCalled = async (what: string) => {
    const { parts } = await openBook(facilitator, CODE);
    const slim = parts.action.find((each) => each.what === what) as Action;
    return (await findPart(facilitator, CODE, "action", slim._id)).part;
  };
  const evidenceFields = async () => {
    const { parts } = await openBook(facilitator, CODE);
    return { priority: parts.priority[0]?._id, title: "Survey of traders", kind: "local survey" };
  };

  it("enters a partner's evidence in its own organisation's name, whatever the form says", async () => {
    const organisation = council.actor.roles[0]?.organisation;
    const added = await addPart(police, CODE, "evidence", { ...(await evidenceFields()), organisation });
    expect(added).toMatchObject({ kind: "done", value: { organisation: police.actor.roles[0]?.organisation } });
  });

  it("lets a partner change what its organisation owns and nothing else", async () => {
    const safer = await actionCalled("Locks and lighting for small business premises");
    const mine = await changePart(police, CODE, "action", safer._id, safer.rev, { lead: "Inspector for business" });
    expect(mine.kind).toBe("done");
    await expect(changePart(health, CODE, "action", safer._id, safer.rev, { lead: "Somebody else" })).rejects.toThrow(
      ForbiddenError,
    );
  });

  it("refuses a bad field beside its cause and saves nothing", async () => {
    const safer = await actionCalled("Locks and lighting for small business premises");
    const refused = await changePart(facilitator, CODE, "action", safer._id, safer.rev, { start: "soon" });
    expect(refused).toMatchObject({ kind: "refused", problems: [{ field: "start" }] });
    expect((await actionCalled(safer.what)).start).toBe(safer.start);
  });

  it("shows the second of two people the field that both changed", async () => {
    const action = await actionCalled("Mentors for new traders");
    await changePart(facilitator, CODE, "action", action._id, action.rev, { lead: "District manager, north" });
    const second = await changePart(facilitator, CODE, "action", action._id, action.rev, { lead: "Team leader" });
    expect(second).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "lead", theirs: "District manager, north" }],
    });
  });

  it("hides evidence from everyone outside its audience: in lists, by address, and says who holds it", async () => {
    const seenBy = async (act: Act) =>
      (await openBook(act, CODE)).parts.evidence.find((each) => each.title.startsWith("Break-ins"));
    const breakIns = await seenBy(police);
    expect(breakIns).toBeDefined();
    expect(await seenBy(health)).toBeUndefined();
    expect(await seenBy(facilitator)).toBeUndefined();
    await expect(findPart(facilitator, CODE, "evidence", breakIns?._id ?? "")).rejects.toThrow(NotFoundError);
    const book = await openBook(health, CODE);
    expect(book.hidden).toContainEqual(
      expect.objectContaining({
        id: breakIns?._id,
        kind: "evidence",
        heldBy: [police.actor.roles[0]?.organisation],
      }),
    );
  });

  it("lets only the organisation that entered evidence show it to more people", async () => {
    const added = await addPart(police, CODE, "evidence", await evidenceFields());
    if (added.kind !== "done") throw new Error("refused");
    const { _id, rev } = added.value;
    const wider = { audience: { kind: "public" } };
    expect(await changePart(facilitator, CODE, "evidence", _id, rev, wider)).toMatchObject({ kind: "refused" });
    expect((await changePart(police, CODE, "evidence", _id, rev, wider)).kind).toBe("done");
  });

  it("keeps evidence in the name of the organisation that entered it, until that passes it on", async () => {
    const coventryCouncil = council.actor.roles[0]?.organisation;
    const added = await addPart(police, CODE, "evidence", await evidenceFields());
    if (added.kind !== "done") throw new Error("refused");
    const { _id, rev } = added.value;
    const theirs = { organisation: coventryCouncil };
    expect(await changePart(facilitator, CODE, "evidence", _id, rev, theirs)).toMatchObject({
      problems: [{ field: "organisation", message: expect.stringMatching(/can pass it on/) as string }],
    });
    expect(await changePart(police, CODE, "evidence", _id, rev, theirs)).toMatchObject({
      problems: [{ field: "organisation" }],
    });
    expect((await changePart(police, CODE, "evidence", _id, rev, { organisation: null })).kind).toBe("done");
    const { part } = await findPart(facilitator, CODE, "evidence", _id);
    expect((await changePart(facilitator, CODE, "evidence", _id, part.rev, theirs)).kind).toBe("done");
  });

  it("takes no answer from a form, whoever sends it", async () => {
    const locks = await actionCalled("Locks and lighting for small business premises");
    const declining = async () =>
      (await openBook(facilitator, CODE)).parts.commitment.find((each) => each.action === locks._id);
    const before = await declining();
    expect(before?.promiser).toMatchObject({ answer: "declined" });
    const sent = { promiser: null, other: before?.promiser, reporting: "By letter" };
    const { _id = "", rev = 0 } = before ?? {};
    expect((await changePart(facilitator, CODE, "commitment", _id, rev, sent as never)).kind).toBe("done");
    expect(await declining()).toMatchObject({ reporting: "By letter", promiser: before?.promiser });
    expect((await declining())?.other ?? null).toBeNull();
  });

  describe("names only what belongs to the agreement and its partnership", () => {
    const partOf = async (code: string, email: string) => {
      const { parts, organisations, people } = await openBook(await actAs(store, email), code);
      return { priority: parts.priority[0]?._id, target: parts.target[0]?._id, organisations, people };
    };
    const ours = () => partOf(CODE, "facilitator@coventry.example");
    const theirs = () => partOf("wolverhampton-2008", "facilitator@wolverhampton.example");

    it("when it is added", async () => {
      const { priority, target } = await ours();
      const foreign = await theirs();
      const missing = { message: "Choose from this agreement: what was sent is not in it" };
      expect(await addPart(facilitator, CODE, "cause", { priority: foreign.priority, text: "x" })).toMatchObject({
        problems: [{ field: "priority", ...missing }],
      });
      const assumption = { text: "The economy grows", sign: "Vacancies" };
      expect(await addPart(facilitator, CODE, "assumption", { ...assumption, target: foreign.target })).toMatchObject({
        problems: [{ field: "target", ...missing }],
      });
      expect((await addPart(facilitator, CODE, "assumption", { ...assumption, target })).kind).toBe("done");
      expect(await addPart(facilitator, CODE, "candidate", { priority, indicator: "nothing" })).toMatchObject({
        problems: [{ field: "indicator" }],
      });
    });

    it("when it is changed, entries of its maps included", async () => {
      const { parts } = await openBook(facilitator, CODE);
      const [part] = parts.target;
      if (part === undefined) throw new Error("The example has a target");
      const { organisations } = await theirs();
      const stranger = organisations.find(({ name }) => name === "Wolverhampton City Council")?._id ?? "";
      const refused = await changePart(facilitator, CODE, "target", part._id, part.rev, {
        related: [...part.related, stranger],
        leadPerson: "nobody at all",
        parts: { one: { area: "E99999999", group: null } },
      });
      expect(refused).toMatchObject({
        problems: [{ field: "parts" }, { field: "related" }, { field: "leadPerson" }],
      });
    });

    it("and keeps what it named before, even when that has gone since", async () => {
      const { priority } = await ours();
      const cause = await addPart(facilitator, CODE, "cause", { priority, text: "Few premises" });
      if (cause.kind !== "done") throw new Error("refused");
      const stored = await store.get<typeof cause.value>("causes", cause.value._id);
      const { rev } = await store.replace("causes", { ...stored, evidence: ["gone"] } as never);
      const saved = { text: "Few small premises", evidence: ["gone"] };
      expect((await changePart(facilitator, CODE, "cause", cause.value._id, rev, saved)).kind).toBe("done");
    });
  });

  it("removes with a reason and brings back", async () => {
    const { part } = await findPart(
      facilitator,
      CODE,
      "cause",
      (await openBook(facilitator, CODE)).parts.cause[0]?._id ?? "",
    );
    expect(await removePart(facilitator, CODE, "cause", part._id, " ")).toMatchObject({ kind: "refused" });
    expect(await removePart(facilitator, CODE, "cause", part._id, "x".repeat(2001))).toMatchObject({
      kind: "refused",
      problems: [{ field: "why" }],
    });
    await removePart(facilitator, CODE, "cause", part._id, "Said twice");
    expect((await openBook(facilitator, CODE)).parts.cause.map((each) => each._id)).not.toContain(part._id);
    await restorePart(facilitator, CODE, "cause", part._id);
    expect((await openBook(facilitator, CODE)).parts.cause.map((each) => each._id)).toContain(part._id);
  });

  it("asks again when what was accepted changed, and not when something else did", async () => {
    const clinics = await actionCalled("Start-up clinics in Foleshill and Hillfields");
    const organisation = clinics.owner ?? "";
    const stateNow = async () =>
      commitmentsOf(await openBook(facilitator, CODE)).find(
        (each) => each.part._id === clinics._id && each.organisation === organisation,
      )?.state;
    expect(await stateNow()).toBe("accepted");
    await changePart(facilitator, CODE, "action", clinics._id, clinics.rev, { status: "under way" });
    expect(await stateNow()).toBe("accepted");
    await changePart(facilitator, CODE, "action", clinics._id, clinics.rev, { end: "2010-12-31" });
    expect(await stateNow()).toBe("asked again");

    const stale = { organisation, saw: commitmentHash("action", clinics), answer: "accepted" } as const;
    expect((await answerCommitment(council, CODE, "action", clinics._id, stale)).kind).toBe("refused");
    const saw = commitmentHash("action", await actionCalled(clinics.what));
    expect((await answerCommitment(council, CODE, "action", clinics._id, { ...stale, saw })).kind).toBe("done");
    expect(await stateNow()).toBe("accepted");
  });

  it("lets nobody answer for another organisation, and asks for a reason with a no", async () => {
    const mentors = await actionCalled("Mentors for new traders");
    const given = {
      organisation: mentors.owner ?? "",
      saw: commitmentHash("action", mentors),
      answer: "declined",
    } as const;
    await expect(answerCommitment(police, CODE, "action", mentors._id, given)).rejects.toThrow(ForbiddenError);
    const jobs = await actAs(store, "jobs@coventry.example");
    expect(await answerCommitment(jobs, CODE, "action", mentors._id, given)).toMatchObject({
      kind: "refused",
      problems: [{ field: "reason" }],
    });
  });

  it("does not know another partnership's agreement", async () => {
    const stranger = await actAs(store, "facilitator@wolverhampton.example");
    await expect(openBook(stranger, CODE)).rejects.toThrow(NotFoundError);
    await expect(addPart(stranger, CODE, "evidence", await evidenceFields())).rejects.toThrow(NotFoundError);
  });
});
