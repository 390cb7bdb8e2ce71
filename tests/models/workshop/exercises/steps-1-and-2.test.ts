import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import type { KnowResult } from "@models/workshop/exercises/know";
import type { SeeMaterial, SeeResult } from "@models/workshop/exercises/see";
import { pointsOn } from "@models/workshop/exercises/see-points";
import type { WhereMaterial, WhereResult } from "@models/workshop/exercises/where";
import type { CausesResult, DotsMaterial, DotsResult } from "@models/workshop/exercises/why";
import { lastRound } from "@models/workshop/workshop";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { Room, doneOr } from "../../../support/workshop";

const CODE = "coventry-2008";

let store: Store;
beforeEach(async () => {
  store = await openExampleStore();
});
afterEach(() => store.close());

const open = async (step: number, exercises: string[]) =>
  Room.open(await actAs(store, "facilitator@coventry.example"), CODE, { step, exercises });

const materialIn = <M>(room: Room) => lastRound(room.exercise)?.round.material as M;
const problemsOf = async (room: Room, content: unknown) => {
  const answered = await room.answer(0, content);
  return answered.kind === "refused" ? answered.problems : answered;
};
const bookOf = (room: Room) => openBook(room.act, CODE);

describe("what do you see", () => {
  it("asks with the points of the table and not with what the software reads in them", async () => {
    const room = await open(1, ["see"]);
    doneOr(await room.tell({ act: "open" }));
    const material = materialIn<SeeMaterial>(room);
    expect(pointsOn(material)[0]?.name).toMatch(/^Coventry, Q2 2007: /);
    expect(JSON.stringify(material)).not.toMatch(/below|above|behind|reading/);
    await room.answer(0, { notes: [{ text: "It falls", point: pointsOn(material)[0]?.id }] });
    doneOr(await room.tell({ act: "reveal" }));
    const result = lastRound(room.exercise)?.round.result as SeeResult;
    expect(result.items).toMatchObject([{ text: "It falls", pointName: pointsOn(material)[0]?.name }]);
    expect(JSON.stringify(result.items)).not.toContain("w001");
    expect(result.reading).toContain("Coventry was");
  });

  it("refuses a note that is too long, one without words, an unknown point and too many, each beside its field", async () => {
    const room = await open(1, ["see"]);
    doneOr(await room.tell({ act: "open" }));
    const [point] = pointsOn(materialIn<SeeMaterial>(room));
    expect(await problemsOf(room, { notes: [] })).toEqual([{ field: "notes.0.text", message: "Enter what you see" }]);
    expect(
      await problemsOf(room, {
        notes: [
          { text: "" },
          { text: "x".repeat(301) },
          { text: " ", point: point?.id },
          { text: "x", point: "nowhere" },
        ],
      }),
    ).toEqual([
      { field: "notes.1.text", message: "Shorten this to 300 characters or fewer" },
      { field: "notes.2.text", message: "Enter what you see there" },
      { field: "notes.3.point", message: "Choose a point of the chart, or the picture as a whole" },
    ]);
    const four = Array.from({ length: 4 }, (_, i) => ({ text: `Note ${i}` }));
    expect(await problemsOf(room, { notes: four })).toEqual([
      { field: "notes", message: "You have 3 notes. Take the rest away." },
    ]);
  });

  it("adds to the story once what was seen, by the names that the facilitator gave", async () => {
    const room = await open(1, ["see"]);
    const { parts } = await bookOf(room);
    const candidate = parts.candidate.find(({ _id }) => _id === room.exercise.candidate);
    if (!candidate) throw new Error("Nothing to see");
    doneOr(await changePart(room.act, CODE, "candidate", candidate._id, candidate.rev, { story: "As we told it." }));
    const { items } = await room.round<SeeResult>([
      { notes: [{ text: "Worse since 2003" }, { text: "Look at Derby" }] },
      { notes: [{ text: "We fall behind" }] },
    ]);
    const behind = items.filter(({ text }) => text !== "Look at Derby").map(({ id }) => id);
    await room.settle({ bundles: { b1: { name: "We are falling behind", items: behind, order: 0 } } });
    await Promise.all([room.confirm("story"), room.confirm("story")]).then((both) => both.map(doneOr));
    const after = (await bookOf(room)).parts.candidate.find(({ _id }) => _id === candidate._id);
    expect(after?.story).toMatch(
      /^As we told it\.\n\nWhat people saw at the workshop of 14 March 2008:\n- We are falling/,
    );
    expect(after?.story).toContain("“We fall behind”");
    expect(after?.story).toContain("“Worse since 2003”");
    expect(after?.story?.match(/Look at Derby/g)).toHaveLength(1);
  });

  it("keeps what somebody else wrote into the story meanwhile", async () => {
    const room = await open(1, ["see"]);
    await room.round<SeeResult>([{ notes: [{ text: "We fall behind" }] }]);
    const candidate = (await bookOf(room)).parts.candidate.find(({ _id }) => _id === room.exercise.candidate);
    const write = (story: string) =>
      changePart(room.act, CODE, "candidate", candidate?._id ?? "", candidate?.rev ?? 0, { story });
    const [confirmed] = await Promise.all([room.confirm("story"), write("Written at the same moment.")]);
    doneOr(confirmed);
    const after = (await bookOf(room)).parts.candidate.find(({ _id }) => _id === candidate?._id);
    expect(after?.story).toContain("We fall behind");
  });

  it("keeps a long story whole, and tells what was seen in names alone where its notes do not fit", async () => {
    const room = await open(1, ["see"]);
    const candidate = (await bookOf(room)).parts.candidate.find(({ _id }) => _id === room.exercise.candidate);
    const long = "A story. ".repeat(500).trim();
    doneOr(await changePart(room.act, CODE, "candidate", candidate?._id ?? "", candidate?.rev ?? 0, { story: long }));
    const { items } = await room.round<SeeResult>([
      { notes: ["a", "b", "c"].map((letter) => ({ text: letter.repeat(290) })) },
    ]);
    await room.settle({ bundles: { b1: { name: "All of it", items: items.map(({ id }) => id), order: 0 } } });
    doneOr(await room.confirm("story"));
    const after = (await bookOf(room)).parts.candidate.find(({ _id }) => _id === candidate?._id);
    expect(after?.story).toBe(`${long}\n\nWhat people saw at the workshop of 14 March 2008:\n- All of it (3)`);
  });
});

