import type { SentencePart } from "@models/measures/reading";
import type { StepTable } from "@models/measures/step-table-view";
import type { TrajectoryGrid } from "@models/targets/trajectory-grid";
import type { Chart } from "../charts/chart";

/** The agreement as a document: plain data, in the order in which it is printed. */

/** A table of words. */
export interface WordTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sentence"; readonly parts: readonly SentencePart[] }
  | { readonly kind: "list"; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: "words"; readonly table: WordTable }
  | { readonly kind: "figures"; readonly table: StepTable; readonly sources: readonly number[] }
  | { readonly kind: "trajectories"; readonly grid: TrajectoryGrid }
  | { readonly kind: "chart"; readonly chart: Chart; readonly caption: string };

export interface Chapter {
  /** Anchor, and what the contents link to. */
  readonly id: string;
  /** "2.3", or empty for what stands before and after the priorities. */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly Chapter[];
}

export interface PrintedAgreement {
  readonly code: string;
  readonly backTo: string;
  readonly title: string;
  readonly years: string;
  readonly partnership: string;
  /** "Draft, as it stood on 10 March 2008". */
  readonly standing: string;
  readonly vision: string | null;
  readonly strategy: string | null;
  readonly chapters: readonly Chapter[];
  /** Numbered from 1. */
  readonly sources: readonly string[];
}
