#!/usr/bin/env node
/** Builds the pages (build/client and build/server, by Remix) and the host and command line (build/host, by esbuild). */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const pages = spawnSync(
  process.execPath,
  ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"],
  { stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } },
);
if (pages.status !== 0) process.exit(pages.status ?? 1);

rmSync("build/host", { recursive: true, force: true });
const TEMP = {
  name: "temp",
  setup(b) {
    b.onResolve({ filter: /^@seeds|cli\/waymark/ }, (a) =>
      existsSync(a.path.replace("@seeds", "seeds").replace(/(\.ts)?$/, ".ts"))
        ? undefined
        : { path: a.path, namespace: "temp" },
    );
    b.onLoad({ filter: /.*/, namespace: "temp" }, () => ({ contents: "export const seedExample = async () => {};" }));
  },
};
await build({
  entryPoints: { server: "app/server.ts", waymark: "app/cli/waymark.ts" },
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
  plugins: [TEMP],
});
