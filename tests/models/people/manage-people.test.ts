import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ForbiddenError } from "@models/outcome";
import { findActor } from "@models/people/find-actor";
import { addPerson, disablePerson, enablePerson, giveRole, setPassword, takeRole } from "@models/people/manage-people";
import { loadCatalogue } from "@models/measures/catalogue";
import { isPassword } from "@models/people/password";
import type { Person } from "@models/people/person";
import { sessionsOf, startSession } from "@models/people/session";
import { makeToken, tokensOf } from "@models/people/token";
import { addOrganisation, foundPartnership } from "@models/place/manage-places";
import type { Store } from "@models/store/port";
import { readReferenceLists } from "@seeds/reference/load";
import { ADMINISTRATOR, NOON, accepted, actOf, refusals } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

let store: Store;
beforeEach(async () => {
  store = await openTemporaryStore();
});
afterEach(() => store.close());

const password = "correct horse battery";

async function aPerson(email = "tom@coventry.example"): Promise<Person> {
  return accepted(await addPerson(actOf(store), { name: "Tom Ellison", email, password }));
}

async function aPartnership(code = "coventry") {
  const council = accepted(await addOrganisation(actOf(store), { name: `${code} council`, kind: "council" }));
  const partnership = accepted(
    await foundPartnership(actOf(store), {
      code,
      name: code,
      area: "A1",
      region: "E12000005",
      organisations: [council._id],
    }),
  );
  return { council, partnership };
}

describe("adding somebody", () => {
  it("keeps the address in lower case and the password as a hash", async () => {
    const person = await aPerson("Tom@Coventry.Example ");
    expect(person.email).toBe("tom@coventry.example");
    expect(person.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await isPassword(password, person.passwordHash)).toBe(true);
    expect(await isPassword("correct horse", person.passwordHash)).toBe(false);
  });

  it("says what is wrong with each field", async () => {
    const outcome = await addPerson(actOf(store), { name: " ", email: "tom", password: "too short" });
    expect(outcome.kind === "refused" && outcome.problems.map(({ field }) => field)).toEqual([
      "name",
      "email",
      "password",
    ]);
  });

  it("takes an address once, however it is spelt", async () => {
    await aPerson();
    const again = await addPerson(actOf(store), { name: "Another", email: "TOM@coventry.example" });
    expect(refusals(again)[0]).toContain("is here already");
  });

  it("is the administrator's", async () => {
    const { partnership } = await aPartnership();
    const facilitator = {
      person: "f",
      name: "F",
      roles: [{ role: "facilitator", partnership: partnership._id }] as const,
    };
    await expect(addPerson(actOf(store, facilitator), { name: "T", email: "t@x.example" })).rejects.toThrow(
      ForbiddenError,
    );
  });
});

