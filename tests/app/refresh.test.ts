import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { addPart, changePart } from "@models/agreement/change-part";
import { askForConsent, consentToRefresh, decideRefresh, proposalHash } from "@models/refresh/move-refresh";
import type { Refresh } from "@models/refresh/refresh";
import type { Store } from "@models/store/port";
import type { HomeView } from "~/components/home/home-view";
import type { Glance } from "~/lib/glance.server";
import type { RegionPage } from "~/lib/region-page.server";
import type { StepThree } from "~/lib/step-3.server";
import type { RefreshPage } from "~/lib/refresh-page.server";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import * as newPart from "~/routes/agreements.$code.$part.new";
import * as partPage from "~/routes/agreements.$code.$part.$id._index";
import * as refreshPage from "~/routes/agreements.$code.refresh";
import * as glance from "~/routes/agreements.$code._index";
import * as stepThree from "~/routes/agreements.$code.steps.3";
import * as region from "~/routes/region";
import * as home from "~/routes/home";
import { actAs, openExampleStore } from "../support/example";
import { accepted } from "../support/people";
import { openPages } from "../support/pages";

const CODE = "coventry-2008";
const NOW = "2008-12-01T12:00:00.000Z";
const FACILITATOR = "facilitator@coventry.example";
const REVIEWER = "reviewer@westmidlands.example";
let store: Store;
beforeAll(async () => {
  store = await openExampleStore("a year in");
});
afterAll(() => store.close());

const as = (email: string) => openPages(store, NOW)(email);
const turnsOf = async (email: string) => {
  const { roles } = (await (await as(email)).get(home.loader, {})).data as HomeView;
  return roles.flatMap((role) => ("turns" in role ? role.turns : []));
};

describe("a refresh", () => {
  it("is proposed, consented to and approved on its page, and shown as a version beside what was signed first", async () => {
    const book = await openBook(await actAs(store, FACILITATOR, NOW), CODE);
    const target = book.parts.target.find(({ name }) => /VAT/.test(name));
    const place = { code: CODE, part: "refresh" };
    const fields = {
      kind: "change",
      target: target?._id ?? "",
      "trajectory~period": "2011",
      "trajectory~value": "33",
      why: "Two large firms closed in the autumn",
      evidence: book.parts.evidence[0]?._id ?? "",
    };
    const facilitator = await as(FACILITATOR);
    const unsaid = await facilitator.post(newPart.action, place, { ...fields, why: "" });
    expect(unsaid.status).toBe(400);
    const added = await facilitator.post(newPart.action, place, fields);
    expect(added.status).toBe(303);
    const { parts } = await openBook(await actAs(store, FACILITATOR, NOW), CODE);
    const refresh = parts.refresh.find(({ why }) => why === fields.why);
    const here = { ...place, id: refresh?._id ?? "" };
    const view = async (email: string) =>
      ((await (await as(email)).get(partPage.loader, here)).data as PartPageView).refreshing;
    const send = async (email: string, given: Record<string, string>) =>
      (await as(email)).post(partPage.action, here, given);

    const proposal = await view(FACILITATOR);
    expect(proposal?.rows).toEqual([{ what: "2011", signed: "36.2", proposed: "33" }]);
    expect(proposal?.may).toMatchObject({ ask: true, decide: false });
    expect((await send(FACILITATOR, { intent: "refresh-ask" })).status).toBe(303);

    const saw = proposal?.saw ?? "";
    for (const { organisation, name } of proposal?.consents ?? []) {
      const people: Record<string, string> = { "Coventry City Council": "council", "Jobcentre Plus": "jobs" };
      const who = people[name];
      if (who) {
        expect((await turnsOf(`${who}@coventry.example`)).map(({ facts }) => facts)).toContainEqual(
          expect.stringMatching(/your consent is asked/),
        );
        await send(`${who}@coventry.example`, { intent: "answer", organisation, saw, answer: "accepted" });
      } else {
        const record = { who: "The director", on: "28 November 2008", how: "by letter" };
        await send(FACILITATOR, { intent: "record", organisation, saw, answer: "accepted", ...record });
      }
    }
    expect((await turnsOf(REVIEWER)).map(({ title }) => title)).toContain(`Refresh of “${target?.name}”`);
    const seen = await view(REVIEWER);
    expect(seen).toMatchObject({ words: "with the region", may: { decide: true, ask: false } });
    expect(seen?.remarks).toEqual(["Sent outside the refresh window, which opens on 1 March 2009"]);
    const unchosen = await send(REVIEWER, { intent: "refresh-decide", saw });
    expect((unchosen.data as PartRefusal).errors).toHaveProperty("decision");
    expect((await send(REVIEWER, { intent: "refresh-decide", decision: "approve", why: "Agreed", saw })).status).toBe(
      303,
    );
    expect((await turnsOf(REVIEWER)).map(({ title }) => title)).not.toContain(`Refresh of “${target?.name}”`);

    // The public reads what was signed first until the partnership publishes the new version.
    const { roles } = (await (await as(FACILITATOR)).get(home.loader, {})).data as HomeView;
    const agreements = roles.flatMap((role) => (role.role === "facilitator" ? role.agreements : []));
    expect(agreements.find(({ header }) => header.code === CODE)?.next?.title).toBe(
      "Publish the version that is signed now",
    );
    for (const email of [FACILITATOR, REVIEWER]) {
      const page = (await (await as(email)).get(refreshPage.loader, { code: CODE })).data as RefreshPage;
      expect(page.versions.map(({ number, what }) => [number, what])).toEqual([
        [1, "What was signed first"],
        [2, `Change the values that were signed: ${target?.name}`],
      ]);
      expect(page.compared?.targets.find(({ id }) => id === target?._id)).toMatchObject({
        was: "36.2 in 2011, designated",
        is: "33 in 2011, designated",
        mark: "changed",
      });
      const changed = page.compared?.changed.find(({ id }) => id === target?._id);
      expect(changed?.fields).toContainEqual({ what: "Trajectory, 2011", from: "36.2", to: "33" });
    }
  });
});

