import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { offerFirstAdministrator } from "~/host/first-administrator";
import { ForbiddenError } from "@models/outcome";
import { VIEWER } from "@models/people/actor";
import { findActor } from "@models/people/find-actor";
import {
  acceptAsMyself,
  acceptInvitation,
  becomeFirstAdministrator,
  invite,
  offerReset,
  openInvitations,
  resetPassword,
  withdrawInvitation,
} from "@models/people/invitation";
import { addPerson, giveRole } from "@models/people/manage-people";
import { isPassword } from "@models/people/password";
import { findToken, makeToken } from "@models/people/token";
import { foundPartnership } from "@models/place/manage-places";
import type { Store } from "@models/store/port";
import { NOON, accepted, actOf, later, refusals } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

let store: Store;
let partnership: string;
beforeEach(async () => {
  store = await openTemporaryStore();
  const fields = { code: "coventry", name: "Coventry", area: "A1", region: "R1", organisations: [] };
  partnership = accepted(await foundPartnership(actOf(store), fields))._id;
});
afterEach(() => store.close());

const DAY = 24 * 60;
const issue = { token: "a secret", now: NOON };
const visitor = () => actOf(store, VIEWER);
const fields = { name: "Jean Abbott", password: "correct horse battery" };
const asMember = () => ({ email: "Jean@coventry.example", role: "member", partnership });

describe("an invitation", () => {
  it("lets somebody set a name and a password and gives the role, once", async () => {
    accepted(await invite(actOf(store), asMember(), issue));
    expect(JSON.stringify(await store.find("links", {}))).not.toContain("a secret");
    const person = accepted(await acceptInvitation(visitor(), fields, { ...issue, now: later(NOON, 6 * DAY) }));
    expect(person).toMatchObject({ email: "jean@coventry.example", created: { by: person._id } });
    expect((await findActor(store, person._id))?.roles).toEqual([{ role: "member", partnership }]);
    expect(refusals(await acceptInvitation(visitor(), fields, issue))[0]).toContain("used or is too old");
    expect(await openInvitations(actOf(store), partnership, NOON)).toEqual([]);
  });

  it("stays open when what was typed is refused", async () => {
    accepted(await invite(actOf(store), asMember(), issue));
    expect(refusals(await acceptInvitation(visitor(), { ...fields, password: "short" }, issue))).toHaveLength(1);
    accepted(await acceptInvitation(visitor(), fields, issue));
  });

  it("is accepted by one of two who use it at the same moment", async () => {
    accepted(await invite(actOf(store), asMember(), issue));
    const both = await Promise.all([1, 2].map(() => acceptInvitation(visitor(), fields, issue)));
    expect(both.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(await store.count("people", {})).toBe(1);
  });

  it("ends after seven days, or when it is taken back", async () => {
    accepted(await invite(actOf(store), asMember(), issue));
    const late = { ...issue, now: later(NOON, 7 * DAY) };
    expect(refusals(await acceptInvitation(visitor(), fields, late))).toHaveLength(1);
    const [open] = await openInvitations(actOf(store), partnership, NOON);
    await withdrawInvitation(actOf(store), open?._id ?? "");
    expect(refusals(await acceptInvitation(visitor(), fields, issue))).toHaveLength(1);
  });

  it("to somebody who has an account is that person's to accept, nobody else's", async () => {
    const jean = accepted(await addPerson(actOf(store), { name: "Jean", email: "jean@coventry.example" }));
    const other = accepted(await addPerson(actOf(store), { name: "Other", email: "other@coventry.example" }));
    accepted(await invite(actOf(store), asMember(), issue));
    expect(refusals(await acceptInvitation(visitor(), fields, issue))[0]).toContain("Sign in to accept");
    expect(refusals(await acceptAsMyself(visitor(), other, issue))[0]).toContain("jean@coventry.example");
    accepted(await acceptAsMyself(visitor(), jean, issue));
    expect((await findActor(store, jean._id))?.roles).toHaveLength(1);
  });

  it("is a facilitator's to make only for the own partnership", async () => {
    const roles = [{ role: "facilitator", partnership: "another" }] as const;
    const act = actOf(store, { person: "f", name: "F", roles });
    await expect(invite(act, asMember(), issue)).rejects.toThrow(ForbiddenError);
    const member = { person: "m", name: "M", roles: [{ role: "member", partnership }] as const };
    await expect(invite(actOf(store, member), asMember(), issue)).rejects.toThrow(ForbiddenError);
  });
});

describe("a link that sets a new password", () => {
  it("works once, within a day, and never for the wrong kind of link", async () => {
    const jean = accepted(await addPerson(actOf(store), { name: "Jean", email: "jean@coventry.example" }));
    accepted(await giveRole(actOf(store), { person: jean._id, role: "member", partnership }));
    accepted(await offerReset(actOf(store), jean._id, issue));
    expect(refusals(await acceptInvitation(visitor(), fields, issue))).toHaveLength(1);
    const late = { ...issue, now: later(NOON, DAY) };
    expect(refusals(await resetPassword(visitor(), "a long new password", late))).toHaveLength(1);
    const changed = accepted(await resetPassword(visitor(), "a long new password", issue));
    expect(await isPassword("a long new password", changed.passwordHash)).toBe(true);
    expect(refusals(await resetPassword(visitor(), "yet another password", issue))).toHaveLength(1);
  });
});

describe("resetting a password", () => {
  it("ends every session and revokes every token, since somebody else may have got hold of them", async () => {
    const jean = accepted(await addPerson(actOf(store), { name: "Jean", email: "jean.2@coventry.example" }));
    const token = { name: "Figures", scope: "write", days: 30 };
    const { secret } = accepted(await makeToken(store, jean._id, token, { ...issue, token: "a token of Jean" }));
    expect(await findToken(store, secret, NOON)).toMatchObject({ person: jean._id });
    const reset = { ...issue, token: "a reset of Jean" };
    accepted(await offerReset(actOf(store), jean._id, reset));
    accepted(await resetPassword(visitor(), "a long new password", reset));
    expect(await findToken(store, secret, NOON)).toBeUndefined();
  });
});

describe("the first administrator", () => {
  it("is created with the link that the start prints, and nobody after that", async () => {
    const path = (await offerFirstAdministrator(store, NOON)) ?? "";
    const opened = { token: path.split("/").at(-1) ?? "", now: NOON };
    const typed = { ...fields, email: "ruth@waymark.example" };
    const late = { ...opened, now: later(NOON, 61) };
    expect(refusals(await becomeFirstAdministrator(visitor(), typed, late))).toHaveLength(1);
    const ruth = accepted(await becomeFirstAdministrator(visitor(), typed, opened));
    expect((await findActor(store, ruth._id))?.roles).toEqual([{ role: "administrator" }]);
    expect(refusals(await becomeFirstAdministrator(visitor(), typed, opened))).toHaveLength(1);
    expect(await offerFirstAdministrator(store, NOON)).toBeUndefined();
  });
});
