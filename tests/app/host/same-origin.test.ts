import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "./serve";

const saved = { "/save": { action: async () => new Response("saved"), loader: async () => new Response("read") } };

function send(url: string, headers: Record<string, string>, method = "POST"): Promise<Response> {
  const body = method === "GET" ? undefined : new URLSearchParams({ a: "1" });
  return fetch(`${url}/save`, { method, headers, ...(body && { body }) });
}

describe("a change", () => {
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    host = await serve(saved);
  });
  afterAll(() => host.close());

  it("is taken from a page of this site", async () => {
    const response = await send(host.url, { Origin: host.url });
    expect([response.status, await response.text()]).toEqual([200, "saved"]);
    expect((await send(host.url, { Origin: host.url, "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ["names no origin", {}],
    ["hides its origin", { Origin: "null" }],
    ["comes from another site", { Origin: "https://evil.example" }],
    ["comes from another port of this machine", { Origin: "http://127.0.0.1:1" }],
    ["has an origin that is no address", { Origin: "nonsense" }],
    [
      "has a foreign origin and claims a forwarded host",
      {
        Origin: "https://evil.example",
        "X-Forwarded-Host": "evil.example",
      },
    ],
  ])("is refused when it %s", async (_case, headers) => {
    const response = await send(host.url, headers);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Nothing was saved");
  });

  it.each(["cross-site", "same-site", "none"])("is refused when the browser calls it %s", async (site) => {
    expect((await send(host.url, { Origin: host.url, "Sec-Fetch-Site": site })).status).toBe(403);
  });

  it.each(["PUT", "PATCH", "DELETE"])("is refused from elsewhere by %s too", async (method) => {
    expect((await send(host.url, { Origin: "https://evil.example" }, method)).status).toBe(403);
  });

  it("is not what reading is: a link from elsewhere opens", async () => {
    const response = await send(host.url, { Origin: "https://other.example", "Sec-Fetch-Site": "cross-site" }, "GET");
    expect([response.status, await response.text()]).toEqual([200, "read"]);
  });
});

it("takes a change from APP_URL though a proxy in between names another host", async () => {
  const host = await serve(saved, { environment: { APP_URL: "https://waymark.example.org" } });
  const response = await send(host.url, { Origin: "https://waymark.example.org" });
  expect(response.status).toBe(200);
  expect((await send(host.url, { Origin: "http://waymark.example.org" })).status).toBe(403);
  await host.close();
});
