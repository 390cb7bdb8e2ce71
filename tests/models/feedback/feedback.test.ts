import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import { findAgreement, openBook } from "@models/agreement/book";
import { exportFor } from "@models/agreement/export-agreement";
import { publishAgreement, readPublished, unpublishAgreement } from "@models/agreement/publish";
import { eraseSender } from "@models/feedback/erase-sender";
import type { Feedback } from "@models/feedback/feedback";
import { answerFeedback, assignFeedback, hideFeedback, showFeedback } from "@models/feedback/moderate";
import { feedbackFor, openFeedback, waitingFeedback } from "@models/feedback/read-feedback";
import { sendFeedback } from "@models/feedback/send-feedback";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import { VIEWER } from "@models/people/actor";
import type { Store } from "@models/store/port";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const CODE = "coventry-2008";
const PERSON = { name: "Rose Tyler-Smith", email: "rose@reader.example" };

let store: Store;
let facilitator: Act;
let police: Act;
let reader: Act;
let agreement: string;
let priority: string;

beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  police = await actAs(store, "police@coventry.example");
  reader = { ...facilitator, actor: VIEWER };
  accepted(await publishAgreement(facilitator, CODE, { kind: "consultation draft", closes: "2008-04-30" }));
  const version = await readPublished(store, CODE);
  agreement = version.agreement;
  priority = version.content.priorities[0]?.id ?? "";
});
afterEach(() => store.close());

const say = async (fields: object = {}): Promise<Feedback> =>
  accepted(await sendFeedback(reader, CODE, { about: `priority:${priority}`, text: "Too few rooms", ...fields }));
const told = async () => openFeedback(store, agreement);
const byName = (said: Awaited<ReturnType<typeof told>>) => [...said].sort((a) => (a.name === null ? -1 : 1));
const logged = async () =>
  (await openBook(facilitator, CODE)).parts.consultation.filter(({ who }) => who === "Readers of the published draft");

describe("what a reader says", () => {
  it("is kept unseen, without a trace of who is signed in", async () => {
    const kept = accepted(
      await sendFeedback(police, CODE, { about: "whole", text: "  Well done  ", ...PERSON, showName: true }),
    );
    expect(kept).toMatchObject({ state: "received", text: "Well done", created: { by: "nobody" }, ofDraft: true });
    expect(await told()).toEqual([]);
    expect(await waitingFeedback(facilitator, [await findAgreement(facilitator, CODE)])).toMatchObject([{ count: 1 }]);
    expect(await waitingFeedback(police, [await findAgreement(police, CODE)])).toEqual([]);
  });

  it.each([
    ["nothing that it is about", { about: "" }, "about"],
    ["something that is not published", { about: "target:of-another-agreement" }, "about"],
    ["no words", { text: " " }, "text"],
    ["too many words", { text: "x".repeat(3001) }, "text"],
    ["half an address", { email: "not an address" }, "email"],
    ["a name to show and no name", { showName: true }, "name"],
    ["what only a program fills in", { website: "https://buy.example" }, "website"],
  ])("is refused with %s, at its field, and nothing is kept", async (_what, fields, field) => {
    const sent = await sendFeedback(reader, CODE, { about: "whole", text: "Well done", ...fields });
    expect(sent).toMatchObject({ kind: "refused", problems: [{ field }] });
    expect(await store.count("feedback", {})).toBe(0);
  });

  it("needs something that is published now", async () => {
    await expect(sendFeedback(reader, "trafford-2008", {})).rejects.toThrow(NotFoundError);
    accepted(await unpublishAgreement(facilitator, CODE, "Back in April"));
    expect(await sendFeedback(reader, CODE, { about: "whole", text: "Well done" })).toMatchObject({ kind: "refused" });
  });
});

