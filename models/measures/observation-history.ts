import { type FindingEntry, type StandingFinding, findingEntriesOf, findingOn } from "./finding";
import type { Batch, Observation, ObservationVersion } from "./observation";

/** Batches by id: those of the observations at hand. A version whose batch is not among them is not shown. */
export type Batches = ReadonlyMap<string, Batch>;

/** What readers see: the newest version whose batch is committed and not undone. */
export function currentVersion(observation: Observation, batches: Batches): ObservationVersion | undefined {
  return observation.versions.findLast((version) => batches.get(version.batch)?.state === "committed");
}

/**
 * What readers saw at an instant: the newest version whose batch was committed at or before it and not
 * undone by then.
 * @param instant ISO 8601, UTC.
 */
export function valueAsKnownOn(
  observation: Observation,
  batches: Batches,
  instant: string,
): ObservationVersion | undefined {
  return observation.versions.findLast((version) => {
    const batch = batches.get(version.batch);
    return batch !== undefined && stoodOn(batch, instant);
  });
}

/** A batch as it stood at an instant: undefined when it was not committed by then. @param instant ISO 8601, UTC. */
export function batchAsKnown(batch: Batch, instant: string): Batch | undefined {
  if (batch.committedAt === undefined || batch.committedAt > instant) return undefined;
  if (!stoodOn(batch, instant)) return batch;
  const { undoneAt: _later, ...standing } = batch;
  return { ...standing, state: "committed" };
}

function stoodOn({ committedAt, undoneAt }: Batch, instant: string): boolean {
  return committedAt !== undefined && committedAt <= instant && (undoneAt === undefined || undoneAt > instant);
}

export interface VersionInHistory {
  readonly version: ObservationVersion;
  readonly standing: "shown" | "replaced" | "undone" | "not committed";
  readonly undoneAt?: string;
  /** What was said of this version, oldest first. */
  readonly findings: readonly FindingEntry[];
}

/** Every version ever written, newest first, with what became of it. */
export function historyOf(observation: Observation, batches: Batches): VersionInHistory[] {
  const current = currentVersion(observation, batches);
  const entries = findingEntriesOf(observation);
  return observation.versions
    .map((version): VersionInHistory => {
      const batch = batches.get(version.batch);
      const findings = entries.filter((entry) => entry.batch === version.batch);
      if (batch?.state === "undone") return { version, standing: "undone", undoneAt: batch.undoneAt, findings };
      if (batch?.state !== "committed") return { version, standing: "not committed", findings };
      return { version, standing: version === current ? "shown" : "replaced", findings };
    })
    .reverse();
}

/** What stands of the value that is shown now. */
export function standingFinding(observation: Observation, batches: Batches): StandingFinding | undefined {
  return findingOn(observation, currentVersion(observation, batches));
}
