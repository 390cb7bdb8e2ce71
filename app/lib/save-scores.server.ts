import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import { authorisePart, findPart } from "@models/agreement/change-part";
import { documentAtRev } from "@models/history/document";
import type { Option } from "@models/options/option";
import { type GivenScore, type Scored, scoreOptions } from "@models/options/score-options";
import { findNames } from "@models/people/find-names";
import type { ConflictField } from "../components/forms/conflict-panel";
import type { FormErrors } from "../components/forms/error-summary";
import type { SavedRow } from "../components/grids/save-row";
import { readNumber } from "../parts/form-values.server";
import { formatInstant } from "./dates";
import { errorsOf } from "./form-errors";

/** What the grid of scores answers when something stands in the way, or nothing when all were saved. */
export interface ScoresAnswer {
  readonly errors?: FormErrors;
  /** What was typed, by the field's name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly conflict?: {
    readonly rev: number;
    readonly fields: readonly ConflictField[];
    readonly kept: readonly { name: string; value: string }[];
  };
}

/** Saves the scores that a form holds: the whole grid, or one cell of it. @throws NotFoundError, ForbiddenError. */
export async function saveScores(act: Act, code: string, form: FormData): Promise<ScoresAnswer | undefined> {
  const book = await openBook(act, code);
  authorisePart(act, book.agreement, "option", {});
  const typed: Record<string, string> = {};
  const given: GivenScore[] = [];
  const revs: Record<string, number> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const [kind = "", option = "", criterion = ""] = name.split(".");
    if (kind === "rev") revs[option] = Number(value);
    if (kind !== "score") continue;
    typed[name] = value;
    given.push({
      option,
      criterion,
      score: readScore(value),
    });
  }
  const scored = await scoreOptions(act, code, given, revs);
  return scored.kind === "saved" ? undefined : answerOf(act, book, scored, typed);
}

/** Saves cells of one option's row, with what stood before so that it can be undone. @throws NotFoundError, ForbiddenError. */
export async function saveScoreRow(act: Act, code: string, form: FormData): Promise<SavedRow> {
  const book = await openBook(act, code);
  authorisePart(act, book.agreement, "option", {});
  const [option, rev] = [String(form.get("id")), Number(form.get("rev"))];
  const { part } = await findPart(act, code, "option", option);
  const given = [...form].flatMap(([name, value]): GivenScore[] =>
    name.startsWith("field.")
      ? [{ option, criterion: name.slice("field.".length), score: readScore(String(value)) }]
      : [],
  );
  const scored = await scoreOptions(act, code, given, { [option]: rev });
  if (scored.kind === "saved") {
    const { scores } = documentAtRev(part as Option, rev);
    const before = Object.fromEntries(given.map(({ criterion }) => [criterion, textOf(scores[criterion])]));
    return { kind: "saved", rev: scored.revs[option] ?? rev, before };
  }
  const { errors, conflict } = await answerOf(act, book, scored, {});
  if (conflict === undefined)
    return {
      kind: "refused",
      why: Object.values(errors ?? {})
        .flat()
        .join(" "),
    };
  const { fields } = conflict;
  return {
    kind: "conflict",
    theirs: fields.map(({ theirs }) => theirs || "nothing").join(", "),
    whose: `${fields[0]?.who} (${fields[0]?.when})`,
    rev: conflict.rev,
  };
}

const readScore = (typed: string): number | string | null =>
  typed.trim() === "" ? null : (readNumber(typed.trim()) as number | string);

const textOf = (value: unknown) => (typeof value === "number" || typeof value === "string" ? String(value) : "");

async function answerOf(
  act: Act,
  book: Book,
  { problems, clashes }: Extract<Scored, { kind: "stopped" }>,
  typed: Readonly<Record<string, string>>,
): Promise<ScoresAnswer> {
  const errors = problems.length === 0 ? {} : { errors: errorsOf(problems) };
  if (clashes.length === 0) return { typed, ...errors };
  const names = await findNames(
    act.store,
    clashes.flatMap(({ conflicts }) => conflicts.map(({ by }) => by)),
  );
  const called = (list: readonly { readonly _id: string; readonly name: string }[], id: string) =>
    list.find(({ _id }) => _id === id)?.name ?? "";
  const fields = clashes.flatMap(({ option, conflicts }) =>
    conflicts.map(({ path, theirs, yours, by, at }): ConflictField => {
      const criterion = path.replace(/^scores\./, "");
      return {
        name: `score.${option}.${criterion}`,
        label: `${called(book.parts.option, option)}: ${called(book.parts.criterion, criterion)}`,
        theirs: textOf(theirs),
        yours: textOf(yours),
        who: names.get(by) ?? "Somebody",
        when: formatInstant(at),
      };
    }),
  );
  const kept = clashes.map(({ option, rev }) => ({ name: `rev.${option}`, value: String(rev) }));
  return { typed, ...errors, conflict: { rev: clashes[0]?.rev ?? 0, fields, kept } };
}
