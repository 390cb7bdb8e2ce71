import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes which modules went into which chunk of the browser's build to build/client-modules.json, outside the public
 * folder. tests/app/host/client-bundle.test.ts reads it to prove that the server's code stayed on the server.
 */
function listClientModules(): Plugin {
  let forServer = false;
  return {
    name: "list-client-modules",
    apply: "build",
    configResolved(config) {
      forServer = Boolean(config.build.ssr);
    },
    async writeBundle(_options, bundle) {
      if (forServer) return;
      const root = folder("./");
      const chunks = Object.values(bundle).flatMap((output) =>
        output.type === "chunk"
          ? [[output.fileName, Object.keys(output.modules).map((id) => id.replace(root, ""))] as const]
          : [],
      );
      await writeFile(folder("./build/client-modules.json"), JSON.stringify(Object.fromEntries(chunks), null, 1));
    },
  };
}

export default defineConfig({
  plugins: [remix(remixConfig), listClientModules()],
  resolve: {
    alias: { "~": folder("./app"), "@models": folder("./models"), "@seeds": folder("./seeds") },
  },
  build: {
    // The content security policy allows no data: URL but for pictures.
    assetsInlineLimit: 0,
    target: "es2022",
    // The chart and grid libraries are larger than most: they load after the page can be used.
    chunkSizeWarningLimit: 1600,
    rollupOptions: {
      // A route without a page leaves nothing for the browser; what the browser loads later, the server may need at once.
      onwarn: (warning, warn) =>
        warning.code === "EMPTY_BUNDLE" || warning.plugin === "vite:reporter" ? undefined : warn(warning),
    },
  },
  // Dependencies are looked for in whole route modules, server parts included; this one has no browser part to prepare.
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
