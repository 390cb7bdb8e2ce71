import { Form, Link, useFetcher, useNavigation } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { placeWords, rankOptions } from "@models/options/rank-options";
import type { ScoresAnswer } from "~/lib/save-scores.server";
import type { StepFour } from "~/lib/step-4.server";
import { ConflictPanel } from "../forms/conflict-panel";
import { ErrorSummary, type FormErrors } from "../forms/error-summary";
import { fieldId } from "../forms/field";
import { SubmitRow } from "../forms/submit-row";
import { TableScroll } from "../text/table-scroll";

interface ScoreGridProps {
  page: Pick<StepFour, "criteria" | "rows" | "mayChange">;
  /** What came back of the whole form, without a script. */
  answer: ScoresAnswer | undefined;
}

type Row = StepFour["rows"][number];
type Typed = Readonly<Record<string, string>>;

const nameOf = (option: string, criterion: string) => `score.${option}.${criterion}`;

/**
 * Options down, criteria across. One form that saves as a whole; with a script each cell saves as it is left, totals
 * follow what is typed, and the arrow keys move between cells.
 */
export function ScoreGrid({ page, answer }: ScoreGridProps) {
  const { criteria, rows, mayChange } = page;
  const fetcher = useFetcher<{ scores?: ScoresAnswer }>({ key: "scores" });
  const navigation = useNavigation();
  const [typed, setTyped] = useState<Typed>(answer?.typed ?? {});
  const [settled, setSettled] = useState<ScoresAnswer>();
  const inPlace = fetcher.data?.scores;
  const back = fetcher.data && (!inPlace || inPlace !== settled) ? inPlace : answer;
  const valueOf = (row: Row, criterion: string) => typed[nameOf(row.id, criterion)] ?? text(row.scores[criterion]);
  const errors = errorsThatStand(back, rows, valueOf);
  const ranked = rankOptions(
    criteria,
    rows.map((row) => ({ id: row.id, name: row.name, scores: scoresOf(row, criteria, typed) })),
  );
  // What was saved is in the rows now, and what clashes is in the panel; the rest stays as typed.
  useEffect(() => setTyped((present) => stillTyped(present, rows, back?.conflict)), [rows, back]);

  const save = (row: Row, criterion: string) => {
    const name = nameOf(row.id, criterion);
    const value = typed[name];
    if (value === undefined || value.trim() === text(row.scores[criterion])) return;
    fetcher.submit(
      { intent: "scores", "in-place": "yes", [name]: value, [`rev.${row.id}`]: String(row.rev) },
      { method: "post" },
    );
  };
  const undo = (name: string) => setTyped(({ [name]: _undone, ...others }) => others);

  return (
    <>
      {back?.conflict ? (
        <div onSubmit={() => setSettled(back)}>
          <ConflictPanel {...back.conflict} intent="scores" />
        </div>
      ) : null}
      {/* A cell refused in place says so itself: taking the focus away would stop who types on. */}
      <ErrorSummary errors={answer?.errors} title="These scores were not saved: please put them right" />
      <Form method="post" noValidate className="wm-scores">
        {rows.map((row) => (
          <input key={row.id} type="hidden" name={`rev.${row.id}`} value={row.rev} />
        ))}
        <TableScroll label="Options scored by criteria">
          <table className="wm-table wm-scores__table">
            <caption className="govuk-visually-hidden">Scores from 0 to 5, weighted, with each option’s total</caption>
            <thead>
              <tr>
                <th scope="col">Option</th>
                {criteria.map((criterion) => (
                  <th key={criterion.id} scope="col" className="wm-number" id={criterion.anchor}>
                    <Link to={criterion.to}>{criterion.name}</Link>
                    <small>weight {criterion.weight}</small>
                  </th>
                ))}
                <th scope="col" className="wm-number">
                  Total<small>of 5</small>
                </th>
                <th scope="col" className="wm-number">
                  Rank
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const rank = ranked.find(({ id }) => id === row.id);
                return (
                  <tr key={row.id} className={row.favoured ? "wm-table__ours" : undefined}>
                    <th scope="row">
                      <Link to={row.to}>{row.name}</Link>
                      {row.favoured ? <small>favoured</small> : null}
                    </th>
                    {criteria.map((criterion) => {
                      const name = nameOf(row.id, criterion.id);
                      return (
                        <td key={criterion.id} className="wm-number">
                          {mayChange ? (
                            <ScoreInput
                              name={name}
                              label={`${row.name}: ${criterion.name}`}
                              value={valueOf(row, criterion.id)}
                              state={stateOf(name, fetcher, errors)}
                              errors={errors?.[name] ?? undefined}
                              onType={(value) => setTyped((present) => ({ ...present, [name]: value }))}
                              onLeave={() => save(row, criterion.id)}
                              onUndo={() => undo(name)}
                            />
                          ) : (
                            text(row.scores[criterion.id]) || <span className="wm-muted">–</span>
                          )}
                        </td>
                      );
                    })}
                    <td className="wm-number" aria-live="polite">
                      <strong>{rank?.printed || "–"}</strong>
                    </td>
                    <td className="wm-number">{rank ? placeWords(rank) || "–" : "–"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableScroll>
        {mayChange ? (
          <SubmitRow label="Save scores" intent="scores" busy={navigation.state === "submitting"}>
            <span className="wm-small wm-muted" role="status">
              {fetcher.state === "idle" ? (fetcher.data && !fetcher.data.scores ? "Saved" : "") : "Saving…"}
            </span>
          </SubmitRow>
        ) : null}
      </Form>
    </>
  );
}

const text = (score: number | null | undefined) => (score === null || score === undefined ? "" : String(score));

function scoresOf(row: Row, criteria: StepFour["criteria"], typed: Typed): Record<string, number | null> {
  return Object.fromEntries(
    criteria.map(({ id }) => {
      const written = (typed[nameOf(row.id, id)] ?? text(row.scores[id])).trim();
      const score = Number(written);
      return [id, written !== "" && score >= 0 && score <= 5 ? score : null];
    }),
  );
}

function stillTyped(typed: Typed, rows: readonly Row[], conflict: ScoresAnswer["conflict"]): Typed {
  const settled = (name: string, value: string) => {
    const [, option = "", criterion = ""] = name.split(".");
    const row = rows.find(({ id }) => id === option);
    return text(row?.scores[criterion]) === value.trim() || conflict?.fields.some((field) => field.name === name);
  };
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => !settled(name, value)));
}

