import { findingEntriesOf } from "../measures/finding";
import type { Observation, ObservationVersion } from "../measures/observation";
import { type Audience, type Reader, isInAudience } from "../people/audience";
import type { Book, PartsOfBook } from "./book";
import { PARTS, type Part, type PartName } from "./parts";

/** The book as one reader may see it: what is hidden leaves only who holds it. */
export function keepVisible(book: Book, reader: Reader): Book {
  const hidden: Book["hidden"][number][] = [...book.hidden];
  const keep = <N extends PartName>(kind: N): PartsOfBook[N] =>
    book.parts[kind].filter((part) => {
      if (isVisiblePart(kind, part, reader)) return true;
      hidden.push({ id: part._id, kind, heldBy: PARTS[kind].owners(part), supports: supportedPriority(kind, part) });
      return false;
    }) as unknown as PartsOfBook[N];
  const parts = { ...book.parts, evidence: keep("evidence"), comment: keep("comment") };
  return {
    ...book,
    reader,
    parts,
    observations: book.observations.map((observation) => withoutHiddenValues(observation, reader)),
    hidden,
  };
}

export const isVisiblePart = (kind: PartName, part: Part, reader: Reader) =>
  isInAudience(audienceOf(kind, part), reader);

/** Hidden evidence still supports its priority, unless it is only wanted. */
function supportedPriority(
  kind: PartName,
  part: Part & { priority?: string | null; standing?: string },
): string | null {
  return kind === "evidence" && part.standing === "held" ? (part.priority ?? null) : null;
}

/** Most parts are everybody's in the partnership; only some carry an audience of their own. */
function audienceOf(kind: PartName, part: Part & { audience?: Audience; thread?: string }): Audience {
  if (part.audience !== undefined) return part.audience;
  if (kind === "comment") return { kind: part.thread === "region" ? "region" : "partnership" };
  return { kind: "region" };
}

/**
 * A value that is not for this reader keeps its place, so that no older one passes for the present one; nothing of it
 * is left but when it came and whom it is for.
 */
export function withoutHiddenValues(observation: Observation, reader: Reader): Observation {
  const isSeen = ({ audience }: ObservationVersion) => isInAudience(audience, reader);
  if (observation.versions.every(isSeen)) return observation;
  const versions = observation.versions.map((each) => (isSeen(each) ? each : redact(each)));
  if (observation.findings === undefined && observation.verification === undefined) return { ...observation, versions };
  // What was found of a hidden value tells of it.
  const { verification: _verification, ...rest } = observation;
  const shown = new Set(observation.versions.filter(isSeen).map(({ batch }) => batch));
  const findings = findingEntriesOf(observation).filter(({ batch }) => shown.has(batch));
  return { ...rest, versions, findings };
}

function redact({ at, batch, audience }: ObservationVersion): ObservationVersion {
  return { value: null, reason: "not published", status: "final", source: "not shared", by: "", at, batch, audience };
}
