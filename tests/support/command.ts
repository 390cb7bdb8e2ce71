import { spawn } from "node:child_process";
import { join } from "node:path";

const projectRoot = join(import.meta.dirname, "../..");

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built `waymark` command as a terminal would. */
export function runWaymark(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = "",
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, "build/host/waymark.js"), ...args], {
      env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (text) => (out += String(text)));
    child.stderr.on("data", (text) => (err += String(text)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
