import type { Book } from "../agreement/book";
import { isInAudience } from "../people/audience";
import type { Observation, ObservationVersion } from "./observation";
import { currentVersion } from "./observation-history";
import { printVersion } from "./step-table-history";
import { batchesOf } from "./step-table";

/** One figure as it was known, and as it is known now. */
export interface RevisedFigure {
  readonly observation: Observation;
  readonly from: ObservationVersion;
  /** Undefined where it was taken back. */
  readonly to: ObservationVersion | undefined;
}

/** The figures of a book of an earlier day that are others now, our own area's first. What is not shared is left out. */
export function revisedFigures(then: Book, now: Book): RevisedFigure[] {
  const present = new Map(now.observations.map((observation) => [observation._id, observation]));
  const isSeen = (version: ObservationVersion) => isInAudience(version.audience, now.reader);
  const revised = then.observations.flatMap((observation): RevisedFigure[] => {
    const from = currentVersion(observation, batchesOf(then));
    const later = present.get(observation._id);
    const to = later && currentVersion(later, batchesOf(now));
    if (!from || from.batch === to?.batch || !isSeen(from) || (to && !isSeen(to))) return [];
    return to && printVersion(to) === printVersion(from) ? [] : [{ observation, from, to }];
  });
  const isOurs = ({ observation }: RevisedFigure) => observation.area === then.agreement.area;
  return [...revised.filter(isOurs), ...revised.filter((each) => !isOurs(each))];
}
