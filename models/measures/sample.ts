import { createHash } from "node:crypto";
import { z } from "zod";
import { optionalLine, wholeNumber } from "../agreement/fields";
import type { Book } from "../agreement/book";
import type { Document } from "../history/document";
import { uniformFrom } from "../targets/forecast/random";
import type { Target } from "../targets/target";
import { type HeldValue, dataQualityOf } from "./data-quality";
import { restsOn } from "./prepare-entry";
import { readSeries } from "./series";

export const MOST_SAMPLED = 500;

export const DrawingSchema = z.object({
  size: wholeNumber(`Enter a whole number from 1 to ${MOST_SAMPLED}`, 1, MOST_SAMPLED).default(20),
  /** Left out, one is made. */
  seed: optionalLine(100),
});

/** One value in a sample, with the version that it had when the sample was drawn. */
export interface SampledValue {
  readonly observation: string;
  readonly batch: string;
  /** A target starts from it or is judged by it. */
  readonly judges: boolean;
}

/** The values that an auditor drew to check, so that nobody chose them. It never changes. */
export interface Sample extends Document {
  readonly agreement: string;
  readonly size: number;
  readonly seed: string;
  readonly values: readonly SampledValue[];
  /** How many there were to draw from. */
  readonly from: { readonly judging: number; readonly other: number };
}

/**
 * Draws so many values: those that judge a target first, uniformly among them where they are more than are asked for, and
 * the rest uniformly from all others, without replacement. The same seed draws the same of the same values, whatever
 * their order: they are put in the order of their ids, and each of the two lots is shuffled from its end (Fisher and
 * Yates, by Durstenfeld, Communications of the ACM 7 (1964), algorithm 235) by Mulberry32, begun with the first four
 * bytes of the seed's SHA-256.
 */
export function drawSample(values: readonly SampledValue[], size: number, seed: string): SampledValue[] {
  const uniform = uniformFrom(createHash("sha256").update(seed).digest().readUInt32BE(0));
  const ordered = [...values].sort((a, b) => (a.observation < b.observation ? -1 : 1));
  const lots = [true, false].map((judges) => ordered.filter((value) => value.judges === judges));
  return lots.flatMap((lot) => shuffled(lot, uniform)).slice(0, size);
}

function shuffled<T>(lot: readonly T[], uniform: () => number): T[] {
  const all = [...lot];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** What there is to draw from: the partnership's own values as this reader sees them. @param today ISO date. */
export function valuesToSample(book: Book, today: string): SampledValue[] {
  return dataQualityOf(book, today).values.map((value) => ({
    observation: value.observation._id,
    batch: value.version.batch,
    judges: targetsJudgedBy(book, value).length > 0,
  }));
}

/** The targets that start from a value or are judged by it. */
export function targetsJudgedBy({ parts }: Book, { observation }: Pick<HeldValue, "observation">): Target[] {
  const { indicator, version } = readSeries(observation.series);
  return parts.target.filter(
    (target) => target.indicator === indicator && target.definition === version && restsOn(target, observation),
  );
}
