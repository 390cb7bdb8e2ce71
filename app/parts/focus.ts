import { evidenceOfPriority, indicators, priorities } from "./choices";
import type { Choices, PartForm } from "./descriptor";

/** Only what is on the priority's shortlist: a focus is chosen by what was looked at. */
const shortlisted: Choices = (sources) => {
  const { book, content } = sources;
  const listed = book.parts.candidate.filter(
    ({ priority }) => !content["priority"] || priority === content["priority"],
  );
  const ids = new Set([...listed.map(({ indicator }) => indicator), ...((content["indicators"] ?? []) as string[])]);
  // Every one of them is on the shortlist: no need to say so beside each.
  const unlisted = { ...book, parts: { ...book.parts, candidate: [] } };
  return indicators({ ...sources, book: unlisted, catalogue: [] }).filter(({ value }) => ids.has(value));
};

export const FOCUS_FORM: PartForm = {
  kind: "focus",
  titles: { new: "Add a focus", edit: "Change this focus" },
  intro: "A focus is the part of a priority where the evidence points. Targets stand under it in the goal tree.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "name", label: "Focus", hint: "Such as “Enterprise development”", control: "text" },
        { name: "why", label: "Why this focus?", control: "prose", rows: 4 },
        { name: "indicators", label: "Indicators that chose it", control: "checkboxes", choices: shortlisted },
        { name: "evidence", label: "Evidence that chose it", control: "checkboxes", choices: evidenceOfPriority },
      ],
    },
  ],
};
