import type { Book } from "@models/agreement/book";
import type { PartName } from "@models/agreement/parts";
import type { Content } from "@models/history/document";
import type { Indicator } from "@models/measures/indicator";
import type { Actor } from "@models/people/actor";
import type { Json } from "@models/store/port";

/** The kinds of part that have a form of their own; a comment is written on the page of what it is about. */
export type FormPartName = Exclude<PartName, "comment">;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** What choices are drawn from: the book as the person sees it, and every indicator that could be measured. */
export interface FormSources {
  readonly book: Book;
  /** The national catalogue and the partnership's own; only read for forms that offer them. */
  readonly catalogue: readonly Indicator[];
  /** What is on the form, so that a choice may follow from another: causes of the same priority. */
  readonly content: Content;
  /** What is stored of it, which stays on offer even when it has gone from a list since; empty for a new part. */
  readonly stored: Content;
  /** Who fills it in; absent where nobody does. */
  readonly actor?: Actor;
}
export type Choices = (sources: FormSources) => readonly Choice[];

interface Labelled {
  /** Dotted path in the part's content: "supplier.source". In an entry of a map, relative to the entry; "" is its value. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Left out of the part's page while nothing is said: what most parts have no need of. */
  readonly quiet?: boolean;
  /** What the part's page says while nothing is filled in, where that means something. */
  readonly unsaid?: string;
  /** Shown on the part's page and in its history, but written elsewhere than on its form. */
  readonly apart?: boolean;
  /** Shown only while one of these values of a choice in the same group is chosen; what a hidden one holds is kept. */
  readonly onlyFor?: readonly string[];
  /** Whose it is to say, where not everybody who may open the form says it; others read it on the part's page. */
  readonly shownTo?: (sources: FormSources) => boolean;
  /** Asked only of who changes what is there. */
  readonly onChange?: boolean;
}

export type TypedControl = "text" | "prose" | "date" | "number" | "link" | "period" | "periods";

export type SimpleField =
  | (Labelled & { readonly control: TypedControl; readonly width?: "short" | "middle"; readonly rows?: number })
  | (Labelled & { readonly control: "flag" })
  | (Labelled & { readonly control: "audience" })
  | (Labelled & { readonly control: "select"; readonly choices: Choices; readonly empty?: string })
  | (Labelled & { readonly control: "radios" | "checkboxes"; readonly choices: Choices });

/** A map by stable id. Without `keys` people add and remove entries; with them there is one entry a key. */
export interface MapField extends Labelled {
  readonly control: "map";
  /** What one entry is: "milestone". */
  readonly word: string;
  readonly entry: readonly SimpleField[];
  readonly keys?: Choices;
  /** People name a new entry themselves, by a period: trajectories. */
  readonly keyedByPeriod?: boolean;
  /** One entry in a line, where its fields one after another would not read well. */
  readonly say?: (entry: Json, sources: FormSources) => string;
  /** Short fields of an entry stand side by side. */
  readonly isRow?: boolean;
  /** The one entry that a new part begins with, from what its address names. */
  readonly startWith?: (named: string) => Json;
}

export type Field = SimpleField | MapField;

export interface FieldGroup {
  readonly title?: string;
  readonly intro?: string;
  /** Where what the fields offer is made. */
  readonly elsewhere?: (sources: FormSources) => { readonly text: string; readonly to: string };
  /** What the data say to who fills it in; null where they say nothing. */
  readonly advise?: (sources: FormSources) => string | null;
  readonly fields: readonly Field[];
}

/** How one kind of part is written: its fields in order, in the words of the form and of its page. */
export interface PartForm {
  readonly kind: FormPartName;
  readonly titles: { readonly new: string; readonly edit: string };
  readonly intro: string;
  readonly groups: readonly FieldGroup[];
  /** Set when the form offers the whole catalogue of indicators. */
  readonly needsCatalogue?: boolean;
  /** What a new one starts with, besides what the address preselects. */
  readonly start?: (sources: FormSources) => Content;
  /** Fields that follow from what was typed, such as the definition that a target is bound to. */
  readonly complete?: (typed: Content, present: Content, sources: FormSources, newId: () => string) => Content;
}
