import { allTargets } from "./choices";
import type { PartForm } from "./descriptor";

export const ASSUMPTION_FORM: PartForm = {
  kind: "assumption",
  titles: { new: "Add an assumption", edit: "Change this assumption" },
  intro: "Say what the target takes for granted: the economy, the law, funding, something another body must do.",
  groups: [
    {
      fields: [
        { name: "target", label: "Target", control: "select", choices: allTargets, empty: "Choose a target" },
        { name: "text", label: "What is assumed?", control: "prose", rows: 3 },
        { name: "owner", label: "Who keeps an eye on it?", control: "text" },
        { name: "sign", label: "What sign would show that it no longer holds?", control: "text" },
      ],
    },
  ],
};
