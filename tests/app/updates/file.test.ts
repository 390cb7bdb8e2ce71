import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import { makeAnswerLink } from "@models/people/answer-link";
import type { Store } from "@models/store/port";
import { readUpdates } from "@models/updates/read-updates";
import sharp from "sharp";
import { CODE, agree, anOwnedAction } from "../../models/updates/an-agreed-plan";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { type Site, serveSite } from "../../support/site";

let site: Site;
let store: Store;
let action: Action;
let agreement: string;

beforeAll(async () => {
  store = await openExampleStore();
  const police = await actAs(store, "police@coventry.example");
  action = await anOwnedAction(await actAs(store, "facilitator@coventry.example"), police);
  agreement = (await agree(store))._id;
  const own = { person: police.actor.person, partnership: null };
  accepted(await makeAnswerLink(police, own, { token: "a-token", now: new Date().toISOString() }));
  site = await serveSite(store);
});
afterAll(() => site.close());

function send(file: Uint8Array, name: string, path = "/answer/a-token"): Promise<Response> {
  const body = new FormData();
  const fields = {
    intent: "update",
    form: "f",
    code: CODE,
    action: action._id,
    course: "on course",
    done: "Rooms painted",
  };
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set("file", new File([new Uint8Array(file)], name));
  return fetch(site.url + path, { method: "POST", headers: { origin: site.url }, body, redirect: "manual" });
}

describe("a photo with an update", () => {
  it("comes from a phone without signing in, is kept outside the site's files, and is opened by who reads the update", async () => {
    // Larger than what any other form of the site may send.
    const noise = {
      width: 1600,
      height: 1400,
      channels: 3 as const,
      noise: { type: "gaussian" as const, mean: 128, sigma: 60 },
    };
    const photo = await sharp({ create: { ...noise, background: "#fff" } })
      .png()
      .toBuffer();
    expect(photo.length).toBeGreaterThan(2 * 1024 * 1024);
    expect((await send(photo, "Räume.png")).status).toBe(303);
    const [update] = await readUpdates(store, agreement);
    const path = `/agreements/${CODE}/updates/${update?._id}/file`;
    const opened = await site.get(path, await site.cookieOf("health@coventry.example"));
    expect(opened.status).toBe(200);
    expect(opened.headers.get("content-type")).toBe("image/jpeg");
    expect(opened.headers.get("x-content-type-options")).toBe("nosniff");
    expect(opened.headers.get("content-disposition")).toBe(
      `inline; filename="R_ume.jpg"; filename*=UTF-8''R%C3%A4ume.jpg`,
    );
    expect((await sharp(new Uint8Array(await opened.arrayBuffer())).metadata()).width).toBe(1600);
    for (const email of ["facilitator@wolverhampton.example", "reviewer@westmidlands.example"]) {
      expect((await site.get(path, await site.cookieOf(email))).status).toBe(404);
    }
    expect((await site.get(path)).headers.get("location")).toMatch(/^\/sign-in/);
  });

  it("is refused when it is no picture, with what was typed, and nothing is saved", async () => {
    const before = await readUpdates(store, agreement);
    const refused = await send(new TextEncoder().encode("<script>alert(1)</script>"), "photo.jpg");
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain("Rooms painted");
    expect(await readUpdates(store, agreement)).toEqual(before);
  });
});
