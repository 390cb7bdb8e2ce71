import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import type { Store } from "@models/store/port";
import express from "express";
import { DEMO_PASSWORD } from "@seeds/people";
import { builtPages, listen, serve } from "./host";
import { CODE, planOfBenchSize } from "./plan";
import { type Row, mediansInTurns, ms } from "./measure";

const root = join(import.meta.dirname, "../..");
const PAGES = [`/agreements/${CODE}/steps/1`, `/agreements/${CODE}/steps/3`];

/** Step pages against the same HTML rendered from constants, and against a bare page of the same host. */
export async function benchPages(store: Store): Promise<Row[]> {
  await planOfBenchSize(store);
  const build = await builtPages();
  const live = await serve(store, build);
  const cookie = await signIn(live.address);
  const rows: Row[] = [];
  for (const path of PAGES) {
    const html = await get(live.address, path, cookie);
    const constants = await serve(store, await withConstantLoaders(store, build, path, cookie));
    const bare = await serveBare();
    const fetchOf =
      (address: string, page = path) =>
      () =>
        get(address, page, cookie);
    const [real = 0, constant = 0, plain = 0] = await mediansInTurns(
      [fetchOf(live.address), fetchOf(constants.address), fetchOf(bare.address, "/")],
      { warmUp: 15, runs: 60 },
    );
    const name = `step ${path.slice(-1)} page (${(html.length / 1024).toFixed(0)} kB of HTML)`;
    rows.push({
      what: name,
      seen: ms(real),
      against: `${ms(constant)}, rendered from constants`,
      ratio: real / constant,
      goal: "≤ 1.5",
    });
    rows.push({ what: name, seen: ms(real), against: `${ms(plain)}, a bare page`, ratio: real / plain, goal: null });
    const kilobytes = scriptsBeforeInteraction(html) / 1024;
    rows.push({
      what: `${name.slice(0, 11)}: scripts before the first interaction`,
      seen: `${kilobytes.toFixed(0)} kB gzip`,
      against: "130 kB",
      ratio: kilobytes / 130,
      goal: "≤ 1",
    });
    constants.stop();
    bare.stop();
  }
  live.stop();
  return rows;
}

async function serveBare() {
  const app = express();
  app.get("/", (_req, res) => {
    res.type("html").send("<!doctype html><html lang=en><title>Bare</title><h1>Bare</h1></html>");
  });
  return listen(app);
}

/** The same pages with every loader answering at once with what it answered before. */
export async function withConstantLoaders(
  store: Store,
  build: ServerBuild,
  path: string,
  cookie: string,
): Promise<ServerBuild> {
  const answers = new Map<string, unknown>();
  const recording = mapLoaders(build, (id, loader) => async (args) => {
    const answer = await loader(args);
    answers.set(id, answer);
    return answer;
  });
  const recorder = await serve(store, recording);
  await get(recorder.address, path, cookie);
  recorder.stop();
  return mapLoaders(
    build,
    (id, loader) => (args) => (answers.has(id) ? Promise.resolve(answers.get(id)) : loader(args)),
  );
}

type Loader = (args: never) => Promise<unknown>;

function mapLoaders(build: ServerBuild, change: (id: string, loader: Loader) => Loader): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const loader = route?.module.loader as Loader | undefined;
      return [id, route && loader ? { ...route, module: { ...route.module, loader: change(id, loader) } } : route];
    }),
  );
  return { ...build, routes: routes as ServerBuild["routes"] };
}

export async function signIn(address: string, email = "facilitator@coventry.example"): Promise<string> {
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD });
  const answer = await fetch(`${address}/sign-in`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { Origin: address },
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`Could not sign in: ${answer.status}`);
  return cookie;
}

export async function get(address: string, path: string, cookie: string): Promise<string> {
  const answer = await fetch(`${address}${path}`, { headers: { Cookie: cookie } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

/** The modules that the document itself asks for; the grid and the chart come later, by import(). */
function scriptsBeforeInteraction(html: string): number {
  const sources = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? ""));
  for (const match of html.matchAll(/import[^"']*["'](\/assets\/[^"']+\.js)["']/g)) sources.add(match[1] ?? "");
  return [...sources].reduce(
    (sum, source) => sum + gzipSync(readFileSync(join(root, "build/client", source))).length,
    0,
  );
}