describe("a refresh that was told no", () => {
  const facilitator = () => actAs(store, FACILITATOR, NOW);
  /** One of those that the consent of every related organisation is recorded for, until one says no. */
  async function proposed(why: string, no?: { organisation: string; reason: string }) {
    const act = await facilitator();
    const { parts } = await openBook(act, CODE);
    const target = parts.target.find(({ name }) => /VAT/.test(name))!;
    const fields = {
      kind: "change",
      target: target._id,
      trajectory: { CY2011: 30 },
      why,
      evidence: [parts.evidence[0]?._id],
    };
    const { _id } = accepted(await addPart<"refresh">(act, CODE, "refresh", fields));
    const saw = proposalHash(accepted(await askForConsent(act, CODE, _id)));
    const recordedFor = { who: "The director", on: "2008-11-28", how: "by letter" };
    for (const organisation of new Set([target.lead ?? "", ...target.related])) {
      const refuses = no?.organisation === organisation;
      const answer = refuses ? { answer: "declined" as const, reason: no.reason } : { answer: "accepted" as const };
      accepted(await consentToRefresh(act, CODE, _id, { organisation, saw, recordedFor, ...answer }));
      if (refuses) break;
    }
    return { id: _id, target, saw };
  }
  const notesOf = async (email: string, target: string, priority: string) => {
    const page = await (
      await as(email)
    ).get(stepThree.loader, { code: CODE }, `?priority=${priority}&target=${target}`);
    return (page.data as StepThree).chosen?.refreshes.map(({ mark, says }) => `${mark.words}. ${says}`);
  };
  const ofRegion = async () => {
    const { regions } = (await (await as(REVIEWER)).get(region.loader, {})).data as { regions: RegionPage[] };
    return regions[0]?.refreshes.map(({ mark, why }) => `${mark.words}. ${why}`) ?? [];
  };
  const ledeOf = async (email: string) =>
    ((await (await as(email)).get(glance.loader, { code: CODE })).data as Glance).ready;

  it("by an organisation: shows at its target, on the agreement and on the facilitator's home; the region has nothing of it", async () => {
    const { parts } = await openBook(await facilitator(), CODE);
    const { lead } = parts.target.find(({ name }) => /VAT/.test(name))!;
    const before = await ofRegion();
    const { target } = await proposed("Firms closed", { organisation: lead ?? "", reason: "34 can be reached" });
    const says = "an organisation does not consent. Coventry City Council, 1 December 2008: 34 can be reached";
    expect(await notesOf(FACILITATOR, target._id, target.priority)).toContain(says);
    expect(await ledeOf(FACILITATOR)).toMatch(/Refresh proposals: one declined by an organisation/);
    expect((await turnsOf(FACILITATOR)).map(({ facts }) => facts)).toContainEqual(
      expect.stringMatching(/an organisation does not consent/),
    );
    expect(await ofRegion()).toEqual(before);
    expect(await notesOf(REVIEWER, target._id, target.priority)).not.toContain(says);
  });

  it.each([
    { decision: "return" as const, words: "returned by the region" },
    { decision: "refuse" as const, words: "refused by the region" },
  ])(
    "by the region, $decision: shows on both sides at its target, and on the region's page after what it is to decide",
    async ({ decision, words }) => {
      const { id, saw, target } = await proposed(`To be told no: ${decision}`);
      const agreement = "Coventry Local Area Agreement";
      expect((await ofRegion())[0]).toBe(`waits for your decision. ${agreement} · sent 1 December 2008`);
      const why = "The odds are even";
      accepted(await decideRefresh(await actAs(store, REVIEWER, NOW), CODE, id, { decision, why, saw }));
      expect(await ofRegion()).toContain(`${words}. ${agreement} · The region, 1 December 2008: ${why}`);
      for (const email of [FACILITATOR, REVIEWER]) {
        expect(await notesOf(email, target._id, target.priority)).toContain(
          `${words}. The region, 1 December 2008: ${why}`,
        );
        expect(await ledeOf(email)).toMatch(new RegExp(`Refresh proposals:.*one ${words}`));
      }
      expect((await turnsOf(FACILITATOR)).map(({ facts }) => facts)).toContainEqual(expect.stringMatching(words));
      // What the partnership makes of it is its own until it is sent again.
      if (decision === "refuse") return;
      const { rev } = (await store.get<Refresh>("refreshes", id))!;
      accepted(
        await changePart(await facilitator(), CODE, "refresh", id, rev, { why: "What we think of by ourselves" }),
      );
      const known = (await openBook(await actAs(store, REVIEWER, NOW), CODE)).parts.refresh.find(
        ({ _id }) => _id === id,
      );
      expect(known).toMatchObject({ why: "To be told no: return", state: "returned" });
    },
  );
});
