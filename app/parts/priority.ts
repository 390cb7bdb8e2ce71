import { namePlaces, namedGroups, people, placesWithin } from "./choices";
import type { PartForm } from "./descriptor";

export const PRIORITY_FORM: PartForm = {
  kind: "priority",
  titles: { new: "Add a priority", edit: "Change this priority" },
  intro: "A priority is something the partnership means to change together. Begin with “To …” and what will be better.",
  groups: [
    {
      fields: [
        { name: "name", label: "Priority", hint: "Such as “To promote job creation”", control: "text" },
        { name: "theme", label: "Theme", hint: "Such as “Economic development and enterprise”", control: "text" },
        { name: "leadGroup", label: "Lead group", hint: "The theme group that answers for it", control: "text" },
        { name: "lead", label: "Named lead", control: "select", choices: people, empty: "Nobody yet" },
      ],
    },
    {
      title: "What must be addressed, and where",
      elsewhere: namePlaces,
      fields: [
        { name: "mustAddress", label: "What must be addressed?", control: "prose", rows: 5 },
        { name: "areaWide", label: "It is so across the whole area", control: "flag" },
        { name: "places", label: "In these neighbourhoods or districts", control: "checkboxes", choices: placesWithin },
        {
          name: "namedGroups",
          label: "Among these under-represented groups",
          control: "checkboxes",
          choices: namedGroups,
        },
        {
          name: "groups",
          quiet: true,
          label: "Other under-represented groups, without figures of their own",
          hint: "In the words the group would use of itself.",
          control: "map",
          word: "group",
          entry: [{ name: "", label: "Group", control: "text" }],
        },
      ],
    },
    {
      title: "What we favour",
      fields: [{ name: "whyFavoured", label: "Why the favoured option?", control: "prose", rows: 4 }],
    },
  ],
  start: ({ book }) => ({ order: 1 + Math.max(-1, ...book.parts.priority.map(({ order }) => order)) }),
};
