import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Long proofs (kills, mutants, load) run apart: bin/test.mjs --long sets TEST_LONG. */
const long = process.env["TEST_LONG"] === "1";

export default defineConfig({
  resolve: {
    alias: { "~": folder("./app"), "@models": folder("./models"), "@seeds": folder("./seeds") },
  },
  test: {
    include: long ? ["tests/**/*.long.test.{ts,tsx}"] : ["tests/**/*.test.{ts,tsx}"],
    exclude: long ? configDefaults.exclude : [...configDefaults.exclude, "tests/**/*.long.test.{ts,tsx}"],
    reporters: ["default", "./tests/support/summary-reporter.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Files share the modules and the example of their process, a third of the time: what they keep is by content.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 120_000,
    // A test that leaves its server or browser open fails by never ending; this names it.
    teardownTimeout: 20_000,
  },
});
