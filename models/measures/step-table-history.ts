import type { Book } from "../agreement/book";
import { printAsPublished } from "./format";
import { batchesOf } from "./step-table";
import type { Observation, ObservationVersion } from "./observation";
import { formatPeriod } from "./period";
import { placeName } from "./place-name";
import { readSeries } from "./series";

/** One saving of figures: a typed cell, or a whole table at once. */
export interface Entering {
  readonly batch: string;
  readonly who: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly undone: boolean;
}

/** Who entered or changed an indicator's figures, from what and when; newest first. */
export function enteringsOf(book: Book, indicator: string, limit = 8): Entering[] {
  const byBatch = new Map<string, { observation: Observation; at: number }[]>();
  for (const observation of book.observations) {
    if (readSeries(observation.series).indicator !== indicator) continue;
    observation.versions.forEach(({ batch }, at) => {
      const entries = byBatch.get(batch) ?? [];
      entries.push({ observation, at });
      byBatch.set(batch, entries);
    });
  }
  return [...byBatch]
    .map(([batch, entries]) => enteringOf(book, batch, entries))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
}

function enteringOf(book: Book, batch: string, entries: { observation: Observation; at: number }[]): Entering {
  const { observation, at } = entries[0] as { observation: Observation; at: number };
  const version = observation.versions[at] as ObservationVersion;
  const before = observation.versions[at - 1];
  const about = {
    batch,
    who: nameOf(book, version.by),
    at: version.at,
    undone: batchesOf(book).get(batch)?.state === "undone",
  };
  if (entries.length > 1) return { ...about, what: `Entered ${entries.length} figures from ${version.source}` };
  const place = placeName(book, observation);
  return {
    ...about,
    what: `${before ? "Changed" : "Entered"} ${place}, ${formatPeriod(observation.period)}`,
    ...(before ? { from: printVersion(before) } : {}),
    to: printVersion(version),
  };
}

export function nameOf(book: Pick<Book, "people">, person: string): string {
  return book.people.find(({ _id }) => _id === person)?.name ?? "Someone from outside the partnership";
}

/** A value as entered: the number as printed, or the reason why there is none. */
export function printVersion({
  value,
  reason,
  status,
}: Pick<ObservationVersion, "value" | "reason" | "status">): string {
  if (value === null) return reason ?? "";
  return status === "provisional" ? `${printAsPublished(value)} (provisional)` : printAsPublished(value);
}
