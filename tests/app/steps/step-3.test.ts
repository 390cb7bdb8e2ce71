import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ForbiddenError } from "@models/outcome";
import { sentenceText } from "@models/measures/reading";
import type { Store } from "@models/store/port";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import type { PartPageView } from "~/parts/part-view";
import * as page from "~/routes/agreements.$code.steps.3";
import * as csv from "~/routes/agreements.$code.steps.3[.csv]";
import * as grid from "~/routes/agreements.$code.trajectory";
import * as onePart from "~/routes/agreements.$code.$part.$id._index";
import * as editPart from "~/routes/agreements.$code.$part.$id.edit";
import * as newPart from "~/routes/agreements.$code.$part.new";
import { openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const PARAMS = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let partner: Visitor;
beforeAll(async () => {
  store = await openExampleStore();
  const open = openPages(store);
  facilitator = await open("facilitator@coventry.example");
  partner = await open("council@coventry.example");
});
afterAll(() => store.close());

async function stepThree(search = "", visitor = facilitator): Promise<StepThree & { chosen: OneTarget }> {
  return (await visitor.get(page.loader, PARAMS, search)).data as StepThree & { chosen: OneTarget };
}
const send = (fields: Record<string, string>) => facilitator.post(page.action, PARAMS, fields);
const type = async (fields: Record<string, string>) =>
  JSON.parse((await facilitator.post(grid.action, PARAMS, fields)).data as string);
const promised = async () =>
  Object.fromEntries((await stepThree()).chosen.form.map(({ label, value }) => [label, value]));

describe("step 3 of the example", () => {
  it("says where we stand and what we promise, and draws history, promise and comparators", async () => {
    const { chosen, cap, targets, mayPromise } = await stepThree();
    expect(sentenceText(chosen.reading)).toMatch(
      /^Coventry stood at 29\.1 in 2005, 4\.9 below the region\. We promise 36\.2 by 2011\. If nothing changes, 2011 will be near \d+\.\d; \d+% of simulated futures reach the promise\.$/,
    );
    expect(targets.map(({ name }) => name)).toEqual([
      "VAT registrations per 10,000 adults",
      "Working age people in employment",
      "Working age people who claim",
    ]);
    expect(cap).toEqual({ designated: 4, of: 35 });
    expect(mayPromise).toBe(true);
    expect(chosen.chart?.lines.map(({ role }) => role)).toEqual([
      "ours",
      "comparator",
      "region",
      "tide",
      "forecast",
      "promise",
    ]);
    expect(chosen.chart?.lines.find(({ role }) => role === "tide")?.runs[0]?.map(({ text }) => text)).toEqual([
      "27",
      "27.3",
      "26",
      "26.9",
      "29.6",
      "27.9",
      "26.3",
    ]);
    expect(chosen.tide).toBe(
      "The thin line “as everyone moved” is where Coventry would be, had it moved only as West Midlands did since 1999; what lies between is our own.",
    );
    expect(chosen.chart?.lines.at(-1)?.runs[0]?.map(({ mark, text }) => `${text} ${mark}`)).toEqual([
      "29.1 dot",
      "30.2 ring",
      "32.6 ring",
      "35.1 ring",
      "37.6 ring",
      "36.2 final",
    ]);
    expect(chosen.judging.map(({ by }) => by)[0]).toBe("judged by 2008, expected on 30 October 2009");
    expect(chosen.related).toContain("Jobcentre Plus");
  });

  it("says of an unfinished target what it waits for", async () => {
    const { targets } = await stepThree();
    const { chosen } = await stepThree(`?target=${targets[2]?.id}`);
    expect(chosen.state).toMatch(/^Awaiting its baseline until 16 April 2008\./);
    expect(chosen.doubt).toMatch(/^Shown as published\./);
    expect(chosen.judging.every(({ isJudged }) => !isJudged)).toBe(true);
  });

  it("saves a typed promise, shows a conflict of one year, and undoes by what stood before", async () => {
    const { chosen } = await stepThree();
    const fields = { target: chosen.id, rev: String(chosen.rev) };
    const saved = await type({ ...fields, "trajectory.CY2008": "33" });
    expect(saved).toMatchObject({ kind: "saved", before: { CY2008: "32.6" } });
    expect(await type({ ...fields, "trajectory.CY2009": "35.5" })).toMatchObject({
      kind: "saved",
      before: { CY2009: "35.1" },
    });
    expect(await type({ ...fields, "trajectory.CY2008": "31" })).toMatchObject({
      kind: "conflict",
      theirs: "33 for 2008",
      rev: saved.rev + 1,
    });
    expect(await type({ ...fields, "trajectory.CY2008": "many" })).toMatchObject({ kind: "refused" });
    await type({
      target: chosen.id,
      rev: String(saved.rev + 1),
      "trajectory.CY2008": "32.6",
      "trajectory.CY2009": "35.1",
    });
    expect(await promised()).toMatchObject({ "2008": 32.6, "2009": 35.1 });
  });

  it("takes the trajectory by a form, another period included, and fills it", async () => {
    const { chosen } = await stepThree();
    const fields = { intent: "promise", form: `promise-${chosen.id}`, target: chosen.id, rev: String(chosen.rev) };
    const back = await send({ ...fields, "trajectory.CY2007": "thirty" });
    expect(back).toMatchObject({
      status: 400,
      data: { typed: { "trajectory.CY2007": ["thirty"] }, errors: { "trajectory.CY2007": [/./] } },
    });
    expect(await send({ ...fields, "trajectory.CY2007": "30.4", otherPeriod: "2012", otherValue: "37" })).toMatchObject(
      {
        status: 303,
        to: expect.stringContaining("#trajectories"),
      },
    );
    expect(await promised()).toMatchObject({ "2006": null, "2007": 30.4, "2012": 37 });
    const { rev } = (await stepThree()).chosen;
    expect((await send({ ...fields, rev: String(rev), fill: "straight-line" })).status).toBe(303);
    expect(await promised()).toEqual({
      "2006": 30.2,
      "2007": 31.4,
      "2008": 32.5,
      "2009": 33.6,
      "2010": 34.7,
      "2011": 35.9,
      "2012": 37,
    });
  });

  it("keeps questions with who asked and answered, and when", async () => {
    const { chosen } = await stepThree();
    await send({ intent: "ask", form: "ask", target: chosen.id, text: "Who lends to small firms?" });
    expect(await send({ intent: "ask", form: "ask", target: chosen.id, text: " " })).toMatchObject({
      status: 400,
      data: { form: "ask" },
    });
    const asked = (await stepThree()).chosen.questions.find(({ text }) => text === "Who lends to small firms?");
    expect(asked).toMatchObject({ by: expect.any(String), on: "10 March 2008", answer: null });
    await send({ intent: "answer", question: asked?.id ?? "", rev: String(asked?.rev), answer: "Two credit unions." });
    const answered = (await stepThree()).chosen.questions.find(({ id }) => id === asked?.id);
    expect(answered).toMatchObject({
      answer: "Two credit unions.",
      answeredBy: asked?.by,
      answeredOn: "10 March 2008",
    });
    expect(
      await send({ intent: "answer", question: asked?.id ?? "", rev: String(asked?.rev), answer: "One." }),
    ).toMatchObject({
      status: 409,
      data: { conflict: { fields: [{ name: "answer", theirs: "Two credit unions.", yours: "One." }] } },
    });
  });

  it("lets everybody who comments inside ask, and only who promised it or the facilitator answer", async () => {
    const open = openPages(store);
    const councillor = await open("councillor@coventry.example");
    const police = await open("police@coventry.example");
    const jobs = await open("jobs@coventry.example");
    const { chosen, mayAsk } = await stepThree("", councillor);
    // Jobcentre Plus is related to this target, the police are not.
    expect([mayAsk, chosen.mayAnswer, chosen.related]).toEqual([
      true,
      false,
      expect.arrayContaining(["Jobcentre Plus"]),
    ]);
    const form = { intent: "ask", form: "ask", target: chosen.id };
    const text = "Which wards gain most?";
    expect((await councillor.post(page.action, PARAMS, { ...form, text })).to).toContain("#questions");
    await police.post(page.action, PARAMS, { ...form, text: "And which lose?" });
    const asked = (await stepThree("", jobs)).chosen;
    expect(asked.mayAnswer).toBe(true);
    const question = asked.questions.find((each) => each.text === text);
    expect(question).toMatchObject({ by: "Councillor Jean Abbott", on: "10 March 2008" });
    const answer = { intent: "answer", question: question?.id ?? "", rev: String(question?.rev), answer: "Foleshill." };
    await expect(police.post(page.action, PARAMS, answer)).rejects.toThrow(/lead this target or are related/);
    await expect(councillor.post(page.action, PARAMS, answer)).rejects.toThrow(ForbiddenError);
    expect((await jobs.post(page.action, PARAMS, answer)).status).toBe(303);
    const answered = (await stepThree("", police)).chosen.questions.find((each) => each.text === text);
    expect(answered).toMatchObject({ answer: "Foleshill.", answeredBy: "Karen Whitlock", answeredOn: "10 March 2008" });
  });

  it("lets who asks neither answer in passing nor change what another asked", async () => {
    const councillor = await openPages(store)("councillor@coventry.example");
    const { chosen } = await stepThree("", councillor);
    const put = { target: chosen.id, text: "Who pays?", answer: "Nobody", answeredBy: "nobody" };
    expect((await councillor.post(newPart.action, { ...PARAMS, part: "question" }, put)).status).toBe(303);
    const asked = (await stepThree()).chosen.questions.find(({ text }) => text === "Who pays?");
    expect(asked).toMatchObject({ answer: null, answeredBy: null });
    const there = { ...PARAMS, part: "question", id: asked?.id ?? "" };
    await expect(councillor.post(editPart.action, there, { rev: "1", text: "Who else?" })).rejects.toThrow(
      ForbiddenError,
    );
    const shown = (await councillor.get(onePart.loader, there)).data as PartPageView;
    expect([shown.editTo, shown.answerTo, shown.mayRemove]).toEqual([undefined, undefined, false]);
    expect(((await facilitator.get(onePart.loader, there)).data as PartPageView).answerTo).toContain(
      `target=${chosen.id}`,
    );
  });

  it("sends the region to the thread it shares instead of asking inside", async () => {
    const reviewer = await openPages(store)("reviewer@westmidlands.example");
    const there = { code: "wolverhampton-2008" };
    const seen = (await reviewer.get(page.loader, there)).data as StepThree;
    expect(seen).toMatchObject({ mayAsk: false, chosen: { mayAnswer: false } });
    expect(seen.askRegionTo).toBe(`/agreements/wolverhampton-2008/submission?about=target%3A${seen.chosen?.id}#thread`);
    const fields = { intent: "ask", form: "ask", target: seen.chosen?.id ?? "", text: "Is it realistic?" };
    await expect(reviewer.post(page.action, there, fields)).rejects.toThrow(ForbiddenError);
  });

  it("writes down what a target takes for granted, who watches it and by what sign", async () => {
    const { chosen } = await stepThree();
    const refused = await send({
      intent: "assume",
      form: "assume",
      target: chosen.id,
      text: "Rates stay low",
      owner: "",
      sign: "",
    });
    expect(refused).toMatchObject({
      status: 400,
      data: { typed: { text: ["Rates stay low"] }, errors: { sign: [/./] } },
    });
    await send({
      intent: "assume",
      form: "assume",
      target: chosen.id,
      text: "Rates stay low",
      owner: "Council",
      sign: "Base rate above 6%",
    });
    expect((await stepThree()).chosen.assumptions.at(-1)).toMatchObject({
      text: "Rates stay low",
      owner: "Council",
      sign: "Base rate above 6%",
    });
  });

  it("lets partners look and not promise", async () => {
    const { chosen, mayPromise } = await stepThree("", partner);
    expect(mayPromise).toBe(false);
    await expect(
      partner.post(grid.action, PARAMS, { target: chosen.id, rev: String(chosen.rev), "trajectory.CY2008": "20" }),
    ).rejects.toThrow(/facilitator/);
  });

  it("gives the chart's numbers as a file", async () => {
    const { chosen } = await stepThree();
    const rows = ((await facilitator.get(csv.loader, PARAMS, `?target=${chosen.id}`)).data as string).split("\r\n");
    expect(rows[0]).toContain("1999,2000");
    expect(rows.find((row) => row.startsWith("we promise"))).toContain("37");
  });

  it("gives the trajectories of a priority as a file, with what others did over as many steps and at what pace", async () => {
    const { priority } = await stepThree();
    const file = (await facilitator.get(csv.loader, PARAMS, `?priority=${priority?.id}`)).data as string;
    const [heads, ...rows] = file.replace("\ufeff", "").split("\r\n");
    expect(heads).toMatch(
      /^Target,Of,2003,2004,2005,.*,Change a year,Usual a year over 3 years,Best a year over 3 years,Odds$/,
    );
    expect(rows.find((row) => row.startsWith("Wolverhampton,1999 to 2005"))).toMatch(/,27\.9,+-2\.1,,,$/);
    expect(
      (await facilitator.get(csv.loader, PARAMS, "?priority=none").catch((error: Error) => error.name)) as string,
    ).toBe("NotFoundError");
  });
});
