#!/usr/bin/env node
/** Serves the build. `npm start` prepares first. */
import { readEnvironmentFile } from "./environment.mjs";

readEnvironmentFile();
process.env.NODE_ENV ??= "production";
await import("../build/host/server.js");
