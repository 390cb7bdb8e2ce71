import { recordApproval, removeApproval } from "@models/agreement/approvals";
import { agreeAgreement } from "@models/agreement/judge";
import { publishAgreement, unpublishAgreement } from "@models/agreement/publish";
import { type GivenPoint, answerPoint, returnAgreement } from "@models/agreement/return-agreement";
import { closeAgreement, submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { type Outcome, done, refuse } from "@models/outcome";
import { readDay } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { writeToThread } from "./region-thread.server";
import { text } from "./several-forms.server";

type Handle = (gated: GatedSignedIn, code: string) => Promise<Outcome<unknown>>;

/** How many points the return form has room for. */
export const POINT_ROWS = 6;

/** What can be sent from the submission page, by the intent of its button. */
export const SUBMISSION_FORMS: Readonly<Record<string, Handle>> = {
  submit: ({ act }, code) => submitAgreement(act, code),
  withdraw: ({ act, form }, code) => withdrawAgreement(act, code, text(form, "why")),
  return: returnWithPoints,
  "answer-points": answerPoints,
  say: writeToThread,
  agree: ({ act, form }, code) => agreeAgreement(act, code, text(form, "sha256")),
  "record-approval": ({ act, form }, code) =>
    recordApproval(act, code, {
      body: text(form, "body"),
      nameAndOffice: text(form, "nameAndOffice"),
      date: readDay(text(form, "date")),
      record: text(form, "record"),
    }),
  "remove-approval": ({ act, form }, code) => removeApproval(act, code, text(form, "approval")),
  publish: ({ act, form }, code) =>
    publishAgreement(act, code, {
      kind: text(form, "kind"),
      closes: readDay(text(form, "closes")),
      until: readDay(text(form, "until")),
      says: text(form, "says"),
    }),
  unpublish: ({ act, form }, code) => unpublishAgreement(act, code, text(form, "notice")),
  close: ({ act }, code) => closeAgreement(act, code),
};

/** Saves each answer that was written; a point left empty is for later, unless all are. */
async function answerPoints({ act, form }: GatedSignedIn, code: string): Promise<Outcome<unknown>> {
  const answers = form
    .getAll("point")
    .map(String)
    .map((id) => ({ id, text: text(form, `answer-${id}`), changed: text(form, `changed-${id}`) === "yes" }));
  const written = answers.filter((answer) => answer.text !== "");
  const unsaid = written.find(({ id }) => text(form, `changed-${id}`) === "");
  if (unsaid !== undefined) return refuse("Say whether you changed something", `changed-${unsaid.id}`);
  const first = answers[0] ?? { id: "", text: "", changed: false };
  for (const { id, ...answer } of written.length > 0 ? written : [first]) {
    const outcome = await answerPoint(act, code, id, answer);
    if (outcome.kind !== "done") return outcome;
  }
  return done(undefined);
}

/** Rows left empty are no points; what is wrong with a point is said in its own row. */
async function returnWithPoints({ act, form }: GatedSignedIn, code: string): Promise<Outcome<unknown>> {
  const rows = Array.from({ length: POINT_ROWS }, (_, row) => ({
    row,
    on: text(form, `on-${row}`),
    words: text(form, `text-${row}`),
  })).filter(({ on, words }) => on !== "" || words !== "");
  const points = rows.map(({ on, words }): GivenPoint => {
    const [kind = "", id = ""] = on.split(":");
    return { on: { kind, id }, text: words };
  });
  const outcome = await returnAgreement(act, code, text(form, "sha256"), points);
  if (outcome.kind !== "refused") return outcome;
  return {
    kind: "refused",
    problems: outcome.problems.map(({ field = "", message }) => {
      const [, at, part] = /^points\.(\d+)\.(on|text)/.exec(field) ?? [];
      if (at === undefined) return { field: "text-0", message };
      const words = part === "on" ? "Choose the target or priority that the point is about" : message;
      return { field: `${part}-${rows[Number(at)]?.row ?? 0}`, message: words };
    }),
  };
}
