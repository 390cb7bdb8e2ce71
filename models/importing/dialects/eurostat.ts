import { type Dialect, type RowReader, type SheetHead, UnreadableFileError } from "../table";
import { textAt } from "./cells";

/**
 * Eurostat's own tab-separated tables: the first column packs the dimensions (`freq,unit,geo\TIME_PERIOD`), each other
 * column is a period, and a value may carry flags (`12.7 b`) or be missing (`:`).
 */
export const eurostat: Dialect = {
  name: "Eurostat TSV",
  recognise({ rows: [header] }: SheetHead) {
    const [packed = "", ...periods] = cellsOf(header?.cells ?? []);
    const [, names, along] = /^([\w,]+)\\(\w+)$/.exec(packed) ?? [];
    if (names === undefined || header === undefined) return undefined;
    if (!/^time/i.test(along ?? "")) {
      throw new UnreadableFileError(
        `Its columns are ${along}, not periods. Download it from Eurostat in the usual layout, with time in the columns.`,
      );
    }
    const dimensions = names.split(",");
    const geo = dimensions.findIndex((name) => /^(geo|cities|metroreg|rep_?geo)$/i.test(name));
    if (geo < 0) {
      throw new UnreadableFileError(
        `None of its dimensions (${dimensions.join(", ")}) is geo, so that nothing says which areas its values are for. ` +
          "Choose a dataset by country or region.",
      );
    }
    return {
      why: `Its first column is ${packed}: dimensions packed as Eurostat does.`,
      reader: () => eurostatReader(header.row, dimensions, geo, periods),
    };
  },
};

/** With many dimensions and few periods the commas look like the sign that parts the cells. */
function cellsOf(cells: readonly string[]): string[] {
  const whole = cells.some((cell) => cell.includes("\t")) ? cells.join(",").split("\t") : cells;
  return whole.map((cell) => cell.trim());
}

function eurostatReader(
  header: number,
  dimensions: readonly string[],
  geo: number,
  periods: readonly string[],
): RowReader {
  const unit = dimensions.findIndex((name) => /^unit$/i.test(name));
  return ({ row, cells }, give) => {
    if (row <= header) return;
    const [packed = "", ...values] = cellsOf(cells);
    const keys = packed.split(",");
    if (keys.length !== dimensions.length) {
      const remedy = `The first cell should hold ${dimensions.length} codes parted by commas: ${dimensions.join(", ")}.`;
      return give({ row, column: dimensions.join(","), text: packed, remedy });
    }
    // The file does not say what its dataset is about: the other dimensions tell its series apart.
    const others = dimensions.flatMap((name, i) =>
      i === geo || i === unit || /^freq$/i.test(name) ? [] : [`${name} ${keys[i]?.trim()}`],
    );
    const area = textAt(keys, geo);
    periods.forEach((period, i) => {
      if (period === "") return;
      give({
        row,
        column: period,
        indicator: others.join(", ") || `unit ${textAt(keys, unit)}`,
        ...(unit >= 0 && { unit: textAt(keys, unit) }),
        area,
        areaCode: area,
        period,
        value: values[i] ?? "",
        source: "Eurostat",
      });
    });
  };
}
