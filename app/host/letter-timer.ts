import { openPost } from "../mail/post.server";
import { sendDigests } from "../mail/send-digests.server";
import { sendMinutes } from "../mail/send-minutes.server";
import { repeat } from "./repeat";

const EVERY = 10 * 60_000;

/** Looks every ten minutes which letters are due; does nothing where no mail server is set. */
export function startLetters(installation: Parameters<typeof openPost>[0]): { close(): Promise<void> } {
  const post = openPost(installation);
  if (post === undefined) return { close: () => Promise.resolve() };
  const sending = repeat(
    EVERY,
    async () => {
      await sendMinutes(post, new Date());
      await sendDigests(post, new Date());
    },
    (err) => installation.log.error({ err }, "letters could not be sent"),
  );
  return {
    close: async () => {
      await sending.close();
      post.close();
    },
  };
}
