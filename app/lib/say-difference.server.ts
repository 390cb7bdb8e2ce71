import type { Book } from "@models/agreement/book";
import type { BookDifference, PartDifference } from "@models/agreement/compare-snapshots";
import { PARTS } from "@models/agreement/parts";
import { valueAt } from "@models/history/document";
import type { Json } from "@models/store/port";
import { formatNumber } from "@models/measures/format";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { readSeries } from "@models/measures/series";
import type { FormPartName } from "../parts/descriptor";
import { PART_FORMS } from "../parts/forms";
import { isTold, wordsOfChange } from "../parts/words.server";
import type { ChangedThing } from "../components/agreement/changed-list";
import { capitalised } from "./words";

const WORD_LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  vision: "Vision",
  strategy: "Community strategy",
  compareWith: "Compared with",
};

/** What changed between two submissions, in words: the promise first. */
export function sayDifference(difference: BookDifference, before: Book, after: Book): ChangedThing[] {
  const words = difference.words.map(({ path, from, to }) => ({
    id: `words.${path}`,
    what: WORD_LABELS[path.split(".")[0] ?? path] ?? path,
    became: "changed" as const,
    to: null,
    fields: [{ what: "", from: sayWords(before, path, from), to: sayWords(after, path, to) }],
  }));
  const parts = [...difference.parts].sort((a, b) => rank(a) - rank(b)).map((part) => sayPart(part, before, after));
  const figures = difference.figures.map(({ observation, from, to }) => {
    const indicator = after.indicators.find(({ _id }) => _id === readSeries(observation.series).indicator);
    return {
      id: observation._id,
      what: `${indicator?.name ?? observation.series}, ${placeName(after, observation)}, ${formatPeriod(observation.period)}`,
      became: "changed" as const,
      to: null,
      fields: [{ what: "", from: sayNumber(from), to: sayNumber(to) }],
    };
  });
  return [...words, ...parts, ...figures];
}

const rank = ({ kind }: PartDifference) => (PARTS[kind].standing === "promise" ? 0 : 1);

const sayNumber = (value: number | null) => (value === null ? "" : formatNumber(value, decimalsOf(value)));

function sayWords(book: Book, path: string, value: Json | undefined): string {
  const words = typeof value === "string" ? value : "";
  if (path === "compareWith")
    return book.parts.comparatorSet.find(({ _id }) => _id === valueAt(value, "set"))?.name ?? "";
  return path === "compareWith.set" ? (book.parts.comparatorSet.find(({ _id }) => _id === words)?.name ?? "") : words;
}

function sayPart(
  { kind, id, title, became, differences, part }: PartDifference,
  before: Book,
  after: Book,
): ChangedThing {
  const book = became === "removed" ? before : after;
  const form = PART_FORMS[kind as FormPartName];
  const sources = { book, catalogue: book.indicators, content: part as never, stored: part as never };
  const name = kind === "candidate" ? (book.indicators.find(({ _id }) => _id === title)?.name ?? title) : title;
  return {
    id,
    what: `${capitalised(PARTS[kind].word)} “${name}”`,
    became,
    to: became === "removed" ? null : `/agreements/${after.agreement.code}/${kind}/${id}`,
    fields: differences.filter(isTold).map((difference) => wordsOfChange(form, difference, sources)),
  };
}
