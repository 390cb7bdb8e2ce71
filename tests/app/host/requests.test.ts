import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API } from "~/api/operation";
import { operations } from "~/api/operations";
import { serve } from "./serve";

const TEXT = "Waymark ".repeat(1000);
const late: { started?: () => void } = {};

describe("the host", () => {
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    host = await serve({
      "/text": { loader: async () => new Response(TEXT, { headers: { "Content-Type": "text/plain" } }) },
      "/events": { loader: async () => new Response(TEXT, { headers: { "Content-Type": "text/event-stream" } }) },
      "/save": { action: async ({ request }) => new Response(String((await request.text()).length)) },
      "/links/:token": {
        loader: async ({ context }) => {
          context.notePerson("person-7");
          return new Response("opened");
        },
      },
      "/waits": {
        loader: async ({ context }) => {
          late.started?.();
          await new Promise((resolve) => context.signal.addEventListener("abort", resolve));
          return new Response("never");
        },
      },
    });
  });
  afterAll(() => host.close());

  it("says that the process runs, and that the store answers", async () => {
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${host.url}/readyz`)).status).toBe(200);
  });

  it("serves every operation of the table, to nobody without a token", async () => {
    for (const { method, path } of operations) {
      const answer = await fetch(host.url + API + path, { method: method.toUpperCase() });
      expect([answer.status, answer.headers.get("www-authenticate")], path).toEqual([401, 'Bearer realm="Waymark"']);
    }
  });

  it("compresses a page but never an event stream", async () => {
    const [page, events] = await Promise.all([raw(`${host.url}/text`), raw(`${host.url}/events`)]);
    expect(page.encoding).toBe("gzip");
    expect(gunzipSync(page.body).toString()).toBe(TEXT);
    expect(events.encoding).toBeUndefined();
    expect(events.body.toString()).toBe(TEXT);
  });

  it("refuses what is too large, or does not say how large it is, before reading it", async () => {
    const post = (body: BodyInit, more: object = {}) =>
      fetch(`${host.url}/save`, { method: "POST", headers: { Origin: host.url }, body, ...more });
    expect(await (await post("x".repeat(1024 * 1024))).text()).toBe(String(1024 * 1024));
    const large = await post("x".repeat(2 * 1024 * 1024 + 1));
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining("larger than 2 MB")]);
    const endless = await post(new Blob(["abc"]).stream(), { duplex: "half" });
    expect(endless.status).toBe(411);
  });

  it("writes a line a request with id, person, status, time and the route's pattern, and nothing secret", async () => {
    const response = await fetch(`${host.url}/links/s3cret?key=s3cret`, { headers: { Cookie: "session=s3cret" } });
    await response.text();
    const id = response.headers.get("x-request-id");
    await expect
      .poll(() => host.logged().filter((line) => line["id"] === id))
      .toEqual([
        {
          level: 30,
          time: expect.any(String),
          id,
          method: "GET",
          route: "/links/:token",
          person: "person-7",
          status: 200,
          ms: expect.any(Number),
          msg: "request",
        },
      ]);
    expect(JSON.stringify(host.logged())).not.toContain("s3cret");
  });

  it("tells a loader when the person has gone", async () => {
    const leave = new AbortController();
    late.started = () => leave.abort();
    await expect(fetch(`${host.url}/waits`, { signal: leave.signal })).rejects.toThrow();
    await expect.poll(() => host.logged().find((line) => line["route"] === "/waits")).toMatchObject({ givenUp: true });
  });
});

it("says that it is not ready while the store does not answer", async () => {
  const host = await serve();
  host.store.ping = () => Promise.reject(new Error("no"));
  expect((await fetch(`${host.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
  await host.close();
});

/** fetch would unpack what came. */
function raw(url: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { "Accept-Encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) }),
      );
    });
    sent.on("error", reject).end();
  });
}
