#!/usr/bin/env node
/** The waymark command: makes the checkout ready without a word, then runs. */
import { readEnvironmentFile } from "./environment.mjs";
import { prepare } from "./prepare.mjs";

await prepare({ quiet: true });
readEnvironmentFile();
process.env.NODE_ENV ??= "production";
await import("../build/host/waymark.js");
