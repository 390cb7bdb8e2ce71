import type { ComparisonView } from "~/lib/comparison-view.server";
import { plain } from "../measures/table-rows";

type Shown = NonNullable<ComparisonView["shown"]>;

export const MEASURE_HEADS = {
  rank: "Rank",
  percentile: "Percentile",
  toMedian: "Gap to median",
  toBest: "Gap to best",
  toRegion: "Gap to region",
} as const;

type Measure = keyof typeof MEASURE_HEADS;

/** What anything is known of, in the order of the heads. */
export function measuresIn({ rows }: Shown): Measure[] {
  return (Object.keys(MEASURE_HEADS) as Measure[]).filter((measure) =>
    rows.some(({ cells }) => cells.some((cell) => cell.measure === measure && cell.text !== "")),
  );
}

/** The comparison as rows of text, heads first; changes stand in columns of their own. */
export function comparedRows({ period, since, rows, beside, ...shown }: Shown): string[][] {
  const measures = measuresIn({ period, since, rows, beside, ...shown });
  const heads = measures.map((measure) => MEASURE_HEADS[measure]);
  return [
    ["Area", period, ...heads, ...(since ? heads.map((head) => `${head}, change since ${since}`) : [])],
    ...rows.map(({ name, value, cells }) => {
      const of = (measure: Measure) => cells.find((cell) => cell.measure === measure);
      return [
        ...[name, plain(value)],
        ...measures.map((measure) => plain(of(measure)?.text ?? "")),
        ...(since ? measures.map((measure) => plain(of(measure)?.moved?.text ?? "")) : []),
      ];
    }),
    ...beside.map(({ name, value }) => [name, plain(value)]),
  ];
}
