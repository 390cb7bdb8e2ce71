import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishAgreement } from "@models/agreement/publish";
import type { Feedback } from "@models/feedback/feedback";
import type { Store } from "@models/store/port";
import { FEEDBACK_FROM_ADDRESS } from "~/lib/limits.server";
import * as moderation from "~/routes/agreements.$code.feedback";
import * as home from "~/routes/home";
import * as published from "~/routes/published.$code";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { submit, visit } from "../support/visit";

const CODE = "coventry-2008";
const FACILITATOR = "facilitator@coventry.example";
const params = { code: CODE };
const page = { path: `/published/${CODE}`, params };

let store: Store;
beforeEach(async () => {
  store = await openExampleStore();
  const facilitator = await actAs(store, FACILITATOR);
  accepted(await publishAgreement(facilitator, CODE, { kind: "consultation draft", closes: "2008-04-30" }));
});
afterEach(() => store.close());

const send = (fields: Record<string, string>) => submit(store, published.action, { ...page, fields });
const decide = (fields: Record<string, string>, as = FACILITATOR) =>
  submit(store, moderation.action, { path: `/agreements/${CODE}/feedback`, params, as, fields });
const moderated = (as = FACILITATOR) =>
  visit(store, moderation.loader, { path: `/agreements/${CODE}/feedback`, params, as });

describe("the form on the public page", () => {
  it("takes what anybody says, thanks them, and shows nothing before somebody has looked", async () => {
    const { subjects } = await visit(store, published.loader, page);
    const about = subjects.find(({ value }) => value.startsWith("target:"))?.value ?? "";
    const sent = (await send({ about, text: "More rooms, please", website: "" })) as Response;
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `/published/${CODE}?sent=yes`]);
    expect(await visit(store, published.loader, { ...page, path: `${page.path}?sent=yes` })).toMatchObject({
      wasSent: true,
      feedback: [],
    });
  });

  it("says what is missing beside its field and keeps what was typed", async () => {
    expect(await send({ about: "whole", text: "", name: "Rose" })).toMatchObject({
      init: { status: 400 },
      data: { refused: { errors: { text: ["Enter what you want to say"] }, values: { name: "Rose" } } },
    });
  });

  it("takes so many from one address in an hour, and of what is refused none counts", async () => {
    await send({ about: "whole", text: "" });
    for (let i = 0; i < FEEDBACK_FROM_ADDRESS.most; i++) await send({ about: "whole", text: `Reply ${i}` });
    expect(await send({ about: "whole", text: "One more" })).toMatchObject({
      init: { status: 429 },
      data: { refused: { values: { text: "One more" } } },
    });
    expect(await store.count("feedback", {})).toBe(FEEDBACK_FROM_ADDRESS.most);
  });
});

describe("the page on which it is decided", () => {
  it("teaches while nobody has said anything, then lists what waits, and home says so", async () => {
    expect(await moderated()).toMatchObject({ isPublished: true, waiting: [], decided: [] });
    await send({ about: "whole", text: "More rooms, please", email: "rose@reader.example" });
    expect(await moderated()).toMatchObject({
      waiting: [{ text: "More rooms, please", email: "rose@reader.example" }],
    });
    const atHome = await visit(store, home.loader, { path: "/home", as: FACILITATOR });
    expect(JSON.stringify(atHome)).toContain("One reader waits for a word");
    expect((await moderated("police@coventry.example")).waiting).toEqual([]);
  });

  it("answers in public what was said", async () => {
    await send({ about: "whole", text: "More rooms, please" });
    const [{ _id, rev }] = (await store.find<Feedback>("feedback", {})) as [Feedback];
    const shown = { feedback: _id, rev: String(rev) };
    expect(await decide({ intent: "answer", form: `answer-${_id}`, text: "", ...shown })).toMatchObject({
      init: { status: 400 },
      data: { refused: { form: `answer-${_id}`, errors: { text: [expect.stringMatching(/Write what you did/)] } } },
    });
    const answered = (await decide({ intent: "answer", text: "Two were found.", ...shown })) as Response;
    expect(answered.headers.get("location")).toBe(`/agreements/${CODE}/feedback?saved=answer`);
    const { feedback } = await visit(store, published.loader, page);
    expect(feedback).toMatchObject([
      { text: "More rooms, please", who: "A reader", answer: { text: "Two were found." } },
    ]);
    // Who decides later is told that somebody was there before.
    expect(await decide({ intent: "hide", why: "Rude", ...shown })).toMatchObject({ init: { status: 400 } });
  });
});
