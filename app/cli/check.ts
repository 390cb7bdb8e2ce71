import { checkStore } from "@models/integrity/check-store";
import type { Command } from "commander";
import { withStore } from "./desk";
import { EXIT, say, sayJson } from "./terminal";

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("look for dangling links, broken snapshots and impossible states")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  waymark check")
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const findings = await checkStore(store);
        if (json) sayJson(findings);
        else if (findings.length === 0) say("Nothing is wrong with the store.");
        else for (const { check, collection, id, what } of findings) say(`${check}: ${collection} ${id}: ${what}`);
        if (findings.length > 0) process.exitCode = EXIT.refused;
      }),
    );
}
