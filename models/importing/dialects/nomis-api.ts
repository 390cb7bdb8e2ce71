import { type Dialect, type RowReader, UNNAMED_INDICATOR, isEverybody } from "../table";
import { type CellsByName, type NamedColumns, findHeader, told } from "./named-columns";

/**
 * What Nomis gives to programs (`…/dataset/NM_17_5.data.csv`): a row a value, and for each dimension columns of its code and
 * name (SEX, SEX_NAME, SEX_CODE…).
 */
export const nomisApi: Dialect = {
  name: "Nomis API",
  recognise({ rows }) {
    const columns =
      findHeader(rows, ["GEOGRAPHY_NAME", "OBS_VALUE"]) ?? findHeader(rows, ["GEOGRAPHY_CODE", "OBS_VALUE"]);
    if (columns === undefined || !(columns.has("DATE_NAME") || columns.has("DATE"))) return undefined;
    return {
      why: `Row ${columns.header.row} names a geography and OBS_VALUE, as Nomis does for programs.`,
      reader: () => nomisApiReader(columns),
    };
  },
};

const SAID_ELSEWHERE = /^(DATE|GEOGRAPHY|MEASURES|FREQ|OBS_STATUS|OBS_CONF|OBS)_NAME$/i;
/** Dimensions that part the people of an area. */
const GROUPS = /^(C_)?(SEX|GENDER|AGE|C_AGE)(_\d+)?_NAME$/i;

function nomisApiReader(columns: NamedColumns): RowReader {
  const dimensions = columns.header.cells.map((cell) => cell.trim()).filter((name) => /_NAME$/i.test(name));
  const groups = dimensions.filter((name) => GROUPS.test(name));
  const others = dimensions.filter((name) => !GROUPS.test(name) && !SAID_ELSEWHERE.test(name));
  const parted = (cell: CellsByName, names: readonly string[]) =>
    names.map(cell).filter((text) => !isEverybody(text) && !/^(all|total)\b/i.test(text));
  return ({ row, cells }, give) => {
    if (row <= columns.header.row) return;
    const cell = columns.of(cells);
    const [name, code] = [cell("GEOGRAPHY_NAME"), cell("GEOGRAPHY_CODE")];
    const status = cell("OBS_STATUS");
    give({
      row,
      column: "OBS_VALUE",
      indicator: parted(cell, others).join(" · ") || others.map(cell).join(" · ") || UNNAMED_INDICATOR,
      area: name || code,
      period: cell("DATE_NAME") || cell("DATE"),
      value: cell("OBS_VALUE"),
      source: "Nomis",
      ...told({
        measure: cell("MEASURES_NAME"),
        areaCode: code,
        group: parted(cell, groups).join(", "),
        flag: /^A?$/i.test(status) ? "" : status.toLowerCase(),
      }),
    });
  };
}
