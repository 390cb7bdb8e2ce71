import type { Act } from "@models/act";
import { type Book, findAgreement, subjectOf } from "@models/agreement/book";
import { changeAgreement } from "@models/agreement/change-agreement";
import { lockOn } from "@models/agreement/parts";
import { rebase } from "@models/history/rebase";
import { may } from "@models/people/permissions";
import type { FormErrors } from "../components/forms/error-summary";
import { conflictFields } from "./conflict-fields.server";
import { errorsOf } from "./form-errors";
import { text } from "./several-forms.server";

const LABELS = { name: "Name", vision: "Vision", strategy: "Community strategy" };

/** The words about the agreement as a whole, and whether this person may change them now. */
export function agreementWords(book: Book, act: Pick<Act, "actor">) {
  const { agreement } = book;
  const mayChange = may(act.actor, "agreement.change", subjectOf(agreement)) && book.from === "working documents";
  const locked = mayChange
    ? lockOn("promise", agreement.status)
    : "Only the facilitator changes what the agreement as a whole says.";
  const { name, vision, strategy } = agreement;
  return {
    code: agreement.code,
    rev: agreement.rev,
    locked,
    values: { name, vision: vision ?? "", strategy: strategy ?? "" },
  };
}

interface RefusedWords {
  readonly status: 400 | 409;
  readonly rev: number;
  readonly values: ReturnType<typeof agreementWords>["values"];
  readonly errors?: FormErrors;
  readonly conflict?: Awaited<ReturnType<typeof conflictFields>>;
}

/** Saves them; what stands in the way comes back with what was typed. */
export async function submitAgreementWords(
  act: Act,
  code: string,
  form: FormData,
): Promise<{ readonly to: string } | RefusedWords> {
  const values = { name: text(form, "name"), vision: text(form, "vision"), strategy: text(form, "strategy") };
  const before = await findAgreement(act, code);
  const rev = Number(form.get("rev")) || before.rev;
  const typed = {
    name: values.name,
    vision: values.vision || emptied(before.vision),
    strategy: values.strategy || emptied(before.strategy),
  };
  const outcome = await changeAgreement(act, code, rev, typed);
  if (outcome.kind === "done") return { to: `/agreements/${code}/priorities` };
  if (outcome.kind === "refused") return { status: 400, rev, values, errors: errorsOf(outcome.problems) };
  const merged = rebase(await findAgreement(act, code), rev, typed) as Partial<typeof values>;
  const kept = { name: merged.name ?? "", vision: merged.vision ?? "", strategy: merged.strategy ?? "" };
  return { status: 409, rev, values: kept, conflict: await conflictFields(act, outcome, LABELS) };
}

/** Emptied is null; never said stays unsaid. */
const emptied = (before: string | null | undefined) => (before === undefined ? undefined : null);
