import { quantileSorted } from "simple-statistics";
import { z } from "zod";
import { prose, wholeNumber } from "../../agreement/fields";
import { done, refuse } from "../../outcome";
import {
  asItStands,
  type Asking,
  type Offer,
  type Said,
  type WordsOf,
  exerciseKind,
  materialOf,
  resultOf,
} from "./kind";
import { type Compared, compareScores } from "./which-scores";

/** A criterion of the plan, or a usual one where the plan has none: then `isNew`. */
export type WhichCriterion = { id: string; name: string; isNew: boolean };

/** The first round weighs the criteria; the second scores the options by them. */
export type WhichMaterial = {
  asks: "weights" | "scores";
  criteria: WhichCriterion[];
  options: { id: string; name: string; known: string[] }[];
};

/** From 0, does not matter, to 5, matters most; by criterion. */
export type WhichWeights = { weights: Record<string, number> };

/** From 0 to 5, by option and criterion; a criterion that somebody cannot judge is left out. */
export type WhichScores = {
  scores: Record<string, Record<string, number | null | undefined>>;
  reasons: Record<string, { for?: string | null | undefined; against?: string | null | undefined }>;
};
export type WhichAnswer = WhichWeights | WhichScores;

/** Shares of 100 in the order of the criteria: the mean of the room with its middle half, and each person's own. */
export type WhichWeighed = {
  count: number;
  criteria: { id: string; name: string; weight: number; lower: number; upper: number }[];
  own: number[][];
};
export type WhichResult = { weighed: WhichWeighed } | { scored: Compared | null };

/** What the facilitator settles: which option is favoured, and why. */
export type WhichSettles = { favoured: string; why: string; options: { id: string; name: string }[] };

const MOST = 5;
const FEWEST_OPTIONS = 2;

/** What options are usually weighed by, where the plan does not say yet. */
const USUAL = ["Reaches the people who need it", "Evidence that it works", "Can be paid for"] as const;

/** Which way? Criteria weighed by everyone, then options scored blind. */
export const which = exerciseKind<WhichMaterial, WhichAnswer, WhichResult>({
  name: "which",
  step: 4,
  title: "Which way?",
  what: "Everyone weighs the criteria, then scores every option blind: where people disagree is said before which option comes first, and how that changes with the weights.",
  needs: "nothing",
  minutes: 25,
  names: "nobody",
  ask: () => "Which way do we go?",
  rounds: () => ["What matters", "Scores"],
  material: ({ book, workshop, exercise }, round) => {
    const ours = ({ priority }: { readonly priority: string }) => priority === workshop.priority;
    const options = book.parts.option.filter(ours).map(({ _id, name, proofs }) => ({
      id: _id,
      name,
      known: Object.values(proofs).map(({ where }) => `worked in ${where}`),
    }));
    if (options.length < FEWEST_OPTIONS) {
      return refuse(
        "There are not two options in step 4 yet. Collect some with “What works, what does not, what else?”, confirm them, then weigh them.",
      );
    }
    const first = materialOf<WhichMaterial>(exercise, 1);
    if (round > 1 && first) return done({ asks: "scores", criteria: first.criteria, options });
    const criteria = [...book.parts.criterion.filter(ours)]
      .sort((a, b) => a.order - b.order)
      .map(({ _id, name }) => ({ id: _id, name, isNew: false }));
    const usual = USUAL.map((name, i) => ({ id: `usual-${i + 1}`, name, isNew: true }));
    return done({ asks: "weights", criteria: criteria.length > 0 ? criteria : usual, options });
  },
  answer: ({ asks, criteria, options }) =>
    asks === "weights" ? weightsSchema(criteria) : scoresSchema(criteria, options),
  result: ({ exercise }, _round, { asks, criteria, options }, said) => {
    if (asks === "weights") return { weighed: weigh(criteria, said as readonly Said<WhichWeights>[]) };
    const scores = (said as readonly Said<WhichScores>[]).map(({ content }) => content);
    const weighed = weighedIn(exercise);
    return { scored: scores.length > 0 && weighed ? compareScores(weighed, options, scores) : null };
  },
  words: (exercise, round) =>
    round === 1
      ? (weighedIn(exercise)?.criteria ?? []).map(({ name, weight }) => `${name} weighs ${toTenth(weight)} of 100`)
      : comparedWords(scoredIn(exercise)),
  settles: (asking) => settlesOf(asking),
  offers: (asking) => [...criterionOffers(asking), ...optionOffers(asking)],
});

