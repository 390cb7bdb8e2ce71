import { writeFile } from "node:fs/promises";
import { exportAgreement } from "@models/agreement/export-agreement";
import { canonicalJson } from "@models/agreement/snapshot";
import type { Json } from "@models/store/port";
import { type Command, Option } from "commander";
import { agreementCalled, withStore } from "./desk";
import { RefusedError, say } from "./terminal";

export function addExport(program: Command): void {
  program
    .command("export")
    .description("write the whole of an agreement, with its history, to a file")
    .requiredOption("--agreement <code>", "which agreement")
    .addOption(new Option("--format <format>", "the format").choices(["json"]).default("json"))
    .requiredOption("--out <file>", "the file to write")
    .addHelpText("after", "\nExample:\n  waymark export --agreement coventry-2008 --format json --out coventry.json")
    .action(({ agreement: code, out }: { agreement: string; out: string }) =>
      withStore(async (store) => {
        const whole = await exportAgreement(store, await agreementCalled(store, code));
        await writeFile(out, `${canonicalJson(whole as unknown as Json)}\n`).catch(() => {
          throw new RefusedError(`${out} cannot be written. Look at its folder and whether you may write there.`);
        });
        say(`${code} is written to ${out}.`);
      }),
    );
}
