import { writeBackup } from "@models/store/backup";
import { checkBackup, isEmptyStore, restoreBackup } from "@models/store/restore";
import type { Command } from "commander";
import { withStore } from "./desk";
import { RefusedError, progressLine, say } from "./terminal";

export function addBackup(program: Command): void {
  program
    .command("backup <file>")
    .description("write the whole store to one file, while the server runs")
    .addHelpText("after", "\nExample:\n  waymark backup waymark-2008-03-10.zip")
    .action((file: string) =>
      withStore(async (store) => {
        const progress = progressLine();
        const manifest = await writeBackup(store, file, new Date().toISOString(), progress.show).catch(
          (error: unknown) => {
            throw new RefusedError(
              `${file} was not written: ${error instanceof Error ? error.message : String(error)}`,
            );
          },
        );
        progress.end();
        const documents = Object.entries(manifest.entries).filter(([name]) => name.endsWith(".ndjson"));
        const count = documents.reduce((sum, [, entry]) => sum + entry.count, 0);
        say(`${file} holds ${count.toLocaleString("en-GB")} documents.`);
      }),
    );
}

export function addRestore(program: Command): void {
  program
    .command("restore <file>")
    .description("put a backup into an empty store; the whole file is checked before anything is written")
    .option("--force", "also into a store that is not empty: what is there is lost")
    .addHelpText("after", "\nExample:\n  waymark restore waymark-2008-03-10.zip")
    .action((file: string, { force }: { force?: boolean }) =>
      withStore(async (store) => {
        await checkBackup(file);
        if (!force && !(await isEmptyStore(store))) {
          throw new RefusedError(
            "The store is not empty. Name another DATA_DIR, or add --force to lose what is there and restore over it.",
          );
        }
        const progress = progressLine();
        const manifest = await restoreBackup(store, file, progress.show);
        progress.end();
        say(`The store is as it was on ${manifest.takenAt}. Everybody has to sign in again.`);
      }),
    );
}
