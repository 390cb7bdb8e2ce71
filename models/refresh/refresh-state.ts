import { type Outcome, done, refuse } from "../outcome";
import type { Operation } from "../people/permissions";
import type { RefreshState } from "./refresh";

/** Every move of a proposal and who makes it; what is not here is refused. */
export const REFRESH_MOVES = [
  { act: "ask for consent", from: ["draft", "declined", "returned"], to: "asking for consent", by: "refresh.propose" },
  { act: "decline", from: ["asking for consent"], to: "declined", by: "refresh.consent" },
  { act: "send to the region", from: ["asking for consent"], to: "with the region", by: "refresh.consent" },
  { act: "adopt", from: ["asking for consent", "draft", "declined"], to: "approved", by: "refresh.consent" },
  { act: "take back", from: ["asking for consent", "with the region"], to: "draft", by: "refresh.propose" },
  { act: "approve", from: ["with the region"], to: "approved", by: "refresh.decide" },
  { act: "return", from: ["with the region"], to: "returned", by: "refresh.decide" },
  { act: "refuse", from: ["with the region"], to: "refused", by: "refresh.decide" },
  {
    act: "withdraw",
    from: ["draft", "asking for consent", "declined", "with the region", "returned"],
    to: "withdrawn",
    by: "refresh.propose",
  },
] as const satisfies readonly {
  act: string;
  from: readonly RefreshState[];
  to: RefreshState;
  by: Operation;
}[];

export type RefreshMove = (typeof REFRESH_MOVES)[number]["act"];

export function moveRefresh(present: RefreshState, act: RefreshMove): Outcome<RefreshState> {
  const move = REFRESH_MOVES.find((each) => each.act === act);
  const from: readonly RefreshState[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  const words = present === "asking for consent" ? "waiting for consent" : present;
  return refuse(`This proposal is ${words}, so nobody can ${act} now. Read it again.`);
}
