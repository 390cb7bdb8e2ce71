import type { Book } from "@models/agreement/book";
import type { Priority } from "@models/agreement/priority";

/** The priorities that stand, and the one that the address asks for: the first when it asks for none of them. */
export function priorityAsked(
  book: Book,
  asked: URLSearchParams,
): { priorities: readonly Priority[]; priority: Priority | undefined } {
  const priorities = book.parts.priority.filter(({ mergedInto }) => !mergedInto);
  const wanted = asked.get("priority");
  return { priorities, priority: priorities.find(({ _id }) => _id === wanted) ?? priorities[0] };
}
