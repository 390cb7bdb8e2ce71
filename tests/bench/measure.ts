/** What one bench found: a line of the table. */
export interface Row {
  readonly what: string;
  readonly seen: string;
  readonly against: string;
  readonly ratio: number | null;
  /** Such as "≤ 1.5". */
  readonly goal: string | null;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that some work took. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The median of several runs of each, taken in turns so that a noisy moment falls on all alike.
 * @returns milliseconds, in the order of `works`.
 */
export async function mediansInTurns(
  works: readonly (() => Promise<unknown>)[],
  { warmUp, runs }: { readonly warmUp: number; readonly runs: number },
): Promise<number[]> {
  for (let i = 0; i < warmUp; i++) for (const work of works) await work();
  const times = works.map((): number[] => []);
  for (let i = 0; i < runs; i++) for (const [j, work] of works.entries()) times[j]?.push(await timeOf(work));
  return times.map(median);
}

export const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, seen, against, ratio, goal }) =>
    [what, seen, against, ratio === null ? "" : ratio.toFixed(2), goal ?? ""].join(" | "),
  );
  return [
    "| what | seen | against | ratio | goal |",
    "|---|---|---|---|---|",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}
