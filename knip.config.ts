import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "app/cli/waymark.ts",
    "app/host/import-worker.ts",
    "tests/bench/import-child.ts",
    "tests/bench/room-child.ts",
    "app/routes.ts",
    "app/routes/**/*.{ts,tsx}",
    "bin/*.mjs",
    "tests/**/*.test.{ts,tsx}",
  ],
  project: ["app/**/*.{ts,tsx,scss}", "{models,seeds}/**/*.ts", "tests/**/*.{ts,tsx}", "bin/*.mjs", "*.{js,ts}"],
  ignoreDependencies: [
    // The design card names it. It throws when imported, so nothing imports it; code imports @remix-run/*.
    "remix",
  ],
  // The MongoDB server that the store contract runs against is written in Java; LibreOffice works formulas out anew, poppler reads PDF.
  ignoreBinaries: ["java", "pdftotext", "soffice"],
  ignoreExportsUsedInFile: true,
  // Every schema has its inferred type beside it, asked for or not.
  rules: { types: "off" },
};

export default config;
