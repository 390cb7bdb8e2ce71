import { priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const STRENGTH_FORM: PartForm = {
  kind: "strength",
  titles: { new: "Add a strength or weakness", edit: "Change this strength or weakness" },
  intro: "Look at how things are delivered today. Options in this step say which weakness they mend.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "kind", label: "Which is it?", control: "radios", choices: words(["strength", "weakness"]) },
        { name: "text", label: "What is it?", control: "prose", rows: 3 },
      ],
    },
  ],
};
