import type { Act } from "@models/act";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentsOf } from "@models/commitments/asked";
import type { CommittedKind } from "@models/commitments/committed-text";
import type { Book } from "@models/agreement/book";
import { NotFoundError } from "@models/outcome";
import type { AnswerRefusal } from "../components/home/home-view";

/** Where an answer leads, or what stands in its way. */
export type Answered = { readonly to: string } | AnswerRefusal;

/** Takes a yes or no given on home, bound to what was on the page. */
export async function answerFromHome(act: Act, form: FormData): Promise<Answered> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [code, kind, id, organisation] = [text("code"), kindOf(text("kind")), text("id"), text("organisation")];
  const answer = text("answer") === "declined" ? "declined" : "accepted";
  const given = { organisation, answer, saw: text("saw"), reason: text("reason") } as const;
  const outcome = await answerCommitment(act, code, kind, id, given);
  if (outcome.kind === "done") return { to: `/home?${new URLSearchParams({ answered: `${kind}.${id}`, in: code })}` };
  const problem = outcome.kind === "refused" ? outcome.problems[0]?.message : undefined;
  return {
    key: `${kind}-${id}-${organisation}`,
    reason: given.reason,
    errors: { reason: [problem ?? "This changed while you were looking at it. Read it again, then answer."] },
  };
}

function kindOf(name: string): CommittedKind {
  if (name === "target" || name === "action") return name;
  throw new NotFoundError();
}

/** Says what was answered, when the address names something that this person's organisations have answered. */
export async function noteOf(
  asked: URLSearchParams,
  open: (code: string) => Promise<Book>,
): Promise<string | undefined> {
  const [kind, id] = (asked.get("answered") ?? "").split(".");
  const code = asked.get("in");
  if (!kind || !id || !code) return undefined;
  const book = await open(code).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  if (book?.reader.from !== "partnership") return undefined;
  const own = book.reader.organisations;
  const given = commitmentsOf(book).find(
    (each) => each.kind === kind && each.part._id === id && own.includes(each.organisation) && each.answer,
  );
  if (given === undefined) return undefined;
  const title = "what" in given.part ? given.part.what : given.part.name;
  return `Saved: you have ${given.state === "declined" ? "declined" : "accepted"} “${title}”.`;
}
