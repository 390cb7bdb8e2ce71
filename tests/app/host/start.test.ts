import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { addPerson, giveRole } from "@models/people/manage-people";
import { openStore } from "@models/store/open";
import { DEMO_PASSWORD, FOUNDER } from "@seeds/people";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, exampleFile } from "../../support/example";
import { openWorkshop } from "../../support/open-workshop";
import { accepted } from "../../support/people";

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves to what the last line names, or rejects when the program ends first. */
  readonly address: Promise<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

let dataDir: string;
const running: Started[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "waymark-start-"));
});
afterEach(async () => {
  for (const started of running.splice(0)) {
    started.process.kill("SIGKILL");
    await started.ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs what `npm start` runs once the checkout is prepared. */
function start(environment: Record<string, string>): Started {
  const { PATH = "", HOME = "" } = process.env;
  // NODE_ENV is what vitest sets and bin/start.mjs must not see.
  const env = { PATH, HOME, DATA_DIR: dataDir, PORT: "0", ...environment } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string | null);
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^Waymark is at (\S+)$/m.exec(output)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`ended before it listened: ${errors}`)));
  });
  address.catch(() => undefined);
  const started = { process: child, output: () => output, errors: () => errors, address, ended };
  running.push(started);
  return started;
}

describe("starting", () => {
  it("offers a link for the first administrator while there is nobody, and ends with the address", async () => {
    const started = start({ WAYMARK_DEMO: "off" });
    const address = await started.address;
    expect(started.output()).toContain(`${address}/first-administrator/`);
    expect(started.output().trim().split("\n").at(-1)).toBe(`Waymark is at ${address}`);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });

  it("gives an empty store the example on this machine alone, once", async () => {
    const first = start({});
    await first.address;
    expect(first.output()).toContain("Example: the Coventry partnership");
    expect(first.output()).not.toContain("first-administrator");
    first.process.kill("SIGTERM");
    expect(await first.ended).toBe(0);

    const second = start({});
    expect(await (await fetch(await second.address)).text()).toContain("Example, set on 1 December 2008");
    expect(second.output()).not.toContain("Example: the Coventry partnership");
  });

  it("gives no example where others could reach it", async () => {
    const started = start({ HOST: "0.0.0.0" });
    await started.address;
    expect(started.output()).not.toContain("Example: the Coventry partnership");
    expect(started.output()).toContain("/first-administrator/");
  });

  it("names settings that are wrong and exits 2", async () => {
    const started = start({ PORT: "abc", WAYMARK_DEMOS: "on" });
    expect(await started.ended).toBe(2);
    expect(started.errors()).toContain("WAYMARK_DEMOS is not a setting");
    expect(started.errors()).toContain("PORT must be a whole number");
    expect(started.output()).toBe("");
  });

  it("says that a port is in use and exits 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const started = start({ PORT: String(port), WAYMARK_DEMO: "off" });
    expect(await started.ended).toBe(1);
    expect(started.errors()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    other.close();
  });

  it("says that a folder cannot hold the store and exits 1", async () => {
    const started = start({ DATA_DIR: "/dev/null/data" });
    expect(await started.ended).toBe(1);
    expect(started.errors()).toContain("DATA_DIR");
  });

  it("stops within seconds on SIGTERM though a browser keeps its connection, and exits 0", async () => {
    const started = start({ WAYMARK_DEMO: "off" });
    await fetch(`${await started.address}/healthz`, { headers: { Connection: "keep-alive" } });
    const asked = Date.now();
    started.process.kill("SIGTERM");
    expect(await started.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  });

  const [lan] = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");

  it.skipIf(lan === undefined)(
    "serves a room on this machine's network, to its facilitator and to guests",
    async () => {
      cpSync(await exampleFile("draft"), dataDir, { recursive: true });
      const store = await openStore({ dataDir });
      const act = { ...(await actAs(store, "admin@waymark.example")), actor: FOUNDER };
      const password = "three quiet words";
      const own = accepted(await addPerson(act, { name: "Priya", email: "priya@coventry.example", password }));
      const [{ partnership = "" } = {}] = (await actAs(store, "facilitator@coventry.example")).actor.roles;
      accepted(await giveRole(act, { role: "facilitator", partnership, person: own._id }));
      const { _id } = await openWorkshop(store, "coventry-2008");
      await store.close();

      const started = start({ HOST: "0.0.0.0" });
      const { port } = new URL(await started.address);
      const site = `http://${lan?.address}:${port}`;
      const post = (path: string, fields: Record<string, string>) =>
        fetch(site + path, {
          method: "POST",
          headers: { origin: site },
          body: new URLSearchParams(fields),
          redirect: "manual",
        });
      const room = (cookie: string | null) =>
        fetch(`${site}/room/${_id}`, { headers: { cookie: cookie?.split(";")[0] ?? "" } });

      const demo = await post("/sign-in", { email: "facilitator@coventry.example", password: DEMO_PASSWORD });
      expect(demo.status).toBe(400);
      const signedIn = await post("/sign-in", { email: "priya@coventry.example", password });
      expect(signedIn.headers.get("set-cookie")).not.toContain("Secure");
      const desk = await (await room(signedIn.headers.get("set-cookie"))).text();
      expect(desk).toContain(`${lan?.address}:${port}/join`);
      expect(desk).not.toContain("localhost");

      const page = await fetch(`${site}/join/k7m4xr`);
      expect(page.headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
      // Nothing is asked of any other site.
      expect(await page.text()).not.toMatch(/(src|href|action)="(https?:)?\/\//);
      const joined = await post("/join/k7m4xr", { name: "Dawn", kind: "business" });
      expect(joined.headers.get("location")).toBe(`/room/${_id}`);
      expect(await (await room(joined.headers.get("set-cookie"))).text()).toContain("Dawn");
      expect((await room(null)).status).toBe(404);
    },
  );
});