describe("why is it so", () => {
  /** Two rounds: a new cause that two name, one of the plan's named again, dots from three people. */
  async function voted() {
    const room = await open(2, ["why"]);
    const { items } = await room.round<CausesResult>([
      { notes: ["Banks lend less", "No advice for starters"] },
      { notes: ["", "banks lend less."] },
      { notes: ["Loans are hard to get"] },
    ]);
    const idOf = (words: RegExp) => items.filter(({ text }) => words.test(text)).map(({ id }) => id);
    const advice = idOf(/do not find advice|No advice/);
    const money = idOf(/lend less|Loans/);
    await room.settle({
      bundles: {
        b1: { name: "Money is hard to get", items: money, order: 0 },
        b2: { name: "Advice", items: advice, order: 1 },
      },
    });
    doneOr(await room.tell({ act: "open" }));
    return { room, choices: materialIn<DotsMaterial>(room).choices };
  }

  it("asks for dots on what was put together and on the causes of the plan, each once", async () => {
    const { choices } = await voted();
    expect(choices.map(({ text, said }) => [text, said])).toEqual([
      ["Money is hard to get", 3],
      ["People who want to start a firm do not find advice", 1],
      ["Small premises are dear, and those that are cheap are broken into", 0],
      ["Childcare does not fit the hours of the jobs there are", 0],
      ["Large employers closed and their suppliers followed", 0],
    ]);
  });

  it("refuses too many dots, none, half ones and those for what is not shown", async () => {
    const { room, choices } = await voted();
    const [first, second] = choices.map(({ id }) => id) as [string, string];
    expect(await problemsOf(room, { dots: { [first]: 4, [second]: 2 } })).toEqual([
      { field: "dots", message: "You have 5 dots and gave 6. Take one back." },
    ]);
    expect(await problemsOf(room, { dots: { [first]: 0 } })).toEqual([
      { field: "dots", message: "Give at least one dot" },
    ]);
    expect(await problemsOf(room, { dots: { [first]: "half" } })).toEqual([
      { field: `dots.${first}`, message: "Enter a whole number of dots, from 0 to 5" },
    ]);
    expect(await problemsOf(room, { dots: { elsewhere: 1 } })).toMatchObject([{ field: "dots" }]);
  });

  it("becomes causes with the dots and people behind them, once, which nobody can write by hand", async () => {
    const { room, choices } = await voted();
    const [money, advice] = choices.map(({ id }) => id) as [string, string];
    await room.answer(0, { dots: { [money]: 3, [advice]: 2 } });
    await room.answer(1, { dots: { [money]: 5 } });
    await room.answer(2, { dots: { [money]: "4", [advice]: "1" } });
    doneOr(await room.tell({ act: "reveal" }));
    const result = lastRound(room.exercise)?.round.result as DotsResult;
    expect(result.choices.slice(0, 2).map(({ dots, people }) => [dots, people])).toEqual([
      [12, 3],
      [3, 2],
    ]);
    const offers = await room.offers();
    expect(offers.map(({ words }) => words)).toEqual([
      "Cause: Money is hard to get: 12 dots from 3 people",
      "A cause in the plan, People who want to start a firm do not find advice: 3 dots from 2 people",
      expect.stringContaining("Consultation of 14 March 2008: 2 residents or users, 3 people from agencies."),
    ]);
    for (const { id } of offers.slice(0, 2)) {
      await Promise.all([room.confirm(id), room.confirm(id)]).then((both) => both.map(doneOr));
    }
    const causes = (await bookOf(room)).parts.cause.filter(({ text }) => /Money is hard|do not find advice/.test(text));
    const support = { [room.workshop._id]: expect.objectContaining({ of: 3, on: "2008-03-14" }) };
    expect(causes.map((cause) => cause.support)).toEqual([support, support]);
    const [cause] = causes;
    if (!cause) throw new Error("No cause");
    const faked = { support: { [room.workshop._id]: { dots: 99, people: 99, of: 99, on: "2008-03-14" } } };
    await changePart(room.act, CODE, "cause", cause._id, cause.rev, faked);
    expect((await bookOf(room)).parts.cause.find(({ _id }) => _id === cause._id)?.support).toEqual(cause.support);
  });
});

