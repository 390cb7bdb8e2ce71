import { indicators, organisations, otherAreas, partsOfPriority, peopleOf, priorities, words } from "./choices";
import type { PartForm } from "./descriptor";

export const CANDIDATE_FORM: PartForm = {
  kind: "candidate",
  titles: { new: "Put an indicator on the shortlist", edit: "Change this indicator on the shortlist" },
  intro: "Chosen indicators are shown in step 1. Say who supplies the figures, so that everybody knows whom to ask.",
  groups: [
    {
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        { name: "indicator", label: "Indicator", control: "select", choices: indicators, empty: "Choose an indicator" },
        {
          name: "focus",
          quiet: true,
          label: "Focus",
          control: "select",
          choices: partsOfPriority("focus"),
          empty: "The whole priority",
        },
        {
          name: "standing",
          label: "Where does it stand?",
          control: "radios",
          choices: words(["candidate", "chosen", "not chosen"], { candidate: "A candidate, not decided" }),
        },
        { name: "because", label: "Because", hint: "Why it was chosen, or not", control: "prose", rows: 3 },
        { name: "story", label: "The story behind the baseline", control: "prose", rows: 5 },
      ],
    },
    {
      title: "Who supplies the figures",
      fields: [
        {
          name: "supplier.organisation",
          label: "Organisation",
          control: "select",
          choices: organisations,
          empty: "Nobody yet",
        },
        {
          name: "supplier.person",
          label: "Person",
          control: "select",
          choices: peopleOf("supplier.organisation"),
          empty: "Nobody in particular",
        },
        { name: "supplier.source", label: "Source", hint: "Such as “Nomis, claimant count”", control: "text" },
        { name: "supplier.nextPublication", label: "Next publication", control: "date" },
      ],
    },
    {
      title: "The table in step 1",
      fields: [
        {
          name: "hiddenAreas",
          quiet: true,
          label: "Leave these areas out of this table",
          hint: "They stay in the agreement’s comparator set.",
          control: "checkboxes",
          choices: otherAreas,
        },
      ],
    },
  ],
  needsCatalogue: true,
  start: ({ book }) => ({ standing: "candidate", supplier: {}, order: book.parts.candidate.length }),
};
