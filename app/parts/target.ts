import { adviceFor } from "@models/targets/advice-for";
import { TARGET_FORMS } from "@models/targets/form";
import { DESIGNATIONS, TARGET_STATES, type Target } from "@models/targets/target";
import { judgingOf } from "@models/targets/words";
import type { Json } from "@models/store/port";
import { latestVersion } from "@models/measures/series";
import { EVERYONE } from "@models/measures/observation";
import {
  groupsOfPeople,
  indicators,
  namePlaces,
  organisations,
  otherAreas,
  ourPlaces,
  partsOfPriority,
  peopleOf,
  priorities,
  words,
  yearsOfScheme,
} from "./choices";
import { formatDay } from "~/lib/dates";
import { FORM_WORDS } from "./form-words";
import type { Choices, FormSources, PartForm } from "./descriptor";
import { trajectoryPeriods } from "./trajectory-periods";

export const TARGET_STATE_WORDS: Readonly<Record<string, string>> = {
  firm: "Firm: baseline and values are set",
  placeholder: "Placeholder: to be replaced",
  deferred: "Deferred until a date",
  "awaiting baseline": "Awaiting its baseline",
  relative: "Relative to another area",
};

/** What a promise may be about, each in the words of its form. */
const targetForms: Choices = () => TARGET_FORMS.map((value) => ({ value, ...FORM_WORDS[value] }));

/** What form the data recommend, once an indicator is chosen that the agreement knows. */
function advise({ book, content, stored }: FormSources): string | null {
  const { indicator: chosen, area, group, definition, baseline, trajectory } = content as Partial<Target>;
  const indicator = book.indicators.find(({ _id }) => _id === chosen);
  if (!indicator) return null;
  const { form, reason, survey } = adviceFor(book, {
    ...(content as unknown as Target),
    area: area ?? book.agreement.area,
    group: group ?? EVERYONE,
    definition: definition && stored["indicator"] === chosen ? definition : latestVersion(indicator),
    form: "level",
    baseline: baseline ?? {},
    trajectory: trajectory ?? {},
  });
  return [`The data recommend: ${FORM_WORDS[form].label.toLowerCase()}. ${reason}`, survey].filter(Boolean).join(" ");
}

/** "judged by 2008, expected on 30 October 2009", as step 3 says it. */
function sayYear(entry: Json): string {
  const judged = { year: entry as Target["judged"][string] };
  const [year] = judgingOf({ judged }, ["year"], formatDay);
  return year?.by ?? "";
}

