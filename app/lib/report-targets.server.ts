import { printAsPublished } from "@models/measures/format";
import { type PeriodCode, comparePeriods, formatPeriod, isPeriodCode } from "@models/measures/period";
import { placeOnAxis } from "@models/measures/period-axis";
import type { TargetLine } from "@models/reports/content-schema";
import { percent } from "@models/reports/words";
import type { Progress } from "@models/targets/progress";
import { stepPath } from "../parts/part-paths";
import { type Dot, drawMultiples } from "./small-multiple";
import { valuePath } from "./value-path";

/** Targets as a table and as small charts, each on its own axes: they differ in unit. */
export function reportTargets(targets: readonly TargetLine[], code: string) {
  return targets.map((target) => {
    const { id, name, priority, designation, status, latest, odds, candidate, area, group } = target;
    const promise = target.promises.at(-1);
    return {
      ...{ id, name, designation, status: status as Progress["status"], illustrative: target.isIllustrative },
      to: `${stepPath(code, 3, priority, id)}#doing`,
      latest: latest && {
        ...{ text: printAsPublished(latest.value), period: periodWords(latest.period) },
        to: candidate ? valuePath(code, candidate, { area, group, period: latest.period }) : null,
      },
      unit: target.unit,
      promise: pointWords(promise),
      first: pointWords(target.first),
      isChanged: promise?.value !== target.first?.value || promise?.period !== target.first?.period,
      odds: odds === null ? null : percent(odds),
      drawn: drawMultiples([linesOf(target)])[0] ?? null,
    };
  });
}

export const periodWords = (period: string) => (isPeriodCode(period) ? formatPeriod(period) : period);

const pointWords = (point: TargetLine["first"] | undefined): string | null =>
  point ? `${printAsPublished(point.value)} in ${periodWords(point.period)}` : null;

function linesOf({ values, region, promises }: TargetLine) {
  const dots = (line: readonly (readonly [string, number])[]): Dot[] =>
    line
      .filter((point): point is readonly [PeriodCode, number] => isPeriodCode(point[0]))
      .sort(([a], [b]) => comparePeriods(a, b))
      .map(([period, value]) => [placeOnAxis(period).at, value]);
  return {
    ours: dots(Object.entries(values)),
    region: dots(Object.entries(region)),
    promised: dots(promises.map(({ period, value }) => [period, value])),
  };
}
