import type { Act } from "@models/act";
import { ForbiddenError } from "@models/outcome";
import {
  ANSWER_LINK_VALID,
  answerLinksOf,
  findAnswerer,
  makeAnswerLink,
  stopAnswerLink,
} from "@models/people/answer-link";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { NOON, accepted, later, refusals } from "../../support/people";

let store: Store;
let police: Act;
let facilitator: Act;

beforeAll(async () => {
  store = await openExampleStore();
  police = await actAs(store, "police@coventry.example");
  facilitator = await actAs(store, "facilitator@coventry.example");
});
afterAll(() => store.close());

const partnershipOf = ({ actor }: Act) => actor.roles[0]?.partnership ?? "";
const own = () => ({ person: police.actor.person, partnership: null });

describe("a link for updates", () => {
  it("lets its person answer as a partner for so many days of real time, and is kept only as a fingerprint", async () => {
    accepted(await makeAnswerLink(police, own(), { token: "one", now: NOON }));
    const answerer = await findAnswerer(store, "one", NOON);
    expect(answerer).toMatchObject({ person: police.actor.person, roles: [{ role: "partner" }] });
    expect(await findAnswerer(store, "one", later(NOON, ANSWER_LINK_VALID * 24 * 60))).toBeUndefined();
    expect(await findAnswerer(store, "two", NOON)).toBeUndefined();
    expect(JSON.stringify(await answerLinksOf(store, { person: police.actor.person }, NOON))).not.toContain('"one"');
  });

  it("stops when it is replaced or stopped", async () => {
    accepted(await makeAnswerLink(police, own(), { token: "new", now: NOON }));
    expect(await findAnswerer(store, "one", NOON)).toBeUndefined();
    const [link] = await answerLinksOf(store, { person: police.actor.person }, NOON);
    await expect(stopAnswerLink(facilitator, link?._id ?? "")).rejects.toThrow(ForbiddenError);
    await stopAnswerLink(police, link?._id ?? "");
    expect(await findAnswerer(store, "new", NOON)).toBeUndefined();
  });

  it("is made by the facilitator for an owner of the own partnership and no other", async () => {
    const partnership = partnershipOf(facilitator);
    const made = await makeAnswerLink(facilitator, { ...own(), partnership }, { token: "given", now: NOON });
    const { link } = accepted(made);
    expect(await findAnswerer(store, "given", NOON)).toMatchObject({ roles: [{ partnership }] });
    const other = await actAs(store, "facilitator@wolverhampton.example");
    await expect(stopAnswerLink(other, link._id)).rejects.toThrow(ForbiddenError);
    const foreign = { ...own(), partnership };
    await expect(makeAnswerLink(other, foreign, { token: "x", now: NOON })).rejects.toThrow(ForbiddenError);
    const elsewhere = { ...own(), partnership: partnershipOf(other) };
    expect(refusals(await makeAnswerLink(other, elsewhere, { token: "x", now: NOON }))).toHaveLength(1);
    const nobody = { person: facilitator.actor.person, partnership };
    expect(refusals(await makeAnswerLink(facilitator, nobody, { token: "x", now: NOON }))).toEqual([
      "Choose somebody who acts for a partner organisation here",
    ]);
    await stopAnswerLink(facilitator, link._id);
    expect(await findAnswerer(store, "given", NOON)).toBeUndefined();
  });
});
