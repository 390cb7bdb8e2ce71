import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Chunk → the modules in it, as the build's list-client-modules plugin (vite.config.ts) wrote them. */
const chunks = JSON.parse(readFileSync("build/client-modules.json", "utf8")) as Record<string, string[]>;

/** What must never leave the server, by a part of the module's path. */
const SERVER_ONLY = [
  /node_modules\/zod\//,
  /node_modules\/(mongodb|libsql|@libsql|@node-rs|pino|express|helmet)\//,
  /node_modules\/@conform-to\/zod\//,
  /^models\/store\//,
  /^seeds\//,
  /\.server\.tsx?$/,
  /^app\/(host|api|cli)\//,
];

describe("what is sent to browsers", () => {
  it("is known module by module", () => {
    expect(Object.keys(chunks).some((name) => name.includes("entry.client"))).toBe(true);
    expect(Object.values(chunks).flat()).toContain("app/root.tsx");
  });

  it.each(SERVER_ONLY)("holds nothing of %s", (forbidden) => {
    const found = Object.entries(chunks).flatMap(([chunk, modules]) =>
      modules.filter((module) => forbidden.test(module)).map((module) => `${chunk}: ${module}`),
    );
    expect(found).toEqual([]);
  });
});
