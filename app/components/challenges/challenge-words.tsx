import type { ChallengeState } from "@models/targets/challenge/standing";
import type { ChallengeView } from "~/lib/challenges.server";

export const STATE_WORDS: Readonly<Record<ChallengeState, string>> = {
  open: "not answered",
  "look again": "to be looked at again: the numbers have moved since, or the time is up",
  reopened: "the region asks again",
  answered: "answered",
  tested: "answered and tested",
};

/** How strong a question is: in words, and what gates submission in red. */
export function StrengthWords({ challenge }: { challenge: Pick<ChallengeView, "strength" | "indicative" | "state"> }) {
  const isSettled = challenge.state === "answered" || challenge.state === "tested";
  const isPressing = challenge.strength === "must answer" && !isSettled;
  return (
    <span className={isPressing ? "wm-challenge__must" : "wm-muted"}>
      {challenge.strength}
      {challenge.indicative ? ", indicative" : ""}
    </span>
  );
}

export const answerFormId = (challenge: string) => `answer-${challenge.replace(/[^\w-]/g, "-")}`;
