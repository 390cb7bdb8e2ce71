import type { Book } from "@models/agreement/book";
import { standingPriorities } from "@models/agreement/checks/about";
import { decimalsOf } from "@models/measures/arithmetic";
import { comparePeriods, formatPeriod } from "@models/measures/period";
import type { Polarity } from "@models/measures/indicator";
import { sayPeriods } from "@models/targets/results";
import { achievedOf } from "@models/targets/progress";
import type { Target } from "@models/targets/target";
import { figuresOf } from "@models/targets/target-figures";
import { totalPromised } from "@models/targets/total-promised";
import { baselineOf, promisesOf } from "@models/targets/trajectory";
import { describeState, judgingOf } from "@models/targets/words";
import { promisedChange } from "@models/targets/yearly-change";
import { FORM_WORDS } from "../../parts/form-words";
import { allTargetsPageOf } from "../../lib/all-targets-page.server";
import { formatDay } from "../../lib/dates";
import { plain } from "../../components/measures/table-rows";
import { type Cell, type FormulaPlaces, type NumberCell, type TableOffer, day } from "../table";
import { byPriority, nameIn } from "./step-2.server";

const oldestFirst = (targets: readonly Target[]) =>
  [...targets].sort((a, b) => a.created.at.localeCompare(b.created.at));

/** A head that nobody, and no import, takes for one of what was measured. */
const targetFor = (period: string) => `Target for ${period}`;

const BASELINE = "Baseline";
const FINAL = "Final target";
const CHANGE = "Change promised";
const YEARS = "Years";
const RESULT = "Result";
const POINT = "Trajectory then";
const OF_FINAL = "Achieved of final target";

/** A row a target, a column a period, and what follows from them as formulas that go on working. */
export const trajectories: TableOffer = {
  id: "trajectories",
  title: "3 Where are we trying to reach",
  about: "The trajectory of each target, what it adds up to, what it needs a year and how much of it has come.",
  step: 3,
  tableOf(book) {
    const shown = book.parts.target.filter(({ form }) => form !== "milestone");
    const periods = [...new Set(shown.flatMap((target) => promisesOf(target).map(({ period }) => period)))]
      .sort(comparePeriods)
      .map((period) => targetFor(formatPeriod(period)));
    return {
      heads: [
        ...["Priority", "Target", "Unit", "Baseline for", BASELINE, ...periods, "Final target for", FINAL],
        ...[CHANGE, "Total promised", YEARS, "Needed a year", "Result for", RESULT, POINT],
        ...["Achieved of trajectory", OF_FINAL, "Share of its reward if it ended here", "Standing"],
      ],
      rows: byPriority(book, shown, (target) => trajectoryRow(book, target, periods), oldestFirst),
    };
  },
};

function trajectoryRow(book: Book, target: Target, periods: readonly string[]): Cell[] {
  const figures = figuresOf(book, target);
  const unit = figures?.indicator.unit ?? "";
  const promised = promisesOf(target);
  const promises = new Map(promised.map(({ period, value }) => [targetFor(formatPeriod(period)), value]));
  const baseline = baselineOf(target);
  const last = promised.at(-1);
  const change = promisedChange({ target });
  const total = figures && totalPromised(target, figures.indicator);
  const [from, to] = [periods[0] ?? "", periods.at(-1) ?? ""];
  const value = (number: number | undefined, formula?: NumberCell["formula"], decimals?: number): Cell =>
    number === undefined
      ? null
      : { value: number, unit, decimals: decimals ?? decimalsOf(number), ...(formula && { formula }) };
  const places = change ? Math.max(decimalsOf(last?.value ?? 0), decimalsOf(baseline?.value ?? 0)) : 0;
  return [
    target.name,
    unit,
    baseline ? formatPeriod(baseline.period) : "",
    value(baseline?.value),
    ...periods.map((period) => value(promises.get(period))),
    last ? formatPeriod(last.period) : "",
    value(last?.value, ({ cell }) => cell(last ? targetFor(formatPeriod(last.period)) : "")),
    value(change?.change, ({ cell }) => `ROUND(${cell(FINAL)}-${cell(BASELINE)},${places})`, places),
    value(total, ({ row }) => `ROUND(SUM(${row(from, to)}),${decimalsOf(total ?? 0)})`),
    change ? { value: change.years, decimals: decimalsOf(change.years) } : null,
    value(
      change && change.change / change.years,
      ({ cell }) => `${cell(CHANGE)}/${cell(YEARS)}`,
      Math.max(figures?.indicator.decimals ?? 0, 1),
    ),
    ...achievedCells(book, target, value),
  ];
}

