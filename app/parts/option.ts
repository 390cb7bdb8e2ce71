import { STRENGTHS } from "@models/evidence/evidence";
import { OPTION_KINDS } from "@models/options/option-kinds";
import { partsOfPriority, priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const OPTION_FORM: PartForm = {
  kind: "option",
  titles: { new: "Add an option", edit: "Change this option" },
  intro: "An option is one way of doing better: something new, or more, less or a better form of what is done now.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "name", label: "Option", hint: "Such as “Enterprise coaching in six neighbourhoods”", control: "text" },
        { name: "kind", label: "Kind of change", control: "radios", choices: words(OPTION_KINDS) },
        { name: "description", label: "What would be done?", control: "prose", rows: 4 },
        {
          name: "intervention",
          quiet: true,
          label: "What it changes, of what is done now",
          control: "select",
          choices: partsOfPriority("intervention"),
          empty: "Nothing that is done now",
        },
        {
          name: "weakness",
          quiet: true,
          label: "The weakness it mends",
          control: "select",
          choices: partsOfPriority("strength", ({ kind }) => kind === "weakness"),
          empty: "None in particular",
        },
      ],
    },
    {
      title: "Evidence that it works",
      intro: "From other places, national or international. The best evidence is that somebody has gone to see it.",
      fields: [
        {
          name: "proofs",
          label: "Where it has worked",
          control: "map",
          word: "place where it worked",
          entry: [
            { name: "where", label: "Where", hint: "Place and year", control: "text" },
            { name: "reach", label: "Reach", control: "radios", choices: words(["national", "international"]) },
            { name: "strength", label: "How strong is the evidence?", control: "radios", choices: words(STRENGTHS) },
            { name: "says", label: "What does it show?", control: "prose", rows: 3 },
            { name: "link", label: "Link", hint: "Starts with https://", control: "link" },
            { name: "visited", label: "Who has gone to see it?", hint: "Leave empty when nobody has", control: "text" },
          ],
        },
      ],
    },
    {
      title: "Weighing it",
      fields: [
        {
          name: "scores",
          label: "Scores",
          hint: "From 0, does nothing for this criterion, to 5, could not do more.",
          control: "map",
          word: "score",
          keys: partsOfPriority("criterion"),
          entry: [{ name: "", label: "Score", control: "number", width: "short" }],
        },
        { name: "favoured", label: "We favour this option", control: "flag" },
        { name: "why", label: "Why, or why not?", control: "prose", rows: 4 },
      ],
    },
  ],
};
