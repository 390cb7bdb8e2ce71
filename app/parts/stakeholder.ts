import { STAKEHOLDER_KINDS } from "@models/evidence/evidence";
import { priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const STAKEHOLDER_WORDS: Readonly<Record<string, string>> = {
  user: "People it is for",
  "can grant or refuse": "Can grant or refuse it",
  delivers: "Deliver it",
};

export const STAKEHOLDER_FORM: PartForm = {
  kind: "stakeholder",
  titles: { new: "Add who it is for", edit: "Change who it is for" },
  intro:
    "Name the people whom this must satisfy and what quality means to them, in their words. Say when they were last heard.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        {
          name: "kind",
          label: "Which are they?",
          control: "radios",
          choices: words(STAKEHOLDER_KINDS, STAKEHOLDER_WORDS),
        },
        {
          name: "who",
          label: "Who are they?",
          hint: "Such as “People setting up their first business”",
          control: "text",
        },
        { name: "quality", label: "What does quality mean to them?", control: "prose", rows: 4 },
        { name: "lastHeard", label: "When were they last heard?", control: "date" },
      ],
    },
  ],
};
