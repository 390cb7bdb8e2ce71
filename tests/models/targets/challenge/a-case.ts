import type { Book, PartDocuments } from "@models/agreement/book";
import type { Observation } from "@models/measures/observation";
import type { PeriodCode } from "@models/measures/period";
import type { Challenge } from "@models/targets/challenge/challenge";
import { challengesOf } from "@models/targets/challenge/basis";
import type { Target } from "@models/targets/target";
import { aBook, aPart, anIndicator } from "../../agreement/a-book";
import { COVENTRY, WEST_MIDLANDS, WOLVERHAMPTON, aBatch, aSeries } from "../../measures/factories";

type Values = readonly (number | null | undefined)[];

export interface Case {
  readonly periods: readonly PeriodCode[];
  readonly ours: Values;
  readonly region?: Values;
  readonly comparator?: Values;
  readonly target?: object;
  readonly indicator?: object;
  /** What the source says of the precision of each value of ours. */
  readonly survey?: { readonly sampleSize?: number; readonly within?: number };
  readonly assumptions?: readonly object[];
  readonly actions?: readonly object[];
  readonly answers?: readonly PartDocuments["challenge"][];
}

export const years = (first: number, count: number): PeriodCode[] =>
  Array.from({ length: count }, (_, i) => `CY${first + i}` as const);

/** A book with one target, its figures and what serves it. */
export function aCase({ periods, ours, region, comparator, ...more }: Case): { book: Book; target: Target } {
  const target = aPart("target", { _id: "t", trajectory: {}, ...more.target });
  const series = `${target.indicator}:1` as const;
  const book = aBook(
    {
      priority: [aPart("priority")],
      target: [target],
      assumption: (more.assumptions ?? []).map((each) =>
        aPart("assumption", { target: "t", text: "Credit stays easy", sign: "Lending falls", ...each }),
      ),
      action: (more.actions ?? []).map((each) => aPart("action", { targets: ["t"], ...each })),
      challenge: more.answers ?? [],
      comparatorSet: [
        aPart("comparatorSet", {
          _id: "beside",
          name: "Beside us",
          method: "by hand",
          reason: "It is next to us",
          areas: { [WOLVERHAMPTON.area]: { name: WOLVERHAMPTON.name, order: 0 } },
        }),
      ],
    },
    {
      indicators: [anIndicator({ ...more.indicator })],
      areas: [COVENTRY, WEST_MIDLANDS, WOLVERHAMPTON].map(({ area, name }) => ({ _id: area, name })) as never,
      batches: [aBatch({ committedAt: "2008-03-10T09:00:00.000Z" })],
      observations: [
        ...aSeries(COVENTRY, periods, ours, series).map((observation) => surveyed(observation, more.survey)),
        ...(region ? aSeries(WEST_MIDLANDS, periods, region, series) : []),
        ...(comparator ? aSeries(WOLVERHAMPTON, periods, comparator, series) : []),
      ],
      agreement: { compareWith: { set: "beside", why: "It is next to us" } },
    },
  );
  return { book, target };
}

/** The observation with its sample size, or with limits so far from it. */
function surveyed(observation: Observation, survey: Case["survey"]): Observation {
  const [version] = observation.versions;
  if (!survey || !version || version.value === null) return observation;
  const { sampleSize, within } = survey;
  const limits = within === undefined ? {} : { lower: version.value - within, upper: version.value + within };
  return { ...observation, versions: [{ ...version, ...(sampleSize ? { sampleSize } : {}), ...limits }] };
}

export function asked(given: Case, today?: string): Challenge[] {
  const { book, target } = aCase(given);
  return challengesOf(book, target, today);
}

export const askedBy = (rule: string, given: Case, today?: string): Challenge[] =>
  asked(given, today).filter((challenge) => challenge.rule === rule);

/** The council's explanation of one question, on the numbers that are given. */
export function anAnswer(
  challenge: string,
  fields: object = {},
  numbers: Readonly<Record<string, number>> = {},
): PartDocuments["challenge"] {
  return aPart("challenge", {
    target: "t",
    question: "Is it realistic?",
    covers: { [challenge]: numbers },
    kind: "explained",
    text: "A park opens in 2008",
    answeredBy: "p1",
    answeredFor: ["council"],
    answeredAt: "2008-03-01T09:00:00.000Z",
    ...fields,
  });
}

/** As printed on the 5 Step Model slides. */
export const VAT: Case = {
  periods: years(1999, 7),
  ours: [27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1],
  region: [34.7, 35, 33.7, 34.6, 37.3, 35.6, 34],
  comparator: [40.5, 42.7, 39.1, 36.6, 37.1, 32.3, 27.9],
  target: {
    baseline: { period: "CY2005", value: 29.1 },
    trajectory: { CY2007: 30.2, CY2008: 32.6, CY2009: 35.1, CY2010: 37.6, CY2011: 36.2 },
  },
};
