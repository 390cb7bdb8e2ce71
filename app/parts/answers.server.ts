import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Answer, AnswerState } from "@models/agreement/acceptance";
import { commitmentHash, commitmentsOf } from "@models/agreement/answer-commitment";
import { type Book, subjectOf } from "@models/agreement/book";
import { changesSinceAnswer } from "@models/agreement/changes-since-answer";
import type { Part } from "@models/agreement/parts";
import { may } from "@models/people/permissions";
import type { Target } from "@models/targets/target";
import type { MarkKind } from "~/components/text/status-mark";
import { formatDay } from "~/lib/dates";
import type { FormSources, PartForm } from "./descriptor";
import type { AnswerView, PartPageView } from "./part-view";
import { wordsOfChange } from "./words.server";

const STATES: Readonly<Record<AnswerState, { mark: MarkKind; words: string }>> = {
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
  const committed = part as Target | Action;
  const parts = { ...book.parts, target: [], action: [], [kind]: [committed] };
  const subject = subjectOf(book.agreement);
  const isLive = book.from === "working documents";
  const answers = commitmentsOf({ parts }).map(async (each): Promise<AnswerView> => {
    const owners = [each.organisation];
    const mayAnswer = isLive && may(act.actor, "commitment.answer", { ...subject, owners });
    return {
      organisation: each.organisation,
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
    };
  });
  return { saw: commitmentHash(kind, committed), answers: await Promise.all(answers) };
}

function originOf(answer: Answer, names: ReadonlyMap<string, string>): string {
  const by = names.get(answer.by) ?? "somebody";
  const { recordedFor } = answer;
  return recordedFor
    ? `Recorded for ${recordedFor.who}, who answered ${recordedFor.how} on ${formatDay(recordedFor.on)}; written down by ${by}`
    : `${by}, ${formatDay(answer.at)}`;
}
