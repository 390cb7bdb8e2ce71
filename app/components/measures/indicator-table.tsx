import { Link } from "@remix-run/react";
import { useOnDay } from "../agreement/kept-day";
import type { Judged, StepCell, StepRow, StepTable } from "@models/measures/step-table-view";
import { TableScroll } from "../text/table-scroll";
import { FindingLegend, FindingMark } from "./finding-mark";

interface IndicatorTableProps {
  table: StepTable;
  /** Where one value is read with its history, and changed: "/agreements/coventry-2008/values". */
  valuesPath: string;
}

const ROW_CLASSES: Readonly<Record<StepRow["role"], string>> = {
  ours: "wm-table__ours",
  part: "wm-table__part",
  comparator: "wm-table__comparator",
  region: "wm-table__region",
  country: "wm-table__country",
};

/** The table as partnerships publish it: a row an area, ours first, a column a period, then rank, gap and change. */
export function IndicatorTable({ table, valuesPath }: IndicatorTableProps) {
  const onDay = useOnDay();
  const ranked = table.rows.some(({ rank }) => rank !== null);
  const since = table.columns[0]?.label;
  return (
    <TableScroll label={table.name}>
      <table className="wm-table wm-table--sticky wm-figures">
        <caption>
          {table.name} <span className="wm-table__note">{table.unit}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            {table.columns.map(({ period, label, isBreak }) => (
              <th key={period} scope="col" className={`wm-number${isBreak ? " wm-figures__break" : ""}`}>
                {label}
                {isBreak ? <small>new definition</small> : null}
              </th>
            ))}
            {ranked ? <DerivedHead title="Rank" note={table.comparedIn} /> : null}
            {table.reference ? <DerivedHead title="Gap" note={`to ${table.reference}`} /> : null}
            <DerivedHead title="Change" note={since ? `since ${since}` : null} />
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} className={ROW_CLASSES[row.role]}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, i) => (
                <Figure key={table.columns[i]?.period} cell={cell} to={onDay(cellPath(valuesPath, table, row, i))} />
              ))}
              {ranked ? <td className="wm-number wm-figures__derived">{row.rank}</td> : null}
              {table.reference ? <Difference judged={row.gap} isOurs={row.role === "ours"} /> : null}
              <Difference judged={row.change} isOurs={row.role === "ours"} />
            </tr>
          ))}
        </tbody>
      </table>
      <FindingLegend cells={table.rows.flatMap(({ cells }) => cells)} />
    </TableScroll>
  );
}

/** The page of one value: its form and its history. */
export function cellPath(valuesPath: string, table: StepTable, row: StepRow, column: number): string {
  const asked = new URLSearchParams({
    candidate: table.candidate,
    area: row.area,
    ...(row.group === "all" ? {} : { group: row.group }),
    period: table.columns[column]?.period ?? "",
  });
  return `${valuesPath}?${asked}`;
}

function DerivedHead({ title, note }: { title: string; note: string | null }) {
  return (
    <th scope="col" className="wm-number wm-figures__derived">
      {title}
      {note ? <small>{note}</small> : null}
    </th>
  );
}

function Figure({ cell, to }: { cell: StepCell; to: string }) {
  return (
    <td
      className={`wm-number wm-figures__cell wm-figures__cell--${cell.state}`}
      data-pad={cell.pad === "" ? undefined : cell.pad}
    >
      <Link to={to} className="wm-figures__value" prefetch="none" title={cell.words || undefined}>
        <FindingMark doubted={cell.doubted} />
        {cell.text === "" ? <span className="govuk-visually-hidden">{cell.words}</span> : cell.text}
      </Link>
      {cell.official ? <small className="wm-figures__official">official {cell.official}</small> : null}
    </td>
  );
}

/** Only ours is coloured by what it means. */
function Difference({ judged, isOurs }: { judged: Judged | null; isOurs: boolean }) {
  if (!judged) return <td className="wm-number wm-figures__derived" />;
  return (
    <td className={`wm-number wm-figures__derived${isOurs ? ` wm-judged--${judged.judgement}` : ""}`}>
      {judged.text}
      {judged.judgement === "better" || judged.judgement === "worse" ? (
        <span className="govuk-visually-hidden">, {judged.judgement}</span>
      ) : null}
    </td>
  );
}
