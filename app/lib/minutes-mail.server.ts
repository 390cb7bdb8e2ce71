import type { Agreement } from "@models/agreement/agreement";
import {
  type MinutesLetter,
  type Recipient,
  hasMinutesToSend,
  isToBeAsked,
  recipientsOf,
} from "@models/workshop/minutes-letter";
import type { Workshop } from "@models/workshop/workshop";
import { formatInstant } from "./dates";
import type { Gated } from "./gate.server";

/** Whom the facilitator can send the minutes to, and what became of those that were sent; null before there are any. */
export async function minutesMail(
  { act, context }: Pick<Gated, "act" | "context">,
  agreement: Agreement,
  workshop: Workshop,
) {
  if (!hasMinutesToSend(workshop)) return null;
  if (context.settings.mail === undefined) return { isSet: false as const };
  const recipients = await recipientsOf(act.store, agreement, workshop);
  return {
    isSet: true as const,
    choices: recipients.filter(isToBeAsked).map(({ person, tookPart, letter }) => ({
      value: person._id,
      label: person.name,
      ...(tookPart && { hint: "Took part" }),
      chosen: tookPart && letter === undefined,
    })),
    asked: recipients.flatMap(({ person, letter }) =>
      letter ? [{ id: person._id, name: person.name, words: wordsOf(letter) }] : [],
    ),
    unwilling: recipients.filter((each) => !each.wantsIt && !each.letter).map(({ person }: Recipient) => person.name),
  };
}

export type MinutesMail = NonNullable<Awaited<ReturnType<typeof minutesMail>>>;

function wordsOf({ standing, since, nextAt }: MinutesLetter): string {
  switch (standing) {
    case "asked":
      return "is on its way";
    case "waits for a loud hour":
      return nextAt ? `waits until ${formatInstant(nextAt)}: no letter comes at night or at a weekend` : "waits";
    case "sent":
      return `was sent on ${formatInstant(since)}`;
    case "failed":
      return nextAt
        ? `could not be sent at ${formatInstant(since)}. It is tried again within the hour`
        : `could not be sent. Ask whether the address is right, then choose them again`;
  }
}
