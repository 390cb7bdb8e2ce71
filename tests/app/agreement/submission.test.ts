import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SubmissionPage } from "~/lib/submission-page.server";
import type { FormAnswer } from "~/lib/several-forms.server";
import { loader as glance } from "~/routes/agreements.$code._index";
import { action, loader } from "~/routes/agreements.$code.submission";
import { loader as published } from "~/routes/published.$code";
import type { RegionIndicatorsPage } from "~/lib/region-indicators.server";
import type { RegionPage } from "~/lib/region-page.server";
import { loader as region } from "~/routes/region";
import { loader as indicators } from "~/routes/region_.indicators";
import { openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const WOLVERHAMPTON = { code: "wolverhampton-2008" };
const COVENTRY = { code: "coventry-2008" };

let store: Store;
let facilitator: Visitor;
let reviewer: Visitor;
let coventry: Visitor;

beforeEach(async () => {
  store = await openExampleStore();
  const as = openPages(store);
  facilitator = await as("facilitator@wolverhampton.example");
  reviewer = await as("reviewer@westmidlands.example");
  coventry = await as("facilitator@coventry.example");
});
afterEach(() => store.close());

const page = async (visitor: Visitor, params = WOLVERHAMPTON) =>
  (await visitor.get(loader, params)).data as SubmissionPage;
const send = (visitor: Visitor, fields: Record<string, string | string[]>, params = WOLVERHAMPTON) =>
  visitor.post(action, params, fields);

async function refusal(visitor: Visitor, fields: Record<string, string>, params = WOLVERHAMPTON) {
  const { status, data } = await send(visitor, { form: fields["intent"] ?? "", ...fields }, params);
  const answer = data as FormAnswer;
  if (answer.kind !== "refused") throw new Error("It was not refused");
  return { status, ...answer.refused };
}

async function returned(text = "Why 69 in 2010?") {
  const { submitted, pointSubjects } = await page(reviewer);
  const on = pointSubjects.find(({ value }) => value.startsWith("target:"))?.value ?? "";
  return send(reviewer, {
    intent: "return",
    sha256: submitted?.sha256 ?? "",
    "on-0": "",
    "text-0": "",
    "on-1": on,
    "text-1": text,
  });
}

describe("the submission page", () => {
  it("shows what stands in the way, each with where to mend it", async () => {
    const { gating, may } = await page(coventry, COVENTRY);
    expect(may.submit).toBe(true);
    expect(gating.length).toBeGreaterThan(0);
    for (const { to } of gating) expect(to).toMatch(/^\/agreements\/coventry-2008\//);
  });

  it("offers each side its own acts and no others", async () => {
    expect((await page(facilitator)).may).toMatchObject({ withdraw: true, judge: false, publish: true, submit: false });
    expect((await page(reviewer)).may).toMatchObject({ withdraw: false, judge: true, publish: false, submit: false });
  });

  it("takes a return with points, skips empty rows, and brings back what was typed when one is wrong", async () => {
    const { submitted } = await page(reviewer);
    const sha256 = submitted?.sha256 ?? "";
    const none = await refusal(reviewer, { intent: "return", sha256 });
    expect([none.status, none.errors["text-0"]?.[0]]).toEqual([400, expect.stringMatching(/at least one point/)]);
    const wrong = await refusal(reviewer, { intent: "return", sha256, "on-2": "", "text-2": "Who pays?" });
    expect(wrong.errors["on-2"]).toEqual(["Choose the target or priority that the point is about"]);
    expect(wrong.values["text-2"]).toBe("Who pays?");
    expect(await returned()).toMatchObject({
      status: 303,
      to: "/agreements/wolverhampton-2008/submission?saved=return",
    });
    expect((await page(facilitator)).points).toMatchObject([{ text: "Why 69 in 2010?", answer: null }]);
  });

  it("asks for answers, submits again, and shows the reviewer what changed", async () => {
    await returned();
    const { points } = await page(facilitator);
    const id = points[0]?.id ?? "";
    expect(await refusal(facilitator, { intent: "submit" })).toMatchObject({ status: 400 });
    const empty = await refusal(facilitator, { intent: "answer-points", point: id, [`answer-${id}`]: "" });
    expect(empty.errors[`answer-${id}`]).toBeDefined();
    const unsaid = await refusal(facilitator, { intent: "answer-points", point: id, [`answer-${id}`]: "It pays" });
    expect(unsaid.errors[`changed-${id}`]).toEqual(["Say whether you changed something"]);
    expect(unsaid.values[`answer-${id}`]).toBe("It pays");
    await send(facilitator, {
      intent: "answer-points",
      point: id,
      [`changed-${id}`]: "no",
      [`answer-${id}`]: "The council pays",
    });
    expect((await page(facilitator)).gating).toEqual([]);
    expect(await send(facilitator, { intent: "submit" })).toMatchObject({ status: 303 });
    const seen = await page(reviewer);
    expect(seen.points[0]?.answer).toMatchObject({ changed: false, text: "The council pays" });
    expect(seen.submitted?.count).toBe(2);
    expect(seen.changed).toEqual([]);
  });

  it("agrees only what was on the page", async () => {
    expect(await refusal(reviewer, { intent: "agree", sha256: "another" })).toMatchObject({ status: 400 });
    const { submitted } = await page(reviewer);
    await send(reviewer, { intent: "agree", sha256: submitted?.sha256 ?? "" });
    expect(await page(facilitator)).toMatchObject({ status: "agreed", may: { close: true, recordApproval: false } });
  });

  it("publishes for anybody to read, as the facilitator chose", async () => {
    await send(facilitator, { intent: "publish", kind: "consultation draft", closes: "30 April 2008" });
    const { data } = await coventry.get(published, WOLVERHAMPTON);
    expect(data).toMatchObject({ version: "Draft for consultation until 30 April 2008", consults: true });
  });
});

describe("a published target", () => {
  it("says its unit once, whether or not the indicator's name says it", async () => {
    await send(coventry, { intent: "publish", kind: "consultation draft", closes: "30 April 2008" }, COVENTRY);
    const { data } = await coventry.get(published, COVENTRY);
    const { priorities } = data as { priorities: { targets: { indicator: string }[] }[] };
    const indicators = priorities.flatMap(({ targets }) => targets.map(({ indicator }) => indicator));
    expect(indicators).toContain("VAT registrations, Enterprise: VAT registrations per 10,000 adults");
    expect(indicators).toContainEqual(expect.stringMatching(/, %$/));
  });
});

describe("the region's page", () => {
  it("lists what was submitted in the region, with how each area stands, and nothing else", async () => {
    const { data } = await reviewer.get(region, {});
    const { regions } = data as { regions: RegionPage[] };
    expect(regions.map(({ name }) => name)).toEqual(["West Midlands"]);
    expect(regions[0]?.agreements.map(({ area }) => area)).toEqual(["Wolverhampton"]);
    expect(regions[0]?.agreements[0]).toMatchObject({
      designated: 1,
      statuses: { "no result yet": 1 },
      likely: { of: 1 },
      missing: 0,
      direction: { worse: 1 },
    });
  });

  it("holds one indicator across its areas, each against the region", async () => {
    const { data } = await reviewer.get(indicators, {});
    const [page] = (data as { regions: RegionIndicatorsPage[] }).regions;
    expect(page?.chosen?.label).toContain("NI 151");
    expect(page?.areas).toMatchObject([
      { area: "Wolverhampton", value: "65.2", gap: { text: "−7.8", judgement: "worse" }, rank: "2nd of 2" },
    ]);
    expect(page?.areas[0]?.drawn?.rings).toHaveLength(3);
  });
});

describe("the glance", () => {
  it("says in a sentence how far the agreement is and what comes next", async () => {
    const { data } = await coventry.get(glance, COVENTRY);
    expect(data).toMatchObject({
      ready: "None of four priorities is ready for the region.",
      gate: expect.stringMatching(/^ [A-Z][a-z]+ things$/) as string,
      rest: expect.stringMatching(/^ stand between us and submission; the next is to /) as string,
    });
  });

  it("is of the snapshot for the region", async () => {
    const { data } = await reviewer.get(glance, WOLVERHAMPTON);
    expect(data).toMatchObject({
      gate: null,
      ready: expect.stringMatching(/what the partnership submitted/) as string,
    });
  });
});
