import { type AppLoadContext, redirect } from "@remix-run/node";
import { type Book, openBook } from "@models/agreement/book";
import { openBookAsKnown } from "@models/agreement/book-as-known";
import { dayAsked } from "./day-asked.server";
import type { Gated } from "./gate.server";

const books = new WeakMap<AppLoadContext, Map<string, Promise<Book>>>();

/**
 * The book that a page reads, opened once for all loaders of one request. Only for loaders: an action opens its own,
 * since what it writes is not in this one.
 */
export function sharedBook(gated: Pick<Gated, "act" | "params" | "context" | "request">): Promise<Book> {
  const { params, context } = gated;
  const code = params["code"] ?? "";
  const ofRequest = books.get(context) ?? new Map<string, Promise<Book>>();
  books.set(context, ofRequest);
  const opened = ofRequest.get(code) ?? openAsAsked(gated, code);
  ofRequest.set(code, opened);
  return opened;
}

/** A day on which there is nothing to show leads to where days are asked for, which says why. */
async function openAsAsked({ act, request }: Pick<Gated, "act" | "request">, code: string): Promise<Book> {
  const day = dayAsked(request);
  if (day === null) return openBook(act, code);
  const opened = await openBookAsKnown(act, code, day);
  if (opened.kind === "done") return opened.value;
  throw redirect(`/agreements/${code}/changes?on=${encodeURIComponent(day)}`);
}
