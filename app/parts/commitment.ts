import { committedTitle } from "@models/commitments/committed-text";
import { organisations, peopleOf } from "./choices";
import type { Choices, PartForm } from "./descriptor";

const targets: Choices = ({ book }) =>
  book.parts.target.map((target) => ({ value: target._id, label: committedTitle(target) }));
const actions: Choices = ({ book }) =>
  book.parts.action
    .filter(({ status }) => status !== "dropped")
    .map((action) => ({ value: action._id, label: committedTitle(action) }));

export const COMMITMENT_FORM: PartForm = {
  kind: "commitment",
  titles: { new: "Add a commitment", edit: "Change the terms of this commitment" },
  intro:
    "What one organisation promises another, and what it gets in return. Both sides sign exactly these words; a change after that asks both again.",
  groups: [
    {
      title: "Who promises what",
      fields: [
        { name: "by", label: "Who promises?", control: "select", choices: organisations, empty: "Choose who promises" },
        {
          name: "promisedTo",
          label: "To whom?",
          control: "select",
          choices: organisations,
          empty: "The public",
          unsaid: "The public",
        },
        {
          name: "what",
          label: "What is promised?",
          hint: "Leave this empty where the promise is to do what the target or action says.",
          control: "prose",
          rows: 3,
          unsaid: "To do what the target or action says",
        },
        {
          name: "target",
          label: "For which target?",
          control: "select",
          choices: targets,
          empty: "No target",
          quiet: true,
        },
        {
          name: "action",
          label: "For which action?",
          control: "select",
          choices: actions,
          empty: "No action",
          quiet: true,
        },
        {
          name: "person",
          quiet: true,
          label: "Who promises it by name?",
          control: "select",
          choices: peopleOf("by"),
          empty: "Nobody by name",
        },
      ],
    },
    {
      title: "The terms",
      fields: [
        { name: "measure", label: "How will both sides see that it was kept?", control: "prose", rows: 2 },
        { name: "due", label: "By when?", control: "date" },
        {
          name: "inReturn",
          quiet: true,
          label: "What does the other side give in return?",
          hint: "Money, data or people.",
          control: "prose",
          rows: 2,
        },
        { name: "mayDecide", quiet: true, label: "What may who promises decide alone?", control: "prose", rows: 2 },
        { name: "reporting", quiet: true, label: "What reporting is asked?", control: "prose", rows: 2 },
        { name: "ifKept", quiet: true, label: "What follows if it is kept?", control: "prose", rows: 2 },
        { name: "ifBroken", quiet: true, label: "What follows if it is broken?", control: "prose", rows: 2 },
        { name: "until", quiet: true, label: "Until when does it bind?", control: "date" },
        {
          name: "reconsider",
          quiet: true,
          label: "When do both sides look at it again?",
          hint: "The day shows on both homes and in the calendar.",
          control: "date",
        },
      ],
    },
  ],
};
