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

function stoodOn({ committedAt, undoneAt }: Batch, instant: string): boolean {
  return committedAt !== undefined && committedAt <= instant && (undoneAt === undefined || undoneAt > instant);
}

export interface VersionInHistory {
  readonly version: ObservationVersion;
  readonly standing: "shown" | "replaced" | "undone" | "not committed";
  readonly undoneAt?: string;
  readonly verified: boolean;
}

/** Every version ever written, newest first, with what became of it. */
export function historyOf(observation: Observation, batches: Batches): VersionInHistory[] {
  const current = currentVersion(observation, batches);
  return observation.versions
    .map((version): VersionInHistory => {
      const batch = batches.get(version.batch);
      const verified = observation.verification?.batch === version.batch;
      if (batch?.state === "undone") return { version, standing: "undone", undoneAt: batch.undoneAt, verified };
      if (batch?.state !== "committed") return { version, standing: "not committed", verified };
      return { version, standing: version === current ? "shown" : "replaced", verified };
    })
    .reverse();
}

/** Whether what is shown now was checked by someone; a check of an earlier version does not count. */
export function isVerified(observation: Observation, batches: Batches): boolean {
  const { verification } = observation;
  return verification !== undefined && verification.batch === currentVersion(observation, batches)?.batch;
}
