import { MOST_CHOSEN } from "@models/agreement/comparator-set";
import { valueAt } from "@models/history/document";
import { formatNumber } from "@models/measures/format";
import type { Json } from "@models/store/port";
import { byCode, words } from "./choices";
import type { Choices, PartForm } from "./descriptor";

/** How the areas of a set are found, in words. */
export const METHOD_WORDS = {
  "by hand": "Chosen by hand",
  region: "All areas of our region with an agreement of their own",
  "same kind": "All areas of the same kind as ours",
  "most similar": "The most similar areas of our kind, by indicators that you choose",
} as const;

/** The agreement's own indicators: what areas could be alike in. */
const ownIndicators: Choices = ({ book }) =>
  [...book.indicators]
    .sort((a, b) => byCode(a.code, b.code))
    .map(({ _id, code, name }) => ({ value: _id, label: `${code}: ${name}` }));

/** "Wolverhampton", with how far it was from ours where that made it join. */
function sayMember(member: Json): string {
  const name = String(valueAt(member, "name") ?? "");
  const distance = valueAt(member, "distance");
  const over = valueAt(member, "over");
  return typeof distance === "number" ? `${name}, distance ${formatNumber(distance, 2)} over ${over}` : name;
}

export const COMPARATOR_SET_FORM: PartForm = {
  kind: "comparatorSet",
  titles: { new: "Add a comparator set", edit: "Change this comparator set" },
  intro:
    "The areas that ours is held against: say how they are found, and why these, so that nobody thinks they were picked to flatter.",
  groups: [
    {
      fields: [
        { name: "name", label: "Name", hint: "Such as “Areas like ours”", control: "text" },
        {
          name: "method",
          label: "How are the areas found?",
          hint: "Areas chosen by hand are added and taken out on the page of the sets. A rule finds its areas when you save.",
          control: "radios",
          choices: words(Object.keys(METHOD_WORDS), METHOD_WORDS),
        },
        {
          name: "nearest",
          onlyFor: ["most similar"],
          label: "How many areas",
          hint: `From 1 to ${MOST_CHOSEN}`,
          control: "number",
          width: "short",
        },
        {
          name: "weights",
          quiet: true,
          onlyFor: ["most similar"],
          label: "Weight of each indicator",
          hint: "Areas are held against ours in standard deviations of each indicator. Give a weight to each that should count: 1 for all alike, 2 for one that counts double. Leave the others empty.",
          control: "map",
          word: "indicator",
          keys: ownIndicators,
          entry: [{ name: "", label: "Weight", control: "number", width: "short" }],
        },
        { name: "reason", label: "Why compare with these areas?", control: "prose", rows: 3 },
      ],
    },
    {
      fields: [
        {
          name: "why",
          quiet: true,
          onChange: true,
          label: "Why do you change it?",
          hint: "Kept in its history, with your name.",
          control: "prose",
          rows: 2,
        },
      ],
    },
    {
      title: "The areas",
      fields: [
        {
          name: "areas",
          label: "Areas",
          apart: true,
          control: "map",
          word: "area",
          entry: [{ name: "name", label: "Name", control: "text" }],
          say: sayMember,
        },
        {
          name: "whys",
          quiet: true,
          label: "Why it was changed",
          apart: true,
          control: "map",
          word: "change",
          entry: [{ name: "", label: "Why", control: "prose" }],
        },
      ],
    },
  ],
  start: () => ({ method: "by hand" }),
  complete: ({ why }, { whys }, _sources, newId) =>
    typeof why === "string" && why !== "" ? { whys: { ...(whys as object), [newId()]: why } } : {},
};
