import { openPost } from "../mail/post.server";
import { sendDigests } from "../mail/send-digests.server";
import { sendMinutes } from "../mail/send-minutes.server";
import { repeat } from "./repeat";

const EVERY = 10 * 60_000;

/** Looks every ten minutes which letters are due; does nothing where no mail server is set. */
export function startLetters(installation: Parameters<typeof openPost>[0]): { close(): Promise<void> } {
  const post = openPost(installation);
  if (post === undefined) return { close: () => Promise.resolve() };
  // Each by itself: what stops one kind of letter does not hold up the other.
  const sendings = [sendMinutes, sendDigests].map((send) =>
    repeat(
      EVERY,
      () => send(post, new Date()),
      (err) => installation.log.error({ err }, "letters could not be sent"),
    ),
  );
  return {
    close: async () => {
      await Promise.all(sendings.map((sending) => sending.close()));
      post.close();
    },
  };
}
