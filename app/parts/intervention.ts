import { priorities } from "./choices";
import type { PartForm } from "./descriptor";

export const INTERVENTION_FORM: PartForm = {
  kind: "intervention",
  titles: { new: "Add what is done now", edit: "Change what is done now" },
  intro:
    "Describe one thing that is done now about this priority: what it costs, whom it reaches, and why it is not enough.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "name", label: "What is done now?", hint: "Such as “Start-up advice line”", control: "text" },
        { name: "runBy", label: "Who runs it?", control: "text" },
        { name: "cost", label: "What does it cost?", hint: "Such as “£120,000 a year”", control: "text" },
        { name: "reach", label: "Whom does it reach?", hint: "Such as “about 400 people a year”", control: "text" },
        { name: "achieves", label: "What does it achieve?", control: "prose", rows: 3 },
        { name: "fallsShort", label: "Why does it fall short?", control: "prose", rows: 3 },
      ],
    },
  ],
};
