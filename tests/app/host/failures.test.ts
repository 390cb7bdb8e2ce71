import { ForbiddenError, NotFoundError } from "@models/outcome";
import { useRouteError } from "@remix-run/react";
import { createElement } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useErrorId } from "~/lib/request-id";
import { serve } from "./serve";

const SECRET = "the password is hunter2";

function fail(): never {
  throw new Error(SECRET);
}

function Boundary() {
  const error = useRouteError();
  const data = (error as { data?: { message?: string } }).data;
  return createElement("p", null, `id:${useErrorId(error)} message:${data?.message}`);
}

const page = { default: () => null, ErrorBoundary: Boundary };

describe("an unexpected failure", () => {
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    host = await serve({
      "/loads/:token": { ...page, loader: async () => fail() },
      "/acts": { ...page, action: async () => fail() },
      "/renders": { ErrorBoundary: Boundary, default: fail },
      "/resource": { loader: async () => fail() },
      "/missing": { ...page, loader: async () => Promise.reject(new NotFoundError("target")) },
      "/forbidden": { ...page, loader: async () => Promise.reject(new ForbiddenError("Only a facilitator may.")) },
      "/answers": { ...page, loader: async () => Promise.reject(new Response("gone", { status: 410 })) },
    });
  });
  afterAll(() => host.close());

  const change = () => ({ method: "POST", headers: { Origin: host.url }, body: new URLSearchParams({ a: "1" }) });

  it.each([
    ["a page's loader", "/loads/t0ken", false],
    ["a page's data", "/loads/t0ken.data", false],
    ["a page's action", "/acts", true],
    ["a page's drawing", "/renders", false],
    ["a resource", "/resource", false],
  ])("of %s answers 500 with an id that the log has too, and says nothing internal", async (_case, path, changes) => {
    const response = await fetch(host.url + path, changes ? change() : {});
    const body = await response.text();
    const id = response.headers.get("x-request-id") ?? "";
    expect(response.status).toBe(500);
    expect(body).toContain(id);
    expect(body).not.toContain("hunter2");
    expect(body).not.toMatch(/at .*\.(ts|js):\d+/);
    const line = host.logged().find((entry) => entry["id"] === id && entry["msg"] === "unexpected failure");
    expect(JSON.stringify(line)).toContain(SECRET);
  });

  it("is logged under the route's pattern, never under an address that may hold a token", () => {
    const routes = host.logged().map((entry) => entry["route"]);
    expect(routes).toContain("/loads/:token");
    expect(JSON.stringify(host.logged())).not.toContain("t0ken");
  });

  it("is not what a missing or forbidden thing is", async () => {
    const missing = await fetch(`${host.url}/missing`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("There is no such page.")]);
    const forbidden = await fetch(`${host.url}/forbidden`);
    expect([forbidden.status, await forbidden.text()]).toEqual([
      403,
      expect.stringContaining("Only a facilitator may."),
    ]);
    expect((await fetch(`${host.url}/answers`)).status).toBe(410);
    const logged = host.logged().filter((entry) => entry["msg"] === "unexpected failure");
    expect(JSON.stringify(logged)).not.toContain("NotFoundError");
  });

  it("is not what an address nobody can read is", async () => {
    expect((await fetch(`${host.url}/%E0%A4%A`)).status).toBe(400);
  });
});
