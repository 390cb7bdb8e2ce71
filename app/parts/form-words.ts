import type { TargetFormName } from "@models/targets/form";

/** How the forms of a target are said wherever one is chosen or recommended. */
export const FORM_WORDS: Readonly<Record<TargetFormName, { readonly label: string; readonly hint: string }>> = {
  level: { label: "A level to reach", hint: "Such as 36.2 by 2011" },
  percentage: { label: "A percentage change from the baseline", hint: "Such as reduce by 17.5%" },
  gap: { label: "The gap to another area or the region", hint: "Ours less theirs: −2 is 2 below them" },
  within: { label: "No further than so much behind another area", hint: "Such as within 2 of the region" },
  band: { label: "To stay within a tolerance", hint: "Such as 12.3, give or take 0.5" },
  milestone: { label: "A milestone", hint: "No numbers: met or not by a date" },
};

const KINDS: Readonly<Record<TargetFormName, string>> = {
  level: "number",
  percentage: "number",
  gap: "relative",
  within: "relative",
  band: "band",
  milestone: "milestone",
};

/** A gap and a distance are both relative, a level and a percentage both a number of ours. */
export const isSameKind = (one: TargetFormName, other: TargetFormName) => KINDS[one] === KINDS[other];
