import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "@models/people/person";
import { DEMO_PASSWORD } from "@seeds/people";
import { openExampleStore } from "../../support/example";
import { type Site, serveSite } from "../../support/site";

let site: Site;
let store: Awaited<ReturnType<typeof openExampleStore>>;

beforeAll(async () => {
  store = await openExampleStore();
  site = await serveSite(store);
});
afterAll(() => site.close());

const email = "police@coventry.example";

describe("signing in", () => {
  it("offers the example's people by role", async () => {
    const page = await site.get("/sign-in");
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain("Facilitator, Coventry");
    expect(html).toContain("jobs@coventry.example");
  });

  it("opens a session whose cookie scripts cannot read and other sites do not send", async () => {
    const answer = await site.post("/sign-in", { email: email.toUpperCase(), password: DEMO_PASSWORD, to: "/account" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/account");
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const account = await site.get("/account", cookie.split(";")[0]);
    expect(await account.text()).toContain("West Midlands Police");
  });

  it("goes to no other site afterwards", async () => {
    for (const to of ["//elsewhere.example/x", "https://elsewhere.example", "/\\elsewhere.example"]) {
      const answer = await site.post("/sign-in", { email, password: DEMO_PASSWORD, to });
      expect(answer.headers.get("location")).toBe("/home");
    }
  });

  it("says the same of an unknown address and a wrong password", async () => {
    const wrong = await site.post("/sign-in", { email, password: "not the password" });
    const unknown = await site.post("/sign-in", { email: "nobody@coventry.example", password: "not the password" });
    expect([wrong.status, unknown.status]).toEqual([400, 400]);
    const words = "The e-mail address or the password is not right";
    expect(await wrong.text()).toContain(words);
    expect(await unknown.text()).toContain(words);
  });

  it("refuses an account after ten failures, also with the right password", async () => {
    const account = "health@coventry.example";
    for (let i = 0; i < 10; i++) await site.post("/sign-in", { email: account, password: `wrong password ${i}` });
    const right = await site.post("/sign-in", { email: account, password: DEMO_PASSWORD });
    expect(right.status).toBe(429);
    expect(await right.text()).toContain("There were too many tries");
  });

  it("refuses a change that another site sent", async () => {
    const answer = await fetch(`${site.url}/sign-in`, {
      method: "POST",
      headers: { origin: "https://elsewhere.example" },
      body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
    });
    expect(answer.status).toBe(403);
  });

  it("ends the session on signing out", async () => {
    const cookie = await site.cookieOf(email);
    const other = await site.cookieOf(email);
    await site.post("/sign-out", {}, cookie);
    expect((await site.get("/account", cookie)).headers.get("location")).toBe("/sign-in?to=%2Faccount");
    expect((await site.get("/account", other)).status).toBe(200);
    await site.post("/sign-out", { where: "everywhere" }, other);
    expect((await site.get("/account", other)).status).toBe(302);
  });
});

describe("a form that is sent after the session has ended", () => {
  it("is kept on the sign-in page and saved once its sender has signed in", async () => {
    const late = await site.post("/account", { intent: "name", name: "Sergeant M. Doyle <script>", email: "typed" });
    expect(late.status).toBe(307);
    const signInAddress = late.headers.get("location") ?? "";

    const asked = await site.post(signInAddress, { intent: "name", name: "Sergeant M. Doyle", email: "typed" });
    expect(asked.status).toBe(401);
    const html = await asked.text();
    expect(html).toContain("Sign in to save what you typed");
    const fields = hiddenFields(html);
    const resume = /<form[^>]* action="(\/sign-in\?resume=[^"]+)"/.exec(html)?.[1] ?? "";
    expect(fields["typed.name"]).toBe("Sergeant M. Doyle");

    const wrong = await site.post(resume, { ...fields, email, password: "mistyped here" });
    expect(wrong.status).toBe(400);
    expect(hiddenFields(await wrong.text())).toEqual(fields);

    const back = await site.post(resume, { ...fields, email, password: DEMO_PASSWORD });
    expect(back.status).toBe(307);
    expect(back.headers.get("location")).toBe("/account");
    const cookie = back.headers.get("set-cookie")?.split(";")[0] ?? "";
    const saved = await site.post("/account", { ...fields, email, password: DEMO_PASSWORD }, cookie);
    expect(saved.status).toBe(303);
    const [person] = await store.find<Person>("people", { email });
    expect(person?.name).toBe("Sergeant M. Doyle");
  });
});

describe("the example's people", () => {
  it("cannot sign in, and have no session, where this is no demonstration", async () => {
    const cookie = await site.cookieOf(email);
    const elsewhere = await serveSite(await openExampleStore(), { on: false, warn: false });
    try {
      const page = await elsewhere.get("/sign-in");
      expect(await page.text()).not.toContain("coventry.example");
      expect((await elsewhere.post("/sign-in", { email, password: DEMO_PASSWORD })).status).toBe(400);
      expect((await elsewhere.get("/account", cookie)).status).toBe(302);
      expect((await elsewhere.get("/account", await elsewhere.cookieOf(email))).status).toBe(302);
    } finally {
      await elsewhere.close();
    }
  });
});

function hiddenFields(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, value]));
}
