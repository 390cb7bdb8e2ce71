import { z } from "zod";
import { problemsIn } from "../problems-in";
import { type Outcome, done } from "../outcome";
import { retryOnConflict } from "../history/save";
import { insertOnce } from "../store/insert-once";
import type { Store, Stored } from "../store/port";

/** What letters tell of, each of which can be switched off. */
export const MAIL_KINDS = [
  "answers",
  "commitments",
  "updates",
  "figures",
  "queries",
  "turns",
  "reviews",
  "late",
  "next",
  // Not of the digest: somebody sends them.
  "minutes",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

const hour = () => z.coerce.number({ error: "Choose an hour" }).int("Choose an hour").min(0, "Choose an hour").max(23);

export const MailChoiceSchema = z.object({
  every: z.enum(["day", "week", "never"], { error: "Choose how often" }).default("day"),
  off: z.array(z.enum(MAIL_KINDS)).default([]),
  /** Local hours between which nothing is sent; equal ones mean that any hour will do. */
  quietFrom: hour().default(18),
  quietUntil: hour().default(8),
  weekends: z.boolean().default(false),
});

/** How one person wants to be written to, and when they were last. Its id is the person's; its instants are real time. */
export interface MailChoice extends Stored, z.infer<typeof MailChoiceSchema> {
  /** The earliest instant of the next letter. */
  readonly nextAt: string;
  readonly sentAt: string | null;
  /** What the last letter told of, so that the next one is sent only for something new. */
  readonly told: readonly string[];
}

/** A person's choice, which is the usual one until they make another. @param now real time. */
export async function mailChoiceOf(store: Store, person: string, now: string): Promise<MailChoice> {
  const kept = await store.get<MailChoice>("mailChoices", person);
  if (kept) return kept;
  const usual = MailChoiceSchema.parse({});
  await insertOnce<MailChoice>(store, "mailChoices", { _id: person, ...usual, nextAt: now, sentAt: null, told: [] });
  return (await store.get<MailChoice>("mailChoices", person)) as MailChoice;
}

/** Whether a person gets letters of a kind. @param choice undefined where it was never made. */
export function wantsMail(choice: Pick<MailChoice, "every" | "off"> | undefined, kind: MailKind): boolean {
  return choice === undefined || (choice.every !== "never" && !choice.off.includes(kind));
}

/** The choices of those whose next letter may be written by now. @param now real time. */
export async function dueChoices(store: Store, now: string): Promise<MailChoice[]> {
  await giveUsualChoices(store, now);
  const due = { every: { $in: ["day", "week"] }, nextAt: { $lte: now } };
  return store.find<MailChoice>("mailChoices", due, { sort: { _id: 1 } });
}

/** Whoever came since has the usual choice. Neither people nor choices are ever deleted: equal counts say that all have one. */
async function giveUsualChoices(store: Store, now: string): Promise<void> {
  const [people, choices] = await Promise.all([store.count("people", {}), store.count("mailChoices", {})]);
  if (people === choices) return;
  const chosen = new Set<string>();
  for await (const { _id } of store.revisions("mailChoices", {})) chosen.add(_id);
  const newcomers: string[] = [];
  for await (const { _id } of store.revisions("people", {})) if (!chosen.has(_id)) newcomers.push(_id);
  for (const person of newcomers) await mailChoiceOf(store, person, now);
}

/** Changes how a person wants to be written to. @param now real time, ISO 8601. */
export async function chooseMail(
  store: Store,
  person: string,
  submitted: unknown,
  now: string,
): Promise<Outcome<MailChoice>> {
  const read = MailChoiceSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  return done(await changeChoice(store, person, now, (choice) => ({ ...choice, ...read.data, nextAt: now })));
}

export async function stopMail(store: Store, person: string, now: string): Promise<void> {
  await changeChoice(store, person, now, (choice) => ({ ...choice, every: "never" }));
}

async function changeChoice(
  store: Store,
  person: string,
  now: string,
  change: (choice: MailChoice) => MailChoice,
): Promise<MailChoice> {
  return retryOnConflict(async () => store.replace("mailChoices", change(await mailChoiceOf(store, person, now))));
}
