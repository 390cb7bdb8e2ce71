import { type AnswerLink, ANSWER_LINK_VALID, makeAnswerLink, stopAnswerLink } from "@models/people/answer-link";
import { findNames } from "@models/people/find-names";
import type { Outcome } from "@models/outcome";
import type { Store } from "@models/store/port";
import type { AnswerLinkView } from "../components/people/answer-links-section";
import type { MadeLink } from "../components/people/secret-link";
import { formatDay } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { linkTo, newIssue } from "./issue.server";
import { text } from "./several-forms.server";

/** Makes a link for a person's updates; it is shown once, in the answer to the form. */
export async function makeAnswerLinkFor(
  { act, context, request }: GatedSignedIn,
  of: Pick<AnswerLink, "person" | "partnership">,
): Promise<Outcome<MadeLink>> {
  const issue = newIssue(context);
  const made = await makeAnswerLink(act, of, issue);
  if (made.kind !== "done") return made;
  const { name, link } = made.value;
  const isOwn = of.person === act.actor.person;
  return {
    kind: "done",
    value: {
      title: isOwn ? "Your link for updates" : `Pass this link on to ${name}`,
      explanation: `Whoever has it sees what is due from ${isOwn ? "you" : name} and answers for it until ${formatDay(link.expiresAt)}, ${ANSWER_LINK_VALID} days from now. A new one makes the old one stop working.`,
      secret: linkTo(context, request, `/answer/${issue.token}`),
    },
  };
}

export async function stopAnswerLinkByForm({ act, form }: GatedSignedIn): Promise<void> {
  await stopAnswerLink(act, text(form, "link"));
}

/** Links in words. @param whose whether they are all one person's, who is then not named. */
export async function answerLinkViews(
  store: Store,
  links: readonly AnswerLink[],
  whose: "own" | "others",
): Promise<AnswerLinkView[]> {
  const names = await findNames(
    store,
    links.flatMap(({ person, madeBy }) => [person, madeBy]),
  );
  return links.map(({ _id, person, madeBy, madeAt, expiresAt }) => {
    const by = madeBy === person ? "" : ` by ${names.get(madeBy) ?? "somebody"}`;
    const of = whose === "own" ? "" : `${names.get(person) ?? "Somebody"}: `;
    return { id: _id, words: `${of}made${by} on ${formatDay(madeAt)}, works until ${formatDay(expiresAt)}` };
  });
}
