import { subjectOf } from "@models/agreement/book";
import { valueAt } from "@models/history/document";
import { sayAmount } from "@models/money/amount";
import { asAmount } from "@models/money/figures";
import { speaksForGiver } from "@models/money/given-by";
import { type Given, NATURES, RESOURCE_KINDS, type ResourceLine, nameOfGoal } from "@models/money/resource";
import { may } from "@models/people/permissions";
import type { Json } from "@models/store/port";
import { formatDay } from "~/lib/dates";
import { organisations, words, yearsOfScheme } from "./choices";
import type { Choices, FormSources, PartForm } from "./descriptor";

/** Priorities, each with what is in it, then programmes. */
const goals: Choices = ({ book: { parts } }) => [
  ...parts.priority.flatMap(({ _id, name }) => [
    { value: nameOfGoal("priority", _id), label: `Priority: ${name}` },
    ...parts.target
      .filter(({ priority }) => priority === _id)
      .map((target) => ({ value: nameOfGoal("target", target._id), label: `Target: ${target.name}` })),
    ...parts.action
      .filter(({ priority, status }) => priority === _id && status !== "dropped")
      .map((action) => ({ value: nameOfGoal("action", action._id), label: `Action: ${action.what}` })),
  ]),
  ...parts.programme.map(({ _id, name }) => ({ value: nameOfGoal("programme", _id), label: `Programme: ${name}` })),
];

const sayOf = (sources: FormSources, value: Json | undefined) => {
  const kind = (sources.content["kind"] ?? "budget") as ResourceLine["kind"];
  return typeof value === "number" ? sayAmount(asAmount({ kind }, value)) || "nothing" : "";
};

function sayGiven(entry: Json, sources: FormSources): string {
  // A change in history names one number of a year by itself.
  if (typeof entry !== "object" || entry === null) return sayOf(sources, entry);
  const given = entry as Given;
  const said = (["promised", "secured", "spent", "forecast"] as const).flatMap((name) =>
    given[name] == null ? [] : [`${name} ${sayOf(sources, given[name])}`],
  );
  return [...said, ...(given.asAt ? [`as at ${formatDay(given.asAt)}`] : [])].join(" · ");
}

function sayShare(entry: Json, sources: FormSources): string {
  const named = goals(sources).find(({ value }) => value === valueAt(entry, "goal"));
  const share = valueAt(entry, "share");
  return `${named?.label ?? "Something no longer in the agreement"}${share == null ? "" : `, ${String(share)}%`}`;
}

/** The giver says these itself, and the facilitator for one that has nobody here; in a new line it depends on who is chosen. */
const isGivers = ({ book, stored, actor }: FormSources) =>
  actor === undefined || stored["kind"] === undefined || speaksForGiver({ actor }, book.agreement, stored["giver"]);

const isFacilitators = ({ book, actor }: FormSources) =>
  actor === undefined || may(actor, "money.ask", subjectOf(book.agreement));

export const RESOURCE_FORM: PartForm = {
  kind: "resource",
  titles: { new: "Add a resource line", edit: "Change this resource line" },
  intro:
    "Money or people from one giver, year by year, and what they serve. The facilitator says what is asked; what is promised, secured and spent is said by its giver alone.",
  groups: [
    {
      title: "What, from whom",
      fields: [
        { name: "name", label: "What is it?", hint: "Such as “Advisers for the clinics”.", control: "text" },
        {
          name: "giver",
          label: "Who gives it?",
          control: "select",
          choices: organisations,
          empty: "Somebody outside the partnership",
          quiet: true,
        },
        {
          name: "giverName",
          label: "Giver in words",
          hint: "Only for a giver outside the partnership.",
          control: "text",
          quiet: true,
        },
        {
          name: "kind",
          label: "Kind",
          hint: "People are counted in full-time equivalents, everything else in pounds.",
          control: "radios",
          choices: words(RESOURCE_KINDS),
        },
        {
          name: "nature",
          label: "Revenue or capital",
          control: "select",
          choices: words(NATURES),
          empty: "Not said",
          quiet: true,
        },
        { name: "fund", label: "Fund", control: "text", quiet: true },
        { name: "fundEnds", label: "The fund ends on", control: "date", quiet: true },
        { name: "conditions", label: "Conditions of the fund", control: "prose", rows: 2, quiet: true },
        { name: "budgetCode", label: "The giver’s budget code", control: "text", width: "middle", quiet: true },
      ],
    },
    {
      title: "What it serves",
      fields: [
        {
          name: "goals",
          label: "Goals",
          hint: "Of one goal nothing more need be said. Several split it by shares that make 100%.",
          control: "map",
          word: "goal",
          say: sayShare,
          isRow: true,
          startWith: (goal) => ({ goal }),
          entry: [
            { name: "goal", label: "It serves", control: "select", choices: goals, empty: "Choose a goal" },
            { name: "share", label: "Share, percent", control: "number", width: "short" },
          ],
        },
      ],
    },
    {
      title: "What is asked",
      fields: [
        {
          name: "asked",
          label: "Asked, by financial year",
          hint: "Pounds, or full-time equivalents for people.",
          control: "map",
          word: "year",
          keys: yearsOfScheme,
          say: (entry, sources) => sayOf(sources, entry),
          shownTo: isFacilitators,
          entry: [{ name: "", label: "Asked", control: "number", width: "middle" }],
        },
      ],
    },
    {
      title: "What its giver says",
      fields: [
        {
          name: "given",
          label: "By financial year",
          hint: "Leave empty what is not known yet: an empty field is not nought.",
          control: "map",
          word: "year",
          keys: yearsOfScheme,
          isRow: true,
          say: sayGiven,
          shownTo: isGivers,
          entry: [
            { name: "promised", label: "Promised", control: "number", width: "middle" },
            { name: "secured", label: "Secured", control: "number", width: "middle" },
            { name: "spent", label: "Spent to date", control: "number", width: "middle" },
            { name: "forecast", label: "Forecast for the year", control: "number", width: "middle" },
            { name: "asAt", label: "As at", control: "date" },
          ],
        },
      ],
    },
  ],
  start: () => ({ kind: "budget" }),
};
