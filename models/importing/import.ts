import type { Via } from "../act";
import type { Audience } from "../people/audience";
import type { Stored } from "../store/port";
import type { AnsweredName, NameKind } from "./matching/answer";
import type { AreaAsks, SeriesAsks } from "./matching/matched";
import type { OwnRows } from "./own-rows";
import type { RefusedRow } from "./table";

/**
 * A file that somebody brings in: what it is, how it was read and what became of it. Reading and writing are work that
 * any instance may take up, and take up again, to its one end.
 */
export interface Import extends Stored {
  /** Partnership id, or the scope of official figures. */
  readonly scope: string;
  /** From whose page it was brought in; null for official figures. */
  readonly agreement: string | null;
  readonly by: string;
  /** ISO 8601 instants, UTC, of the domain's clock. */
  readonly at: string;
  readonly via: Via;
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  /** Organisations that the person brings figures in for; null for who may bring in all. */
  readonly suppliers: readonly string[] | null;
  readonly state: ImportState;
  readonly answers: readonly AnsweredName[];
  readonly preview: ImportPreview | null;
  /** Why the file as a whole cannot come in. */
  readonly problem: string | null;
  /** The batch that it writes; named from the start, so that writing again finds what was written. */
  readonly batch: string;
  /** Rows done, of how many, in the work at hand. */
  readonly progress: { readonly done: number; readonly of: number; readonly since: string } | null;
  /** Who works on it and until when nobody else does; real time. */
  readonly lease: { readonly holder: string; readonly until: string } | null;
  readonly committedAt?: string;
  /** What of a partner's file is not the partner's to enter: the facilitator decides. */
  readonly proposal?: Proposal;
  /** The import that proposes the rest of this file. */
  readonly rest?: string;
}

export interface Proposal {
  /** The import of which it is the rest; null where nothing of the file was the partner's own. */
  readonly from: string | null;
  /** The rows that are not proposed. */
  readonly own: OwnRows;
  readonly decision: ProposalDecision | null;
}

export interface ProposalDecision {
  readonly answer: "accepted" | "declined" | "withdrawn";
  readonly by: string;
  readonly at: string;
  /** Why it was declined. */
  readonly reason: string;
}

export type ImportState =
  /** Being read and compared; nothing of it is saved. */
  | "reading"
  /** Read: somebody looks at what would happen. */
  | "ready"
  /** It cannot come in; `problem` says why and what would mend it. */
  | "refused"
  /** Brought in by somebody who may not bring in all of it: the facilitator decides. */
  | "proposed"
  /** The facilitator does not take what was proposed, and says why. */
  | "declined"
  /** Who proposed it took it back. */
  | "withdrawn"
  | "committing"
  /** All is written and about to be seen: too late to cancel. */
  | "finishing"
  | "committed"
  | "cancelled"
  | "undone";

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

/** Exactly what an import would do. */
export interface ImportPreview {
  /** The dialects of its sheets. */
  readonly dialect: string;
  readonly encoding: string;
  readonly counts: ImportCounts;
  /** Of the new, changed and same: those without a value, by reason. */
  readonly suppressed: number;
  readonly missing: number;
  /** Values of names that were answered to be left out. */
  readonly leftOut: number;
  /** Values of indicators that the person's organisation does not supply. */
  readonly others: number;
  /** Of these, the new and changed ones: they go to the facilitator. */
  readonly toPropose: number;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly dialect: string;
    readonly why: string;
    readonly values: number;
  }[];
  readonly passedOver: readonly string[];
  /** Ids of what it has values for, new ones among them. */
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly groups: readonly string[];
  readonly periods: readonly string[];
  /** Names that are not known for certain, or that would be made. */
  readonly names: readonly NameInPreview[];
  /** The first of the changed values, side by side. */
  readonly changed: readonly ChangeInPreview[];
  /** The first of the refused rows; all of them can be read again from the file. */
  readonly refused: readonly RefusedRow[];
  /** Rows that were read, refused ones included. */
  readonly rows: number;
}

export interface NameInPreview {
  readonly kind: NameKind;
  readonly text: string;
  readonly count: number;
  readonly sure: boolean;
  /** Why somebody has to say what it means. */
  readonly asks?: AreaAsks | SeriesAsks;
  readonly meaning:
    | { readonly kind: "known"; readonly id: string; readonly name: string }
    | {
        readonly kind: "new";
        readonly id: string;
        readonly name: string;
        readonly unit?: string;
        readonly polarity?: string;
        readonly code?: string;
      }
    | { readonly kind: "left out" };
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
}

export interface ChangeInPreview {
  readonly row: number;
  readonly indicator: string;
  readonly area: string;
  readonly group: string;
  readonly period: string;
  /** As people read them, with the reason where there is no value. */
  readonly from: string;
  readonly to: string;
  /** Who may see `from`; see changesFor. */
  readonly audience: Audience;
}

/** The states in which an instance has to work on it. */
export const AT_WORK: readonly ImportState[] = ["reading", "committing", "finishing"];

/** How many changed values, refused rows and names a preview keeps. */
export const SHOWN_IN_PREVIEW = 200;
