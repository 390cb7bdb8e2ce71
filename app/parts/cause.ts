import { evidenceOfPriority, priorities } from "./choices";
import type { PartForm } from "./descriptor";

export const CAUSE_FORM: PartForm = {
  kind: "cause",
  titles: { new: "Add a cause", edit: "Change this cause" },
  intro:
    "Say one reason why things are as they are, and tick the evidence that shows it. A cause may rest on nothing yet; the page will say so.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "text", label: "What has caused it?", control: "prose", rows: 3 },
        { name: "evidence", label: "Evidence it rests on", control: "checkboxes", choices: evidenceOfPriority },
      ],
    },
  ],
};
