import type { StepTable } from "@models/measures/step-table-view";
import type { TrajectoryGrid } from "@models/targets/trajectory-grid";

/** The table as rows of text, heads first: what is copied to a spreadsheet and what a CSV file holds. */
export function rowsOfTable(table: StepTable): string[][] {
  const gapHead = table.reference ? [`Gap to ${table.reference} in ${table.comparedIn}`] : [];
  return [
    [
      "Area",
      ...table.columns.map(({ label }) => label),
      `Rank in ${table.comparedIn ?? "the last period"}`,
      ...gapHead,
      "Change",
    ],
    ...table.rows.map((row) => [
      row.name,
      ...row.cells.map(({ text }) => plain(text)),
      row.rank ?? "",
      ...(table.reference ? [plain(row.gap?.text ?? "")] : []),
      plain(row.change?.text ?? ""),
    ]),
  ];
}

/** A trajectory grid likewise; what is set under a promise out of its own years says which years those were. */
export function rowsOfTrajectories({ columns, rows, bestYears }: TrajectoryGrid): string[][] {
  const over = `a year over ${bestYears} years`;
  return [
    ["Target", "Of", ...columns.map(({ label }) => label), "Change a year", `Usual ${over}`, `Best ${over}`, "Odds"],
    ...rows.map((row) => [
      row.name,
      row.over ?? "",
      ...row.cells.map(({ text }) => plain(text)),
      plain(row.needed),
      plain(row.usual),
      plain(row.best),
      row.odds,
    ]),
  ];
}

/** As spreadsheets read numbers: a hyphen for minus, no thousands separator. */
export function plain(text: string): string {
  return /^[+\u2212]?[\d,.]+$/.test(text) ? text.replace("\u2212", "-").replace("+", "").replaceAll(",", "") : text;
}
