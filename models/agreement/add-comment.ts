import type { Act } from "../act";
import { NotFoundError, type Outcome, refuse } from "../outcome";
import type { Audience } from "../people/audience";
import { authorise, organisationsOf } from "../people/permissions";
import { type Book, openBook, subjectOf } from "./book";
import { addPart } from "./change-part";
import { PARTS, type Part, type PartName } from "./parts";
import type { Comment } from "./priority";

export interface GivenComment {
  /** A part, or the agreement as a whole. */
  readonly on: { readonly kind: PartName; readonly id: string } | "agreement";
  readonly text: unknown;
  readonly thread: "partnership" | "region";
  /** Everybody who may see what it is about, or the writer's own organisation alone. */
  readonly seenBy: "everybody" | "own organisation";
}

/**
 * Says something about a part that the person may see, or about the agreement. The region writes in the thread it
 * shares with the partnership; a comment is never seen by more people than what it is about.
 * @throws NotFoundError when the part is not there for this person; ForbiddenError when the role does not comment.
 */
export async function addComment(act: Act, code: string, given: GivenComment): Promise<Outcome<Comment>> {
  const book = await openBook(act, code);
  authorise(
    act.actor,
    PARTS.comment.operation,
    subjectOf(book.agreement),
    "Your role reads this and does not comment.",
  );
  const part = given.on === "agreement" ? undefined : findIn(book, given.on);
  const on = given.on === "agreement" ? { kind: AGREEMENT, id: book.agreement._id } : given.on;
  authorise(act.actor, "comment.add", subjectOf(book.agreement));
  const thread = book.reader.from === "region" ? "region" : given.thread;
  if (thread === "region" && book.agreement.submissions.length === 0) {
    return refuse("The region does not have this agreement yet. Say it inside the partnership.", "thread");
  }
  const audience = audienceOf(act, book, part, { ...given, thread });
  const order = 1 + Math.max(0, ...book.parts.comment.map((comment) => comment.order ?? 0));
  const { text } = given;
  return addPart(act, code, "comment", { on, text, thread, order, ...(audience && { audience }) });
}

/** What a comment on the agreement as a whole is on. */
export const AGREEMENT = "agreement";

function findIn(book: Book, { kind, id }: Exclude<GivenComment["on"], "agreement">): Part {
  const parts: readonly Part[] = book.parts[kind];
  const part = parts.find(({ _id }) => _id === id);
  if (part === undefined) throw new NotFoundError(PARTS[kind].word);
  return part;
}

function audienceOf(act: Act, book: Book, part: Part | undefined, given: GivenComment): Audience | undefined {
  const { audience } = (part ?? {}) as { audience?: Audience };
  const own = organisationsOf(act.actor, book.partnership._id);
  if (given.seenBy === "own organisation" && own.length > 0) return { kind: "organisations", organisations: own };
  // A part that few may see is not spoken of to the rest; what the region shares is the region's too.
  return audience?.kind === "organisations" ? audience : undefined;
}
