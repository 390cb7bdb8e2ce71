import { priorities } from "./choices";
import type { PartForm } from "./descriptor";

export const CONSULTATION_FORM: PartForm = {
  kind: "consultation",
  titles: { new: "Add a consultation", edit: "Change this consultation" },
  intro:
    "Say who was asked and what they said. A priority needs to have heard somebody beyond the partner agencies before it is submitted.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "who", label: "Who was consulted?", hint: "Such as “Chamber of Commerce members”", control: "text" },
        { name: "beyondPartners", label: "They are beyond the partner agencies", control: "flag" },
        { name: "how", label: "How?", hint: "Such as “Two meetings and a letter”", control: "text" },
        { name: "date", label: "When?", control: "date" },
        { name: "said", label: "What did they say?", control: "prose", rows: 5 },
      ],
    },
  ],
};
