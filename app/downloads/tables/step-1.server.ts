import { standingPriorities } from "@models/agreement/checks/about";
import { defaultSetOf } from "@models/agreement/compared-areas";
import { areasOf } from "@models/agreement/comparator-set";
import { decimalsOf } from "@models/measures/arithmetic";
import { stepTablesOf } from "@models/measures/step-table";
import { latestVersion } from "@models/measures/series";
import type { StepCell } from "@models/measures/step-table-view";
import { type TidyFigure, tidyFigures } from "@models/measures/tidy-figures";
import { METHOD_WORDS } from "../../parts/comparator-set";
import type { Cell, TableOffer } from "../table";

/** The tables of step 1 one under another, as the page prints them: a row an area, a column a period. */
export const whereWeAre: TableOffer = {
  id: "where-we-are-now",
  title: "1 Where are we now",
  about: "Each indicator as step 1 shows it: a row an area, a column a period, with rank, gap and change.",
  step: 1,
  tableOf(book) {
    const tables = standingPriorities(book).flatMap((priority) =>
      stepTablesOf(book, priority._id).map((table) => ({ priority: priority.name, table })),
    );
    const columns = new Map(
      tables.flatMap(({ table }) => table.columns.map((column) => [column.label, column.at] as const)),
    );
    const labels = [...columns].sort(([, a], [, b]) => a - b).map(([label]) => label);
    return {
      heads: [
        "Priority",
        "What is measured",
        "Unit",
        "Whose",
        ...labels.map(inPeriod),
        "Rank",
        "Gap",
        "Gap to",
        "Change",
        "Sources",
      ],
      rows: tables.flatMap(({ priority, table }) =>
        table.rows.map((row) => {
          const cells = new Map(table.columns.map(({ label }, i) => [label, row.cells[i]]));
          return [
            priority,
            table.name,
            table.unit,
            row.name,
            ...labels.map((label) => valueCell(cells.get(label), table.unit)),
            row.rank ?? "",
            row.gap?.text ?? "",
            row.gap ? `${table.reference}, ${table.comparedIn}` : "",
            row.change?.text ?? "",
            row.role === "ours" ? table.sources.join("; ") : "",
          ];
        }),
      ),
    };
  },
};

/** With its colon no column of this sheet is taken for one of a wide table that is to be brought in. */
const inPeriod = (period: string) => `${period}:`;

/** The reason where there is no figure, in words; nothing where none is known. */
function valueCell(cell: StepCell | undefined, unit: string): Cell {
  if (!cell || cell.state === "empty") return null;
  if (cell.value === null) return cell.text;
  const mark = [cell.state === "provisional" ? cell.state : "", cell.doubted ?? ""].filter(Boolean).join(", ");
  return { value: cell.value, decimals: decimalsOf(cell.value), unit, ...(mark && { mark }) };
}

const TIDY = ["Area", "Group", "Period", "Value", "Status", "Source", "Note", "Lower", "Upper"] as const;

/** The words that the import knows a tidy table by. */
export const FIGURE_HEADS: readonly string[] = [
  "Indicator",
  ...TIDY,
  "Numerator",
  "Denominator",
  "Sample size",
  "Unit",
  "Verification",
];

export const FIGURES_ID = "figures";

/** A tidy row; what is missing or suppressed is said in words. */
export function tidyRow(figure: TidyFigure): Cell[] {
  const number = (value: number | undefined): Cell =>
    value === undefined ? null : { value, decimals: decimalsOf(value) };
  return [
    figure.indicator,
    figure.area,
    figure.group,
    figure.period,
    figure.value === null ? figure.reason : { value: figure.value, decimals: decimalsOf(figure.value) },
    figure.status,
    figure.source,
    figure.note,
    number(figure.lower),
    number(figure.upper),
    number(figure.numerator),
    number(figure.denominator),
    number(figure.sampleSize),
    figure.unit,
    figure.finding ?? "",
  ];
}

export const figures: TableOffer = {
  id: FIGURES_ID,
  title: "Figures",
  about: "Every figure that the partnership holds, one a row. Change it and bring it back in.",
  step: 1,
  tableOf: (book) => ({
    heads: FIGURE_HEADS,
    rows: tidyFigures(book)
      .filter(({ isOfficial }) => !isOfficial)
      .map(tidyRow),
  }),
};

/** Not under the heads of a tidy table: they are not the partnership's to bring in. */
export const officialFigures: TableOffer = {
  id: "official-figures",
  title: "1 Official figures",
  about: "Figures that an administrator loaded for everybody, as far as this agreement uses them.",
  step: 1,
  tableOf: (book) => ({
    heads: ["Official measure", "Whose", "Of whom", "When", "Official figure", "Standing", "Published by", "Remark"],
    rows: tidyFigures(book)
      .filter(({ isOfficial }) => isOfficial)
      .map((figure) => [figure.indicatorName, figure.areaName, ...tidyRow(figure).slice(2, 8)]),
  }),
};

export const indicators: TableOffer = {
  id: "indicators",
  title: "1 Indicators",
  about: "What each indicator measures, in what unit, which direction is better, and who supplies it.",
  step: 1,
  tableOf(book) {
    const nameOf = (list: readonly { readonly _id: string; readonly name: string }[], id: string | null | undefined) =>
      list.find(({ _id }) => _id === id)?.name ?? "";
    return {
      heads: [
        ...["Priority", "Code", "What is measured", "Definition", "Unit", "Better", "Frequency", "Dimension"],
        ...["Standing", "Why", "Supplied by", "From", "To be read with care"],
      ],
      rows: standingPriorities(book).flatMap((priority) =>
        book.parts.candidate
          .filter((candidate) => candidate.priority === priority._id)
          .sort((a, b) => a.order - b.order)
          .flatMap(({ indicator: id, standing, because, supplier }) => {
            const indicator = book.indicators.find(({ _id }) => _id === id);
            if (!indicator) return [];
            const { code, name, definitions, unit, polarity, frequency, dimension, doubt } = indicator;
            return [
              [
                ...[priority.name, code, name, definitions[latestVersion(indicator)]?.text ?? "", unit],
                ...[polarity === "none" ? "neither" : polarity, frequency, dimension ?? "", standing, because ?? ""],
                nameOf(book.organisations, supplier.organisation) || nameOf(book.people, supplier.person),
                supplier.source ?? indicator.source,
                doubt ?? "",
              ],
            ];
          }),
      ),
    };
  },
};

export const comparators: TableOffer = {
  id: "comparators",
  title: "1 Comparators",
  about: "The areas that ours is compared with, how they were found, and why these.",
  step: 1,
  tableOf(book) {
    const shown = defaultSetOf(book);
    return {
      heads: [
        "Set",
        "Shown",
        "How it was found",
        "Why these",
        "Code",
        "Place",
        "Distance from ours",
        "Over indicators",
      ],
      rows: book.parts.comparatorSet.flatMap((set) =>
        areasOf(set).map((code) => {
          const { name = code, distance, over } = set.areas[code] ?? {};
          return [
            set.name,
            set === shown ? "yes" : "no",
            METHOD_WORDS[set.method],
            set.reason,
            code,
            name,
            distance === undefined ? null : { value: distance, decimals: 2 },
            over === undefined ? null : { value: over, decimals: 0 },
          ];
        }),
      ),
    };
  },
};
