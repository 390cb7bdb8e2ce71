import type { ImportPreviewOnPage } from "../../lib/import-page.server";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

/** Values that stand there already and would become others, side by side. */
export function ChangedValues({ changed }: { changed: ImportPreviewOnPage["changed"] }) {
  return (
    <BlockTable
      label="Values that would change"
      heads={["Indicator", "Row", "Area", "Period", "Now", "In the file"]}
      numbers={["Now", "In the file"]}
      className="wm-table--pairs"
    >
      {changed.map(({ row, indicator, area, group, period, from, to }) => (
        <BlockRow key={row + indicator + area + group + period} head={indicator}>
          <Cell head="Row">{row}</Cell>
          <Cell head="Area">{group ? `${area}, ${group}` : area}</Cell>
          <Cell head="Period">{period}</Cell>
          <Cell head="Now" className="wm-number">
            <del>{from}</del>
          </Cell>
          <Cell head="In the file" className="wm-number">
            <ins>{to}</ins>
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

/** Rows that cannot come in, each with what was found and what would mend it. */
export function RefusedRows({ refused }: { refused: ImportPreviewOnPage["refused"] }) {
  return (
    <BlockTable label="Rows that cannot come in" heads={["What was found", "Row", "Column", "What would mend it"]}>
      {refused.map(({ sheet, row, column, text, remedy }, at) => (
        <BlockRow key={at} head={text === "" ? "nothing" : `“${text}”`}>
          <Cell head="Row">{sheet ? `${sheet}, ${row}` : row}</Cell>
          <Cell head="Column">{column}</Cell>
          <Cell head="What would mend it">{remedy}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}
