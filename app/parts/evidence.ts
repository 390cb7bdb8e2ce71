import { STRENGTHS } from "@models/evidence/evidence";
import { EVIDENCE_KINDS } from "@models/evidence/evidence-kinds";
import { organisations, priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const EVIDENCE_FORM: PartForm = {
  kind: "evidence",
  titles: { new: "Add evidence", edit: "Change this evidence" },
  intro:
    "Say what is known and how well, so that somebody who doubts it can check. What is not known yet goes in as wanted, with who will get it and by when.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        {
          name: "standing",
          label: "Do we have it?",
          control: "radios",
          choices: words(["held", "wanted"], { held: "Yes, we hold it", wanted: "No, it is wanted" }),
        },
        { name: "title", label: "What is it?", hint: "Such as “Survey of new businesses, 2007”", control: "text" },
        { name: "kind", label: "Kind of evidence", control: "radios", choices: words(EVIDENCE_KINDS) },
        { name: "says", label: "What does it say?", control: "prose", rows: 4 },
      ],
    },
    {
      title: "How far can it be trusted?",
      fields: [
        { name: "strength", label: "Strength", control: "radios", choices: words(STRENGTHS) },
        { name: "source", label: "Source", hint: "Who made it, and under what name", control: "text" },
        { name: "date", label: "Date", control: "date" },
        { name: "link", quiet: true, label: "Link", hint: "Starts with https://", control: "link" },
      ],
    },
    {
      title: "When it is wanted",
      fields: [
        { name: "wantedFrom", quiet: true, label: "Who gets it", control: "text" },
        { name: "wantedBy", quiet: true, label: "By when", control: "date" },
      ],
    },
    {
      title: "Whose it is",
      fields: [
        {
          name: "organisation",
          label: "Entered in the name of",
          control: "select",
          choices: organisations,
          empty: "No organisation in particular",
        },
        {
          name: "audience",
          label: "Who may see it",
          hint: "Only the organisation that entered it can let more people see it later.",
          control: "audience",
        },
      ],
    },
  ],
  start: () => ({ standing: "held", audience: { kind: "partnership" } }),
};
