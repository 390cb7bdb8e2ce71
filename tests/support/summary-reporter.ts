import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** What bin/test.mjs makes the closing line of. */
export interface Summary {
  passed: number;
  /** Failed tests, test files that did not load, and errors that no test caught. */
  failed: number;
  skipped: { name: string; reason: string }[];
}

/** Counts what ran and writes it to the file that TEST_SUMMARY_FILE names, for bin/test.mjs to print last. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env["TEST_SUMMARY_FILE"];
    if (file) writeFileSync(file, JSON.stringify(summarise(modules, unhandled)));
  }
}

function summarise(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Summary {
  const summary: Summary = { passed: 0, failed: unhandled.length, skipped: [] };
  for (const module of modules) {
    summary.failed += module.errors().length;
    for (const suite of module.children.allSuites()) summary.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === "passed") summary.passed += 1;
      else if (result.state === "failed") summary.failed += 1;
      else {
        const reason = (result.state === "skipped" && result.note) || "no reason given";
        summary.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason });
      }
    }
  }
  return summary;
}
