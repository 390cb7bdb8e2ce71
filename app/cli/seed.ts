import { join } from "node:path";
import { loadCatalogue } from "@models/measures/catalogue";
import { isEmptyStore } from "@models/store/restore";
import { readReferenceLists } from "@seeds/reference/load";
import type { Command } from "commander";
import { fillWithExample } from "../lib/example.server";
import { projectRoot } from "../lib/project-root.server";
import { operatorAct, withStore } from "./desk";
import { RefusedError, say } from "./terminal";

export function addSeed(program: Command): void {
  program
    .command("seed")
    .description("give an empty store the Coventry example, or only the national lists")
    .option("--empty", "only the areas and the national indicators, nothing made up")
    .addHelpText("after", "\nExample:\n  waymark seed --empty")
    .action(({ empty }: { empty?: boolean }) =>
      withStore(async (store) => {
        if (empty) {
          await loadCatalogue(await operatorAct(store), readReferenceLists(join(projectRoot, "seeds/reference")));
          say("The store holds the areas and the national indicators.");
          return;
        }
        if (!(await isEmptyStore(store))) {
          throw new RefusedError("The store is not empty, so it is not given the example. Name another DATA_DIR.");
        }
        await fillWithExample(store);
        say("The store holds the Coventry example and stands on 1 December 2008.");
      }),
    );
}
