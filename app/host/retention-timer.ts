import type { Store } from "@models/store/port";
import { anonymiseDue } from "@models/workshop/retention";
import type { Logger } from "pino";

const EVERY = 60 * 60_000;

/** Looks every hour which workshops have had their days, and takes their names and answers away. */
export function startRetention({ store, log }: { store: Store; log: Logger }): { close(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(() => anonymiseDue(store, new Date().toISOString()))
      .catch((err: unknown) => log.error({ err }, "names of workshops could not be taken away"));
  };
  look();
  const timer = setInterval(look, EVERY);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
