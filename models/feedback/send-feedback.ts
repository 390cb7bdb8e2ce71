import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { type PublicVersion, readPublished } from "../agreement/publish";
import { createDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { VIEWER } from "../people/actor";
import { authorise } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { type Feedback, GivenFeedbackSchema } from "./feedback";

/**
 * Keeps what a reader of a published agreement says until somebody has looked at it. Whoever is signed in says it as
 * anybody else does: nothing of them is kept but what they typed.
 * @param submitted fields of GivenFeedbackSchema. @throws NotFoundError when it was never published.
 */
export async function sendFeedback(act: Act, code: string, submitted: unknown): Promise<Outcome<Feedback>> {
  authorise(act.actor, "feedback.send", {});
  const version = await readPublished(act.store, code);
  const [agreement] = await act.store.find<Agreement>("agreements", { code }, { limit: 1, without: ["changes"] });
  const publication = agreement?.published?.publication;
  if (agreement === undefined) throw new NotFoundError("published agreement");
  if (!publication) return refuse("This agreement is not published now, so nothing can be said about it here.");
  const read = GivenFeedbackSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { about, text, name, showName, email } = read.data;
  const subject = subjectIn(version, about);
  if (subject === undefined) return refuse("Choose what this is about from what is published now", "about");
  if (showName && !name) return refuse("Enter the name to be shown, or say that none is", "name");
  return done(
    await createDocument<Feedback>({ ...act, actor: VIEWER }, "feedback", {
      agreement: agreement._id,
      publication,
      ofDraft: version.kind === "consultation draft" && (version.closes ?? "") >= act.now.slice(0, 10),
      about: subject,
      text,
      name: name || null,
      showName,
      email: email || null,
      state: "received",
    }),
  );
}

/** What is named by "whole", "priority:ID" or "target:ID", as the publication calls it. */
function subjectIn({ content }: PublicVersion, about: string): Feedback["about"] | undefined {
  if (about === "whole") return { kind: "whole", id: null, name: "The agreement as a whole", priority: null };
  const [kind, id] = [about.slice(0, about.indexOf(":")), about.slice(about.indexOf(":") + 1)];
  for (const priority of content.priorities) {
    if (kind === "priority" && priority.id === id) return { kind, id, name: priority.name, priority: id };
    const target = kind === "target" ? priority.targets.find((each) => each.id === id) : undefined;
    if (target) return { kind: "target", id, name: target.name, priority: priority.id };
  }
  return undefined;
}
