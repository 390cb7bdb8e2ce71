import type { PeriodCode } from "../../measures/period";
import type { ChallengeSubject } from "./subject";

/** What was published of a row for a period, ours where none is named. */
export function knownValueIn(
  { ours }: Pick<ChallengeSubject, "ours">,
  period: PeriodCode,
  row = ours,
): number | undefined {
  return row.cells[period]?.value ?? undefined;
}
