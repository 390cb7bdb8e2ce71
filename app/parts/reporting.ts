import { priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const REPORTING_FORM: PartForm = {
  kind: "reporting",
  titles: { new: "Add a report", edit: "Change this report" },
  intro: "Say what is reported, how often and to whom. The due dates follow from it.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "what", label: "What is reported?", control: "text" },
        {
          name: "every",
          label: "How often?",
          control: "radios",
          choices: words(["month", "quarter", "year"], {
            month: "Every month",
            quarter: "Every quarter",
            year: "Every year",
          }),
        },
        {
          name: "daysAfter",
          label: "Due how many days after the period ends?",
          control: "number",
          width: "short",
        },
        { name: "preparedBy", label: "Prepared by", control: "text" },
        { name: "toWhom", label: "To whom?", control: "text" },
        { name: "form", label: "In what form?", hint: "Such as “One page, with the chart”", control: "text" },
      ],
    },
  ],
};
