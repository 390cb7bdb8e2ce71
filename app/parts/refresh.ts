import { REFRESH_KINDS, type RefreshKind } from "@models/refresh/refresh";
import { DESIGNATIONS, type Target } from "@models/targets/target";
import { evidenceOfPriority, indicators, organisations, priorities, words } from "./choices";
import type { Choices, FormSources, PartForm } from "./descriptor";
import { trajectoryPeriods } from "./trajectory-periods";

export const REFRESH_KIND_WORDS: Readonly<Record<RefreshKind, string>> = {
  change: "Change the values that were signed",
  complete: "Complete a placeholder or a deferred target",
  restate: "Restate the baseline, because the figures were revised",
  replace: "Replace the target by one that measures better",
  add: "Add a target",
  withdraw: "Withdraw the target",
  "end designation": "End the designation: it stays as a local target",
};

const signedTargets: Choices = ({ book }) =>
  book.parts.target.map(({ _id, name, designation }) => ({ value: _id, label: `${name} (${designation})` }));

const assumptions: Choices = ({ book, content }) =>
  book.parts.assumption
    .filter(({ target }) => !content["target"] || target === content["target"])
    .map(({ _id, text }) => ({ value: _id, label: text }));

/** The periods of the target that is to change, or of the agreement's years. */
const periodsOfTarget: Choices = (sources) => trajectoryPeriods(sourcesOfTarget(sources));

function sourcesOfTarget(sources: FormSources): FormSources {
  const target = sources.book.parts.target.find(({ _id }) => _id === sources.content["target"]);
  return target ? { ...sources, content: target as Partial<Target> as never } : sources;
}

/** What may say another baseline. */
const BASELINE = ["complete", "restate", "replace", "add"];

export const REFRESH_FORM: PartForm = {
  kind: "refresh",
  titles: { new: "Propose a refresh", edit: "Change this proposal" },
  intro:
    "What was signed changes only when everybody concerned agrees: say what is to change, why, and on what evidence. Until it is approved, progress is judged by what was signed.",
  groups: [
    {
      title: "What is proposed",
      fields: [
        {
          name: "kind",
          label: "What should happen?",
          control: "radios",
          choices: words(REFRESH_KINDS, REFRESH_KIND_WORDS),
        },
        {
          name: "target",
          label: "Which target?",
          control: "select",
          choices: signedTargets,
          empty: "Choose the signed target",
          quiet: true,
          onlyFor: REFRESH_KINDS.filter((kind) => kind !== "add"),
        },
        {
          name: "priority",
          label: "Priority",
          control: "select",
          choices: priorities,
          empty: "Choose a priority",
          quiet: true,
          onlyFor: ["add"],
        },
        { name: "name", label: "Target", control: "text", quiet: true, onlyFor: ["add", "replace"] },
        {
          name: "indicator",
          label: "Indicator",
          control: "select",
          choices: indicators,
          empty: "Choose an indicator",
          quiet: true,
          onlyFor: ["add", "replace"],
        },
        {
          name: "designation",
          label: "Which list is it on?",
          control: "select",
          choices: words(DESIGNATIONS),
          empty: "Choose a list",
          quiet: true,
          onlyFor: ["add"],
        },
        {
          name: "lead",
          label: "Lead organisation",
          control: "select",
          choices: organisations,
          empty: "Nobody yet",
          quiet: true,
          onlyFor: ["add"],
        },
        {
          name: "related",
          label: "Related organisations",
          control: "checkboxes",
          choices: organisations,
          quiet: true,
          onlyFor: ["add"],
        },
        {
          name: "baseline.period",
          label: "Baseline period",
          control: "period",
          width: "middle",
          quiet: true,
          onlyFor: BASELINE,
        },
        {
          name: "baseline.value",
          label: "Baseline value",
          control: "number",
          width: "middle",
          quiet: true,
          onlyFor: BASELINE,
        },
        {
          name: "trajectory",
          label: "Proposed values",
          hint: "A period that you leave empty stays as it was signed.",
          control: "map",
          word: "period",
          keys: periodsOfTarget,
          keyedByPeriod: true,
          quiet: true,
          onlyFor: ["change", "complete", "replace", "add"],
          entry: [{ name: "", label: "Value", control: "number", width: "middle" }],
        },
      ],
    },
    {
      title: "Why",
      fields: [
        { name: "why", label: "Why must it change?", control: "prose", rows: 4 },
        {
          name: "assumption",
          label: "Which assumption did not hold?",
          control: "select",
          choices: assumptions,
          empty: "None that was written down",
          quiet: true,
        },
        { name: "evidence", label: "Evidence", control: "checkboxes", choices: evidenceOfPriority, quiet: true },
        { name: "by", label: "To be settled by", control: "date", quiet: true },
        {
          name: "authority",
          label: "Authority",
          hint: "Only for a statutory target: who decided it, where and when.",
          control: "text",
          quiet: true,
        },
      ],
    },
  ],
  needsCatalogue: true,
};
