import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoToday, markDemoStore } from "@models/demo-store";
import type { Person } from "@models/people/person";
import type { Post } from "@models/people/post";
import type { RoleDocument } from "@models/people/role";
import { findToken } from "@models/people/token";
import type { Organisation } from "@models/place/organisation";
import type { Store } from "@models/store/port";
import { openExampleStore } from "../../support/example";
import { type Site, serveSite } from "../../support/site";

let store: Store;
let site: Site;
beforeAll(async () => {
  store = await openExampleStore();
  await markDemoStore(store, "2008-03-10T09:00:00.000Z");
  site = await serveSite(store);
});
afterAll(() => site.close());

const PAGE = "/partnerships/coventry";
const facilitator = () => site.cookieOf("facilitator@coventry.example");

async function personOf(email: string): Promise<Person> {
  const [person] = await store.find<Person>("people", { email });
  if (person === undefined) throw new Error(email);
  return person;
}

async function organisationCalled(name: string): Promise<Organisation> {
  const [organisation] = await store.find<Organisation>("organisations", { name });
  if (organisation === undefined) throw new Error(name);
  return organisation;
}

function linkIn(html: string): string {
  return new URL(/value="(http[^"]+)"/.exec(html)?.[1] ?? "").pathname;
}

describe("the page of a partnership", () => {
  it("shows its organisations, people and posts to a partner, without anything to change", async () => {
    const page = await site.get(PAGE, await site.cookieOf("police@coventry.example"));
    const html = await page.text();
    expect(html).toContain("West Midlands Police");
    expect(html).toContain("Priya Nair");
    expect(html).not.toContain("Invite somebody");
    expect(html).not.toContain("trafford");
  });

  it("makes an invitation that brings somebody in", async () => {
    const { _id } = await organisationCalled("West Midlands Fire Service");
    const fields = {
      intent: "invite",
      form: "invite",
      email: "fire@coventry.example",
      role: "partner",
      organisation: _id,
    };
    const made = await site.post(PAGE, fields, await facilitator());
    expect(made.status).toBe(200);
    const path = linkIn(await made.text());

    const opened = await site.get(path);
    expect(await opened.text()).toContain("Partner for West Midlands Fire Service");
    const short = await site.post(path, { name: "Alan Pope", password: "too short" });
    expect(short.status).toBe(400);
    expect(await short.text()).toContain('value="Alan Pope"');
    const accepted = await site.post(path, { name: "Alan Pope", password: "a long enough password" });
    expect(accepted.headers.get("location")).toBe("/home");
    const cookie = accepted.headers.get("set-cookie")?.split(";")[0];
    expect(await (await site.get("/account", cookie)).text()).toContain("West Midlands Fire Service");
    expect(await (await site.get(path)).text()).toContain("This link no longer works");
  });

  it("brings back what was typed when it is refused", async () => {
    const refused = await site.post(
      PAGE,
      { intent: "invite", form: "invite", email: "not an address" },
      await facilitator(),
    );
    const html = await refused.text();
    expect(refused.status).toBe(400);
    expect(html).toContain("Enter an e-mail address, such as name@coventry.example");
    expect(html).toContain('value="not an address"');
    expect(html).toContain("Choose a role");
  });

  it("makes a link that sets a new password, for people of this partnership only", async () => {
    const { _id } = await personOf("jobs@coventry.example");
    const made = await site.post(PAGE, { intent: "reset", person: _id }, await facilitator());
    const path = linkIn(await made.text());
    expect((await site.post(path, { password: "a wholly new password" })).status).toBe(303);
    const answer = await site.post("/sign-in", { email: "jobs@coventry.example", password: "a wholly new password" });
    expect(answer.status).toBe(303);
    const other = await personOf("facilitator@wolverhampton.example");
    expect((await site.post(PAGE, { intent: "reset", person: other._id }, await facilitator())).status).toBe(403);
  });

  it("takes no role, post or invitation of another partnership", async () => {
    const cookie = await facilitator();
    const other = await personOf("facilitator@wolverhampton.example");
    const [role] = await store.find<RoleDocument>("roles", { person: other._id });
    expect((await site.post(PAGE, { intent: "take-role", held: role?._id ?? "" }, cookie)).status).toBe(403);
  });

  it("adds a post and hands it over", async () => {
    const cookie = await facilitator();
    const [tom, health] = [await personOf("council@coventry.example"), await personOf("health@coventry.example")];
    const { _id } = await organisationCalled("Coventry City Council");
    const fields = { name: "Head of regeneration", organisation: _id, person: tom._id, from: "2007-01-01" };
    expect((await site.post(PAGE, { intent: "add-post", ...fields }, cookie)).status).toBe(303);
    const [post] = await store.find<Post>("posts", { name: "Head of regeneration" });
    const handing = { intent: "hand-over", post: post?._id ?? "", to: health._id, from: "2008-03-10" };
    const handed = await site.post(PAGE, handing, cookie);
    expect(handed.status).toBe(303);
    const page = await site.get(handed.headers.get("location") ?? "", cookie);
    const html = (await page.text()).replaceAll("<!-- -->", "");
    expect(html).toContain("Held by Dr Samuel Osei since 10 March 2008");
    expect(html).toContain("Tom Ellison, 1 January 2007 to 10 March 2008");
    expect(html).toContain("Saved.");
  });
});

