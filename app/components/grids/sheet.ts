import type { Doubt } from "@models/measures/finding";

/** A grid as spreadsheets are: rows of cells that people type into, each with what became of the last typing. */
export interface SheetColumn {
  readonly id: string;
  readonly label: string;
  /** A second line in the head: "baseline", "final". */
  readonly note?: string;
  /** Worked out, never typed. */
  readonly derived?: boolean;
  readonly tone?: "promise";
  /** Holds words, which begin at the left as words do. */
  readonly words?: true;
  readonly width?: number;
}

export interface SheetCell {
  readonly text: string;
  readonly pad: string;
  readonly look: "plain" | "provisional" | "missing" | "promise" | "better" | "worse" | "unknown";
  readonly words?: string;
  /** An auditor queries it, or found that it cannot be verified. */
  readonly doubted?: Doubt | undefined;
  readonly editable: boolean;
}

export interface SheetRow {
  readonly id: string;
  readonly name: string;
  readonly role: "ours" | "part" | "comparator" | "region" | "country" | "forecast";
  /** Stays in sight above the others. */
  readonly pinned: boolean;
  /** By column id. */
  readonly cells: Readonly<Record<string, SheetCell>>;
}

/** What is known of a typed value on its way. */
export type CellSave =
  /** Pasted, to be looked at before it is saved. */
  | { readonly state: "pasted"; readonly typed: string }
  | { readonly state: "saving"; readonly typed: string }
  | { readonly state: "saved" }
  | { readonly state: "refused"; readonly typed: string; readonly why: string }
  | {
      readonly state: "conflict";
      readonly typed: string;
      readonly theirs: string;
      /** Who saved first, and when. */
      readonly whose: string;
    };

/** What the server says of one typed value. */
export type SaveAnswer =
  | { readonly kind: "saved"; undo(): Promise<SaveAnswer> }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "conflict"; readonly theirs: string; readonly whose: string; insist(): Promise<SaveAnswer> };

export interface TypedCell {
  readonly row: string;
  readonly column: string;
  readonly typed: string;
}

/** Why a typed value cannot be saved, as far as that can be told before it is sent; undefined when it can. */
export type CheckCell = (cell: TypedCell) => string | undefined;

export const cellKey = ({ row, column }: Pick<TypedCell, "row" | "column">) => `${row} ${column}`;
