import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const projectRoot = join(import.meta.dirname, "../..");
const program = join(projectRoot, "build/host/server.js");
/** Under what a build clears, so that it is always of the build that serves it. */
const exampleFolder = join(projectRoot, "build/host/example-data");

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

/** A folder of one test file's own, holding the Coventry example. */
export async function exampleData(within = tmpdir()): Promise<string> {
  if (!(await exists(exampleFolder))) await makeExample();
  const own = await mkdtemp(join(within, "waymark-e2e-"));
  await cp(exampleFolder, own, { recursive: true });
  return own;
}

/** Test files run side by side: each may fill one, the first to be ready is kept. */
async function makeExample(): Promise<void> {
  const making = await mkdtemp(join(projectRoot, "build/host/example-"));
  const server = await startServer({ dataDir: making });
  await server.stop();
  await rename(making, exampleFolder).catch(() => rm(making, { recursive: true, force: true }));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
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
): Promise<RunningServer> {
  const server = await startServer({ dataDir: await exampleData(within), environment });
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(server.dataDir, { recursive: true, force: true });
    },
  };
}
