import { Command } from "commander";
import { addAnonymise } from "./anonymise";
import { addBackup, addRestore } from "./backup";
import { addCheck } from "./check";
import { addExplain } from "./explain";
import { addExport } from "./export";
import { addImport } from "./import";
import { addImportAgreement } from "./import-agreement";
import { addSeed } from "./seed";
import { exitCodeOf } from "./terminal";
import { addUser } from "./user";

/** The `waymark` command: what is done to a whole installation, from a terminal. Settings are the server's own. */
const program = new Command("waymark")
  .description("Waymark at the command line. Settings come from the environment, as the server's do: see .env.example.")
  .exitOverride()
  .showHelpAfterError("Add --help to see how it is used.")
  .addHelpText("after", "\nExits 0 when done, 1 when something was refused or found, 2 when misused.");

const commands = [
  addSeed,
  addUser,
  addImport,
  addExport,
  addImportAgreement,
  addBackup,
  addRestore,
  addCheck,
  addAnonymise,
  addExplain,
];
for (const add of commands) add(program);

// Whoever reads the output may have read enough, as `| head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