export const TARGET_FORM: PartForm = {
  kind: "target",
  titles: { new: "Add a target", edit: "Change this target" },
  intro:
    "A promise that somebody else can check: what is measured, where it stands now, and where it will be each year.",
  groups: [
    {
      title: "What is promised",
      fields: [
        { name: "priority", label: "Priority", control: "select", choices: priorities, empty: "Choose a priority" },
        {
          name: "focus",
          quiet: true,
          label: "Focus",
          control: "select",
          choices: partsOfPriority("focus"),
          empty: "The whole priority",
        },
        { name: "name", label: "Target", hint: "Such as “More new businesses registered for VAT”", control: "text" },
        { name: "indicator", label: "Indicator", control: "select", choices: indicators, empty: "Choose an indicator" },
        {
          name: "designation",
          label: "Which list is it on?",
          control: "radios",
          choices: words(DESIGNATIONS, {
            designated: "Designated: agreed with government, at most 35",
            local: "Local",
            statutory: "Statutory education and early years",
          }),
        },
      ],
    },
    {
      title: "For whom and where",
      elsewhere: namePlaces,
      fields: [
        { name: "area", label: "Area", control: "select", choices: ourPlaces },
        { name: "group", label: "Group", control: "select", choices: groupsOfPeople },
      ],
    },
    {
      title: "What form it takes",
      advise,
      fields: [
        { name: "form", label: "What is promised?", control: "radios", choices: targetForms },
        {
          name: "gapTo",
          quiet: true,
          onlyFor: ["gap", "within"],
          label: "Measured against",
          hint: "The promise moves with this area: what it asks of us follows from how they do.",
          control: "select",
          choices: otherAreas,
          empty: "Choose an area",
        },
        {
          name: "statedChange",
          quiet: true,
          onlyFor: ["percentage"],
          label: "Change in percent",
          hint: "As it was said: −17.5 for “reduce by 17.5%”. Without a final value it is worked out from the baseline.",
          control: "number",
          width: "middle",
        },
        {
          name: "tolerance",
          quiet: true,
          onlyFor: ["band"],
          label: "Tolerance, up or down",
          hint: "In the indicator’s unit. The trajectory’s values are the centre.",
          control: "number",
          width: "middle",
        },
        { name: "milestoneBy", quiet: true, onlyFor: ["milestone"], label: "To be met by", control: "date" },
      ],
    },
    {
      title: "Baseline and trajectory",
      fields: [
        {
          name: "baseline.period",
          label: "Baseline period",
          hint: "Such as 2005, 2006/07 or Q4 2006",
          control: "period",
          width: "middle",
        },
        { name: "baseline.value", label: "Baseline value", control: "number", width: "middle" },
        {
          name: "trajectory",
          label: "Trajectory",
          hint: "The last period’s value is the final target. Step 3 shows the same numbers as a grid and a chart.",
          control: "map",
          word: "period",
          keys: trajectoryPeriods,
          keyedByPeriod: true,
          entry: [{ name: "", label: "Value", control: "number", width: "middle" }],
        },
      ],
    },
    {
      title: "If it is not finished yet",
      intro: "A target may honestly be unfinished. Say so, say until when, and say why.",
      fields: [
        { name: "state", label: "State", control: "radios", choices: words(TARGET_STATES, TARGET_STATE_WORDS) },
        { name: "stateUntil", quiet: true, label: "Until", control: "date" },
        { name: "stateWhy", quiet: true, label: "Why", control: "prose", rows: 3 },
        {
          name: "gateReason",
          quiet: true,
          label: "Reason for submitting it unfinished",
          hint: "The region sees this first.",
          control: "prose",
          rows: 3,
        },
      ],
    },
    {
      title: "Who answers for it",
      intro: "The lead and every related organisation are asked to accept the numbers as they stand.",
      fields: [
        { name: "lead", label: "Lead organisation", control: "select", choices: organisations, empty: "Nobody yet" },
        {
          name: "leadPerson",
          label: "Named lead",
          control: "select",
          choices: peopleOf("lead"),
          empty: "Nobody yet",
        },
        { name: "related", label: "Related organisations", control: "checkboxes", choices: organisations },
      ],
    },
    {
      title: "How each year is judged",
      fields: [
        {
          name: "judged",
          label: "Agreement years",
          control: "map",
          word: "year",
          keys: yearsOfScheme,
          say: sayYear,
          entry: [
            {
              name: "periods",
              label: "Judged by the value for",
              hint: "One period or several, with commas: Q2 2008, Q3 2008",
              control: "periods",
            },
            { name: "expected", label: "Expected to be published", control: "date" },
            {
              name: "standIn",
              label: "If there will be none: the milestone or proxy that stands in",
              control: "text",
            },
          ],
        },
      ],
    },
    {
      title: "Parts",
      intro: "Only when the target is made of districts or groups that have values of their own.",
      elsewhere: namePlaces,
      fields: [
        {
          name: "partsCombine",
          quiet: true,
          label: "How the parts make the whole",
          control: "select",
          choices: words(["sum", "weighted mean", "stand alone"], {
            sum: "They sum",
            "weighted mean": "They average by weight",
            "stand alone": "Each stands alone",
          }),
          empty: "It has no parts",
        },
        {
          name: "parts",
          quiet: true,
          label: "Parts",
          control: "map",
          word: "part",
          entry: [
            { name: "area", label: "Area", control: "select", choices: ourPlaces, empty: "The whole area" },
            { name: "group", label: "Group", control: "select", choices: groupsOfPeople, empty: "Everybody" },
            { name: "weight", label: "Weight", control: "number", width: "short" },
            { name: "final", label: "Final value", control: "number", width: "middle" },
          ],
        },
      ],
    },
  ],
  needsCatalogue: true,
  start: ({ book }) => ({ area: book.agreement.area, group: EVERYONE, form: "level", state: "firm" }),
  // A target is bound to the definition that its indicator had when it was chosen.
  complete: (typed, present, { book, catalogue }) => {
    const { indicator } = typed as Partial<Target>;
    if (indicator === undefined || indicator === present["indicator"]) return {};
    const chosen = [...book.indicators, ...catalogue].find(({ _id }) => _id === indicator);
    return chosen === undefined ? {} : { definition: latestVersion(chosen) };
  },
};
