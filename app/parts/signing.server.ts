import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import type { Commitment, Side } from "@models/commitments/commitment";
import { type CommitmentState, STATE_WORDS, isReopened, stateOf } from "@models/commitments/commitment-state";
import { type CommittedPart, committedTitle, textHash } from "@models/commitments/committed-text";
import { type SignatureState, signatureState } from "@models/commitments/signature";
import { movesFor } from "@models/commitments/take-step";
import { STATE_MARKS } from "~/components/commitments/state-marks";
import type { MarkKind } from "~/components/text/status-mark";
import { formatDay } from "~/lib/dates";
import { originOf } from "./answers.server";
import type { SideView, SigningView } from "./part-view";

const SIGNED: Readonly<Record<SignatureState, { readonly mark: MarkKind; readonly words: string }>> = {
  waiting: { mark: "open", words: "has not signed" },
  accepted: { mark: "ready", words: "signed" },
  declined: { mark: "must", words: "declined" },
  "asked again": { mark: "open", words: "signed other words: asked again" },
};

const THE_PUBLIC = "The public, for whom the partnership signs";

/** The signatures under a commitment, how it ended, and what this person may do. */
export async function signingOf(
  act: Act,
  book: Book,
  commitment: Commitment,
  names: ReadonlyMap<string, string>,
): Promise<SigningView | undefined> {
  const about = aboutOf(book, commitment);
  if (about === undefined) return undefined;
  const hash = textHash(commitment, about.kind, about.part);
  const state = stateOf(commitment, hash);
  const isOpen =
    book.from === "working documents" && lockOn("live", book.agreement.status) === null && !commitment.removed;
  const side = (which: Side): SideView => {
    const signature = commitment[which];
    return {
      side: which,
      name: sideName(book, which === "promiser" ? commitment.by : commitment.promisedTo),
      as: which === "promiser" ? "promises" : "to whom it is promised",
      ...SIGNED[signatureState(signature, hash)],
      reason: signature?.reason ?? undefined,
      origin: signature ? originOf(signature, names) : undefined,
      moves: isOpen ? movesFor(act, book.agreement, commitment, hash, which) : [],
    };
  };
  return {
    saw: hash,
    mark: STATE_MARKS[state],
    words: STATE_WORDS[state],
    said: saidOf(book, commitment, state, names),
    since: isReopened(commitment, hash)
      ? ["What was signed has changed since. The history below shows from what to what."]
      : [],
    sides: [side("promiser"), side("other")],
  };
}

/** "West Midlands Police: 4 officers on Friday nights", or what it accepts. */
export function promiseTitle(book: Book, commitment: Commitment): string {
  const about = aboutOf(book, commitment);
  const what = commitment.what || (about ? committedTitle(about.part) : "what was agreed");
  return `${sideName(book, commitment.by)}: ${what}`;
}

export function sideName({ organisations }: Pick<Book, "organisations">, id: string | null | undefined): string {
  if (!id) return THE_PUBLIC;
  return organisations.find(({ _id }) => _id === id)?.name ?? "An organisation that has left";
}

function aboutOf(
  { parts }: Book,
  { target, action }: Commitment,
): { kind: "target" | "action"; part: CommittedPart } | undefined {
  const kind = target ? "target" : "action";
  const part = (parts[kind] as readonly CommittedPart[]).find(({ _id }) => _id === (target ?? action));
  return part && { kind, part };
}

function saidOf(
  book: Book,
  { by, promisedTo, claim, ended }: Commitment,
  state: CommitmentState,
  names: ReadonlyMap<string, string>,
): string[] {
  const who = (person: string, at: string) => `${names.get(person) ?? "Somebody"}, ${formatDay(at)}`;
  if (ended)
    return [`${ended.how === "withdrawn" ? "Withdrawn" : "Reconsidered"}: ${ended.why} (${who(ended.by, ended.at)})`];
  if (!claim || !["claimed", "disputed", "kept", "broken"].includes(state)) return [];
  const [one, other] = claim.side === "promiser" ? [by, promisedTo] : [promisedTo, by];
  const first = `${sideName(book, one)} says that it was ${claim.outcome}: ${claim.why} (${who(claim.by, claim.at)})`;
  if (!claim.reply) return [first];
  const { agrees, why } = claim.reply;
  const word = agrees ? "confirms it" : "disputes it";
  return [first, `${sideName(book, other)} ${word}${why ? `: ${why}` : ""} (${who(claim.reply.by, claim.reply.at)})`];
}
