import { allTargets } from "./choices";
import type { PartForm } from "./descriptor";

export const QUESTION_FORM: PartForm = {
  kind: "question",
  titles: { new: "Ask a question", edit: "Answer or change this question" },
  intro: "Ask what somebody who doubts the trajectory would ask. The answer carries its author and date.",
  groups: [
    {
      fields: [
        { name: "target", label: "Target", control: "select", choices: allTargets, empty: "Choose a target" },
        { name: "text", label: "Question", hint: "Such as “Is the predicted growth realistic?”", control: "text" },
        { name: "answer", label: "Answer", control: "prose", rows: 5 },
      ],
    },
  ],
  complete: (typed, present, act) => {
    if ((typed["answer"] ?? null) === (present["answer"] ?? null)) return {};
    return typed["answer"]
      ? { answeredBy: act.actor.person, answeredAt: act.now }
      : { answeredBy: null, answeredAt: null };
  },
};
