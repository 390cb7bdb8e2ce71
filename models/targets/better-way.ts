import { subtract } from "../measures/arithmetic";
import { finalValueOf } from "./final-value";
import type { TargetFigures } from "./target-figures";
import { baselineOf } from "./trajectory";

/** The direction that is better: by the indicator, or where it has none by what is promised. */
export function betterOf({ indicator, target }: Pick<TargetFigures, "indicator" | "target">): 1 | -1 | 0 {
  if (indicator.polarity !== "none") return indicator.polarity === "higher" ? 1 : -1;
  const [from, to] = [baselineOf(target)?.value, finalValueOf(target)?.value];
  const promised = from === undefined || to === undefined || target.form === "band" ? 0 : Math.sign(to - from);
  return promised as 1 | -1 | 0;
}

/** Whether a result is what was promised for its period, or better; for a tolerance, within it. */
export function isMet(figures: TargetFigures, promised: number, result: number): boolean {
  const { target } = figures;
  const ahead = subtract(result, promised);
  if (target.form === "band") return Math.abs(ahead) <= (target.tolerance ?? 0);
  const better = betterOf(figures);
  return better === 0 ? ahead === 0 : better * ahead >= 0;
}
