#!/usr/bin/env node
/**
 * Makes the checkout ready to run: installs what the lock file asks for when it is not there, and builds when the
 * sources changed since the last build. Plain Node, since nothing may be installed yet.
 *
 *   node bin/prepare.mjs [--no-build] [--quiet]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = [
  ...["app", "models", "seeds", "bin/build.mjs", "remix.config.js", "vite.config.ts", "tsconfig.json"],
  "package-lock.json",
];
const FINGERPRINT = join(root, "build", "sources.sha256");
const LOCK = join(root, ".preparing");

/**
 * @param {{ build?: boolean, quiet?: boolean }} options quiet says only what goes wrong
 * @returns {Promise<void>} when the checkout is ready; a failing stage ends the process
 */
export async function prepare({ build = true, quiet = false } = {}) {
  checkNode();
  // An image that was made ready holds the build and no lock file.
  if (!existsSync(join(root, "package-lock.json"))) return;
  await alone(() => {
    stage(quiet, "Packages", installedAsLocked, install);
    if (build) stage(quiet, "Build", builtFromTheseSources, buildNow);
  });
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Waymark needs Node 20.19 or newer; this is ${process.versions.node}. Node 24 is a good choice.`);
}

/** Runs one stage unless it is already done, and says how long it took. */
function stage(quiet, name, isDone, run) {
  const start = performance.now();
  const done = isDone();
  if (!done) run(quiet);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!quiet) console.log(`${name}: ${done ? "up to date" : "done"} (${seconds} s)`);
}

/** True when node_modules holds every package of the lock file in its locked version. */
function installedAsLocked() {
  const wanted = readJson("package-lock.json")?.packages;
  const present = readJson("node_modules/.package-lock.json")?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === "" || link || present[path]?.version === version || (optional && !present[path]),
  );
}

/** No package of ours needs its install script, so none runs. Development packages are needed to build. */
function install(quiet) {
  npm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], quiet);
}

function builtFromTheseSources() {
  return readText(FINGERPRINT) === fingerprint();
}

function buildNow(quiet) {
  // Taken before the build, so that what is saved during it is built next time.
  const sources = fingerprint();
  rmSync(FINGERPRINT, { force: true });
  run(process.execPath, [join(root, "bin", "build.mjs")], quiet);
  writeFileSync(FINGERPRINT, sources);
}

/** SHA-256 over the name and content of every source: it sees what moved back in time or went, as dates do not. */
function fingerprint() {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const path of SOURCES.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Two commands started at once must not install or build over each other: the second waits. */
async function alone(work) {
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200));
  const release = () => rmSync(LOCK, { recursive: true, force: true });
  process.once("exit", release);
  try {
    work();
  } finally {
    release();
    process.off("exit", release);
  }
}

function takeLock() {
  try {
    mkdirSync(LOCK);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!holderRuns()) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(LOCK, "pid"), String(process.pid));
  return true;
}

function holderRuns() {
  const pid = Number(readText(join(LOCK, "pid")));
  // The holder writes its number just after taking the lock: give it a moment.
  if (!pid) return Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function npm(args, quiet) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) run(process.execPath, [cli, ...args], quiet);
  else run("npm", args, quiet);
}

function run(command, args, quiet) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    shell: command === "npm" && process.platform === "win32",
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  stop(`${[command, ...args].join(" ")} failed${result.error ? `: ${result.error.message}` : ""}`);
}

/** @returns {never} */
function stop(words) {
  console.error(words);
  process.exit(1);
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare({ build: !process.argv.includes("--no-build"), quiet: process.argv.includes("--quiet") });
}
