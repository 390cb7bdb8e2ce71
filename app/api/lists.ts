import type { Json } from "@models/store/port";
import { z } from "zod";
import type { Reply } from "./operation";
import { Problem } from "./problem";

const MOST_ITEMS = 200;

/** A whole number as it stands in an address. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `Give a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

/** Text to compare with, as it stands in an address. */
export const text = (description: string) => z.string().min(1).max(200).meta({ description });

/** What every list can be asked. @param sorts the fields that it can be ordered by, the usual one first. */
export function listQuery<F extends z.ZodRawShape>(sorts: readonly string[], filters: F) {
  const orders = sorts.flatMap((field) => [field, `-${field}`]);
  return z.object({
    ...filters,
    sort: z
      .enum(orders as [string, ...string[]])
      .optional()
      .meta({ description: `A field; with a hyphen before it the last comes first. Without it: ${sorts[0]}` }),
    limit: wholeNumber(1, MOST_ITEMS).optional().meta({ description: "How many at most; 50 without it" }),
    cursor: z
      .string()
      .min(1)
      .max(2000)
      .optional()
      .meta({ description: "Where to go on, from the address in next of the page before" }),
  });
}

export function listSchema(item: z.ZodType) {
  return z.object({
    items: z.array(item),
    total: z.int().meta({ description: "How many there are on all pages" }),
    next: z.string().nullable().meta({ description: "The address of the next page; null on the last" }),
  });
}

interface ListAsked {
  readonly query: {
    readonly sort?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  };
  readonly req: { readonly originalUrl: string };
}

type Sortable = string | number | null;

interface Row<T> {
  /** Unique in the list. */
  readonly id: string;
  readonly item: T;
}

/**
 * One page of a list. A cursor names the last item of a page by its place in the order, so that what is added or removed
 * meanwhile shifts nothing.
 * @param valueOf what an item is ordered by.
 * @param usual the order when the address asks for none.
 */
export function pageOf<T>(
  { query, req }: ListAsked,
  rows: readonly Row<T>[],
  valueOf: (row: Row<T>, field: string) => Json | undefined,
  usual: string,
): Reply {
  const sort = query.sort ?? usual;
  const down = sort.startsWith("-");
  const keyed = rows.map((row) => ({ row, key: [sortable(valueOf(row, sort.replace(/^-/, ""))), row.id] as Key }));
  const direction = down ? -1 : 1;
  keyed.sort((a, b) => direction * compareKeys(a.key, b.key));
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, sort);
  const rest = after ? keyed.filter(({ key }) => direction * compareKeys(key, after) > 0) : keyed;
  const page = rest.slice(0, query.limit ?? 50);
  const last = page.at(-1);
  const next = last && rest.length > page.length ? nextAddress(req.originalUrl, sort, last.key) : null;
  return {
    json: { items: page.map(({ row }) => row.item), total: rows.length, next },
    ...(next && { headers: { Link: `<${next}>; rel="next"` } }),
  };
}

type Key = readonly [Sortable, string];

function sortable(value: Json | undefined): Sortable {
  if (value === undefined || value === null) return null;
  return typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
}

/** Nothing comes first, numbers before words; words as people order them. */
function compareKeys([a, idA]: Key, [b, idB]: Key): number {
  return compare(a, b) || (idA < idB ? -1 : idA > idB ? 1 : 0);
}

const order = new Intl.Collator("en-GB", { numeric: true });

function compare(a: Sortable, b: Sortable): number {
  const rank = (value: Sortable) => (value === null ? 0 : typeof value === "number" ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return typeof a === "string" && typeof b === "string" ? order.compare(a, b) : 0;
}

function nextAddress(originalUrl: string, sort: string, key: Key): string {
  const url = new URL(originalUrl, "http://localhost");
  url.searchParams.set("cursor", Buffer.from(JSON.stringify([sort, ...key])).toString("base64url"));
  return url.pathname + url.search;
}

const CursorSchema = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.string()]);

/** @throws Problem 422 when it is none, or of a list in another order. */
function readCursor(cursor: string, sort: string): Key {
  const wrong = new Problem(422, "This cursor is of no page of this list. Follow “next” from the first page.", {
    errors: [{ field: "cursor", remedy: "Leave it out, and follow “next” from there." }],
  });
  try {
    const read = CursorSchema.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (read.success && read.data[0] === sort) return [read.data[1], read.data[2]];
  } catch {
    throw wrong;
  }
  throw wrong;
}
