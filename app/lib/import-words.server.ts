import type { Act } from "@models/act";
import { mayHandle } from "@models/importing/bring-in";
import type { Import } from "@models/importing/import";
import { IMPORT_STATES, type StateWords } from "./import-words";

/** How an import's state is told to a person: what is proposed waits for who decides on it. */
export function importWords(act: Pick<Act, "actor">, found: Import): StateWords {
  const waitsForYou = found.state === "proposed" && mayHandle(act, found);
  return waitsForYou ? { words: "proposed: waits for you", mark: "must" } : IMPORT_STATES[found.state];
}
