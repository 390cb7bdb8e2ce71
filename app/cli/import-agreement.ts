import { readFile } from "node:fs/promises";
import { bringBack } from "@models/agreement/bring-back";
import type { Command } from "commander";
import { operatorAct, withStore } from "./desk";
import { RefusedError, say } from "./terminal";

export function addImportAgreement(program: Command): void {
  program
    .command("import-agreement <file>")
    .description("bring a whole agreement back from the JSON that export wrote, into a store that does not have it")
    .addHelpText("after", "\nExample:\n  waymark import-agreement coventry.json")
    .action((path: string) =>
      withStore(async (store) => {
        const text = await readFile(path, "utf8").catch(() => {
          throw new RefusedError(`${path} cannot be read. Look at its name and whether you may read it.`);
        });
        const { now } = await operatorAct(store);
        const brought = await bringBack(store, parse(path, text), now);
        if (brought.kind !== "done") {
          const problems = brought.kind === "refused" ? brought.problems : [];
          throw new RefusedError(problems.map(({ message }) => message).join("\n"));
        }
        const { code, name, documents } = brought.value;
        say(`${name} (${code}) is back: ${documents.toLocaleString("en-GB")} documents.`);
        say("Its people are known by name. Give those who should sign in an invitation or a password.");
      }),
    );
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RefusedError(`${path} is not JSON. Take a file that waymark export wrote.`);
  }
}
