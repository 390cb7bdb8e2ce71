import type { AppLoadContext } from "@remix-run/node";
import { type Book, openBook } from "@models/agreement/book";
import type { Gated } from "./gate.server";

const books = new WeakMap<AppLoadContext, Map<string, Promise<Book>>>();

/**
 * The book that a page reads, opened once for all loaders of one request. Only for loaders: an action opens its own,
 * since what it writes is not in this one.
 */
export function sharedBook({ act, params, context }: Pick<Gated, "act" | "params" | "context">): Promise<Book> {
  const code = params["code"] ?? "";
  const ofRequest = books.get(context) ?? new Map<string, Promise<Book>>();
  books.set(context, ofRequest);
  const opened = ofRequest.get(code) ?? openBook(act, code);
  ofRequest.set(code, opened);
  return opened;
}
