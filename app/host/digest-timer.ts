import type { Store } from "@models/store/port";
import type { Logger } from "pino";
import type { Settings } from "../lib/settings.server";
import { openMailer } from "../mail/mailer.server";
import { sendDigests } from "../mail/send-digests.server";
import { repeat } from "./repeat";

const EVERY = 10 * 60_000;

/** Looks every ten minutes whom a letter is due to; does nothing where no mail server is set. */
export function startDigests({
  store,
  settings,
  log,
  sessionSecret,
}: {
  store: Store;
  settings: Settings;
  log: Logger;
  sessionSecret: string;
}): { close(): Promise<void> } {
  const { mail, appUrl } = settings;
  if (mail === undefined || appUrl === undefined) return { close: () => Promise.resolve() };
  const { send, close } = openMailer(mail.url, mail.from);
  const failed = (person: string, err: unknown) => log.warn({ err, person }, "a letter could not be sent");
  const post = { store, send, origin: appUrl, secret: sessionSecret, zone: mail.zone, failed };
  const sending = repeat(
    EVERY,
    () => sendDigests(post, new Date()),
    (err) => log.error({ err }, "letters could not be sent"),
  );
  return {
    close: async () => {
      await sending.close();
      close();
    },
  };
}
