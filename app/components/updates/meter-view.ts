import type { Working } from "@models/measures/working";
import type { Mark } from "../actions/marks";

/** How many actions have an owner who says how they go. */
export interface MeterView {
  /** "3 of four actions that go on have an active owner." */
  readonly sentence: string;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly active: number;
    readonly of: number;
    readonly share: string;
    readonly silent: readonly { readonly title: string; readonly href: string; readonly since: string }[];
  }[];
  readonly working: Working;
}

/** What a facilitator looks after in an agreed plan. */
export interface AttentionView {
  readonly code: string;
  readonly items: readonly {
    readonly title: string;
    readonly href: string;
    readonly owner: string;
    readonly marks: readonly Mark[];
  }[];
  /** From whom something is due. */
  readonly owing: readonly { readonly organisation: string; readonly name: string; readonly due: number }[];
  readonly meter: string | null;
}
