import { type Outcome, done, refuse } from "../outcome";
import type { Operation } from "../people/permissions";

export const UPDATE_STATES = ["recorded", "waiting", "confirmed", "set aside"] as const;
export type UpdateState = (typeof UPDATE_STATES)[number];

/** Every allowed move of an update and the operation that makes it, from nothing on; what is not here is refused. */
export const UPDATE_MOVES = [
  { act: "send", from: [null], to: "recorded", operation: "update.send" },
  { act: "record for the owner", from: [null], to: "recorded", operation: "update.record" },
  // Somebody else answered with the owner's link: it counts for nothing until the owner says so.
  { act: "answer for the owner", from: [null], to: "waiting", operation: "update.send" },
  { act: "confirm", from: ["waiting"], to: "confirmed", operation: "update.send" },
  { act: "set aside", from: ["waiting"], to: "set aside", operation: "update.send" },
] as const satisfies readonly {
  act: string;
  from: readonly (UpdateState | null)[];
  to: UpdateState;
  operation: Operation;
}[];

export type UpdateMove = (typeof UPDATE_MOVES)[number]["act"];

/** The state after a move, or a refusal that says where it stands. @param present null before it is sent. */
export function moveUpdate(present: UpdateState | null, act: UpdateMove): Outcome<UpdateState> {
  const move = UPDATE_MOVES.find((each) => each.act === act);
  const from: readonly (UpdateState | null)[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  return refuse(`This update is ${present ?? "not sent yet"}, so there is nothing to ${act}. Look at it again.`);
}

/** Whether what it says holds: what waits for its owner, or was set aside, does not. */
export const holds = (state: UpdateState): boolean => state === "recorded" || state === "confirmed";