describe("the administrator's page", () => {
  const admin = () => site.cookieOf("admin@waymark.example");

  it("founds a partnership in the region of its area", async () => {
    const fields = {
      intent: "found-partnership",
      name: "Birmingham Partnership",
      code: "birmingham",
      area: "E08000025",
    };
    expect((await site.post("/admin", fields, await admin())).status).toBe(303);
    expect((await store.find("partnerships", { code: "birmingham" }))[0]).toMatchObject({ region: "E12000005" });
    const again = await site.post("/admin", { ...fields, form: "found-partnership" }, await admin());
    expect(again.status).toBe(400);
    expect(await again.text()).toContain("Another partnership has this code");
  });

  it("disables somebody at once", async () => {
    const { _id } = await personOf("councillor@coventry.example");
    const cookie = await site.cookieOf("councillor@coventry.example");
    expect((await site.get("/account", cookie)).status).toBe(200);
    await site.post("/admin", { intent: "disable", person: _id, why: "Not re-elected" }, await admin());
    expect((await site.get("/account", cookie)).status).toBe(302);
  });

  it("moves the example's day on, and not back", async () => {
    expect((await site.post("/admin", { intent: "move-day", day: "2008-06-02" }, await admin())).status).toBe(303);
    expect(await demoToday(store)).toBe("2008-06-02T09:00:00.000Z");
    const back = await site.post("/admin", { intent: "move-day", form: "move-day", day: "2008-03-01" }, await admin());
    expect(back.status).toBe(400);
    const html = await (await site.get("/account", await admin())).text();
    expect(html).toContain("2 June 2008");
  });
});

describe("an account", () => {
  it("changes its password only with the present one", async () => {
    const email = "council@coventry.example";
    const cookie = await site.cookieOf(email);
    const other = await site.cookieOf(email);
    const fields = { intent: "password", password: "another long password" };
    expect((await site.post("/account", { ...fields, present: "not this one" }, cookie)).status).toBe(400);
    expect((await site.post("/account", { ...fields, present: "waymark-demo-2008" }, cookie)).status).toBe(303);
    expect((await site.get("/account", cookie)).status).toBe(200);
    expect((await site.get("/account", other)).status).toBe(302);
  });

  it("keeps tokens when the password is changed, unless asked to revoke them too", async () => {
    const email = "health@coventry.example";
    const cookie = await site.cookieOf(email);
    const token = { intent: "make-token", form: "make-token", name: "Figures", scope: "read", days: "30" };
    const made = await (await site.post("/account", token, cookie)).text();
    const secret = /value="(waymark_[\w-]+)"/.exec(made)?.[1] ?? "";
    const works = async () => (await findToken(store, secret, new Date().toISOString())) !== undefined;
    const change = (present: string, password: string, more = {}) =>
      site.post("/account", { intent: "password", present, password, ...more }, cookie);
    expect((await change("waymark-demo-2008", "another long password")).status).toBe(303);
    expect(await works()).toBe(true);
    await change("not this one", "a third long password", { "revoke-tokens": "yes" });
    expect(await works()).toBe(true);
    await change("another long password", "a third long password", { "revoke-tokens": "yes" });
    expect(await works()).toBe(false);
  });

  it("makes a token for a program, shows it once, and revokes it", async () => {
    const cookie = await site.cookieOf("council@coventry.example");
    const fields = { intent: "make-token", form: "make-token", name: "Monthly figures", scope: "write", days: "30" };
    const refused = await site.post("/account", { ...fields, name: "" }, cookie);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("Enter what the token is for"),
    ]);
    const made = await (await site.post("/account", fields, cookie)).text();
    const secret = /value="(waymark_[\w-]+)"/.exec(made)?.[1] ?? "";
    const page = await (await site.get("/account", cookie)).text();
    expect(page).toContain("Revoke <!-- -->Monthly figures");
    expect(page).not.toContain(secret);
    const { _id = "" } = (await findToken(store, secret, new Date().toISOString())) ?? {};
    const elsewhere = await site.cookieOf("police@coventry.example");
    await site.post("/account", { intent: "revoke-token", token: _id }, elsewhere);
    expect(await findToken(store, secret, new Date().toISOString())).toBeDefined();
    expect((await site.post("/account", { intent: "revoke-token", token: _id }, cookie)).status).toBe(303);
    expect(await findToken(store, secret, new Date().toISOString())).toBeUndefined();
  });
});
