import type { Act } from "../act";
import { type OddsScore, type ScoredOdds, scoreOdds, scoredOdds } from "../targets/score-odds";
import { figuresOf } from "../targets/target-figures";
import type { Agreement } from "./agreement";
import { type Book, readWorkingBook } from "./book";
import { type Snapshot, bookOf } from "./snapshot";
import { keepVisible } from "./visibility";

/** What the odds kept at signing one agreement have come to. */
export interface AgreementOdds {
  readonly code: string;
  readonly name: string;
  /** Promises whose odds were kept. */
  readonly kept: number;
  readonly scored: readonly ScoredOdds[];
  readonly score: OddsScore | undefined;
}

/** The odds of one agreement that was signed, scored by the results that the region may see today. */
export async function oddsOfAgreement(
  { store }: Pick<Act, "store">,
  agreement: Agreement,
): Promise<AgreementOdds | undefined> {
  const snapshot = agreement.agreed && (await store.get<Snapshot>("snapshots", agreement.agreed.snapshot));
  if (!snapshot) return undefined;
  const { odds = {} } = snapshot;
  const signed = withResults(
    bookOf(snapshot),
    keepVisible(await readWorkingBook(store, agreement), { from: "region" }),
  );
  const scored = signed.parts.target.flatMap((target) => {
    const figures = figuresOf(signed, target);
    return figures ? scoredOdds(figures, signed.agreement.scheme, odds[target._id] ?? []) : [];
  });
  const kept = Object.values(odds).flat().length;
  return { code: agreement.code, name: agreement.name, kept, scored, score: scoreOdds(scored) };
}

/** What was signed, held against the figures of today. */
const withResults = (signed: Book, { observations, batches }: Book): Book => ({ ...signed, observations, batches });
