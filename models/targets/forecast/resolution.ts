import type { Panel } from "./panel";

/** So many values that are all multiples of something are so by rule, not by chance. */
const ENOUGH = 8;

/**
 * The step in which a measure is published, in its unit: 0.1 for one decimal, 5 for counts rounded to five. Without it a
 * simulated 24.96 would miss a target of 25.0 that it would be printed as.
 */
export function resolutionOf({ ours, others, decimals }: Panel): number {
  const values = [ours, ...others].flatMap((area) => area.values.filter((value) => value !== null));
  if (values.length < ENOUGH) return 10 ** -decimals;
  const steps = [10, 5, 1, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001];
  const divides = (step: number) => values.every((value) => Math.abs(value / step - Math.round(value / step)) < 1e-6);
  return steps.find(divides) ?? 0;
}
