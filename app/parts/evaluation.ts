import { priorities } from "./choices";
import type { PartForm } from "./descriptor";

export const EVALUATION_FORM: PartForm = {
  kind: "evaluation",
  titles: { new: "Evaluate a priority", edit: "Change this evaluation" },
  intro:
    "What this priority set out to do, how, and what came of it beside other areas. Its lesson goes to the evidence register of the agreement that is started from this one.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "goals", label: "What was it to achieve?", control: "prose", rows: 3 },
        { name: "methods", label: "How was it done?", control: "prose", rows: 4 },
        { name: "results", label: "What came of it, beside other areas?", control: "prose", rows: 4 },
        {
          name: "lesson",
          label: "What should the next agreement know?",
          hint: "Such as: two clinics that are always open start more firms than four that are not.",
          control: "prose",
          rows: 3,
        },
      ],
    },
  ],
};
