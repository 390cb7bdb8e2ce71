import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import type { HomeView } from "~/components/home/home-view";
import type { RefreshPage } from "~/lib/refresh-page.server";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import * as newPart from "~/routes/agreements.$code.$part.new";
import * as partPage from "~/routes/agreements.$code.$part.$id._index";
import * as refreshPage from "~/routes/agreements.$code.refresh";
import * as home from "~/routes/home";
import { actAs, openExampleStore } from "../support/example";
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
