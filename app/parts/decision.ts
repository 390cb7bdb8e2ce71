import { DECISION_KINDS } from "@models/decisions/decision";
import { allTargets, priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const DECISION_FORM: PartForm = {
  kind: "decision",
  titles: { new: "Add a decision", edit: "Change this decision" },
  intro:
    "What was decided, by whom, and the figures that it rested on as they stood then. At the next annual review you are asked what became of it.",
  groups: [
    {
      title: "What was decided",
      fields: [
        { name: "what", label: "What was decided?", control: "text" },
        { name: "kind", label: "Kind of decision", control: "radios", choices: words(DECISION_KINDS) },
        {
          name: "priority",
          label: "Priority",
          control: "select",
          choices: priorities,
          empty: "The agreement as a whole",
        },
        { name: "date", label: "On which day?", control: "date" },
        {
          name: "takenBy",
          label: "Who took it?",
          hint: "A body, an organisation or a post, such as “Partnership board”. No person’s name.",
          control: "text",
        },
      ],
    },
    {
      title: "What it rested on",
      fields: [
        {
          name: "restedOn",
          label: "Figures",
          hint: "Each as it stood then. What is known of it now is shown beside it.",
          control: "map",
          word: "figure",
          entry: [
            {
              name: "target",
              label: "Of the target",
              control: "select",
              choices: allTargets,
              empty: "Choose a target",
            },
            { name: "period", label: "Period", control: "period" },
            { name: "value", label: "The figure as it stood then", control: "text", width: "short" },
          ],
        },
        { name: "expected", label: "What was expected of it?", control: "prose", rows: 3 },
      ],
    },
    {
      title: "What became of it",
      fields: [
        { name: "outcome", quiet: true, label: "What became of it?", control: "prose", rows: 3 },
        { name: "outcomeOn", quiet: true, label: "Known on which day?", control: "date" },
      ],
    },
  ],
};