describe("roles", () => {
  it("are held of what each needs", async () => {
    const person = (await aPerson())._id;
    const { partnership, council } = await aPartnership();
    const other = accepted(await addOrganisation(actOf(store), { name: "Police", kind: "police" }));
    await loadCatalogue(actOf(store), readReferenceLists("seeds/reference"));
    const give = (grant: object) => giveRole(actOf(store), { person, ...grant } as never);

    expect(refusals(await give({ role: "facilitator" }))).toEqual(["Choose the partnership for this role"]);
    expect(refusals(await give({ role: "partner", partnership: partnership._id }))).toEqual([
      "Choose the organisation for this role",
    ]);
    expect(refusals(await give({ role: "partner", partnership: partnership._id, organisation: other._id }))).toEqual([
      "Choose an organisation of this partnership",
    ]);
    expect(refusals(await give({ role: "reviewer", region: "nowhere" }))).toEqual(["Choose a region"]);
    expect(refusals(await give({ role: "administrator", region: "E12000005" }))).toHaveLength(1);

    accepted(await give({ role: "partner", partnership: partnership._id, organisation: council._id }));
    accepted(await give({ role: "auditor", region: "E12000005" }));
    expect((await findActor(store, person))?.roles).toEqual([
      { role: "partner", partnership: partnership._id, organisation: council._id },
      { role: "auditor", region: "E12000005" },
    ]);
  });

  it("given twice are held once, and taken away leave a trace", async () => {
    const person = (await aPerson())._id;
    const { partnership } = await aPartnership();
    const grant = { person, role: "member", partnership: partnership._id } as const;
    const first = accepted(await giveRole(actOf(store), grant));
    expect(accepted(await giveRole(actOf(store), grant))._id).toBe(first._id);
    accepted(await takeRole(actOf(store), first._id, "Left the council"));
    expect((await findActor(store, person))?.roles).toEqual([]);
    expect(await store.get("roles", first._id)).toMatchObject({ removed: { why: "Left the council", by: "admin" } });
  });

  it("of a partnership are its facilitator's to give, those of others are not", async () => {
    const person = (await aPerson())._id;
    const here = (await aPartnership()).partnership._id;
    const elsewhere = (await aPartnership("wolverhampton")).partnership._id;
    const roles = [{ role: "facilitator", partnership: here }] as const;
    const act = actOf(store, { person: "f", name: "F", roles });
    accepted(await giveRole(act, { person, role: "member", partnership: here }));
    await expect(giveRole(act, { person, role: "member", partnership: elsewhere })).rejects.toThrow(ForbiddenError);
    await expect(giveRole(act, { person, role: "administrator" })).rejects.toThrow(ForbiddenError);
  });

  it("never leave the installation without an administrator", async () => {
    const person = (await aPerson())._id;
    const role = accepted(await giveRole(actOf(store), { person, role: "administrator" }));
    expect(refusals(await takeRole(actOf(store), role._id, "gone"))[0]).toContain("last administrator");
  });
});

describe("a new password", () => {
  it("ends every session but the one it was set in, and no hash is kept in history", async () => {
    const person = await aPerson();
    const start = (token: string) => startSession(store, { token, person: person._id, browser: "x", now: NOON });
    const kept = await start("here");
    await start("elsewhere");
    const own = actOf(store, { person: person._id, name: person.name, roles: [] });
    const changed = accepted(await setPassword(own, person._id, "another long password", kept._id));
    expect(await isPassword("another long password", changed.passwordHash)).toBe(true);
    expect((await sessionsOf(store, person._id, NOON)).map(({ _id }) => _id)).toEqual([kept._id]);
    expect(changed.changes).toMatchObject([{ path: "password", by: person._id }]);
    expect(JSON.stringify(changed.changes)).not.toContain("argon2");
  });

  it("is a facilitator's to set only for people who work nowhere else", async () => {
    const here = (await aPartnership()).partnership._id;
    const elsewhere = (await aPartnership("wolverhampton")).partnership._id;
    const roles = [{ role: "facilitator", partnership: here }] as const;
    const act = actOf(store, { person: "f", name: "F", roles });
    const person = (await aPerson())._id;
    await expect(setPassword(act, person, "another long password")).rejects.toThrow(ForbiddenError);
    accepted(await giveRole(actOf(store), { person, role: "member", partnership: here }));
    accepted(await setPassword(act, person, "another long password"));
    accepted(await giveRole(actOf(store), { person, role: "member", partnership: elsewhere }));
    await expect(setPassword(act, person, "a third long password")).rejects.toThrow(ForbiddenError);
  });
});

describe("disabling somebody", () => {
  it("ends access at once and can be undone, but not on oneself", async () => {
    const person = (await aPerson())._id;
    await startSession(store, { token: "t", person, browser: "x", now: NOON });
    const issue = { token: "secret", now: NOON };
    accepted(await makeToken(store, person, { name: "Figures", scope: "read", days: 30 }, issue));
    accepted(await disablePerson(actOf(store), person, "Left"));
    expect(await findActor(store, person)).toBeUndefined();
    expect(await sessionsOf(store, person, NOON)).toEqual([]);
    expect(await tokensOf(store, person, NOON)).toEqual([]);
    accepted(await enablePerson(actOf(store), person));
    expect(await findActor(store, person)).toMatchObject({ name: "Tom Ellison" });
    expect(refusals(await disablePerson(actOf(store), ADMINISTRATOR.person, "x"))).toHaveLength(1);
  });
});