describe("deciding about it", () => {
  it("shows it as it was said, hides it with a reason, answers it in public", async () => {
    const [one, two] = [await say({ ...PERSON, showName: true }), await say(PERSON)];
    accepted(await showFeedback(facilitator, CODE, one._id, one.rev));
    accepted(await answerFeedback(facilitator, CODE, two._id, two.rev, "We found two more."));
    expect(byName(await told())).toMatchObject([
      { text: "Too few rooms", name: null, answer: { text: "We found two more." } },
      { text: "Too few rooms", name: PERSON.name, answer: null },
    ]);
    expect(await hideFeedback(facilitator, CODE, one._id, one.rev + 1, " ")).toMatchObject({
      problems: [{ field: "why" }],
    });
    accepted(await hideFeedback(facilitator, CODE, one._id, one.rev + 1, "It names somebody"));
    expect(await told()).toHaveLength(1);
    expect(await checkStore(store)).toEqual([]);
  });

  it("is the facilitator’s, or of the organisation that is asked, and of nobody else", async () => {
    const { _id, rev } = await say(PERSON);
    await expect(showFeedback(police, CODE, _id, rev)).rejects.toThrow(ForbiddenError);
    await expect(assignFeedback(police, CODE, _id, rev, "")).rejects.toThrow(ForbiddenError);
    expect(await assignFeedback(facilitator, CODE, _id, rev, "nobody")).toMatchObject({
      problems: [{ field: "organisation" }],
    });
    const own = police.actor.roles[0]?.organisation ?? "";
    const asked = accepted(await assignFeedback(facilitator, CODE, _id, rev, own));
    expect(await waitingFeedback(police, [await findAgreement(police, CODE)])).toMatchObject([{ count: 1 }]);
    expect(accepted(await showFeedback(police, CODE, _id, asked.rev)).state).toBe("shown");
    const elsewhere = await actAs(store, "facilitator@wolverhampton.example");
    await expect(showFeedback(elsewhere, "wolverhampton-2008", _id, rev)).rejects.toThrow(NotFoundError);
  });

  it("by two at the same moment has one outcome, and the other is told", async () => {
    const { _id, rev } = await say();
    const outcomes = await Promise.all([
      showFeedback(facilitator, CODE, _id, rev),
      hideFeedback(facilitator, CODE, _id, rev, "It names somebody"),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const kept = await store.get<Feedback>("feedback", _id);
    expect(Boolean(kept?.hidden)).toBe(kept?.state === "hidden");
  });

  it("keeps who said it to whoever decides, in lists and in files", async () => {
    const { _id, rev } = await say(PERSON);
    await say(PERSON);
    accepted(await showFeedback(facilitator, CODE, _id, rev));
    const seen = async (act: Act) => JSON.stringify(await feedbackFor(act, await findAgreement(act, CODE)));
    expect(await seen(facilitator)).toContain(PERSON.email);
    expect(await seen(police)).not.toMatch(/Tyler-Smith|rose@/);
    const file = await exportFor(police, CODE);
    expect(file.feedback).toHaveLength(1);
    expect(JSON.stringify(file)).not.toMatch(/Tyler-Smith|rose@/);
    expect(JSON.stringify(await exportFor(facilitator, CODE))).toContain(PERSON.email);
    const councillor = await actAs(store, "councillor@coventry.example");
    await expect(seen(councillor)).rejects.toThrow(ForbiddenError);
  });
});

describe("replies to a draft", () => {
  it("enter the consultation log once they are looked at, as one entry of how many, never of who", async () => {
    const replies = [await say(PERSON), await say(PERSON), await say({ about: "whole" }), await say()];
    expect(await logged()).toEqual([]);
    await Promise.all(
      replies.slice(0, 3).map(({ _id, rev }) => showFeedback(facilitator, CODE, _id, rev).then(accepted)),
    );
    const [entry, ...others] = await logged();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ priority, beyondPartners: true, date: "2008-03-10" });
    expect(entry?.said).toMatch(
      /^2 replies about this priority .*10 March 2008, and 1 reply about the draft as a whole/,
    );
    expect(JSON.stringify(entry)).not.toMatch(/Tyler-Smith|rose@/);
    accepted(await hideFeedback(facilitator, CODE, replies[0]?._id ?? "", (replies[0]?.rev ?? 0) + 1, "By a program"));
    expect((await logged())[0]?.said).toMatch(/^1 reply about this priority/);
  });
});

describe("erasing who said something", () => {
  it("keeps what was said and leaves no trace of who: not in its history, an export or the public page", async () => {
    const said = await say({ ...PERSON, showName: true });
    const { rev } = accepted(await showFeedback(facilitator, CODE, said._id, said.rev));
    expect((await told())[0]?.name).toBe(PERSON.name);
    await expect(eraseSender(police, CODE, said._id, rev)).rejects.toThrow(ForbiddenError);
    accepted(await eraseSender(facilitator, CODE, said._id, rev));
    expect(await told()).toMatchObject([{ text: "Too few rooms", name: null }]);
    const kept = await store.get<Feedback>("feedback", said._id);
    expect(kept).toMatchObject({ name: null, email: null, showName: false, erased: { by: facilitator.actor.person } });
    // Who erased it and when is history; what was erased is not.
    expect(kept?.changes.at(-1)).toMatchObject({ path: "erased", by: facilitator.actor.person, at: facilitator.now });
    const exported = await exportFor(facilitator, CODE);
    for (const each of [kept, exported]) expect(JSON.stringify(each)).not.toMatch(/Tyler-Smith|rose@reader/);
    expect(await checkStore(store)).toEqual([]);
    expect(refusals(await eraseSender(facilitator, CODE, said._id, kept?.rev ?? 0))).toEqual([
      "No name or address is kept with this.",
    ]);
  });

  it("given at once with an answer has one outcome, and the other is told", async () => {
    const said = await say(PERSON);
    const outcomes = await Promise.all([
      eraseSender(facilitator, CODE, said._id, said.rev),
      answerFeedback(facilitator, CODE, said._id, said.rev, "We opened two rooms"),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect(outcomes.flatMap(refusals)).toEqual([expect.stringMatching(/Somebody else has decided/)]);
  });
});
