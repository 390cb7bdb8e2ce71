import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markDemoStore } from "@models/demo-store";
import { openStore } from "@models/store/open";
import { STAGES, type Stage } from "@seeds/stages";
import { exampleFile } from "./example";

const projectRoot = join(import.meta.dirname, "../..");
const program = join(projectRoot, "build/host/server.js");

/** The built program, listening on a port of its own. */
export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** What it wrote to standard error. */
  errors(): string;
  /** Ends it as an operator would; rejects when it did not end by itself with exit code 0. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. The data stay. */
  kill(): Promise<void>;
}

interface ServerOptions {
  /** Where its store is. */
  readonly dataDir: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A folder of one test file's own, holding the Coventry example; in draft, as most tests stand on, unless said otherwise. */
export async function exampleData(within = tmpdir(), stage: Stage = "draft"): Promise<string> {
  const own = await mkdtemp(join(within, "waymark-e2e-"));
  await cp(await exampleFile(stage), own, { recursive: true });
  const store = await openStore({ dataDir: own });
  await markDemoStore(store, STAGES[stage]);
  await store.close();
  return own;
}

/** Starts the built program and waits until it says where it is. */
export async function startServer({ dataDir, environment }: ServerOptions): Promise<RunningServer> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [program], {
    cwd: projectRoot,
    env: { PATH, HOME, NODE_ENV: "production", PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^Waymark is at (\S+)$/m.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then((how) => reject(new Error(`The server ended (${how}) before it listened: ${errors}${said}`)));
  });
  return {
    url,
    dataDir,
    process: child,
    errors: () => errors,
    async stop() {
      child.kill("SIGTERM");
      const how = await ended;
      if (how !== 0) throw new Error(`The server ended with ${how}: ${errors}`);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The example on a server of its own, for one test file. `stop` takes its data away. @param within where they lie. */
export async function serveExample(
  environment: ServerOptions["environment"] = {},
  within?: string,
  stage?: Stage,
): Promise<RunningServer> {
  const server = await startServer({ dataDir: await exampleData(within, stage), environment });
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(server.dataDir, { recursive: true, force: true });
    },
  };
}
