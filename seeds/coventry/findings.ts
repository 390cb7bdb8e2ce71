import type { Book } from "@models/agreement/book";
import { openBook } from "@models/agreement/book";
import { drawSampleOf } from "@models/measures/draw-sample";
import type { Observation } from "@models/measures/observation";
import { answerQuery, recordFinding } from "@models/measures/record-finding";
import { readSeries } from "@models/measures/series";
import { type Desk, accepted } from "../desk";
import type { Cast } from "../people";
import { COVENTRY } from "./figures";

const CODE = "coventry-2008";

/** What the auditor is made up to have found of the published figures. */
export async function recordFindings(desk: Desk, { auditor, jobs }: Cast): Promise<void> {
  const book = await openBook(desk.as(auditor), CODE);
  const find = async (indicator: RegExp, period: string, found: object) => {
    const { _id: observation, versions } = figureOf(book, indicator, period);
    const batch = versions.at(-1)?.batch;
    accepted(await recordFinding(desk.as(auditor), CODE, { observation, batch, ...found }));
    return { observation, batch };
  };
  accepted(await drawSampleOf(desk.as(auditor), CODE, { size: 12, seed: "March 2008" }));
  const slides = { method: "traced to the source", note: "As on the published slide. (illustrative)" };
  await find(/^VAT/, "CY2005", { kind: "verified", ...slides });
  await find(/^NI 151/, "Q2007-2", { kind: "verified", ...slides });
  await find(/^NI 151/, "Q2007-1", { kind: "verified", ...slides });
  await find(/^Claimant/, "Q2006-4", {
    kind: "queried",
    method: "compared with a second source",
    note: "The claimant count of the same quarter was far lower. (illustrative)",
    question: "Is this the claimant count, or everybody on a key benefit? (illustrative)",
    answerBy: "2008-03-28",
  });
  const answered = await find(/^Claimant/, "Q2006-3", {
    kind: "queried",
    method: "compared with a second source",
    note: "As for the quarter after it. (illustrative)",
    question: "Which benefits are counted here? (illustrative)",
    answerBy: "2008-03-14",
  });
  accepted(
    await answerQuery(desk.as(jobs), CODE, {
      ...answered,
      text: "All key out-of-work benefits, as the source’s name says. (illustrative)",
    }),
  );
  await find(/^VAT/, "CY2001", {
    kind: "cannot be verified",
    method: "traced to the source",
    note: "The office that published it keeps no tables of that year. (illustrative)",
  });
}

function figureOf(book: Book, indicator: RegExp, period: string): Observation {
  const found = book.observations.find(
    (each) =>
      each.scope === book.partnership._id &&
      each.area === COVENTRY &&
      each.group === "all" &&
      each.period === period &&
      book.indicators.some(({ _id, code }) => _id === readSeries(each.series).indicator && indicator.test(code)),
  );
  if (!found) throw new Error(`The example has no figure of ${period}`);
  return found;
}
