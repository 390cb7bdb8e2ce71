import { BASES, BUILDS, type Effect } from "@models/actions/effect";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatChange, unitOfChange } from "@models/measures/format";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import type { Json } from "@models/store/port";
import { evidenceOfPriority, partsOfPriority, words } from "./choices";
import type { FormSources, MapField } from "./descriptor";

/** "VAT registrations: +1.5 per 10,000 adults (+0.5 to +2.5), from 2009, evenly until the final target. Guessed." */
function sayEffect(entry: Json, { book }: FormSources): string {
  const { target: of, amount, low, high, from, builds, basis, evidence, why } = entry as unknown as Effect;
  const target = book.parts.target.find(({ _id }) => _id === of);
  const indicator = book.indicators.find(({ _id }) => _id === target?.indicator);
  const decimals = Math.max(...[amount, low, high].map(decimalsOf));
  const [middle, least, most] = [amount, low, high].map((value) => formatChange(value, { decimals }));
  const unit = indicator ? ` ${unitOfChange(indicator)}` : "";
  const items = book.parts.evidence.filter(({ _id }) => evidence.includes(_id)).map(({ title }) => title);
  const build = builds === "evenly" ? ", evenly until the final target" : "";
  return [
    `${target?.name ?? "A target that was removed"}: ${middle}${unit} (${least} to ${most}), from ${isPeriodCode(from) ? formatPeriod(from) : from}${build}.`,
    `${basis.charAt(0).toUpperCase()}${basis.slice(1)}${items.length > 0 ? `: ${items.join("; ")}` : ""}.`,
    why ?? "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What an action is expected to change of the targets that it serves. */
export const EFFECTS_FIELD: MapField = {
  name: "effects",
  quiet: true,
  label: "What change do we expect from it?",
  hint: "An estimate for each target, which nobody has to accept. Together they are held against the gap between the promise and what would come if nothing changed.",
  control: "map",
  word: "expected change",
  say: sayEffect,
  entry: [
    {
      name: "target",
      label: "Target",
      control: "select",
      choices: partsOfPriority("target"),
      empty: "Choose a target",
    },
    {
      name: "amount",
      label: "Expected change",
      hint: "In the unit of the target’s indicator, with a minus where it is to fall: 1.5 or −40",
      control: "number",
      width: "middle",
    },
    { name: "low", label: "At the low end", control: "number", width: "middle" },
    {
      name: "high",
      label: "At the high end",
      hint: "Four times out of five it should lie between the two.",
      control: "number",
      width: "middle",
    },
    { name: "from", label: "It first shows in", hint: "Such as 2008/09 or 2009", control: "period", width: "middle" },
    {
      name: "builds",
      label: "How does it build up?",
      control: "select",
      choices: words(BUILDS, { "at once": "All of it from then on", evenly: "Evenly until the final target" }),
      empty: "Choose",
    },
    { name: "basis", label: "What does it rest on?", control: "select", choices: words(BASES), empty: "Choose" },
    { name: "evidence", label: "Evidence for it", control: "checkboxes", choices: evidenceOfPriority },
    { name: "why", label: "How did we come to it?", control: "prose", rows: 2 },
  ],
};
