import type { Act } from "@models/act";
import { findPart } from "@models/agreement/change-part";
import { enterValue, undoEntry } from "@models/measures/enter-value";
import { parsePeriod } from "@models/measures/parse-period";
import { isPeriodCode } from "@models/measures/period";
import type { Problem } from "@models/outcome";
import type { FormErrors } from "../components/forms/error-summary";
import { errorsOf } from "./form-errors";
import { answerOf, entryIn } from "./save-value.server";
import { backTo } from "./value-page.server";

type Typed = Readonly<Record<string, string>>;

/** What the form of one figure came to. */
export type FormEntered =
  | { readonly kind: "saved"; readonly to: string }
  | { readonly kind: "refused"; readonly typed: Typed; readonly errors: FormErrors }
  | {
      readonly kind: "conflict";
      readonly typed: Typed;
      readonly theirs: string;
      readonly whose: string;
      readonly seen: number;
      /** The table, when theirs is kept. */
      readonly back: string;
    };

/** Records the figure of a form, or takes the person's last one back. @throws NotFoundError, ForbiddenError. */
export async function enterByForm(act: Act, code: string, form: FormData): Promise<FormEntered> {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const { part } = await findPart(act, code, "candidate", typed["candidate"] ?? "");
  const back = backTo(code, part);
  const refused = (problems: readonly Problem[]): FormEntered => ({
    kind: "refused",
    typed,
    errors: errorsOf(problems.map(inForm)),
  });
  if (form.get("intent") === "undo") {
    const undone = await undoEntry(act, code, typed["batch"] ?? "");
    return undone.kind === "refused" ? refused(undone.problems) : { kind: "saved", to: back };
  }
  const written = typed["period"] ?? "";
  const parsed = isPeriodCode(written) ? ({ ok: true, period: written } as const) : parsePeriod(written);
  if (!parsed.ok) return refused([{ field: "period", message: parsed.remedy }]);
  const outcome = await enterValue(act, code, { ...entryIn(form), period: parsed.period });
  if (outcome.kind === "refused") return refused(outcome.problems);
  const answer = await answerOf(act, outcome);
  return answer.kind === "conflict" ? { ...answer, typed, back } : { kind: "saved", to: back };
}

/** The form calls the value as it was typed; a problem is said at that field. */
const inForm = (problem: Problem): Problem => (problem.field === "value" ? { ...problem, field: "typed" } : problem);
