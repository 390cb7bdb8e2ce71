import { anonymiseDue } from "@models/workshop/retention";
import type { Command } from "commander";
import { withStore } from "./desk";
import { say } from "./terminal";

export function addAnonymise(program: Command): void {
  program
    .command("anonymise")
    .description("take away the names and answers of workshops whose days are over, as the server does every hour")
    .addHelpText("after", "\nExample:\n  waymark anonymise")
    .action(() =>
      withStore(async (store) => {
        const taken = await anonymiseDue(store, new Date().toISOString());
        if (taken.length === 0) say("No workshop keeps names and answers beyond its days.");
        for (const { name, on } of taken) say(`Names and answers taken away: ${name}, ${on}`);
      }),
    );
}