const fromNothing = (error: string) => wholeNumber(error, 0, MOST);

function weightsSchema(criteria: readonly WhichCriterion[]) {
  const weights = z.object(
    Object.fromEntries(criteria.map(({ id }) => [id, fromNothing(`Choose a number from 0 to ${MOST}`)])),
  );
  return z.object({
    weights: weights.refine((given) => Object.values(given).some((weight) => weight > 0), {
      message: "Let one of them matter at least a little",
      path: [criteria[0]?.id ?? ""],
    }),
  });
}

function scoresSchema(criteria: readonly WhichCriterion[], options: WhichMaterial["options"]) {
  const cells = z.object(
    Object.fromEntries(criteria.map(({ id }) => [id, fromNothing(`Score from 0 to ${MOST}`).nullish()])),
  );
  const reason = z.object({ for: prose(300), against: prose(300) });
  return z.object({
    scores: z
      .object(Object.fromEntries(options.map(({ id }) => [id, cells])))
      .refine((scores) => Object.values(scores).some((own) => Object.values(own).some((score) => score != null)), {
        message: "Score one option at least",
        path: [options[0]?.id ?? "", criteria[0]?.id ?? ""],
      }),
    reasons: z.object(Object.fromEntries(options.map(({ id }) => [id, reason]))),
  });
}

/**
 * Each person's weights as shares of 100, so that nobody has more say by choosing higher numbers: share = 100 × own
 * weight ÷ sum of own weights; the room's weight = mean of the shares.
 */
function weigh(criteria: readonly WhichCriterion[], said: readonly Said<WhichWeights>[]): WhichWeighed {
  const own = said.map(({ content: { weights } }) => {
    const sum = criteria.reduce((all, { id }) => all + (weights[id] ?? 0), 0);
    return criteria.map(({ id }) => (100 * (weights[id] ?? 0)) / sum);
  });
  return {
    count: said.length,
    criteria: criteria.map(({ id, name }, i) => {
      const shares = own.map((each) => each[i] ?? 0).sort((a, b) => a - b);
      // Nobody has answered: all weigh the same.
      if (shares.length === 0) return { id, name, ...same(100 / criteria.length) };
      const mean = shares.reduce((all, share) => all + share, 0) / shares.length;
      return { id, name, weight: mean, lower: quantileSorted(shares, 0.25), upper: quantileSorted(shares, 0.75) };
    }),
    own,
  };
}

const same = (weight: number) => ({ weight, lower: weight, upper: weight });

/** Where people disagree before which option comes first, as on the screens. */
function comparedWords(compared: Compared | undefined): string[] {
  if (!compared) return [];
  const { differ, ranking, reasons } = compared;
  return [
    ...differ.map(
      ({ option, criterion, scores }) => `People disagree on ${option}, ${criterion}: ${scores.join(", ")}`,
    ),
    ...ranking.map(({ id, name, place, printed }) => {
      const said = reasonWords(reasons.find(({ option }) => option === id));
      return [place === null ? `${name}: not scored in full` : `${place}. ${name}: ${printed} of 5`, said]
        .filter(Boolean)
        .join(". ");
    }),
  ];
}

function weighedIn(exercise: WordsOf): WhichWeighed | undefined {
  const result = resultOf<WhichResult>(exercise, 1);
  return result && "weighed" in result ? result.weighed : undefined;
}

