import { type Doubt, doubtOf } from "../measures/finding";
import { type PeriodCode, formatPeriod, isPeriodCode } from "../measures/period";
import type { TargetFigures } from "./target-figures";

/** A value that a target starts from or is judged by and that an auditor does not let stand. */
export interface DoubtedBasis {
  readonly period: PeriodCode;
  readonly doubt: Doubt;
  readonly isBaseline: boolean;
}

/** Ours, the baseline first. */
export function doubtedBasisOf({ target, levels }: Pick<TargetFigures, "target" | "levels">): DoubtedBasis[] {
  const ours = levels.rows.find(({ role }) => role === "ours");
  const { period: baseline } = target.baseline;
  const judged = Object.values(target.judged).flatMap(({ periods }) => periods);
  return [...new Set([baseline, ...judged])].flatMap((period) => {
    if (!period || !isPeriodCode(period)) return [];
    const doubt = doubtOf(ours?.cells[period]?.finding);
    return doubt ? [{ period, doubt, isBaseline: period === baseline }] : [];
  });
}

/** "The baseline of 2005 is queried by an auditor, and so not verified." */
export const sayDoubt = ({ period, doubt, isBaseline }: DoubtedBasis): string =>
  `${isBaseline ? "The baseline" : "The result"} of ${formatPeriod(period)} ${
    doubt === "queried" ? "is queried by an auditor, and so not verified" : "cannot be verified, an auditor found"
  }.`;
