import { readPublished } from "@models/agreement/publish";
import { sendFeedback } from "@models/feedback/send-feedback";
import { type Outcome, refuse } from "@models/outcome";
import type { Gated } from "./gate.server";
import { FEEDBACK_FROM_ADDRESS, FEEDBACK_ON_AGREEMENT, countFailure, takeBack } from "./limits.server";
import { optional, text } from "./several-forms.server";

const TOO_OFTEN =
  "A lot was sent in a short time, so this was not kept. Wait an hour and send it again: what you wrote is still below.";

/**
 * Keeps what a reader sends from the public page. Counted first and taken back when it was refused, so that what is sent at
 * one moment is held to the limits too. @returns with the status of a refusal. @throws NotFoundError when the agreement was never published.
 */
export async function takeFeedback(
  { act, context, form }: Gated,
  code: string,
): Promise<{ readonly outcome: Outcome<unknown>; readonly status: number }> {
  const { store, address } = context;
  // Nobody counts against an agreement that is not there.
  const { agreement } = await readPublished(store, code);
  const now = context.realTime.now();
  const limits = [
    { limit: FEEDBACK_FROM_ADDRESS, key: address },
    { limit: FEEDBACK_ON_AGREEMENT, key: agreement },
  ];
  for (const { limit, key } of limits) {
    if ((await countFailure(store, limit, key, now)) > limit.most) {
      return { outcome: refuse(TOO_OFTEN), status: 429 };
    }
  }
  const outcome = await sendFeedback(act, code, {
    about: text(form, "about"),
    text: text(form, "text"),
    name: optional(form, "name"),
    showName: form.get("showName") === "yes",
    email: optional(form, "email"),
    website: text(form, "website"),
  });
  if (outcome.kind !== "done") for (const { limit, key } of limits) await takeBack(store, limit, key, now);
  return { outcome, status: 400 };
}
