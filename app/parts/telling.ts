import { AUDIENCE_KINDS } from "@models/actions/audience-kinds";
import { priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const TELLING_FORM: PartForm = {
  kind: "telling",
  titles: { new: "Add who needs to know", edit: "Change who needs to know" },
  intro: "A plan that people hear of too late is not carried out. Say who needs to know what, and how they are told.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "kind", label: "Who are they?", control: "radios", choices: words(AUDIENCE_KINDS) },
        { name: "who", quiet: true, label: "Who exactly?", control: "text" },
        { name: "what", label: "What do they need to know?", control: "prose", rows: 3 },
        { name: "how", label: "How are they told?", control: "text" },
        { name: "when", label: "When?", hint: "Such as “Each April, before budgets are set”", control: "text" },
        { name: "lastTold", label: "When were they last told?", control: "date" },
      ],
    },
  ],
};
