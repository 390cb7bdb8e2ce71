import type { Act } from "../act";
import { changePart, findPart } from "../agreement/change-part";
import { documentAtRev } from "../history/document";
import type { FieldConflict } from "../history/merge";
import { type Problem, type Outcome, done } from "../outcome";

/** One cell of the grid of scores, as it was read at the option's revision. */
export interface GivenScore {
  readonly option: string;
  readonly criterion: string;
  /** As typed; null takes the score away. */
  readonly score: number | string | null;
}

/** What stands in the way of one option's scores; the others are saved. */
export interface ScoreClash {
  readonly option: string;
  readonly rev: number;
  readonly conflicts: readonly FieldConflict[];
}

export type Scored =
  /** The revision of each option after it, by its id. */
  | { readonly kind: "saved"; readonly revs: Readonly<Record<string, number>> }
  | { readonly kind: "stopped"; readonly problems: readonly Problem[]; readonly clashes: readonly ScoreClash[] };

/**
 * Saves scores, option by option. Problems name the field "score.<option>.<criterion>".
 * @param revs the revision at which each option was read, by its id.
 * @throws NotFoundError, ForbiddenError.
 */
export async function scoreOptions(
  act: Act,
  code: string,
  given: readonly GivenScore[],
  revs: Readonly<Record<string, number>>,
): Promise<Scored> {
  const problems: Problem[] = [];
  const clashes: ScoreClash[] = [];
  const saved: Record<string, number> = {};
  for (const option of new Set(given.map((each) => each.option))) {
    const cells = given.filter((each) => each.option === option);
    const outcome = await scoreOption(act, code, option, revs[option] ?? 1, cells);
    if (outcome.kind === "done") saved[option] = outcome.value;
    if (outcome.kind === "conflict") clashes.push({ option, rev: outcome.rev, conflicts: outcome.conflicts });
    if (outcome.kind === "refused") {
      problems.push(
        ...outcome.problems.map(({ field, message }) => ({
          message,
          ...(field === undefined ? {} : { field: field.replace(/^scores\./, `score.${option}.`) }),
        })),
      );
    }
  }
  return problems.length + clashes.length === 0
    ? { kind: "saved", revs: saved }
    : { kind: "stopped", problems, clashes };
}

/** The whole map of scores as it was read, with these cells in it: what nobody touched is no change. */
async function scoreOption(
  act: Act,
  code: string,
  option: string,
  rev: number,
  cells: readonly GivenScore[],
): Promise<Outcome<number>> {
  const { part } = await findPart(act, code, "option", option);
  const scores: Record<string, number | string | null> = { ...documentAtRev(part, rev).scores };
  for (const { criterion, score } of cells) {
    if (score === null) delete scores[criterion];
    else scores[criterion] = score;
  }
  const outcome = await changePart(act, code, "option", option, rev, { scores });
  return outcome.kind === "done" ? done(outcome.value.rev) : outcome;
}
