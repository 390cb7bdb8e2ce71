import type { FormErrors } from "~/components/forms/error-summary";

/** A form as plain data, ready to be drawn: the browser never sees a descriptor or a schema. */
interface ItemBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional: boolean;
  readonly errors?: readonly string[] | undefined;
  /** Values of a choice in the same group with which it is shown; absent where it always is. */
  readonly onlyFor?: readonly string[] | undefined;
}

export interface ItemChoice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export type FormItem =
  | (ItemBase & {
      readonly control: "text" | "prose" | "date" | "number" | "link" | "period" | "periods";
      readonly value: string;
      readonly maxLength?: number | undefined;
      readonly width?: "short" | "middle" | undefined;
      readonly rows?: number | undefined;
    })
  | (ItemBase & { readonly control: "flag"; readonly value: boolean })
  | (ItemBase & {
      readonly control: "select";
      readonly value: string;
      readonly choices: readonly ItemChoice[];
      readonly empty?: string | undefined;
    })
  | (ItemBase & { readonly control: "radios"; readonly value: string; readonly choices: readonly ItemChoice[] })
  | (ItemBase & {
      readonly control: "checkboxes";
      readonly value: readonly string[];
      readonly choices: readonly ItemChoice[];
    })
  | (ItemBase & {
      readonly control: "audience";
      readonly kind: string;
      readonly organisations: readonly string[];
      readonly choices: readonly ItemChoice[];
    })
  | MapItem;

/** Buttons of a form that save nothing: one more entry in the list named, or this one less ("milestones~m1"). */
export const ADD_ENTRY = "add~entry";
export const REMOVE_ENTRY = "remove~entry";

export interface MapEntry {
  readonly key: string;
  /** Where its key says what it is, such as a year; others are numbered as they stand. */
  readonly title?: string | undefined;
  /** Every key that a list is made for always has its entry. */
  readonly mayRemove: boolean;
  readonly items: readonly FormItem[];
}

export interface MapItem extends ItemBase {
  readonly control: "map";
  readonly word: string;
  readonly keysName: string;
  readonly entries: readonly MapEntry[];
  /** What one more starts as, under a key that no entry has; absent where the keys are given. */
  readonly blank?: MapEntry | undefined;
  /** Where the person goes on: the key of the entry just added, or "" for the button that adds one. */
  readonly goOn?: string | undefined;
  /** Where people name a further entry by a period. */
  readonly addPeriod?: { readonly period: FormItem; readonly value: FormItem } | undefined;
  /** One value an entry: drawn as one short line each. */
  readonly compact: boolean;
  /** Short fields of an entry stand side by side. */
  readonly isRow: boolean;
}

export interface ViewGroup {
  readonly title?: string | undefined;
  readonly intro?: string | undefined;
  readonly elsewhere?: { readonly text: string; readonly to: string } | undefined;
  readonly advice?: string | null | undefined;
  readonly items: readonly FormItem[];
}

export interface PartConflict {
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
  /** How the two values read. */
  readonly theirsShown: string;
  readonly yoursShown: string;
  readonly who: string;
  readonly when: string;
}

export interface PartFormView {
  readonly title: string;
  readonly caption: string;
  readonly intro: string;
  readonly submit: string;
  readonly groups: readonly ViewGroup[];
  readonly errors?: FormErrors | undefined;
  /** Sent back as it was typed, with an entry more or less in one of its lists; nothing was saved. */
  readonly hasNewEntries?: boolean | undefined;
  /** The revision that the form was read at; absent for a new part. */
  readonly rev?: number | undefined;
  /** Hidden fields: where to go afterwards, the new part's own id. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly cancelTo: string;
  /** Two people changed the same fields: shown instead of the form until a choice is made. */
  readonly conflict?:
    | {
        readonly rev: number;
        readonly fields: readonly PartConflict[];
        readonly kept: readonly { readonly name: string; readonly value: string }[];
      }
    | undefined;
  /** Why nothing can be changed now, and what to do. */
  readonly locked?: string | undefined;
}
