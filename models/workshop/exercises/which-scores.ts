import { quantileSorted } from "simple-statistics";
import { type WeighingCriterion, rankOptions } from "../../options/rank-options";
import type { WhichMaterial, WhichScores, WhichWeighed } from "./which";

/** What the room gave one option by one criterion. */
export type Cell = { criterion: string; mean: number | null; scores: number[] };

export type Ranked = {
  id: string;
  name: string;
  /** As printed, to two decimals; empty where a criterion was scored by nobody. */
  printed: string;
  place: number | null;
  shared: boolean;
  /** The totals of those who scored every criterion, by the room's weights, ascending; their middle half. */
  totals: number[];
  lower: number | null;
  upper: number | null;
  cells: Cell[];
};

export type Compared = {
  count: number;
  /** Where people differ most, the widest first: said before any place. */
  differ: { option: string; criterion: string; spread: number; scores: number[] }[];
  ranking: Ranked[];
  /** Which options come first with other weights. */
  otherWeights: { name: string; first: string[]; isSame: boolean }[];
  /** In 100 people's own weights, how many put this option first; options that tie share the person. */
  wins: { id: string; name: string; share: number }[];
  reasons: { option: string; name: string; for: string[]; against: string[] }[];
};

/** So many cells are named, and none in which people differ by less than this. */
const NAMED = 3;
const LEAST_SPREAD = 0.75;

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Compares scored options by the room's weights. A cell is the mean of its scores; total = sum of (weight × mean) ÷ sum
 * of weights. The spread of a cell is the standard deviation of its scores: √(mean of (score − mean)²).
 * @param weighed what the round before came to: weights are shares of 100.
 */
export function compareScores(
  weighed: WhichWeighed,
  options: WhichMaterial["options"],
  said: readonly WhichScores[],
): Compared {
  const criteria = weighed.criteria.map(({ id, name, weight }): WeighingCriterion => ({ id, name, weight }));
  const table = options.map(({ id, name }) => ({
    id,
    name,
    cells: criteria.map(({ id: criterion }): Cell => {
      const scores = said.flatMap(({ scores: own }) => own[id]?.[criterion] ?? []).sort((a, b) => a - b);
      return { criterion, mean: meanOf(scores), scores };
    }),
  }));
  const scored = table.map(({ id, name, cells }) => ({
    id,
    name,
    scores: Object.fromEntries(cells.map(({ criterion, mean }) => [criterion, mean])),
  }));
  const ranked = rankOptions(criteria, scored);
  const first = firstOf(criteria, scored);
  return {
    count: said.length,
    differ: differing(table, criteria),
    ranking: ranked.map(({ id, name, printed, place, shared }): Ranked => {
      const totals = totalsOf(criteria, id, said);
      const [lower, upper] = totals.length === 0 ? [null, null] : [0.25, 0.75].map((at) => quantileSorted(totals, at));
      const cells = table.find((option) => option.id === id)?.cells ?? [];
      return { id, name, printed, place, shared, totals, lower: lower ?? null, upper: upper ?? null, cells };
    }),
    otherWeights: otherWeights(criteria).map(({ name, weights }) => {
      const other = firstOf(weights, scored);
      return { name, first: namesOf(other, options), isSame: other.join() === first.join() };
    }),
    wins: winsOf(weighed, scored),
    reasons: options.map(({ id, name }) => ({
      ...{ option: id, name },
      for: said.flatMap(({ reasons }) => reasons[id]?.for || []),
      against: said.flatMap(({ reasons }) => reasons[id]?.against || []),
    })),
  };
}

type Scored = Parameters<typeof rankOptions>[1];

/** The options in the first place, several where they tie; none where a criterion was scored by nobody. */
function firstOf(criteria: readonly WeighingCriterion[], scored: Scored): string[] {
  return rankOptions(criteria, scored)
    .filter(({ place }) => place === 1)
    .map(({ id }) => id)
    .sort();
}

const namesOf = (ids: readonly string[], options: readonly { readonly id: string; readonly name: string }[]) =>
  options.filter(({ id }) => ids.includes(id)).map(({ name }) => name);

/** By the room's weights, what each who scored every criterion of an option would give it. */
function totalsOf(criteria: readonly WeighingCriterion[], option: string, said: readonly WhichScores[]): number[] {
  return said
    .flatMap(({ scores }) => rankOptions(criteria, [{ id: option, name: "", scores: scores[option] ?? {} }]))
    .flatMap(({ total }) => total ?? [])
    .sort((a, b) => a - b);
}

function differing(
  table: readonly { readonly name: string; readonly cells: readonly Cell[] }[],
  criteria: readonly WeighingCriterion[],
): Compared["differ"] {
  return table
    .flatMap(({ name, cells }) =>
      cells.map(({ criterion, mean, scores }) => ({
        option: name,
        criterion: criteria.find(({ id }) => id === criterion)?.name ?? "",
        spread: mean === null ? 0 : Math.sqrt(meanOf(scores.map((score) => (score - mean) ** 2)) ?? 0),
        scores,
      })),
    )
    .filter(({ spread }) => spread >= LEAST_SPREAD)
    .sort((a, b) => b.spread - a.spread)
    .slice(0, NAMED);
}

/** All the same, and each criterion twice as heavy. */
function otherWeights(criteria: readonly WeighingCriterion[]): { name: string; weights: WeighingCriterion[] }[] {
  return [
    { name: "all weigh the same", weights: criteria.map((each) => ({ ...each, weight: 1 })) },
    ...criteria.map(({ id, name }) => ({
      name: `“${name}” weighs twice as much`,
      weights: criteria.map((each) => (each.id === id ? { ...each, weight: each.weight * 2 } : each)),
    })),
  ];
}

/**
 * Share = 100 × sum over people of (1 ÷ number of options that tie for first, where this one is among them) ÷ number of
 * people, each with their own weights and the room's mean scores.
 */
function winsOf({ own, criteria }: WhichWeighed, scored: Scored): Compared["wins"] {
  const winners = own.map((weights) =>
    firstOf(
      criteria.map(({ id, name }, i) => ({ id, name, weight: weights[i] ?? 0 })),
      scored,
    ),
  );
  const decided = winners.filter((ids) => ids.length > 0);
  return scored.map(({ id, name }) => {
    const won = decided.reduce((sum, ids) => sum + (ids.includes(id) ? 1 / ids.length : 0), 0);
    return { id, name, share: decided.length === 0 ? 0 : (100 * won) / decided.length };
  });
}