describe("how do we know", () => {
  const evidence = (fields: object) => ({
    evidence: [{ title: "Loan refusals", kind: "data", by: "2008-05-01", ...fields }],
  });

  it("wants each item from the person who named it, and lets the cause rest on it", async () => {
    const room = await open(2, ["know"]);
    const cause = (await bookOf(room)).parts.cause.find(({ text }) => text.startsWith("Large employers"));
    const { items } = await room.round<KnowResult>([evidence({ cause: cause?._id })]);
    expect(items).toMatchObject([{ title: "Loan refusals", participant: room.people[0]?._id, causeText: cause?.text }]);
    const [offer] = await room.offers();
    expect(offer?.words).toMatch(
      /^Evidence wanted: Loan refusals, from Person 0, .*, by 1 May 2008, for “Large employers/,
    );
    await Promise.all([room.confirm(offer?.id ?? ""), room.confirm(offer?.id ?? "")]).then((both) => both.map(doneOr));
    const { parts } = await bookOf(room);
    const named = parts.evidence.filter(({ title }) => title === "Loan refusals");
    expect(named).toMatchObject([{ standing: "wanted", wantedBy: "2008-05-01" }]);
    expect(parts.cause.find(({ _id }) => _id === cause?._id)?.evidence).toEqual([named[0]?._id]);
  });

  it("knows a cause that the room has just named, and rests it on the evidence once it is in the plan", async () => {
    const room = await open(2, ["why", "know"]);
    await room.round<CausesResult>([{ notes: ["Banks lend less"] }]);
    const why = room.current;
    doneOr(await room.tell({ act: "finish" }));
    doneOr(await room.tell({ act: "open" }));
    const material = materialIn<{ causes: { id: string; text: string }[] }>(room);
    const banks = material.causes.find(({ text }) => text === "Banks lend less");
    await room.answer(0, evidence({ cause: banks?.id }));
    doneOr(await room.tell({ act: "reveal" }));
    const offers = (await room.offers()).filter(({ exercise }) => exercise !== null);
    for (const { id, exercise } of offers) doneOr(await room.confirm(id, exercise));
    expect(offers.map(({ exercise }) => exercise)).toEqual([why, room.current]);
    const { parts } = await bookOf(room);
    const refusals = parts.evidence.find(({ title }) => title === "Loan refusals");
    expect(parts.cause.find(({ text }) => text === "Banks lend less")?.evidence).toEqual([refusals?._id]);
  });

  it("refuses a day that has passed, an unknown kind or cause, and nothing at all", async () => {
    const room = await open(2, ["know"]);
    doneOr(await room.tell({ act: "open" }));
    expect(await problemsOf(room, { evidence: [{ kind: "data" }] })).toEqual([
      { field: "evidence.0.title", message: "Enter what the evidence is" },
    ]);
    expect(await problemsOf(room, evidence({ by: "2008-01-01", kind: "rumour", cause: "elsewhere" }))).toEqual([
      { field: "evidence.0.kind", message: "Choose what kind of evidence it is" },
      { field: "evidence.0.cause", message: "Choose a cause of the list" },
      { field: "evidence.0.by", message: "Enter a day that is still to come" },
    ]);
  });
});

