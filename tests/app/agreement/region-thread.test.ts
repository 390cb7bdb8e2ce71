import type { Act } from "@models/act";
import { addComment } from "@models/agreement/add-comment";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { giveRole } from "@models/people/manage-people";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RegionThreadView } from "~/lib/region-thread.server";
import type { FormAnswer } from "~/lib/several-forms.server";
import { loader as changes } from "~/routes/agreements.$code.changes";
import { action, loader } from "~/routes/agreements.$code.submission";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

/** With the region in the example, and a draft that is not. */
const PARAMS = { code: "wolverhampton-2008" };
const DRAFT = { code: "coventry-2008" };

describe("the thread between partnership and region on the submission page", () => {
  let store: Store;
  let act: Act;
  let facilitator: Visitor;
  let reviewer: Visitor;
  let partner: Visitor;
  let member: Visitor;
  let auditor: Visitor;
  let target: string;

  beforeAll(async () => {
    store = await openExampleStore();
    act = await actAs(store, "facilitator@wolverhampton.example");
    const { partnership, parts } = await openBook(act, PARAMS.code);
    target = parts.target[0]?._id ?? "";
    const bring = async (email: string, role: "partner" | "member") => {
      const { actor } = await actAs(store, email);
      const organisation = role === "partner" ? actor.roles[0]?.organisation : undefined;
      await giveRole(act, {
        person: actor.person,
        role,
        partnership: partnership._id,
        ...(organisation && { organisation }),
      });
    };
    await bring("police@coventry.example", "partner");
    await bring("councillor@coventry.example", "member");
    const visit = openPages(store);
    facilitator = await visit("facilitator@wolverhampton.example");
    reviewer = await visit("reviewer@westmidlands.example");
    partner = await visit("police@coventry.example");
    member = await visit("councillor@coventry.example");
    auditor = await visit("auditor@westmidlands.example");
  });
  afterAll(() => store.close());

  const threadOf = async (visitor: Visitor, search = "", params = PARAMS) =>
    ((await visitor.get(loader, params, search)).data as { thread: RegionThreadView | null }).thread;
  const textsOf = async (visitor: Visitor) => (await threadOf(visitor))?.remarks.map(({ text }) => text);
  const say = (visitor: Visitor, text: string, about = "", params = PARAMS) =>
    visitor.post(action, params, { form: "say", intent: "say", about, text });

  it("is written by both sides, about the agreement or a part of it, and read by all who may open the page", async () => {
    expect((await say(reviewer, "When could we meet?")).to).toBe(`/agreements/${PARAMS.code}/submission?saved=say`);
    await say(facilitator, "Any day in April.", `target:${target}`);
    await say(partner, "The police would come too.");
    await say(member, "So would I.");
    const said = ["When could we meet?", "Any day in April.", "The police would come too.", "So would I."];
    for (const visitor of [facilitator, partner, member, reviewer, auditor]) {
      expect(await textsOf(visitor)).toEqual(said);
    }
    const seen = await threadOf(reviewer);
    const name = (await openBook(act, PARAMS.code)).parts.target[0]?.name;
    expect(seen?.remarks.map(({ about }) => about).slice(0, 2)).toEqual([
      { words: "the agreement as a whole", to: null },
      { words: name, to: `/agreements/${PARAMS.code}/target/${target}` },
    ]);
    expect(seen?.remarks.map(({ who }) => who)).toEqual([
      expect.stringMatching(/, West Midlands$/),
      expect.stringMatching(/, Wolverhampton/),
      expect.stringMatching(/, West Midlands Police$/),
      expect.stringMatching(/^Councillor Jean Abbott, Wolverhampton/),
    ]);
  });

  it("is not the auditor's to write in", async () => {
    expect(await threadOf(auditor)).toMatchObject({ mayWrite: false, lock: null });
    await expect(say(auditor, "Show me the sums.")).rejects.toThrow(/does not comment/);
  });

  it("starts with what a page asked about, when that is there for this person", async () => {
    expect((await threadOf(reviewer, `?about=target:${target}`))?.asked).toBe(`target:${target}`);
    expect((await threadOf(reviewer, "?about=target:another"))?.asked).toBeNull();
  });

  it("keeps what was typed when nothing was said, or what it is about has gone", async () => {
    const empty = await say(reviewer, " ", `target:${target}`);
    const gone = await say(reviewer, "About the one before", "target:gone");
    expect([empty.status, gone.status]).toEqual([400, 400]);
    expect(refusedOf(empty.data)).toMatchObject({ form: "say", values: { about: `target:${target}` } });
    expect(Object.keys(refusedOf(empty.data).errors)).toEqual(["text"]);
    expect(refusedOf(gone.data)).toMatchObject({
      errors: { about: [expect.stringMatching(/no longer here/)] },
      values: { text: "About the one before" },
    });
  });

  it("leaves the partnership's own comments inside, and the names of what the region does not have", async () => {
    const on = { kind: "target", id: target } as const;
    await addComment(act, PARAMS.code, { on, text: "We could go lower", thread: "partnership", seenBy: "everybody" });
    await addComment(act, PARAMS.code, {
      on: "agreement",
      text: "They are slow",
      thread: "partnership",
      seenBy: "everybody",
    });
    const police = await actAs(store, "police@coventry.example");
    await addComment(police, PARAMS.code, {
      on,
      text: "Between officers",
      thread: "region",
      seenBy: "own organisation",
    });
    const { parts } = await openBook(act, PARAMS.code);
    const later = await addPart(act, PARAMS.code, "evidence", {
      priority: parts.priority[0]?._id,
      title: "Names of informants",
      kind: "data",
      audience: { kind: "partnership" },
    });
    if (later.kind !== "done") throw new Error("It was refused");
    const about = { kind: "evidence", id: later.value._id } as const;
    await addComment(act, PARAMS.code, { on: about, text: "We have a source", thread: "region", seenBy: "everybody" });

    const { data } = await reviewer.get(loader, PARAMS);
    const sent = JSON.stringify(data);
    for (const inside of ["We could go lower", "They are slow", "Between officers", "Names of informants"]) {
      expect(sent).not.toContain(inside);
    }
    expect((data as { thread: RegionThreadView }).thread.remarks.at(-1)).toMatchObject({
      text: "We have a source",
      about: { words: "an evidence item that is not in what was submitted", to: null },
    });
    expect((await threadOf(partner))?.remarks.at(-1)?.about).toEqual({
      words: "Names of informants",
      to: `/agreements/${PARAMS.code}/evidence/${later.value._id}`,
    });
    // Kept to one organisation, it is no part of what the two sides say to each other.
    expect(await textsOf(partner)).not.toContain("Between officers");
  });

  it("is told among the changes, with where it was said", async () => {
    const { data } = await facilitator.get(changes, PARAMS);
    const told = (data as { entries: { title: string; href: string }[] }).entries;
    expect(told.find(({ title }) => title === "When could we meet?")?.href).toBe(
      `/agreements/${PARAMS.code}/submission#thread`,
    );
  });

  it("is not there before the region has the agreement, and cannot be begun", async () => {
    const coventry = await openPages(store)("facilitator@coventry.example");
    expect(await threadOf(coventry, "", DRAFT)).toBeNull();
    const refused = await say(coventry, "Are you there?", "", DRAFT);
    expect([
      refused.status,
      (await openBook(await actAs(store, "facilitator@coventry.example"), DRAFT.code)).parts.comment,
    ]).toEqual([400, expect.not.arrayContaining([expect.objectContaining({ text: "Are you there?" })])]);
    await expect(say(reviewer, "Are you there?", "", DRAFT)).rejects.toThrow(/no such agreement/);
  });
});

function refusedOf(data: unknown) {
  const answer = data as FormAnswer;
  if (answer.kind !== "refused") throw new Error("It was not refused");
  return answer.refused;
}
