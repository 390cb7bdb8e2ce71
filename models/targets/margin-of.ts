import { pointsOf } from "../measures/comparison";
import { surveyMargin } from "../measures/survey-margin";
import { isPercentage } from "./forecast/panel";
import type { TargetFigures } from "./target-figures";

/** The survey's margin of the latest value of ours, at 95%; undefined where its source says nothing of its precision. */
export function marginOf({ levels, indicator }: Pick<TargetFigures, "levels" | "indicator">): number | undefined {
  const ours = levels.rows.find(({ role }) => role === "ours");
  const latest = ours && pointsOf(levels, ours).at(-1);
  return latest && surveyMargin(latest.cell, isPercentage(indicator.unit))?.margin;
}
