import { ACTION_KINDS, ACTION_STATUSES } from "@models/actions/action";
import { organisations, partsOfPriority, peopleOf, priorities, words } from "./choices";
import type { PartForm } from "./descriptor";
import { EFFECTS_FIELD } from "./effects";

export const ACTION_FORM: PartForm = {
  kind: "action",
  titles: { new: "Add an action", edit: "Change this action" },
  intro:
    "Who does what, when, with whom, measured against what. The owner and everybody named with it are asked to accept. What it is done with is a resource line, which its giver answers for.",
  groups: [
    {
      title: "What",
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "what", label: "What will be done?", control: "text" },
        { name: "kind", label: "Kind of action", control: "radios", choices: words(ACTION_KINDS) },
        { name: "targets", label: "Targets it serves", control: "checkboxes", choices: partsOfPriority("target") },
        {
          name: "option",
          quiet: true,
          label: "Option it carries out",
          control: "select",
          choices: partsOfPriority("option"),
          empty: "None in particular",
        },
      ],
    },
    {
      title: "Who",
      fields: [
        {
          name: "owner",
          label: "Owner",
          hint: "The one organisation that is accountable.",
          control: "select",
          choices: organisations,
          empty: "Nobody yet",
        },
        {
          name: "leadPerson",
          label: "Named lead",
          hint: "The person who leads it there.",
          control: "select",
          choices: peopleOf("owner"),
          empty: "Nobody who signs in here",
        },
        {
          name: "lead",
          quiet: true,
          label: "Lead in words",
          hint: "A team, or somebody who does not sign in here.",
          control: "text",
        },
        {
          name: "partners",
          quiet: true,
          label: "With whom",
          hint: "Each of these answers for its part.",
          control: "checkboxes",
          choices: organisations,
        },
      ],
    },
    {
      title: "When",
      fields: [
        { name: "start", label: "Starts", control: "date" },
        { name: "end", label: "Ends", control: "date" },
        {
          name: "milestones",
          label: "Milestones",
          control: "map",
          word: "milestone",
          entry: [
            { name: "what", label: "What will have happened", control: "text" },
            { name: "by", label: "By", control: "date" },
            { name: "done", label: "Done on", control: "date" },
            { name: "evidence", label: "Evidence that it is done, or why there is none", control: "text" },
          ],
        },
      ],
    },
    {
      title: "Measured against what",
      fields: [
        { name: "measuredBy", label: "How will we know it was done well?", control: "prose", rows: 3 },
        EFFECTS_FIELD,
        { name: "status", label: "Status", control: "radios", choices: words(ACTION_STATUSES) },
      ],
    },
  ],
  start: () => ({ status: "not started" }),
};
