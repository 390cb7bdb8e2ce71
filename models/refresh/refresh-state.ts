import { type Outcome, done, refuse } from "../outcome";
import type { RefreshState } from "./refresh";

/** Every move of a proposal; what is not here is refused. Whom each takes, its command asks. */
export const REFRESH_MOVES = [
  { act: "ask for consent", from: ["draft", "declined", "returned"], to: "asking for consent" },
  { act: "decline", from: ["asking for consent"], to: "declined" },
  { act: "send to the region", from: ["asking for consent"], to: "with the region" },
  { act: "adopt", from: ["asking for consent", "draft", "declined"], to: "approved" },
  { act: "take back", from: ["asking for consent", "with the region"], to: "draft" },
  { act: "approve", from: ["with the region"], to: "approved" },
  { act: "return", from: ["with the region"], to: "returned" },
  { act: "refuse", from: ["with the region"], to: "refused" },
  {
    act: "withdraw",
    from: ["draft", "asking for consent", "declined", "with the region", "returned"],
    to: "withdrawn",
  },
] as const satisfies readonly {
  act: string;
  from: readonly RefreshState[];
  to: RefreshState;
}[];

export type RefreshMove = (typeof REFRESH_MOVES)[number]["act"];

export function moveRefresh(present: RefreshState, act: RefreshMove): Outcome<RefreshState> {
  const move = REFRESH_MOVES.find((each) => each.act === act);
  const from: readonly RefreshState[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  const words = present === "asking for consent" ? "waiting for consent" : present;
  return refuse(`This proposal is ${words}, so nobody can ${act} now. Read it again.`);
}
