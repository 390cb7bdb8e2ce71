import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentHash } from "@models/commitments/committed-text";
import { type Commitment, acceptanceId } from "@models/commitments/commitment";
import { signatureState } from "@models/commitments/signature";
import { changePart } from "@models/agreement/change-part";
import { ForbiddenError } from "@models/outcome";
import { addPost, handOver, holderOf } from "@models/people/post";
import type { Organisation } from "@models/place/organisation";
import { mergeOrganisation } from "@models/place/merge-organisation";
import { findPartnership } from "@models/place/manage-places";
import type { Store } from "@models/store/port";
import type { Target } from "@models/targets/target";
import { actAs, openExampleStore } from "../../support/example";
import { accepted, refusals } from "../../support/people";

const CODE = "coventry-2008";
let store: Store;
let target: Target;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

const facilitator = () => actAs(store, "facilitator@coventry.example");
const present = async () => (await store.get<Target>("targets", target._id)) as Target;

async function accept(organisation: string, email: string): Promise<void> {
  const given = { organisation, answer: "accepted", saw: commitmentHash("target", await present()) } as const;
  accepted(await answerCommitment(await actAs(store, email), CODE, "target", target._id, given));
}

const commitmentOf = (organisation: string) =>
  store.get<Commitment>("commitments", acceptanceId(target._id, organisation));

const stateFor = async (organisation: string) => {
  const part = await present();
  return signatureState((await commitmentOf(organisation))?.promiser, commitmentHash("target", part));
};

describe("handing over a post", () => {
  it("moves what is open and asks the organisation again; what is over keeps the old name", async () => {
    const act = await facilitator();
    const partnership = await findPartnership(act, "coventry");
    const tom = await actAs(store, "council@coventry.example");
    const karen = await actAs(store, "jobs@coventry.example");
    const council = tom.actor.roles[0]?.organisation ?? "";
    const agreement = (await store.find<{ _id: string; rev: number }>("agreements", { code: CODE }))[0]?._id ?? "";
    const [first] = await store.find<Target>("targets", { agreement, removed: null }, { limit: 1 });
    target = first as Target;
    const rev = target.rev;
    accepted(
      await changePart(act, CODE, "target", target._id, rev, {
        lead: council,
        leadPerson: tom.actor.person,
        related: [],
      }),
    );
    await accept(council, "council@coventry.example");
    const actions = await store.find<Action>("actions", { agreement, removed: null });
    const [open, over] = actions as [Action, Action];
    const owned = { owner: council, leadPerson: tom.actor.person, lead: "Enterprise team" };
    accepted(await changePart(act, CODE, "action", open._id, open.rev, { ...owned, status: "under way" }));
    accepted(await changePart(act, CODE, "action", over._id, over.rev, { ...owned, status: "done" }));

    const fields = { name: "Head of economic development", organisation: council, person: tom.actor.person };
    const post = accepted(
      await addPost(act, partnership, { ...fields, from: "2007-04-01", deputy: karen.actor.person }),
    );
    const handed = await handOver(act, post._id, { to: karen.actor.person, from: "2008-03-10" });
    expect(accepted(handed).passedOn).toBeGreaterThanOrEqual(2);

    expect((await present()).leadPerson).toBe(karen.actor.person);
    expect(await stateFor(council)).toBe("waiting");
    expect(await store.get<Action>("actions", open._id)).toMatchObject({
      leadPerson: karen.actor.person,
      lead: "Enterprise team",
    });
    expect((await store.get<Action>("actions", over._id))?.leadPerson).toBe(tom.actor.person);
    const kept = await store.get<typeof post>("posts", post._id);
    expect(kept && holderOf(kept)).toEqual({ person: karen.actor.person, from: "2008-03-10", until: null });
    expect(kept?.deputy).toBeNull();

    const again = await handOver(act, post._id, { to: karen.actor.person, from: "2008-03-10" });
    expect(accepted(again).passedOn).toBe(0);
    expect(refusals(await handOver(act, post._id, { to: tom.actor.person, from: "2001-01-01" }))).toHaveLength(1);
    await expect(handOver(tom, post._id, { to: tom.actor.person, from: "2008-03-11" })).rejects.toThrow(ForbiddenError);
  });
});

describe("merging an organisation", () => {
  it("passes what is open to a successor, who is asked, and history keeps the old name", async () => {
    const act = await facilitator();
    const health = (await actAs(store, "health@coventry.example")).actor.roles[0]?.organisation ?? "";
    const jobs = (await actAs(store, "jobs@coventry.example")).actor.roles[0]?.organisation ?? "";
    const council = (await actAs(store, "council@coventry.example")).actor.roles[0]?.organisation ?? "";
    const { rev } = await present();
    accepted(
      await changePart(act, CODE, "target", target._id, rev, {
        lead: health,
        leadPerson: null,
        related: [jobs, council],
      }),
    );
    await accept(health, "health@coventry.example");
    await accept(council, "council@coventry.example");

    const fields = { state: "merged", on: "2008-04-01", successor: council } as const;
    const merged = accepted(await mergeOrganisation(act, health, fields));
    expect(merged.passedOn).toBeGreaterThanOrEqual(1);
    const now = await present();
    expect(now.lead).toBe(council);
    expect(now.related).toEqual([jobs]);
    expect(await stateFor(council)).toBe("waiting");
    expect(await commitmentOf(health)).toMatchObject({ promiser: null, ended: { how: "withdrawn" } });
    expect(now.changes.some(({ path, from }) => path === "lead" && from === health)).toBe(true);
    const old = await store.get<Organisation>("organisations", health);
    expect(old).toMatchObject({ status: { state: "merged", successor: council } });
    expect(accepted(await mergeOrganisation(act, health, fields)).passedOn).toBe(0);
  });

  it("is an administrator's when the organisation sits in other partnerships too", async () => {
    const police = (await actAs(store, "police@coventry.example")).actor.roles[0]?.organisation ?? "";
    const council = (await actAs(store, "council@coventry.example")).actor.roles[0]?.organisation ?? "";
    const fields = { state: "dissolved", on: "2008-04-01", successor: council } as const;
    await expect(mergeOrganisation(await facilitator(), police, fields)).rejects.toThrow(ForbiddenError);
    accepted(await mergeOrganisation(await actAs(store, "admin@waymark.example"), police, fields));
  });
});
