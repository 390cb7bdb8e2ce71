#!/usr/bin/env node
/**
 * Sets up, runs the tests and ends with one line: `tests: N passed, N failed, N skipped`.
 *
 *   node bin/test.mjs [--long] [what vitest takes…]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const long = process.argv.includes("--long");
const forVitest = process.argv.slice(2).filter((argument) => argument !== "--long");

await prepare();

const folder = mkdtempSync(join(tmpdir(), "waymark-tests-"));
const summaryFile = join(folder, "summary.json");
const vitest = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...forVitest], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, TEST_SUMMARY_FILE: summaryFile, ...(long && { TEST_LONG: "1" }) },
});
const summary = readSummary();
rmSync(folder, { recursive: true, force: true });

for (const [reason, names] of byReason(summary.skipped)) {
  console.log(`Skipped, because ${reason}:`);
  for (const { name } of names) console.log(`  ${name}`);
}
const failed = vitest.status === 0 ? summary.failed : Math.max(1, summary.failed);
console.log(`tests: ${summary.passed} passed, ${failed} failed, ${summary.skipped.length} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

/** A run that died before it could report counts as one failure. */
function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** Grouped by hand: Node 20 has no Map.groupBy. */
function byReason(skipped) {
  const groups = new Map();
  for (const one of skipped) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return groups;
}
