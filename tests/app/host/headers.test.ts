import { createElement } from "react";
import { Scripts } from "@remix-run/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useNonce } from "~/components/layout/nonce";
import { serve } from "./serve";

function Page() {
  return createElement("html", null, createElement("body", null, createElement(Scripts, { nonce: useNonce() })));
}

function directivesOf(response: Response): Record<string, string[]> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    policy.split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(" ");
      return [name, sources];
    }),
  );
}

describe("the headers of a page", () => {
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    host = await serve({ "/page": { default: Page, loader: async () => ({ held: "by one person" }) } });
  });
  afterAll(() => host.close());

  it("allow scripts and styles of this site and with this response's nonce, and no others", async () => {
    const response = await fetch(`${host.url}/page`);
    const html = await response.text();
    const policy = directivesOf(response);
    const nonce = /'nonce-([^']+)'/.exec(policy["script-src"]?.join(" ") ?? "")?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    expect(policy["script-src"]).toEqual(["'self'", `'nonce-${nonce}'`]);
    expect(policy["style-src"]).toEqual([
      "'self'",
      `'nonce-${nonce}'`,
      "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    ]);
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  });

  it("close every other way in", async () => {
    const policy = directivesOf(await fetch(`${host.url}/page`));
    expect(policy).toMatchObject({
      "default-src": ["'self'"],
      "img-src": ["'self'", "data:", "blob:"],
      "connect-src": ["'self'"],
      "object-src": ["'none'"],
      "frame-ancestors": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
    });
    expect(JSON.stringify(policy)).not.toContain("unsafe");
  });

  it("give each response a nonce of its own", async () => {
    const [one, other] = await Promise.all([fetch(`${host.url}/page`), fetch(`${host.url}/page`)]);
    expect(one.headers.get("content-security-policy")).not.toBe(other.headers.get("content-security-policy"));
  });

  it("keep the address from other sites but not the origin from our own forms", async () => {
    expect((await fetch(`${host.url}/page`)).headers.get("referrer-policy")).toBe("same-origin");
  });

  it("forbid keeping a copy of a page", async () => {
    expect((await fetch(`${host.url}/page`)).headers.get("cache-control")).toBe("no-store");
    const data = await fetch(`${host.url}/page.data`);
    expect(await data.text()).toContain("by one person");
    expect(data.headers.get("cache-control")).toBe("no-store");
  });

  it("say nothing of https where people come by http", async () => {
    const response = await fetch(`${host.url}/page`);
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(directivesOf(response)).not.toHaveProperty("upgrade-insecure-requests");
  });
});

it("keeps browsers on https where APP_URL is https", async () => {
  const host = await serve({}, { environment: { APP_URL: "https://waymark.example.org" } });
  const response = await fetch(`${host.url}/healthz`);
  expect(response.headers.get("strict-transport-security")).toContain("max-age=31536000");
  expect(directivesOf(response)).toHaveProperty("upgrade-insecure-requests");
  await host.close();
});
