import type { Act } from "@models/act";
import type { Outcome } from "@models/outcome";
import type { Actor } from "@models/people/actor";
import type { Store } from "@models/store/port";

/** Real time of a test about links and sessions. */
export const NOON = "2026-11-22T12:00:00.000Z";

export const ADMINISTRATOR: Actor = { person: "admin", name: "Ruth Adler", roles: [{ role: "administrator" }] };

let ids = 0;

/** Somebody at work in an otherwise empty store. */
export function actOf(store: Store, actor: Actor = ADMINISTRATOR, now = "2008-03-10T09:00:00.000Z"): Act {
  return { store, actor, via: "page", now, newId: () => `id${++ids}` };
}

/** What a command gave that must not be refused. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Why it was refused, a line a problem. */
export function refusals(outcome: Outcome<unknown>): string[] {
  return outcome.kind === "refused" ? outcome.problems.map(({ message }) => message) : [];
}

export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
