import type { ScoredOdds } from "../targets/score-odds";

/** What a mean Brier score is taken of, so that those of several agreements can be put together. */
export interface OddsSums {
  /** Promises whose odds were kept at signing. */
  readonly kept: number;
  /** Those whose result is known, with the sum of their scores; of all, and of what past runs said. */
  readonly scored: { readonly count: number; readonly sum: number };
  readonly past: { readonly count: number; readonly sum: number };
}

export function sumsOf(kept: number, scored: readonly ScoredOdds[]): OddsSums {
  const brier = (odds: number, met: boolean) => (odds - Number(met)) ** 2;
  const past = scored.flatMap(({ past: share, met }) => (share === undefined ? [] : [brier(share, met)]));
  const all = scored.map(({ odds, met }) => brier(odds, met));
  const total = (scores: readonly number[]) => ({
    count: scores.length,
    sum: scores.reduce((sum, score) => sum + score, 0),
  });
  return { kept, scored: total(all), past: total(past) };
}

export function addSums(all: readonly OddsSums[]): OddsSums {
  const add = (read: (sums: OddsSums) => OddsSums["past"]) => ({
    count: all.reduce((count, sums) => count + read(sums).count, 0),
    sum: all.reduce((sum, sums) => sum + read(sums).sum, 0),
  });
  return {
    kept: all.reduce((kept, sums) => kept + sums.kept, 0),
    scored: add(({ scored }) => scored),
    past: add(({ past }) => past),
  };
}
