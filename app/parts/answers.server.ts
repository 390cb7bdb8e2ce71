import type { Act } from "@models/act";
import { type AskedCommitment, acceptanceOf, commitmentsOf } from "@models/commitments/asked";
import type { Signature, SignatureState } from "@models/commitments/signature";
import { type Book, subjectOf } from "@models/agreement/book";
import { changesSinceAnswer } from "@models/agreement/changes-since-answer";
import { type Part, lockOn } from "@models/agreement/parts";
import { may } from "@models/people/permissions";
import type { MarkKind } from "~/components/text/status-mark";
import { formatDay } from "~/lib/dates";
import type { FormSources, PartForm } from "./descriptor";
import { newPath, partPath } from "./part-paths";
import type { AnswerView, PartPageView } from "./part-view";
import { wordsOfChange } from "./words.server";

const STATES: Readonly<Record<SignatureState, { mark: MarkKind; words: string }>> = {
  waiting: { mark: "open", words: "waiting for an answer" },
  accepted: { mark: "ready", words: "accepted" },
  declined: { mark: "must", words: "declined" },
  "asked again": { mark: "open", words: "asked again: it has changed since the answer" },
};

/** Who is asked to accept a target or action and what each has said; undefined for parts that nobody accepts. */
export async function answersOf(
  act: Act,
  book: Book,
  form: PartForm,
  part: Part,
  sources: FormSources,
  names: ReadonlyMap<string, string>,
): Promise<PartPageView["commitment"]> {
  if ((form.kind !== "target" && form.kind !== "action") || part.removed) return undefined;
  const kind = form.kind;
  const subject = subjectOf(book.agreement);
  const isLive = book.from === "working documents";
  const asked = commitmentsOf(book).filter((each) => each.part._id === part._id);
  const mayChange = isLive && lockOn("live", book.agreement.status) === null;
  const answers = asked.map(async (each): Promise<AnswerView> => {
    const owners = [each.organisation];
    const mayAnswer = isLive && may(act.actor, "commitment.answer", { ...subject, owners });
    return {
      organisation: each.organisation,
      saw: each.hash,
      name: book.organisations.find(({ _id }) => _id === each.organisation)?.name ?? "Another organisation",
      as: each.as === "accountable" ? "accountable" : kind === "target" ? "related" : "answers for its part",
      ...STATES[each.state],
      reason: each.answer?.reason ?? undefined,
      origin: each.answer && originOf(each.answer, names),
      since: (await changesSinceAnswer(act.store, each)).map((change) => {
        const { what, from, to } = wordsOfChange(form, change, sources);
        return `${what}: from ${from || "nothing"} to ${to || "nothing"}`;
      }),
      mayAnswer,
      mayRecord: isLive && !mayAnswer && may(act.actor, "commitment.record", subject),
      terms: termsLink(book, each, mayChange && may(act.actor, "commitment.change", { ...subject, owners })),
    };
  });
  return { answers: await Promise.all(answers) };
}

/** To the terms that both sides agreed about it, or to where they are added. */
function termsLink(
  { agreement: { code } }: Book,
  { kind, part, organisation, commitment }: AskedCommitment,
  mayAdd: boolean,
): AnswerView["terms"] {
  if (commitment)
    return { text: "Its commitment: terms and signatures", to: partPath(code, "commitment", commitment._id) };
  if (!mayAdd) return undefined;
  const { by, promisedTo } = acceptanceOf(kind, part, organisation);
  return {
    text: "Add terms to this commitment",
    to: newPath(code, "commitment", { [kind]: part._id, by, promisedTo: promisedTo ?? undefined }),
  };
}

export function originOf(answer: Signature, names: ReadonlyMap<string, string>): string {
  const by = names.get(answer.by) ?? "somebody";
  const { recordedFor } = answer;
  return recordedFor
    ? `Recorded for ${recordedFor.who}, who answered ${recordedFor.how} on ${formatDay(recordedFor.on)}; written down by ${by}`
    : `${by}, ${formatDay(answer.at)}`;
}
