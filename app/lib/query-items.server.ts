import type { Book } from "@models/agreement/book";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { suppliersOf } from "@models/measures/prepare-entry";
import { type Query, queriesOf } from "@models/measures/queries";
import type { QueryView } from "../components/home/home-view";
import { formatDay } from "./dates";
import { valuePath } from "./value-path";

/** One open query as a list shows it. @param today ISO date. */
export function queryItem(book: Book, { value, asked, state, answers }: Query, today: string): QueryView {
  const { observation, indicator, candidate } = value;
  const by = formatDay(asked.answerBy);
  const facts = {
    waiting: asked.answerBy < today ? `answer was due by ${by}` : `answer by ${by}`,
    answered: `answered on ${formatDay(answers.at(-1)?.at ?? asked.at)}`,
    revised: `changed on ${formatDay(value.version.at)}, after it was queried`,
  }[state];
  return {
    id: observation._id,
    title: `${indicator.name}, ${placeName(book, observation)}, ${formatPeriod(observation.period)}`,
    href: valuePath(book.agreement.code, candidate._id, observation),
    question: asked.question,
    facts,
    isLate: state === "waiting" && asked.answerBy < today,
  };
}

/** Queries that wait for an answer; of the figures that an organisation supplies, when one is given. */
export function queriesToAnswer(book: Book, today: string, organisation?: string): QueryView[] {
  return queriesOf(book, today)
    .filter(({ state }) => state === "waiting")
    .filter(
      ({ value }) =>
        organisation === undefined || suppliersOf(book.parts.candidate, value.indicator._id).includes(organisation),
    )
    .map((query) => queryItem(book, query, today));
}

/** Queries that wait for an auditor: answered, ended by a new value, or left without an answer. */
export function queriesToClose(book: Book, today: string): QueryView[] {
  return queriesOf(book, today)
    .filter(({ state, asked }) => state !== "waiting" || asked.answerBy < today)
    .map((query) => queryItem(book, query, today));
}

/** Each once: two agreements may rest on one figure. */
export const uniqueQueries = (queries: readonly QueryView[]): QueryView[] => [
  ...new Map(queries.map((query) => [query.id, query])).values(),
];
