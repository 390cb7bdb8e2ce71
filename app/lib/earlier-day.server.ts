import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { dayAsked } from "./day-asked.server";
import type { Gated } from "./gate.server";
import { PAGES_OF_A_DAY } from "./pages-of-a-day";
import { sharedBook } from "./shared-book.server";

type Asking = Pick<Gated, "act" | "params" | "context" | "request">;

/** The book that the address asks for. Of an earlier day nobody may change anything, and the day counts as today. */
export async function readAsAsked(gated: Asking): Promise<{ book: Book; act: Act; day: string | null }> {
  const { act, request } = gated;
  const day = dayAsked(request);
  const book = await sharedBook(gated);
  if (day === null) return { book, act, day };
  return { book, act: { ...act, actor: { ...act.actor, roles: [] }, now: `${day}T23:59:59.999Z` }, day };
}

/**
 * What a page shows of its book: as it stands, or as known at the end of the day that is asked for; then links to the
 * other pages that can show it keep the day.
 */
export async function viewed<P>(gated: Asking, pageOf: (book: Book, act: Act) => P | Promise<P>): Promise<P> {
  const { book, act, day } = await readAsAsked(gated);
  const page = await pageOf(book, act);
  return day === null ? page : (keepDay(page, day) as P);
}

/** The same with the day in each address of a page that can show it. */
export function keepDay(value: unknown, day: string): unknown {
  if (typeof value === "string") return hrefOn(value, day);
  if (Array.isArray(value)) return value.map((each) => keepDay(each, day));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keepDay(each, day)]));
}

function hrefOn(text: string, day: string): string {
  const [, path = "", query = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text) ?? [];
  const isHere = path === "" && /^\?[\w-]+=/.test(text);
  if (!isHere && !PAGES_OF_A_DAY.test(path)) return text;
  const asked = new URLSearchParams(query);
  asked.set("on", day);
  return `${path}?${asked}${anchor}`;
}
