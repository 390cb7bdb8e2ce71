/** How far a workshop believed in a cause: dots given to it, by how many, of how many who gave any. */
export interface Support {
  readonly dots: number;
  readonly people: number;
  readonly of: number;
  /** ISO date, the workshop's. */
  readonly on: string;
}

/** "12 dots from 9 people", or "no dots". */
export function supportWords({ dots, people }: Pick<Support, "dots" | "people">): string {
  if (dots === 0) return "no dots";
  return `${dots} ${dots === 1 ? "dot" : "dots"} from ${people} ${people === 1 ? "person" : "people"}`;
}

/** What each workshop said of a cause, the latest first. */
export function supportOf({
  support,
}: {
  readonly support?: Readonly<Record<string, Support>> | undefined;
}): Support[] {
  return Object.values(support ?? {}).sort((a, b) => b.on.localeCompare(a.on));
}
