import { allTargets } from "./choices";
import type { PartForm } from "./descriptor";

export const QUESTION_FORM: PartForm = {
  kind: "question",
  titles: { new: "Ask a question", edit: "Change this question" },
  intro:
    "Ask what somebody who doubts the trajectory would ask. Who promised it answers, on step 3, with name and date.",
  groups: [
    {
      fields: [
        { name: "target", label: "Target", control: "select", choices: allTargets, empty: "Choose a target" },
        { name: "text", label: "Question", hint: "Such as “Is the predicted growth realistic?”", control: "text" },
        { name: "answer", label: "Answer", control: "prose", apart: true },
      ],
    },
  ],
};
