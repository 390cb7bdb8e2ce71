import { priorities } from "./choices";
import type { PartForm } from "./descriptor";

export const CRITERION_FORM: PartForm = {
  kind: "criterion",
  titles: { new: "Add a criterion", edit: "Change this criterion" },
  intro: "Options are weighed by criteria. The weight says how much one counts against the others.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "name", label: "Criterion", hint: "Such as “Reaches people furthest from work”", control: "text" },
        { name: "weight", label: "Weight", hint: "From 0 to 100", control: "number", width: "short" },
      ],
    },
  ],
  start: ({ book }) => ({ order: book.parts.criterion.length }),
};
