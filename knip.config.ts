import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "app/server.ts",
    "app/cli/waymark.ts",
    "app/entry.client.tsx",
    "app/entry.server.tsx",
    "app/root.tsx",
    "app/routes.ts",
    "app/routes/**/*.{ts,tsx}",
    "bin/*.mjs",
    "tests/**/*.test.{ts,tsx}",
    "tests/bench/run.ts",
    "tests/support/summary-reporter.ts",
  ],
  project: ["app/**/*.{ts,tsx}", "models/**/*.ts", "seeds/**/*.ts", "tests/**/*.{ts,tsx}", "bin/*.mjs", "*.{js,ts}"],
  ignoreDependencies: [
    // The design card names it. It throws when imported, so nothing imports it; code imports @remix-run/*.
    "remix",
  ],
  ignoreExportsUsedInFile: true,
};

export default config;
