import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { endOfDay, readAskedDay } from "@models/agreement/book-as-known";
import { dayAsked } from "./day-asked.server";
import { formatDay, readDay } from "./dates";
import type { Gated } from "./gate.server";
import { onDay } from "./pages-of-a-day";
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
export async function viewed<P>(
  gated: Asking,
  pageOf: (book: Book, act: Act, day: string | null) => P | Promise<P>,
): Promise<P> {
  const { book, act, day } = await readAsAsked(gated);
  const page = await pageOf(book, act, day);
  return day === null ? page : (keepDay(page, day) as P);
}

/** The day that a page outside the frame of its agreement is asked for. */
export interface PageDay {
  /** ISO date; null for the page as it stands. */
  readonly day: string | null;
  /** Who looks, and when: of an earlier day nobody may change anything, and its end counts as now. */
  readonly act: Act;
  /** Said above the page; null for the page as it stands. */
  readonly on: string | null;
  /** For the field that asks for another day. */
  readonly asked: { readonly typed: string; readonly problem: string | null };
}

/** A day that cannot be shown leaves the page as it is, and is told beside the field that asks for one. */
export function pageDayOf({ act, request }: Pick<Gated, "act" | "request">): PageDay {
  const typed = new URL(request.url).searchParams.get("on");
  const read = typed === null ? null : readAskedDay(readDay(typed), act.now.slice(0, 10));
  if (read?.kind !== "done")
    return asItStands(act, typed ?? "", read?.kind === "refused" ? read.problems[0]?.message : null);
  const day = read.value;
  return {
    ...{ day, act: { ...act, actor: { ...act.actor, roles: [] }, now: endOfDay(day) } },
    ...{ on: formatDay(day), asked: { typed: typed ?? "", problem: null } },
  };
}

/** The page of today, with why it shows nothing of the day that was typed. */
export const asItStands = (act: Act, typed: string, problem: string | null | undefined): PageDay => ({
  ...{ day: null, act, on: null },
  asked: { typed, problem: problem ?? null },
});

/** The same with the day in each address of a page that can show it. */
export function keepDay(value: unknown, day: string): unknown {
  if (typeof value === "string") return onDay(value, day);
  if (Array.isArray(value)) return value.map((each) => keepDay(each, day));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keepDay(each, day)]));
}