function scoredIn(exercise: WordsOf): Compared | undefined {
  const result = resultOf<WhichResult>(exercise, 2);
  return (result && "scored" in result && result.scored) || undefined;
}

function settlesOf({ exercise }: Pick<Asking, "exercise">): WhichSettles | null {
  const scored = scoredIn(exercise);
  const [first] = scored?.ranking ?? [];
  if (!scored || !first) return null;
  const { favoured, why } = exercise.settled;
  const chosen = scored.ranking.find(({ id }) => id === favoured) ?? first;
  const reasons = scored.reasons.find(({ option }) => option === chosen.id);
  return {
    favoured: chosen.id,
    why: typeof why === "string" && chosen.id === favoured ? why : reasonWords(reasons),
    options: scored.ranking.map(({ id, name }) => ({ id, name })),
  };
}

function reasonWords(reasons: Compared["reasons"][number] | undefined): string {
  const said = (name: string, own: readonly string[] | undefined) =>
    own?.length ? [`${name}: ${own.join("; ")}.`] : [];
  return [...said("For", reasons?.for), ...said("Against", reasons?.against)].join(" ").slice(0, 5000);
}

const toTenth = (value: number) => Math.round(value * 10) / 10;

/** @returns by the material's id of a criterion, the one that it has in the plan once its offer is confirmed. */
function criterionIds({ exercise }: Pick<Asking, "exercise">): ReadonlyMap<string, string> {
  const criteria = materialOf<WhichMaterial>(exercise, 1)?.criteria ?? [];
  return new Map(
    criteria.flatMap(({ id, isNew }) => {
      const there = isNew ? exercise.landed[`criterion-${id}`]?.part?.id : id;
      return there ? [[id, there] as const] : [];
    }),
  );
}

function criterionOffers({ workshop: { priority }, exercise }: Asking): Offer[] {
  const criteria = materialOf<WhichMaterial>(exercise, 1)?.criteria ?? [];
  const weighed = weighedIn(exercise);
  return (weighed?.criteria ?? []).map(({ id, name, ...each }, order): Offer => {
    const weight = toTenth(each.weight);
    const words = `Criterion “${name}” weighs ${weight} of 100`;
    return {
      id: `criterion-${id}`,
      words,
      write: criteria.find((criterion) => criterion.id === id)?.isNew
        ? { add: "criterion", content: { priority, name, weight, order } }
        : { change: "criterion", part: id, fields: { weight } },
    };
  });
}

/** Scores by new criteria are offered once those are in the plan: they are named there. */
function optionOffers(asking: Asking): Offer[] {
  const { book, exercise } = asking;
  const scored = scoredIn(exercise);
  const settled = settlesOf(asking);
  if (!scored || !settled) return [];
  const ids = criterionIds(asking);
  const scores = scored.ranking.flatMap(({ id, name, printed, lower, upper, cells }): Offer[] => {
    const option = book.parts.option.find(({ _id }) => _id === id);
    const means = cells.flatMap(({ criterion, mean }) => {
      const there = ids.get(criterion);
      return there && mean !== null ? [[there, toTenth(mean)] as const] : [];
    });
    if (!option || means.length === 0) return [];
    const spread = lower === null || upper === null ? "" : `, the middle half ${lower} to ${upper}`;
    return [
      {
        id: `scores-${id}`,
        words: `${name}: ${printed ? `${printed} of 5` : "scored"}${spread}`,
        write: { change: "option", part: id, fields: { scores: { ...option.scores, ...Object.fromEntries(means) } } },
      },
    ];
  });
  const name = settled.options.find(({ id }) => id === settled.favoured)?.name ?? "";
  const favoured = asItStands(asking, {
    id: `favoured-${settled.favoured}`,
    words: `Favoured: ${name}. ${settled.why}`.trim(),
    write: { change: "option", part: settled.favoured, fields: { favoured: true, why: settled.why || null } },
  });
  return [...scores, favoured];
}
