import type { Store } from "@models/store/port";
import { anonymiseDue } from "@models/workshop/retention";
import type { Logger } from "pino";
import { repeat } from "./repeat";

const EVERY = 60 * 60_000;

/** Looks every hour which workshops have had their days, and takes their names and answers away. */
export function startRetention({ store, log }: { store: Store; log: Logger }): { close(): Promise<void> } {
  return repeat(
    EVERY,
    () => anonymiseDue(store, new Date().toISOString()),
    (err) => log.error({ err }, "names of workshops could not be taken away"),
  );
}
