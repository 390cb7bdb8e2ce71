import type { Observation } from "../measures/observation";
import { type Audience, type Reader, isInAudience } from "../people/audience";
import type { Book, PartsOfBook } from "./book";
import { PARTS, type Part, type PartName } from "./parts";

/** The book as one reader may see it: what is hidden leaves only who holds it. */
export function keepVisible(book: Book, reader: Reader): Book {
  const hidden: Book["hidden"][number][] = [...book.hidden];
  const keep = <N extends PartName>(kind: N): PartsOfBook[N] =>
    book.parts[kind].filter((part) => {
      if (isInAudience(audienceOf(kind, part), reader)) return true;
      hidden.push({ id: part._id, kind, heldBy: PARTS[kind].owners(part) });
      return false;
    }) as unknown as PartsOfBook[N];
  const parts = { ...book.parts, evidence: keep("evidence"), comment: keep("comment") };
  return {
    ...book,
    reader,
    parts,
    observations: book.observations.flatMap((observation) => visiblePart(observation, reader)),
    hidden,
  };
}

/** Most parts are everybody's in the partnership; only some carry an audience of their own. */
function audienceOf(kind: PartName, part: Part & { audience?: Audience; thread?: string }): Audience {
  if (part.audience !== undefined) return part.audience;
  if (kind === "comment") return { kind: part.thread === "region" ? "region" : "partnership" };
  return { kind: "region" };
}

/** Earlier values keep the audience they were entered for. */
function visiblePart(observation: Observation, reader: Reader): Observation[] {
  const versions = observation.versions.filter((version) => isInAudience(version.audience, reader));
  return versions.length === 0 ? [] : [{ ...observation, versions }];
}
