#!/usr/bin/env node
/** Builds the pages (build/client and build/server, by Remix) and the host and command line (build/host, by esbuild). */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cli } from "@remix-run/dev";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

process.env.NODE_ENV = "production";
try {
  await cli.run(["vite:build", "--logLevel", "warn"]);
} catch (error) {
  // The rest of what the bundler's errors carry fills screens.
  console.error(error.message);
  process.exit(1);
}

rmSync("build/host", { recursive: true, force: true });
await build({
  entryPoints: {
    server: "app/server.ts",
    waymark: "app/cli/waymark.ts",
    "import-worker": "app/host/import-worker.ts",
  },
  outdir: "build/host",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  sourcemap: true,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
