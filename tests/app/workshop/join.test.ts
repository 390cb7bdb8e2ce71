import type { Store } from "@models/store/port";
import type { Workshop } from "@models/workshop/workshop";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WRONG_CODES_FROM_ADDRESS, WRONG_CODES_PER_WORKSHOP } from "~/lib/limits.server";
import { action as typeCode } from "~/routes/join._index";
import { action as join, loader as openDoor } from "~/routes/join.$code";
import { openExampleStore } from "../../support/example";
import { openWorkshop } from "../../support/open-workshop";
import { submit, visit } from "../../support/visit";

let store: Store;
let workshop: Workshop;

beforeEach(async () => {
  store = await openExampleStore();
  workshop = await openWorkshop(store, "coventry-2008");
});
afterEach(() => store.close());

const type = (code: string) => submit(store, typeCode, { path: "/join?index", fields: { code } });
const come = (fields: Record<string, string>, code = "k7m4xr", as?: string) => {
  const sent = { path: `/join/${code}`, params: { code }, fields, ...(as && { as }) };
  return submit(store, join, sent);
};
const statusOf = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;

describe("the way into a room", () => {
  it("leads from a typed code to its page, and from there into the room with a cookie for the days", async () => {
    const typed = (await type(" k7m 4xr ")) as Response;
    expect([typed.status, typed.headers.get("location")]).toEqual([303, "/join/K7M4XR"]);
    const page = await visit(store, openDoor, { path: "/join/K7M4XR", params: { code: "K7M4XR" } });
    expect(page).toMatchObject({ kind: "open", name: workshop.name, keepDays: 90 });
    const joined = (await come({ name: "Dawn", kind: "business" })) as Response;
    expect(joined.headers.get("location")).toBe(`/room/${workshop._id}`);
    expect(joined.headers.get("set-cookie")).toMatch(/^waymark-room=[^;]+; Max-Age=78624\d\d; Path=\/; .*HttpOnly/);
  });

  it("shows what was typed beside what is wrong with it", async () => {
    const refused = await come({ name: "Dawn", organisationName: "Spon End" });
    expect(refused).toMatchObject({
      data: { joining: { name: "Dawn", organisationName: "Spon End" }, errors: { kind: [expect.any(String)] } },
      init: { status: 400 },
    });
  });

  it("is one person's, however often one page is sent", async () => {
    const page = (await visit(store, openDoor, { path: "/join/K7M4XR", params: { code: "K7M4XR" } })) as {
      sending: string;
    };
    const fields = { name: "Dawn", kind: "business", sending: page.sending };
    await Promise.all([come(fields), come(fields)]);
    expect(await store.count("participants", {})).toBe(1);
    await come({ ...fields, sending: "too easy to guess" });
    expect(await store.count("participants", {})).toBe(2);
  });

  it("takes who is signed in as themself, without a cookie", async () => {
    const joined = (await come(
      { name: "Somebody else", kind: "agency" },
      "K7M4XR",
      "police@coventry.example",
    )) as Response;
    expect(joined.headers.get("set-cookie")).toBeNull();
    expect(await store.find("participants", { name: "Somebody else" })).toEqual([]);
    expect(await store.count("participants", { person: { $ne: null } })).toBe(1);
  });

  it("is slow for who guesses from one address, and never refuses a right code", async () => {
    for (let i = 0; i < WRONG_CODES_FROM_ADDRESS.most; i++) expect(statusOf(await type("C2C3C4"))).toBe(404);
    expect(statusOf(await type("C2C3C4"))).toBe(429);
    expect(statusOf(await come({}, "C2C3C4"))).toBe(429);
    expect(statusOf(await type("K7M4XR"))).toBe(303);
    expect(statusOf(await come({ name: "Dawn", kind: "business" }))).toBe(303);
    const counted = await store.find<{ _id: string; rev: number; count: number }>(
      "limits",
      {},
      { sort: { count: -1 } },
    );
    expect(counted.map(({ count }) => count)).toEqual([22, 22]);
    expect(WRONG_CODES_PER_WORKSHOP).toMatchObject({ most: 200, minutes: 60 });
  });
});
