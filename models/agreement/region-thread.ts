import { isInAudience } from "../people/audience";
import type { Book } from "./book";
import type { Comment } from "./priority";

/**
 * Whether both sides read it: said in the thread that partnership and region share, and neither kept to an organisation
 * nor about what only some may see.
 */
export function isShared({ thread, audience }: Comment): boolean {
  return thread === "region" && (audience === undefined || isInAudience(audience, { from: "region" }));
}

/** What partnership and region say to each other about an agreement and its parts, oldest first. */
export function regionThreadOf({ parts }: Pick<Book, "parts">): Comment[] {
  return parts.comment.filter(isShared).sort(byAge);
}

/** An example's clock stands still, so that the order tells what time cannot. */
export function byAge(a: Comment, b: Comment): number {
  return a.created.at.localeCompare(b.created.at) || (a.order ?? 0) - (b.order ?? 0);
}
