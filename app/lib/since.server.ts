import { type Book, openBook } from "@models/agreement/book";
import { dayAfter } from "@models/day";
import { type RevisedFigure, revisedFigures } from "@models/measures/revised-figures";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { readSeries } from "@models/measures/series";
import { printVersion } from "@models/measures/step-table-history";
import type { Act } from "@models/act";
import { listedRevisions } from "./revisions.server";
import { valuePath } from "./value-path";

/** What came after an earlier day: the figures that are others now, and where every change is told. */
export async function sinceOf(then: Book, act: Pick<Act, "store" | "actor">, day: string) {
  const { code } = then.agreement;
  const now = await openBook(act, code);
  return {
    revised: listedRevisions(revisedFigures(then, now), (each) => revisedView(then, each)),
    changesTo: `/agreements/${code}/changes?from=${dayAfter(day)}`,
  };
}

function revisedView(book: Book, { observation, from, to }: RevisedFigure) {
  const { indicator } = readSeries(observation.series);
  const name = book.indicators.find(({ _id }) => _id === indicator)?.name ?? indicator;
  const candidate = book.parts.candidate.find((each) => each.indicator === indicator);
  return {
    id: observation._id,
    name: `${name}, ${placeName(book, observation)}`,
    period: formatPeriod(observation.period),
    from: printVersion(from),
    to: to ? printVersion(to) : null,
    href: candidate ? valuePath(book.agreement.code, candidate._id, observation) : null,
  };
}
