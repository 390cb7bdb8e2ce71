import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Priority } from "@models/agreement/priority";
import { openExampleStore } from "../../support/example";
import { programOf } from "../../support/program";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  host = await serve({}, { store: await openExampleStore("a year in"), demo: { on: true, warn: false } });
});
afterAll(() => host.close());

it("the script of the README reads, changes with If-Match and imports", async () => {
  const readme = await readFile(join(import.meta.dirname, "../../../README.md"), "utf8");
  const script = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const { token } = await programOf(host, "facilitator@coventry.example");
  const environment = { ...process.env, WAYMARK_URL: host.url, WAYMARK_TOKEN: token };
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    env: environment,
  });
  expect(stdout).toContain("committed { new: 1, changed: 0, same: 0, refused: 0 }");
  const [changed] = await host.store.find<Priority>("priorities", { theme: "Economy" });
  expect(stdout).toContain(changed?.name);
});
