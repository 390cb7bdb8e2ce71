import type { Agreement } from "@models/agreement/agreement";
import { mailChoiceOf, wantsMail } from "@models/people/mail-choice";
import type { Person } from "@models/people/person";
import { firstLoudMoment } from "@models/people/quiet-time";
import { readRoom } from "@models/workshop/find-workshop";
import { type MinutesLetter, dueMinutes, mayReadWorkshops, replaceUnlessMoved } from "@models/workshop/minutes-letter";
import { shownWorkshop } from "../lib/workshop-minutes.server";
import { minutesLetterFor } from "./minutes-letter.server";
import type { Post } from "./send-digests.server";
import { stopPath } from "./stop-link.server";

const MINUTE = 60_000;
/** How long one instance has for a letter before another tries it. */
const LEASE = 30 * MINUTE;
/** So long it is tried, over a weekend of quiet hours. */
const TRIED_FOR = 4 * 24 * 60 * MINUTE;

/**
 * Sends the minutes that were asked for, in nobody's quiet hours. Of several instances one sends each letter.
 * @param now real time.
 * @returns how many letters were sent.
 */
export async function sendMinutes(post: Post, now: Date): Promise<number> {
  let sent = 0;
  for (const letter of await dueMinutes(post.store, now.toISOString())) {
    const leased = await replaceUnlessMoved(post.store, { ...letter, nextAt: later(now, LEASE) });
    if (leased && (await sendOne(post, leased, now))) sent += 1;
  }
  return sent;
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

async function sendOne(post: Post, letter: MinutesLetter, now: Date): Promise<boolean> {
  const { store } = post;
  const since = now.toISOString();
  const person = await store.get<Person>("people", letter.person);
  const choice = await mailChoiceOf(store, letter.person, since);
  if (!person || person.disabled || !wantsMail(choice, "minutes")) {
    await store.purge("minutesLetters", { _id: letter._id });
    return false;
  }
  const loud = firstLoudMoment(choice, now, post.zone);
  if (loud.getTime() > now.getTime()) {
    await replaceUnlessMoved(store, {
      ...letter,
      standing: "waits for a loud hour",
      since,
      nextAt: loud.toISOString(),
    });
    return false;
  }
  try {
    await writeTo(post, letter, person);
  } catch (error) {
    post.failed(person._id, error);
    const isGivenUp = now.getTime() - Date.parse(letter.askedAt) > TRIED_FOR;
    await replaceUnlessMoved(store, { ...letter, standing: "failed", since, nextAt: isGivenUp ? null : letter.nextAt });
    return false;
  }
  await replaceUnlessMoved(store, { ...letter, standing: "sent", since, nextAt: null });
  return true;
}

async function writeTo({ store, send, origin, secret }: Post, letter: MinutesLetter, person: Person): Promise<void> {
  const workshop = await readRoom(store, letter.workshop);
  const agreement = workshop && (await store.get<Agreement>("agreements", workshop.agreement));
  if (!workshop || !agreement) throw new Error(`The workshop ${letter.workshop} is gone.`);
  const shown = await shownWorkshop(store, workshop);
  const mayRead = await mayReadWorkshops(store, agreement, person._id);
  const stopTo = stopPath(person._id, secret);
  const content = minutesLetterFor({ name: person.name, agreement, workshop, shown, mayRead, origin, stopTo });
  await send(person, content, origin + stopTo);
}