describe("where", () => {
  it("counts what was named, by organisation only where three people or more stand behind each part", async () => {
    const room = await open(2, ["where"]);
    doneOr(await room.tell({ act: "open" }));
    const { places, groups } = materialIn<WhereMaterial>(room);
    const [first, second] = places.map(({ id }) => id) as [string, string];
    expect(await problemsOf(room, {})).toEqual([
      { field: "places", message: "Choose the whole area, or at least one place or group" },
    ]);
    expect(await problemsOf(room, { places: ["elsewhere"] })).toEqual([
      { field: "places", message: "Choose places of the list" },
    ]);
    for (const i of [0, 1, 2]) await room.answer(i, { places: [first], groups: groups[0] ? [groups[0].id] : [] });
    await room.answer(3, { areaWide: true, places: [first, second, first] });
    await room.answer(4, { other: "The villages" });
    doneOr(await room.tell({ act: "reveal" }));
    const result = lastRound(room.exercise)?.round.result as WhereResult;
    expect(result).toMatchObject({ count: 5, areaWide: 1, others: ["The villages"], parts: [] });
    expect(result.places.map(({ count }) => count)).toEqual([4, 1]);
  });

  it("adds what is settled to where the priority stands, half the room's choice until then", async () => {
    const room = await open(2, ["where"]);
    doneOr(await room.tell({ act: "open" }));
    const { places } = materialIn<WhereMaterial>(room);
    const [first, second] = places.map(({ id }) => id) as [string, string];
    const [priority] = (await bookOf(room)).parts.priority;
    const only = { places: [second] };
    const before = doneOr(await changePart(room.act, CODE, "priority", priority?._id ?? "", priority?.rev ?? 0, only));
    await room.answer(0, { places: [first] });
    await room.answer(1, { places: [first] });
    await room.answer(2, { places: [second] });
    doneOr(await room.tell({ act: "reveal" }));
    const nameOf = (id: string) => places.find((each) => each.id === id)?.name;
    expect((await room.offers())[0]?.words).toBe(`Where it must be addressed: ${nameOf(first)} (2 of 3)`);
    await room.settle({ settled: { areaWide: false, places: [first], groups: [] } });
    doneOr(await room.confirm("where"));
    const after = (await bookOf(room)).parts.priority[0];
    expect(after?.places).toEqual([second, first]);
    expect([after?.areaWide, after?.namedGroups]).toEqual([before.areaWide, before.namedGroups]);
    // Settled otherwise it is offered again, and settled as it was too.
    await room.settle({ settled: { areaWide: true, places: [first], groups: [] } });
    doneOr(await room.confirm("where-2"));
    await room.settle({ settled: { areaWide: false, places: [first], groups: [] } });
    expect((await room.offers()).filter(({ landed }) => landed === null)).toMatchObject([
      { id: "where-3" },
      { id: "consultation" },
    ]);
  });
});

describe("the consultation entry", () => {
  it("is offered once for a workshop of step 2, with the kinds of people that were there", async () => {
    const room = await open(2, ["where", "temperature"]);
    expect(await room.offers()).toEqual([]);
    await room.round<WhereResult>([{ areaWide: true }, { areaWide: true }]);
    await Promise.all([room.confirm("consultation", null), room.confirm("consultation", null)]).then((both) =>
      both.map(doneOr),
    );
    const entries = (await bookOf(room)).parts.consultation.filter(({ how }) => how === "Workshop");
    expect(entries).toMatchObject([
      {
        who: "2 residents or users, 3 people from agencies",
        beyondPartners: true,
        date: "2008-03-14",
        said: "Where, as 2 said: all of Coventry (2).",
      },
    ]);
    expect(entries[0]?.created).toMatchObject({ via: "workshop", source: "workshop of 14 March 2008, 5 people" });
  });

  it("says that nobody beyond the agencies was heard where they were among themselves", async () => {
    const room = await Room.open(await actAs(store, "facilitator@coventry.example"), CODE, {
      ...{ step: 2, exercises: ["where"], people: 3 },
    });
    await room.round<WhereResult>([{ areaWide: true }]);
    doneOr(await room.confirm("consultation", null));
    const entries = (await bookOf(room)).parts.consultation.filter(({ how }) => how === "Workshop");
    expect(entries).toMatchObject([{ who: "3 people from agencies", beyondPartners: false }]);
  });

  it("is not offered for another step", async () => {
    const room = await open(1, ["see"]);
    await room.round<SeeResult>([{ notes: [{ text: "We fall behind" }] }]);
    expect((await room.offers()).map(({ id }) => id)).toEqual(["story"]);
  });
});
