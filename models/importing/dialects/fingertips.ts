import { type Dialect, type RowReader, isEverybody } from "../table";
import { type CellsByName, type NamedColumns, findHeader, told } from "./named-columns";

/**
 * What Fingertips (public health profiles) gives for download: a row a value under fixed headings, with the areas' codes and the
 * limits of its confidence intervals.
 */
export const fingertips: Dialect = {
  name: "Fingertips CSV",
  recognise({ rows }) {
    const columns = findHeader(rows, ["Indicator ID", "Indicator Name", "Area Code", "Time period", "Value"]);
    if (columns === undefined) return undefined;
    return {
      why: `Row ${columns.header.row} has the headings of Fingertips: Indicator ID, Indicator Name, Area Code, Time period.`,
      reader: () => fingertipsReader(columns),
    };
  },
};

function fingertipsReader(columns: NamedColumns): RowReader {
  return ({ row, cells }, give) => {
    if (row <= columns.header.row) return;
    // Rows may lack their last cells, whose columns say nothing of the value.
    const cell = columns.of(cells);
    if (cell("Indicator Name") === "" && cell("Value") === "") return;
    const id = cell("Indicator ID");
    give({
      row,
      indicator: indicatorOf(cell),
      area: cell("Area Name") || cell("Area Code"),
      period: periodOf(cell("Time period")),
      value: cell("Value"),
      source: `Fingertips, indicator ${id}`,
      ...told({
        areaCode: cell("Area Code"),
        group: groupOf(cell),
        lower: cell("Lower CI 95.0 limit") || cell("Lower CI limit"),
        upper: cell("Upper CI 95.0 limit") || cell("Upper CI limit"),
        numerator: cell("Count"),
        denominator: cell("Denominator"),
        note: cell("Value note"),
      }),
    });
  };
}

/**
 * An indicator is defined for an age ("16-64 yrs" of the employment rate), which therefore is part of what is counted
 * and not a breakdown of it; most names say it already.
 */
function indicatorOf(cell: CellsByName): string {
  const name = cell("Indicator Name").replace(/\s+/g, " ");
  const age = cell("Age");
  const numbers: string[] = age.match(/\d+/g) ?? [];
  const said = numbers.length === 0 || numbers.every((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(name));
  return isEverybody(age) || (said && numbers.length > 0) || name.toLowerCase().includes(age.toLowerCase())
    ? name
    : `${name} (${age})`;
}

/**
 * One sex, and what a category is of ("Ethnic groups: Asian"), are parts of an area's people. Such a row's area code is
 * the whole area's: read as the area it would give one area ten values.
 */
function groupOf(cell: CellsByName): string {
  const [type, category] = [cell("Category Type"), cell("Category")];
  const parts = [isEverybody(cell("Sex")) ? "" : cell("Sex"), category === "" ? type : `${type}: ${category}`];
  return parts.filter((part) => part !== "" && part !== ": ").join(", ");
}

/** Years pooled are written "2016 - 18" here and financial years "2016/17", so that "2006 - 08" is no month. */
function periodOf(text: string): string {
  const years = /^(\d{2})(\d{2})\s+-\s+(\d{2})$/.exec(text);
  if (years === null) return text;
  const [, century = "", first = "", last = ""] = years;
  return `${century}${first} to ${Number(century) + (last < first ? 1 : 0)}${last}`;
}
