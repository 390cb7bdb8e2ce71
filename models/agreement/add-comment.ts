import type { Act } from "../act";
import { NotFoundError, type Outcome } from "../outcome";
import type { Audience } from "../people/audience";
import { organisationsOf } from "../people/permissions";
import { type Book, openBook } from "./book";
import { addPart } from "./change-part";
import { PARTS, type Part, type PartName } from "./parts";
import type { Comment } from "./priority";

export interface GivenComment {
  readonly on: { readonly kind: PartName; readonly id: string };
  readonly text: unknown;
  readonly thread: "partnership" | "region";
  /** Everybody who may see what it is about, or the writer's own organisation alone. */
  readonly seenBy: "everybody" | "own organisation";
}

/**
 * Says something about a part that the person may see. The region writes in the thread it shares with the partnership; a
 * comment is never seen by more people than what it is about.
 * @throws NotFoundError when the part is not there for this person; ForbiddenError when the role does not comment.
 */
export async function addComment(act: Act, code: string, given: GivenComment): Promise<Outcome<Comment>> {
  const book = await openBook(act, code);
  const parts: readonly Part[] = book.parts[given.on.kind];
  const part = parts.find(({ _id }) => _id === given.on.id);
  if (part === undefined) throw new NotFoundError(PARTS[given.on.kind].word);
  const thread = book.reader.from === "region" ? "region" : given.thread;
  const audience = audienceOf(act, book, part, { ...given, thread });
  const before = book.parts.comment.filter(({ on }) => on.kind === given.on.kind && on.id === given.on.id);
  const order = 1 + Math.max(0, ...before.map((comment) => comment.order ?? 0));
  const { on, text } = given;
  return addPart(act, code, "comment", { on, text, thread, order, ...(audience && { audience }) });
}

function audienceOf(act: Act, book: Book, part: Part, given: GivenComment): Audience | undefined {
  const { audience } = part as { audience?: Audience };
  const own = organisationsOf(act.actor, book.partnership._id);
  if (given.seenBy === "own organisation" && own.length > 0) return { kind: "organisations", organisations: own };
  // A part that few may see is not spoken of to the rest; what the region shares is the region's too.
  return audience?.kind === "organisations" ? audience : undefined;
}
