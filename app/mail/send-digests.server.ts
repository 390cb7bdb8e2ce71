import { clockOf } from "@models/demo-store";
import { findActor } from "@models/people/find-actor";
import { type MailChoice, dueChoices } from "@models/people/mail-choice";
import type { Person } from "@models/people/person";
import { firstLoudMoment } from "@models/people/quiet-time";
import { ConflictError, type Store } from "@models/store/port";
import { homeOf } from "../lib/home.server";
import { newId } from "../lib/new-id.server";
import { type Letter, digestFor } from "./digest.server";
import { digestLines } from "./digest-lines.server";
import { stopPath } from "./stop-link.server";

/** How a letter leaves. */
export type Send = (
  to: { readonly name: string; readonly email: string },
  letter: Letter,
  stopUrl: string,
) => Promise<void>;

/** What sending letters needs. */
export interface Post {
  readonly store: Store;
  readonly send: Send;
  readonly origin: string;
  readonly secret: string;
  /** IANA name of the time zone in which quiet hours are meant. */
  readonly zone: string;
  /** A letter could not be sent; it is tried again later. Told the person's id. */
  readonly failed: (person: string, error: unknown) => void;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long one instance has for a letter before another tries it. */
const LEASE = 30 * MINUTE;

/**
 * Writes to everybody whose time has come and whom something new needs: one letter for all of it, in no quiet hour, at
 * most as often as the person wants. Of several instances one sends each letter.
 * @param now real time.
 * @returns how many letters were sent.
 */
export async function sendDigests(post: Post, now: Date): Promise<number> {
  const due = await dueChoices(post.store, now.toISOString());
  const people = await post.store.find<Person>(
    "people",
    { _id: { $in: due.map(({ _id }) => _id) }, removed: null },
    { without: ["changes"] },
  );
  let sent = 0;
  for (const choice of due) {
    const person = people.find(({ _id }) => _id === choice._id);
    if (!person || person.disabled || person.passwordHash === null) continue;
    const claimed = await claim(post, choice, now);
    if (claimed === undefined) continue;
    try {
      if (await writeTo(post, person, claimed, now)) sent += 1;
    } catch (error) {
      // The claim runs out, and then it is tried again.
      post.failed(person._id, error);
    }
  }
  return sent;
}

/** Takes a letter on, so that no other instance sends it; undefined when another has, or when it is a quiet hour. */
async function claim(post: Post, choice: MailChoice, now: Date): Promise<MailChoice | undefined> {
  const loud = firstLoudMoment(choice, now, post.zone);
  const isQuiet = loud.getTime() > now.getTime();
  const nextAt = isQuiet ? loud : new Date(now.getTime() + LEASE);
  try {
    const claimed = await post.store.replace<MailChoice>("mailChoices", { ...choice, nextAt: nextAt.toISOString() });
    return isQuiet ? undefined : claimed;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

async function writeTo(post: Post, person: Person, claimed: MailChoice, now: Date): Promise<boolean> {
  const { store, origin, secret, zone } = post;
  const actor = await findActor(store, person._id);
  const clock = await clockOf(store, { now: () => now.toISOString() });
  const view = actor && (await homeOf({ store, actor, via: "page", now: clock.now(), newId }, new URLSearchParams()));
  const lines = view ? digestLines(view).filter(({ kind }) => !claimed.off.includes(kind)) : [];
  const keys = lines.map(({ kind, href }) => `${kind} ${href}`);
  const isNew = keys.some((key) => !claimed.told.includes(key));
  if (isNew) {
    const stopTo = stopPath(person._id, secret);
    await post.send(person, digestFor({ name: person.name, lines, origin, stopTo }), origin + stopTo);
  }
  const wait = claimed.every === "week" ? 7 * DAY : DAY;
  const nextAt = firstLoudMoment(claimed, new Date(now.getTime() + wait), zone).toISOString();
  const sentAt = isNew ? now.toISOString() : claimed.sentAt;
  // What is no longer open is forgotten, so that it is told of when it comes again.
  await store.replace<MailChoice>("mailChoices", { ...claimed, nextAt, sentAt, told: keys }).catch((error: unknown) => {
    // The person changed the choice meanwhile, which counts.
    if (!(error instanceof ConflictError)) throw error;
  });
  return isNew;
}
