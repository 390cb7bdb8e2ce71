import type { Via } from "../act";
import type { Json, Stored } from "../store/port";

/** One field of a document went from one value to another. `undefined` means that it was not there. */
export interface Change {
  readonly rev: number;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** Person id. */
  readonly by: string;
  readonly via: Via;
  /** As history says it, where the way it came about does not say enough. */
  readonly source?: string;
  /** Dotted path of the field, such as "trajectory.FY2009". Lists that people edit are maps by stable id. */
  readonly path: string;
  readonly from?: Json;
  readonly to?: Json;
}

export interface Removal {
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** A document that people edit: it carries its own history, written together with each change. */
export interface Document extends Stored {
  readonly created: { readonly by: string; readonly at: string; readonly via: Via; readonly source?: string };
  readonly changes: readonly Change[];
  /** Nothing is deleted: a removed document says who, when and why, and can be brought back. */
  readonly removed?: Removal | null;
  /** The `histories` document that holds the changes before the first one here. */
  readonly olderHistory?: string;
}

export type Content = { readonly [field: string]: Json | undefined };

const BOOKKEEPING = new Set(["_id", "rev", "created", "changes", "olderHistory"]);

/** What people wrote, without the bookkeeping; `removed` counts as written. */
export function contentOf(doc: Document): Content {
  return Object.fromEntries(Object.entries(doc).filter(([field]) => !BOOKKEEPING.has(field))) as Content;
}

/** Ends what a person may call the same thing: same keys in any order, same values; undefined equals absent. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const left = a as Content;
  const right = b as Content;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameJson(left[key], right[key]));
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Difference {
  readonly path: string;
  readonly from?: Json;
  readonly to?: Json;
}

/** The fields in which two values differ, as deep as both are maps; lists count as one value. */
export function differencesBetween(from: Json | undefined, to: Json | undefined, path = ""): Difference[] {
  if (sameJson(from, to)) return [];
  if (!isMap(from) || !isMap(to)) {
    return [{ path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  }
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return keys.flatMap((key) => differencesBetween(from[key], to[key], path === "" ? key : `${path}.${key}`));
}

export function valueAt(content: Json | undefined, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((value, key) => (isMap(value) ? value[key] : undefined), content);
}

/** A copy with the value at `path` set, or taken away when undefined; maps on the way are made when missing. */
export function withValueAt(content: Content, path: string, value: Json | undefined): Content {
  const [key = "", ...rest] = path.split(".");
  const next: Json | undefined =
    rest.length === 0
      ? value
      : withValueAt(isMap(content[key]) ? (content[key] as Content) : {}, rest.join("."), value);
  const { [key]: _before, ...others } = content;
  return next === undefined ? others : { ...content, [key]: next };
}

function undoChanges<T extends Document>(doc: T, isLater: (change: Change) => boolean): T {
  let content: Content = doc as unknown as Content;
  let rev = doc.rev;
  const kept = [...doc.changes];
  while (kept.length > 0 && isLater(kept[kept.length - 1] as Change)) {
    const change = kept.pop() as Change;
    content = withValueAt(content, change.path, change.from);
    rev = Math.min(rev, change.rev - 1);
  }
  return { ...content, rev, changes: kept } as unknown as T;
}

/** The document as it was stored at an earlier revision. */
export function documentAtRev<T extends Document>(doc: T, rev: number): T {
  return undoChanges(doc, (change) => change.rev > rev);
}

/**
 * The document as it stood at an instant, changes of that very instant included.
 * @param instant ISO 8601, UTC.
 * @returns undefined when it was not there yet.
 */
export function documentAsKnownOn<T extends Document>(doc: T, instant: string): T | undefined {
  if (doc.created.at > instant) return undefined;
  return undoChanges(doc, (change) => change.at > instant);
}
