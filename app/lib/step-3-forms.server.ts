import type { Act } from "@models/act";
import { answerChallenge, reopenAnswer, testAnswer } from "@models/agreement/answer-challenge";
import { answerQuestion } from "@models/agreement/answer-question";
import { addPart } from "@models/agreement/change-part";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { parsePeriod } from "@models/measures/parse-period";
import { type Outcome, refuse } from "@models/outcome";
import { recordMilestone } from "@models/targets/record-milestone";
import type { FormErrors } from "../components/forms/error-summary";
import type { ConflictField } from "../components/forms/conflict-panel";
import { conflictFields } from "./conflict-fields.server";
import { readDay } from "./dates";
import { errorsOf } from "./form-errors";
import { changePromises } from "./save-promise.server";

/** What one of step 3's forms came to. */
export type TargetAnswer =
  | { readonly kind: "done"; readonly anchor: string }
  | { readonly kind: "refused"; readonly form: string; readonly typed: Typed; readonly errors: FormErrors }
  | {
      readonly kind: "conflict";
      readonly form: string;
      readonly typed: Typed;
      readonly conflict: { readonly rev: number; readonly fields: readonly ConflictField[] };
    };
/** Every value of each field. */
type Typed = Readonly<Record<string, readonly string[]>>;

interface FormKind {
  save(act: Act, code: string, form: FormData): Promise<Outcome<unknown>>;
  /** Where the page goes afterwards. */
  anchor: string;
}

const textIn = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** By the `intent` of the form's button. */
const FORMS: Readonly<Record<string, FormKind>> = {
  promise: { anchor: "trajectories", save: (act, code, form) => changePromises(act, code, withOtherPeriod(form)) },
  milestone: {
    anchor: "doing",
    save: (act, code, form) =>
      recordMilestone(act, code, textIn(form, "target"), {
        on: readDay(textIn(form, "on")),
        note: textIn(form, "note"),
      }),
  },
  ask: {
    anchor: "questions",
    save: (act, code, form) =>
      addPart(act, code, "question", { target: textIn(form, "target"), text: textIn(form, "text") }),
  },
  answer: {
    anchor: "questions",
    save: (act, code, form) =>
      answerQuestion(act, code, textIn(form, "question"), Number(form.get("rev")), textIn(form, "answer")),
  },
  "answer-challenge": {
    anchor: "challenges",
    save: (act, code, form) =>
      answerChallenge(
        act,
        code,
        { target: textIn(form, "target"), challenge: textIn(form, "challenge") },
        Number(form.get("rev")),
        {
          kind: textIn(form, "kind"),
          text: textIn(form, "text") || null,
          evidence: form.getAll("evidence").map(String),
          who: textIn(form, "who") || null,
          until: textIn(form, "until") || null,
        },
      ),
  },
  "test-answer": { anchor: "challenges", save: (act, code, form) => testAnswer(act, code, textIn(form, "answer")) },
  "reopen-answer": {
    anchor: "challenges",
    save: (act, code, form) => reopenAnswer(act, code, textIn(form, "answer"), textIn(form, "why")),
  },
  assume: {
    anchor: "assumptions",
    save: (act, code, form) =>
      addPart(act, code, "assumption", {
        target: textIn(form, "target"),
        text: textIn(form, "text"),
        owner: textIn(form, "owner") || null,
        sign: textIn(form, "sign"),
      }),
  },
};

/** Saves one of step 3's forms; what was typed comes back with whatever stands in its way. */
export async function changeTarget(act: Act, code: string, form: FormData): Promise<TargetAnswer> {
  const intent = textIn(form, "intent");
  const kind = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined;
  const outcome = kind ? await kind.save(act, code, form) : refuse("This form is no longer here. Load the page again.");
  if (outcome.kind === "done") return { kind: "done", anchor: kind?.anchor ?? "" };
  const back = {
    form: textIn(form, "form"),
    typed: Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)])),
  };
  if (outcome.kind === "refused") return { kind: "refused", ...back, errors: errorsOf(outcome.problems) };
  const conflict = await conflictFields(act, outcome, {});
  const answers = conflict.fields.filter(({ name }) => !["answeredBy", "answeredAt"].includes(name));
  return {
    kind: "conflict",
    ...back,
    conflict: { ...conflict, fields: answers.map((field) => ({ ...field, label: labelOf(field.name) })) },
  };
}

const LABELS: Readonly<Record<string, string>> = {
  kind: "How it is answered",
  text: "In words",
  evidence: "Evidence",
  who: "Who stands for it",
  until: "Until when",
};

function labelOf(path: string): string {
  const period = path.replace("trajectory.", "");
  return isPeriodCode(period) ? `Promise for ${formatPeriod(period)}` : (LABELS[path] ?? "Answer");
}

/** A period written out, with its value, becomes one more of the trajectory's. */
function withOtherPeriod(form: FormData): FormData {
  const [period, value] = [textIn(form, "otherPeriod"), textIn(form, "otherValue")];
  if (period === "" || value === "") return form;
  const parsed = parsePeriod(period);
  const next = new FormData();
  for (const [name, entry] of form) next.append(name, entry);
  next.set(`trajectory.${parsed.ok ? parsed.period : period}`, value);
  return next;
}