/** The result that judges it now, and the shares that have come. */
function achievedCells(
  book: Book,
  target: Target,
  value: (number: number | undefined, formula?: NumberCell["formula"], decimals?: number) => Cell,
): Cell[] {
  const { scheme } = book.agreement;
  const figures = figuresOf(book, target);
  const achieved = figures && achievedOf(figures, scheme);
  if (!figures || !achieved) return ["", null, null, null, null, null, "no result yet"];
  const { result, point, final, status } = achieved;
  const tolerance = target.form === "band" ? (target.tolerance ?? 0) : undefined;
  const share = (number: number | undefined, formula: (at: FormulaPlaces) => string): Cell =>
    number === undefined ? null : { value: number, isShare: true, formula };
  const { floor, cap } = scheme.reward;
  const achievedFormula =
    (goal: string) =>
    ({ cell }: FormulaPlaces) =>
      achievementFormula(cell(RESULT), cell(goal), cell(BASELINE), figures.indicator.polarity, tolerance);
  return [
    sayPeriods(result.periods),
    value(result.value),
    value(point.value, undefined, figures.indicator.decimals + 1),
    share(point.share, achievedFormula(POINT)),
    share(final?.share, achievedFormula(FINAL)),
    share(final?.earned, ({ cell }) => `IF(${cell(OF_FINAL)}<${floor},0,MIN(${cell(OF_FINAL)},${cap}))`),
    status,
  ];
}

/** achievementOf as a spreadsheet writes it. */
function achievementFormula(
  latest: string,
  goal: string,
  baseline: string,
  polarity: Polarity,
  tolerance: number | undefined,
): string {
  const short = { higher: `${goal}-${latest}`, lower: `${latest}-${goal}`, none: `ABS(${latest}-${goal})` }[polarity];
  const held = `IF(${short}<=${tolerance ?? 0},1,0)`;
  if (tolerance !== undefined) return held;
  const isHeld = { higher: "<=", lower: ">=", none: "=" }[polarity];
  return `IF(${goal}${isHeld}${baseline},${held},(${latest}-${baseline})/(${goal}-${baseline}))`;
}

/** A printed number as a cell that counts: "36%", "+1.2". */
function counting(text: string | null): Cell {
  if (text === null) return null;
  const [, digits = "", percent] = /^([-+\u2212]?[\d,.]+)(%?)$/.exec(text) ?? [];
  if (digits === "") return text;
  const value = Number(plain(digits));
  return percent ? { value: value / 100, isShare: true } : { value, decimals: decimalsOf(value) };
}

export const targets: TableOffer = {
  id: "targets",
  title: "3 Targets",
  about:
    "Every target with its form, who leads it, what judges it, its odds, and the questions that are open about it.",
  step: 3,
  tableOf(book, act) {
    const { rows } = allTargetsPageOf(book, act, new URLSearchParams({ sort: "priority" }));
    const parts = new Map(book.parts.target.map((target) => [target._id, target]));
    return {
      heads: [
        ...["Priority", "Target", "Designation", "What is promised", "Unit", "Baseline", "Final target"],
        ...["Milestone by", "Unfinished", "Lead", "Named lead", "Related organisations", "Judged by"],
        ...["Odds if nothing changes", "Seen before", "Past runs", "Ambition, in usual moves"],
        ...["Questions that must be answered", "Questions that should be answered", "Standing"],
      ],
      rows: rows.flatMap((row) => {
        const target = parts.get(row.id);
        if (!target) return [];
        return [
          [
            ...[row.priority, row.name, row.designation, FORM_WORDS[target.form].label, row.unit],
            ...[row.baseline ?? "", row.aim ?? ""],
            day(target.milestoneBy),
            describeState(target, formatDay) ?? "",
            nameIn(book.organisations, target.lead),
            nameIn(book.people, target.leadPerson),
            target.related.map((id) => nameIn(book.organisations, id)).join("; "),
            judgingOf(target, book.agreement.scheme.years, formatDay)
              .map(({ label, by }) => `${label}: ${by}`)
              .join("; "),
            counting(row.odds),
            counting(row.past?.share ?? null),
            row.past?.of ?? "",
            counting(row.ambition),
            { value: row.open.must, decimals: 0 },
            { value: row.open.should, decimals: 0 },
            row.status ?? "",
          ],
        ];
      }),
    };
  },
};

export const assumptions: TableOffer = {
  id: "assumptions",
  title: "3 Assumptions",
  about: "What targets take for granted, and the signs that say it no longer holds.",
  step: 3,
  tableOf: (book) => ({
    heads: ["Target", "What is assumed", "Who watches", "Sign to watch", "Look by", "Last looked", "Sign passed"],
    rows: ofTargets(book, book.parts.assumption, ({ text, owner, sign, lookBy, lookedAt, signPassed }) => [
      ...[text, owner ?? "", sign],
      ...[day(lookBy), day(lookedAt), day(signPassed)],
    ]),
  }),
};

export const questions: TableOffer = {
  id: "questions",
  title: "3 Questions",
  about: "What people asked about targets, and the answers.",
  step: 3,
  tableOf: (book) => ({
    heads: ["Target", "Question", "Answer", "Answered by", "Answered on"],
    rows: ofTargets(book, book.parts.question, ({ text, answer, answeredBy, answeredAt }) => [
      ...[text, answer ?? "not answered yet", nameIn(book.people, answeredBy)],
      day(answeredAt?.slice(0, 10)),
    ]),
  }),
};

function ofTargets<T extends { readonly target: string }>(
  book: Book,
  parts: readonly T[],
  rowOf: (part: T) => readonly Cell[],
): Cell[][] {
  return standingPriorities(book).flatMap(({ _id }) =>
    oldestFirst(book.parts.target.filter(({ priority }) => priority === _id)).flatMap((target) =>
      parts.filter((part) => part.target === target._id).map((part) => [target.name, ...rowOf(part)]),
    ),
  );
}
