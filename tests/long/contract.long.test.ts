import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { runWaymark } from "../support/command";
import { serveExample } from "../support/server";

const run = promisify(execFile);
const committed = join(import.meta.dirname, "../contract");
/** Milliseconds. */
const LONGEST = 6 * 60 * 1000;
/** Thousands of changes, none of which has to outlive the run, need not wait for a disk. */
const MEMORY = existsSync("/dev/shm") ? "/dev/shm" : undefined;

interface Ready {
  /** The schemathesis program; undefined when it could not be made ready. */
  readonly program?: string;
  readonly missing: string;
}

/** A folder of this run's own: schemathesis keeps what it learns beside its configuration. */
const folder = await mkdtemp(join(tmpdir(), "waymark-contract-"));
await cp(committed, folder, { recursive: true });
const ready = await install();
afterAll(() => rm(folder, { recursive: true, force: true }));

it("answers as its description says, to whatever is sent", async ({ skip }) => {
  if (ready.program === undefined) return skip(ready.missing);
  const server = await serveExample({ WAYMARK_WRITE_LIMITS: "off" }, MEMORY);
  try {
    const made = await runWaymark(["user", "token", "facilitator@coventry.example", "--scope", "write"], {
      DATA_DIR: server.dataDir,
    });
    const outcome = await run(ready.program, ["--no-color", "run", `${server.url}/api/v1/openapi.json`], {
      cwd: folder,
      env: { ...process.env, API_URL: server.url, API_TOKEN: made.out.trim() },
      maxBuffer: 64 * 1024 * 1024,
      timeout: LONGEST,
    }).catch((error: { code?: number; stdout?: string; stderr?: string }) => error);
    const told = `${outcome.stdout ?? ""}${outcome.stderr ?? ""}`;
    expect("code" in outcome ? told : "").toBe("");
    // A run in which the token did not work, or nothing was tried, proves nothing.
    expect(told).toMatch(/Tested: \d{2}/);
    expect(told).not.toContain("Authentication failed");
    expect(server.errors()).toBe("");
  } finally {
    await server.stop();
  }
});

/** Into a folder of its own, in the version that is committed. @throws Error when it must be there and is not. */
async function install(): Promise<Ready> {
  const python = join(folder, "venv/bin/python");
  try {
    await run("python3", ["-m", "venv", join(folder, "venv")]);
    await run(python, ["-m", "pip", "install", "--quiet", "--requirement", join(folder, "requirements.txt")]);
    return { program: join(folder, "venv/bin/schemathesis"), missing: "" };
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const missing = `schemathesis could not be made ready with python3: ${why}`;
    if (process.env["REQUIRE_PYTHON"] === "1") throw new Error(missing, { cause: error });
    return { missing };
  }
}
