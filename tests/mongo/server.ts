import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { MongoClient } from "mongodb";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";

const run = promisify(execFile);
const project = fileURLToPath(new URL(".", import.meta.url));
const target = join(project, "target");

/** A server to test against, or the reason why there is none. */
export type MongoForTests =
  | { readonly uri: string; readonly missing?: undefined; stop(): Promise<void> }
  | { readonly uri?: undefined; readonly missing: string; stop(): Promise<void> };

/**
 * The cluster that MONGODB_URI names, else the contract server, built with Maven and run with Java. To be called
 * while a test file loads, so that its tests can be skipped by name with the reason.
 * @throws Error when there is none and REQUIRE_MONGODB is 1.
 */
export async function startMongoServer(): Promise<MongoForTests> {
  const given = process.env["MONGODB_URI"];
  if (given) return { uri: given, stop: async () => {} };
  try {
    await buildOnce();
    return await startBuilt();
  } catch (error) {
    const missing = `MONGODB_URI is not set and the contract server did not start: ${firstLine(error)}`;
    if (process.env["REQUIRE_MONGODB"] === "1") throw new Error(missing, { cause: error });
    return { missing, stop: async () => {} };
  }
}

/** The address of a database of its own, on the server given. */
export async function temporaryDatabase(serverUri: string): Promise<{ at: string; remove: () => Promise<void> }> {
  const at = serverUri.replace(/^([^/]+\/\/[^/?]+)(?:\/[^?]*)?/, `$1/waymark-test-${randomUUID()}`);
  const remove = async () => {
    const client = new MongoClient(at);
    await client.db().dropDatabase();
    await client.close();
  };
  return { at, remove };
}

/** An empty store in a database of its own; `close` drops it. */
export async function openTemporaryMongoStore(serverUri: string): Promise<Store> {
  const { at, remove } = await temporaryDatabase(serverUri);
  const store = await openStore({ mongodbUri: at, dataDir: "" });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await remove();
  };
  return store;
}

/** Test files run in processes of their own: the first one builds, the others wait. */
async function buildOnce(): Promise<void> {
  const lock = join(target, ".building");
  await mkdir(target, { recursive: true });
  while (!(await takeLock(lock))) await delay(250);
  try {
    if (await isBuilt()) return;
    const goals = ["-q", "-B", "-f", join(project, "pom.xml"), "process-classes"];
    await run("mvn", ["-o", ...goals]).catch(() => run("mvn", goals));
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    // Left behind by a build that was killed.
    if (age > 180_000) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function isBuilt(): Promise<boolean> {
  const changedAt = async (path: string) => (await stat(path)).mtimeMs;
  const sources = ["pom.xml", "src/main/java/ContractServer.java"].map((path) => join(project, path));
  try {
    const built = await changedAt(join(target, "classes", "ContractServer.class"));
    await changedAt(join(target, "dependency"));
    return (await Promise.all(sources.map(changedAt))).every((changed) => changed <= built);
  } catch {
    return false;
  }
}

async function startBuilt(): Promise<MongoForTests> {
  const directory = await mkdtemp(join(tmpdir(), "waymark-mongo-"));
  const classPath = [join(target, "classes"), join(target, "dependency", "*")].join(delimiter);
  const server = spawn("java", ["-cp", classPath, "ContractServer", join(directory, "data.h2")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`java ended with code ${code}`)));
    createInterface({ input: server.stdout }).once("line", resolve);
  });
  return {
    uri: `mongodb://127.0.0.1:${port}`,
    stop: async () => {
      server.stdin.end();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
