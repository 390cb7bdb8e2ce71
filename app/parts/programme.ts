import { organisations } from "./choices";
import type { Choices, PartForm } from "./descriptor";

const actions: Choices = ({ book }) =>
  book.parts.action
    .filter(({ status }) => status !== "dropped")
    .map(({ _id, what, priority }) => ({
      value: _id,
      label: what,
      hint: book.parts.priority.find((each) => each._id === priority)?.name ?? "",
    }));

export const PROGRAMME_FORM: PartForm = {
  kind: "programme",
  titles: { new: "Add a programme", edit: "Change this programme" },
  intro:
    "A named set of actions that one organisation leads and that may have money of its own. It may serve several priorities. You need none.",
  groups: [
    {
      fields: [
        { name: "name", label: "What is it called?", control: "text" },
        {
          name: "lead",
          label: "Who leads it?",
          control: "select",
          choices: organisations,
          empty: "Nobody yet",
        },
        { name: "purpose", label: "What is it for?", control: "prose", rows: 2, quiet: true },
        { name: "actions", label: "Its actions", control: "checkboxes", choices: actions },
      ],
    },
  ],
};
