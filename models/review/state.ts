import { type Outcome, done, refuse } from "../outcome";
import type { Side } from "../negotiation/negotiation";

/**
 * - opened: the facts are frozen; both sides write, each by itself
 * - self-assessed, judged: one side has sent what it wrote; the other does not see it yet
 * - correcting: both have sent and see each other's; facts are corrected, the partnership replies
 * - agreeing: the facts are settled; actions are agreed
 * - signed by one, signed, closed
 */
export const REVIEW_STATES = [
  "opened",
  "self-assessed",
  "judged",
  "correcting",
  "agreeing",
  "signed by one",
  "signed",
  "closed",
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

interface Transition {
  readonly act: string;
  /** Whose act it is. */
  readonly by: Side | "either";
  readonly from: readonly ReviewState[];
  /** Null where it stays as it is. */
  readonly to: ReviewState | null;
}

/** While the text that both sign can still grow. */
const UNSIGNED = ["opened", "self-assessed", "judged", "correcting", "agreeing"] as const;

/** Every allowed move of a review and whose it is; what is not here is refused. */
export const REVIEW_TRANSITIONS = [
  { act: "write the self-assessment", by: "partnership", from: ["opened", "judged"], to: null },
  { act: "write the judgement", by: "region", from: ["opened", "self-assessed"], to: null },
  { act: "send the self-assessment", by: "partnership", from: ["opened"], to: "self-assessed" },
  { act: "send the self-assessment", by: "partnership", from: ["judged"], to: "correcting" },
  { act: "send the judgement", by: "region", from: ["opened"], to: "judged" },
  { act: "send the judgement", by: "region", from: ["self-assessed"], to: "correcting" },
  { act: "correct a fact", by: "partnership", from: ["correcting"], to: null },
  { act: "answer a correction", by: "region", from: ["correcting"], to: null },
  { act: "reply", by: "partnership", from: ["correcting", "agreeing"], to: null },
  { act: "settle the facts", by: "either", from: ["correcting"], to: "agreeing" },
  { act: "change the agreed actions", by: "either", from: ["agreeing", "signed by one"], to: "agreeing" },
  { act: "sign", by: "either", from: ["agreeing"], to: "signed by one" },
  { act: "sign", by: "either", from: ["signed by one"], to: "signed" },
  { act: "close", by: "region", from: ["signed"], to: "closed" },
  { act: "raise a flag", by: "either", from: UNSIGNED, to: null },
  { act: "assign it", by: "region", from: UNSIGNED, to: null },
  { act: "ask the partnership", by: "region", from: UNSIGNED, to: null },
  { act: "answer a request", by: "partnership", from: UNSIGNED, to: null },
  // Only of a rehearsal.
  {
    act: "end the rehearsal",
    by: "partnership",
    from: [...UNSIGNED, "signed by one", "signed"],
    to: "closed",
  },
] as const satisfies readonly Transition[];

export type ReviewAct = (typeof REVIEW_TRANSITIONS)[number]["act"];

export const REVIEW_STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  opened: "Opened",
  "self-assessed": "Self-assessment sent",
  judged: "Judgement sent",
  correcting: "Facts being corrected",
  agreeing: "Actions being agreed",
  "signed by one": "Signed by one side",
  signed: "Signed by both sides",
  closed: "Closed",
};

/** The state that an act leads to. */
export function moveReview(present: ReviewState, act: ReviewAct): Outcome<ReviewState> {
  const transitions: readonly Transition[] = REVIEW_TRANSITIONS.filter((each) => each.act === act);
  const found = transitions.find(({ from }) => from.includes(present));
  if (found !== undefined) return done(found.to ?? present);
  const from = transitions.flatMap((each) => each.from.map((state) => quoted(REVIEW_STATE_WORDS[state])));
  return refuse(
    `The review stands at ${quoted(REVIEW_STATE_WORDS[present])}, so nobody can ${act} now. ` +
      `That is done at ${[...new Set(from)].join(" or ")}.`,
  );
}

const quoted = (words: string) => `“${words.toLowerCase()}”`;

/** Whose act it is. */
export function whoseAct(act: ReviewAct): Side | "either" {
  const transitions: readonly Transition[] = REVIEW_TRANSITIONS;
  return transitions.find((each) => each.act === act)?.by ?? "either";
}
