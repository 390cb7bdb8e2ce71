import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Row, median, ms } from "./measure";

const root = join(import.meta.dirname, "../..");
const RUNS = 5;

/** From `npm start`, the second time, to the first page. */
export async function benchStart(dataDir: string): Promise<Row[]> {
  await startOnce(dataDir);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await startOnce(dataDir));
  const seen = median(times);
  return [
    { what: "second start to the first page", seen: ms(seen), against: "3,000 ms", ratio: seen / 3000, goal: "≤ 1" },
  ];
}

async function startOnce(dataDir: string): Promise<number> {
  const begun = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let out = "";
      child.stdout.on("data", (text) => {
        out += String(text);
        const found = /Waymark is at (\S+)/.exec(out)?.[1];
        if (found) resolve(found);
      });
      child.once("exit", () => reject(new Error(`npm start ended:\n${out}`)));
    });
    const page = await fetch(address);
    await page.text();
    return performance.now() - begun;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
}
