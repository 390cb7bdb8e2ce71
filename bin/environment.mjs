import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** Takes what a file named .env says into the environment; what the environment says already wins. */
export function readEnvironmentFile() {
  if (!existsSync(".env")) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(".env", "utf8")))) process.env[name] ??= value;
}
