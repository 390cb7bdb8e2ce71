import type { Book } from "../agreement/book";
import { type HeldValue, dataQualityOf } from "./data-quality";
import { type Answer, type Finding, findingEntriesOf, findingOn } from "./finding";

export interface Query {
  readonly value: HeldValue;
  readonly asked: Extract<Finding, { kind: "queried" }>;
  readonly answers: readonly Answer[];
  /** Waiting for the supplier, or for an auditor since it was answered or since the value was changed. */
  readonly state: "waiting" | "answered" | "revised";
}

/** The auditors' queries that are not closed, by the day on which an answer is due. @param today ISO date. */
export function queriesOf(book: Book, today: string): Query[] {
  return dataQualityOf(book, today)
    .values.flatMap((value): Query[] => {
      const standing = findingOn(value.observation, value.version);
      const asked =
        standing?.finding ?? findingEntriesOf(value.observation).findLast(({ kind }) => kind !== "answered");
      if (asked?.kind !== "queried") return [];
      if (!standing) return [{ value, asked, answers: [], state: "revised" }];
      return [{ value, asked, answers: standing.answers, state: standing.answers.length > 0 ? "answered" : "waiting" }];
    })
    .sort((a, b) => a.asked.answerBy.localeCompare(b.asked.answerBy));
}
