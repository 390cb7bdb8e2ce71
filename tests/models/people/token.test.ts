import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Token, findToken, makeToken, revokeToken, tokensOf } from "@models/people/token";
import type { Store } from "@models/store/port";
import { NOON, accepted, later, refusals } from "../../support/people";
import { openTemporaryStore } from "../../support/store";

let store: Store;
beforeEach(async () => {
  store = await openTemporaryStore();
});
afterEach(() => store.close());

const DAY = 24 * 60;
const make = async (fields: Partial<{ name: string; scope: string; days: unknown }> = {}, person = "tom") =>
  makeToken(
    store,
    person,
    { name: "Monthly figures", scope: "read", days: "30", ...fields },
    { token: "s3cret", now: NOON },
  );

describe("a token", () => {
  it("is kept under the hash of what the program sends", async () => {
    const { secret } = accepted(await make());
    const [kept] = await store.find<Token>("tokens", {});
    expect(JSON.stringify(kept)).not.toContain("s3cret");
    expect(await findToken(store, secret, NOON)).toMatchObject({ person: "tom", scope: "read" });
    expect(await findToken(store, "waymark_another", NOON)).toBeUndefined();
    expect(await findToken(store, "s3cret", NOON)).toBeUndefined();
  });

  it("works for as long as it was made for", async () => {
    const { secret } = accepted(await make());
    expect(await findToken(store, secret, later(NOON, 30 * DAY - 1))).toBeDefined();
    expect(await findToken(store, secret, later(NOON, 30 * DAY))).toBeUndefined();
    expect(await tokensOf(store, "tom", later(NOON, 30 * DAY))).toEqual([]);
  });

  it("says when it was last used, and is not written at every request", async () => {
    const { secret, token } = accepted(await make());
    expect(token.usedAt).toBeNull();
    const first = await findToken(store, secret, NOON);
    expect(first?.usedAt).toBe(NOON);
    expect((await findToken(store, secret, later(NOON, 4)))?.rev).toBe(first?.rev);
    expect((await findToken(store, secret, later(NOON, 6)))?.usedAt).toBe(later(NOON, 6));
  });

  it("is found by requests that arrive at the same moment", async () => {
    const { secret } = accepted(await make());
    const found = await Promise.all(Array.from({ length: 10 }, () => findToken(store, secret, NOON)));
    expect(found.every((token) => token !== undefined)).toBe(true);
  });

  it("is revoked by its person and by nobody else", async () => {
    const { secret, token } = accepted(await make());
    await revokeToken(store, "somebody else", token._id);
    expect(await findToken(store, secret, NOON)).toBeDefined();
    await revokeToken(store, "tom", token._id);
    expect(await findToken(store, secret, NOON)).toBeUndefined();
  });

  it("is refused with what to enter", async () => {
    expect(refusals(await make({ name: " ", scope: "all", days: "0" }))).toEqual([
      "Enter what the token is for, such as “Monthly figures”",
      "Choose whether the program only reads or also changes",
      "Enter a whole number of days, from 1 to 366",
    ]);
  });
});
