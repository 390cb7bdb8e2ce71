import { setTimeout } from "node:timers/promises";
import type { Installation } from "../host/load-context";
import { openMailer } from "./mailer.server";
import type { Post } from "./send-digests.server";
import { sendMinutes } from "./send-minutes.server";

/** What sends this installation's letters; undefined where no mail server is set. */
export function openPost({
  store,
  settings,
  log,
  sessionSecret,
}: Pick<Installation, "store" | "settings" | "log" | "sessionSecret">): (Post & { close(): void }) | undefined {
  const { mail, appUrl } = settings;
  if (mail === undefined || appUrl === undefined) return undefined;
  const failed = (person: string, err: unknown) => log.warn({ err, person }, "a letter could not be sent");
  return { store, origin: appUrl, secret: sessionSecret, zone: mail.zone, failed, ...openMailer(mail.url, mail.from) };
}

/** Nobody looks at a page that does not come for longer than this. */
const MOST_WAITING = 8_000;

/** Sends the minutes that were just asked for. A slow mail server is not waited for: the page says how each letter stands. */
export async function sendMinutesNow(installation: Parameters<typeof openPost>[0]): Promise<void> {
  const post = openPost(installation);
  if (post === undefined) return;
  const sending = sendMinutes(post, new Date())
    .catch((err: unknown) => installation.log.error({ err }, "minutes could not be sent"))
    .finally(() => post.close());
  await Promise.race([sending, setTimeout(MOST_WAITING, undefined, { ref: false })]);
}