/** A refusal stands for as long as its cell holds what was refused. */
function errorsThatStand(
  back: ScoresAnswer | undefined,
  rows: readonly Row[],
  valueOf: (row: Row, criterion: string) => string,
): FormErrors | undefined {
  const standing = Object.entries(back?.errors ?? {}).filter(([name]) => {
    const [, option = "", criterion = ""] = name.split(".");
    const row = rows.find(({ id }) => id === option);
    return row === undefined || valueOf(row, criterion) === back?.typed[name];
  });
  return standing.length === 0 ? undefined : Object.fromEntries(standing);
}

type CellState = "saving" | "refused" | undefined;

function stateOf(
  name: string,
  fetcher: { state: string; formData?: FormData | undefined },
  errors: FormErrors | undefined,
): CellState {
  if (fetcher.state !== "idle" && fetcher.formData?.has(name)) return "saving";
  return errors?.[name]?.length ? "refused" : undefined;
}

interface ScoreInputProps {
  name: string;
  label: string;
  value: string;
  state: CellState;
  errors: readonly string[] | undefined;
  onType: (value: string) => void;
  onLeave: () => void;
  onUndo: () => void;
}

function ScoreInput({ name, label, value, state, errors, onType, onLeave, onUndo }: ScoreInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = fieldId(name);
  return (
    <>
      <input
        ref={input}
        id={id}
        name={name}
        className={`govuk-input wm-scores__input${state ? ` wm-scores__input--${state}` : ""}`}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={errors?.length ? `${id}-error` : undefined}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (event.key === "Escape") onUndo();
          else moveBetweenCells(event);
        }}
      />
      {errors?.length ? (
        <span id={`${id}-error`} role="alert" className="govuk-error-message wm-scores__error">
          {errors.join(" ")}
        </span>
      ) : null}
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

/** Arrows move between cells, Enter goes down; left and right only from the ends of what is typed. */
function moveBetweenCells(event: KeyboardEvent<HTMLInputElement>) {
  const step = STEPS[event.key];
  const input = event.currentTarget;
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const atStart = input.selectionEnd === 0;
  const atEnd = input.selectionStart === input.value.length;
  if (step[1] === -1 && !atStart && !all) return;
  if (step[1] === 1 && !atEnd && !all) return;
  const row = input.closest("tr");
  const rows = [...(row?.parentElement?.children ?? [])];
  const cells = [...(row?.querySelectorAll("input") ?? [])];
  const toRow = rows[rows.indexOf(row as Element) + step[0]];
  const next = toRow?.querySelectorAll("input")[cells.indexOf(input) + step[1]];
  event.preventDefault();
  if (next instanceof HTMLInputElement) next.focus();
}
