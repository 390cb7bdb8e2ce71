import type { Judgement } from "./comparison";
import type { Doubt } from "./finding";
import type { RowRole } from "./indicator-table";
import type { PeriodOnAxis } from "./period-axis";
import type { SentencePart } from "./reading";
import type { DefinitionWithId } from "./series";
import type { Working } from "./working";

/** One cell as tables, grids and charts draw it. */
export interface StepCell {
  /** As printed: the number to its published precision, or the reason why there is none. */
  readonly text: string;
  /** What would follow the number if it had as many decimals as the finest of its table: aligns on the decimal. */
  readonly pad: string;
  readonly value: number | null;
  readonly state: "final" | "provisional" | "missing" | "empty";
  /** What else is to be said of it: provisional, illustrative, its note. */
  readonly words: string;
  /** How many versions the partnership's own observation holds: sent back with a change. */
  readonly seen: number;
  /** Definition version; null where there is no figure. */
  readonly version: string | null;
  /** The definition changed since the row's figure before, so that the two may not be compared. */
  readonly isBreak: boolean;
  /** What stands in the way of relying on it, where an auditor found something. */
  readonly doubted?: Doubt;
  /** The official figure where ours differs from it. */
  readonly official?: string;
}

export interface Judged {
  readonly text: string;
  readonly judgement: Judgement;
}

export interface StepRow {
  readonly id: string;
  readonly area: string;
  readonly group: string;
  readonly name: string;
  readonly role: RowRole;
  /** In the order of the columns. */
  readonly cells: readonly StepCell[];
  readonly rank: string | null;
  readonly gap: Judged | null;
  readonly change: Judged | null;
}

/** One indicator as step 1 shows it: plain data, formatted, fit for the browser. */
export interface StepTable {
  readonly candidate: string;
  readonly candidateRev: number;
  readonly indicator: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** The present one first. */
  readonly definitions: readonly DefinitionWithId[];
  readonly better: string;
  readonly doubt: string | null;
  /** In time order; `isBreak` where the definition changed and values may not be compared with those before. */
  readonly columns: readonly (PeriodOnAxis & { readonly isBreak: boolean })[];
  readonly rows: readonly StepRow[];
  readonly reading: readonly SentencePart[];
  /** What gaps are measured against. */
  readonly reference: string | null;
  /** The period of rank and gap. */
  readonly comparedIn: string | null;
  readonly workings: readonly Working[];
  readonly sources: readonly string[];
  readonly illustrative: "none" | "some" | "all";
  readonly story: string;
  readonly supplier: string;
  readonly latest: string | null;
  readonly next: PeriodOnAxis | null;
  readonly previous: PeriodOnAxis | null;
  /** Rows left out because nothing is known of them. */
  readonly rowsToShow: readonly { readonly area: string; readonly name: string }[];
  /** Comparators that this table hides. */
  readonly hidden: readonly { readonly area: string; readonly name: string }[];
  readonly unfolded: boolean;
  /** How many districts and groups our row unfolds into. */
  readonly parts: number;
  readonly hasPlacesNotShared: boolean;
}
