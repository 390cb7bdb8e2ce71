import { ANSWER_KINDS } from "@models/targets/challenge/answer";
import { allTargets, evidenceOfPriority, people, words } from "./choices";
import type { PartForm } from "./descriptor";

export const ANSWER_KIND_WORDS: Readonly<Record<string, string>> = {
  explained: "Explained",
  "trajectory changed": "The trajectory was changed",
  "accepted risk": "The risk is accepted",
  later: "It will be answered later",
};

/** How an answer to a question of the numbers is shown; it is given on step 3, beside its question. */
export const CHALLENGE_FORM: PartForm = {
  kind: "challenge",
  titles: { new: "Answer a challenge", edit: "Change this answer" },
  intro: "The numbers ask on step 3, and are answered there.",
  groups: [
    {
      fields: [
        { name: "target", label: "Target", control: "select", choices: allTargets, apart: true },
        {
          name: "kind",
          label: "Answer",
          control: "radios",
          choices: words(ANSWER_KINDS, ANSWER_KIND_WORDS),
          apart: true,
        },
        { name: "text", label: "In words", control: "prose", apart: true },
        { name: "evidence", label: "Evidence", control: "checkboxes", choices: evidenceOfPriority, apart: true },
        { name: "who", quiet: true, label: "Who stands for it", control: "select", choices: people, apart: true },
        { name: "until", quiet: true, label: "Until", control: "date", apart: true },
      ],
    },
  ],
};
