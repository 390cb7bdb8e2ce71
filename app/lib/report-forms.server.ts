import type { Act } from "@models/act";
import type { FieldConflict } from "@models/history/merge";
import type { Outcome, Problem } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import type { Report } from "@models/reports/report";
import { publishReport, saveWords, setReportDay, startReport } from "@models/reports/write";
import { formatInstant, readDay } from "./dates";
import { text } from "./several-forms.server";

/** What can be sent from the list of reports, by the intent of its button. */
export const REPORTS_FORMS: Readonly<
  Record<string, (act: Act, code: string, form: FormData) => Promise<Outcome<Report>>>
> = {
  start: (act, code, form) => startReport(act, code, text(form, "quarter")),
};

type ReportForm = (act: Act, code: string, id: string, form: FormData) => Promise<Outcome<Report>>;

/** What can be sent from one report. */
export const REPORT_FORMS: Readonly<Record<string, ReportForm>> = {
  words: (act, code, id, form) => saveWords(act, code, id, revOf(form), wordsIn(form)),
  day: (act, code, id, form) => setReportDay(act, code, id, revOf(form), readDay(text(form, "day"))),
  publish: (act, code, id, form) => publishReport(act, code, id, text(form, "saw")),
};

const revOf = (form: FormData) => Number(text(form, "rev"));

/** The name of a field is the sentence's id. */
const BOOKKEEPING = ["intent", "form", "rev", "level"];

function wordsIn(form: FormData): Record<string, string> {
  const fields = [...form].filter(
    (field): field is [string, string] => typeof field[1] === "string" && !BOOKKEEPING.includes(field[0]),
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, value.trim().replace(/\r\n/g, "\n")]));
}

/** A conflict said beside the sentence: what the other wrote, while what was typed stays in the form. */
export async function sayReportConflict(
  { store }: Pick<Act, "store">,
  outcome: Exclude<Outcome<Report>, { kind: "done" }>,
): Promise<Extract<Outcome<Report>, { kind: "refused" }>> {
  if (outcome.kind === "refused") return outcome;
  const names = await findNames(store, [...new Set(outcome.conflicts.map(({ by }) => by))]);
  return {
    kind: "refused",
    problems: outcome.conflicts.map((conflict): Problem => {
      const who = `${names.get(conflict.by) ?? "Somebody"} saved this while you were writing (${formatInstant(conflict.at)})`;
      return {
        field: fieldOf(conflict),
        message: `${who}: “${theirsIn(conflict)}”. Yours is below; save again to put it in its place.`,
      };
    }),
  };
}

const fieldOf = ({ path }: FieldConflict): string => (path.startsWith("words.") ? (path.split(".")[1] ?? "") : path);

function theirsIn({ theirs }: FieldConflict): string {
  if (typeof theirs === "string") return theirs;
  const own = (theirs as { text?: unknown } | null | undefined)?.text;
  return typeof own === "string" ? own : "the words as they were generated";
}
