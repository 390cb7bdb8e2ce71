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
        { name: "lookBy", quiet: true, label: "By when is somebody to look for it?", control: "date" },
        {
          name: "lookedAt",
          quiet: true,
          label: "Last looked, and it had not come",
          hint: "Leave empty until somebody has looked",
          control: "date",
        },
        {
          name: "signPassed",
          quiet: true,
          label: "It came on",
          hint: "Fill in when the sign has come: the promise is then asked whether it still holds",
          control: "date",
        },
      ],
    },
  ],
};
