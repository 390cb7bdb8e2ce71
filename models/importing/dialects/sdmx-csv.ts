import { isOfficialCode } from "../../place/area";
import {
  type Dialect,
  type FileRow,
  type RowReader,
  type SheetHead,
  type TextRow,
  UNNAMED_AREA,
  UnreadableFileError,
} from "../table";
import { periodIn, textAt } from "./cells";
import { told } from "./named-columns";

/**
 * SDMX-CSV 1 (first column DATAFLOW) and 2 (STRUCTURE, perhaps STRUCTURE[;], STRUCTURE_ID and ACTION): a row a value, a
 * column for each dimension and attribute, called by its id, by "ID: Label", or by both in columns side by side.
 */
export const sdmxCsv: Dialect = {
  name: "SDMX-CSV",
  recognise(head) {
    const [header] = head.rows;
    if (header === undefined) return undefined;
    const first = idOf(textAt(header.cells, 0));
    const columns = columnsOf(header);
    if (!/^(DATAFLOW|STRUCTURE)(\[.*)?$/.test(first) || !columns.some(({ id }) => id === "OBS_VALUE")) return undefined;
    const layout = layoutOf(columns, header, head);
    return {
      why: `Its columns ${first} and OBS_VALUE are those of SDMX-CSV ${first === "DATAFLOW" ? "1" : "2"}.`,
      reader: () => sdmxReader(layout),
    };
  },
};

interface Column {
  readonly id: string;
  readonly at: number;
  /** Where the label of the cell's code stands, when it has a column of its own. */
  readonly label: number | undefined;
  readonly heading: string;
  /** What the heading says for every row: "I" of `ACTION=I`. */
  readonly forAll: string;
}

/** "GEO: Geopolitical entity" is GEO, and "ACTION=I" is ACTION, for all rows alike. */
const idOf = (heading: string) => heading.split(/[:=]/)[0]?.trim().toUpperCase() ?? "";

function columnsOf({ cells }: TextRow): Column[] {
  const columns: Column[] = [];
  // With STRUCTURE_NAME each id is followed by a column of its labels; others call that one X_LABEL.
  const named = cells.findIndex((cell) => cell.trim().toUpperCase() === "STRUCTURE_NAME");
  for (let at = 0; at < cells.length; at++) {
    const heading = textAt(cells, at);
    const id = idOf(heading);
    const isPaired = named >= 0 && at > named && id !== "ACTION";
    const label = isPaired ? at + 1 : cells.findIndex((cell) => idOf(cell) === `${id}_LABEL`);
    if (!/_LABEL$/.test(id))
      columns.push({
        id,
        at,
        label: label < 0 ? undefined : label,
        heading,
        forAll: /=(.*)$/s.exec(heading)?.[1]?.trim() ?? "",
      });
    if (isPaired) at += 1;
  }
  return columns;
}

const FRAME = /^((DATAFLOW|STRUCTURE)(\[.*)?|STRUCTURE_ID|STRUCTURE_NAME|ACTION|LAST[ _]UPDATE|UPDATED|KEY|)$/;
const ATTRIBUTE =
  /^(OBS_(STATUS|FLAG|CONF|COMMENT|PRE_BREAK)|CONF_STATUS|UNIT_MULT|UNIT_TYPE|DECIMALS|TIME_FORMAT|COMMENT.*|NOTES?.*|TITLE.*|DATABASE_ID|DATA_SOURCE.*|SOURCE.*|BREAKS|COVERAGE|BASE_PER|COLLECTION|COMPILATION|.*\..*)$/;
const AREA =
  /^(REF_AREA|REFERENCE_AREA|GEO|GEOGRAPHY|AREA|AREA_CODE|LOCATION|LOC|COUNTRY|REGION|TERRITORIAL_LEVEL|REG_ID|LAD)$/;
const TIME = /^(TIME_PERIOD|TIME|PERIOD)$/;
const UNIT = /^(UNIT|UNIT_MEASURE|UNITS|MEASURE_UNIT)$/;
const INDICATOR = /^(INDICATOR|INDIC.*|MEASURE|SERIES|SUBJECT)$/;

interface Layout {
  readonly header: TextRow;
  readonly flow: Column | undefined;
  readonly flowName: Column | undefined;
  readonly action: Column | undefined;
  /** None where the file is of one area and leaves it out. */
  readonly area: Column | undefined;
  readonly time: Column;
  readonly value: Column;
  readonly unit: Column | undefined;
  readonly dimensions: readonly Column[];
  readonly attributes: readonly Column[];
}

/** @throws UnreadableFileError when nothing says of which period its values are. */
function layoutOf(columns: readonly Column[], header: TextRow, { rows }: SheetHead): Layout {
  const value = columns.find(({ id }) => id === "OBS_VALUE") as Column;
  const isDimension = ({ id, at }: Column) => !FRAME.test(id) && !ATTRIBUTE.test(id) && at < value.at;
  const all = columns.filter((column) => isDimension(column) || TIME.test(column.id) || AREA.test(column.id));
  // A footnote has nothing where the values are.
  const under = rows.filter(({ row, cells }) => row > header.row && textAt(cells, value.at) !== "");
  const holdsPeriods = ({ at, id }: Column) =>
    !AREA.test(id) && under.length > 0 && under.every(({ cells }) => periodIn(codeIn(textAt(cells, at))) !== undefined);
  const area =
    all.find(({ id }) => AREA.test(id)) ??
    all.find(({ heading }) => /:.*\b(area|region|geograph)/i.test(heading)) ??
    all.find(({ at }) => under.length > 0 && under.every(({ cells }) => isOfficialCode(codeIn(textAt(cells, at)))));
  const [time, ...others] = all.some(({ id }) => TIME.test(id))
    ? all.filter(({ id }) => TIME.test(id))
    : all.filter(holdsPeriods);
  const names = all.map(({ id }) => id).join(", ");
  if (time === undefined || others.length > 0) {
    throw new UnreadableFileError(
      `None of its dimensions (${names}) is called TIME_PERIOD, so that nothing says when its values are for. ` +
        "Call the column that holds the periods TIME_PERIOD.",
    );
  }
  const named = (pattern: RegExp) => columns.find(({ id }) => pattern.test(id));
  return {
    header,
    flow: named(/^STRUCTURE_ID$/) ?? named(/^DATAFLOW$/),
    flowName: named(/^STRUCTURE_NAME$/),
    action: named(/^ACTION$/),
    area,
    time,
    value,
    unit: named(UNIT),
    dimensions: all.filter(
      (column) => column !== area && column !== time && !UNIT.test(column.id) && column.id !== "FREQ",
    ),
    attributes: columns.filter(({ id }) => ATTRIBUTE.test(id)),
  };
}

/** "F: Female" is the code F called Female. A time such as 2021-01-22T13:15:41Z has no space after its colon. */
const codeIn = (text: string) => /^([^\s:]+):\s+/.exec(text)?.[1] ?? text;
const cellOf = (cells: readonly string[], column: Column | undefined) =>
  textAt(cells, column?.at) || (column?.forAll ?? "");
const labelIn = (text: string) => /^[^\s:]+:\s+(.*)$/s.exec(text)?.[1] ?? "";

/** Codes for everything that a dimension could be parted in. */
const isTotal = (code: string) => /^(_T|T|TOTAL|_Z|ALL)$/i.test(code);

function sdmxReader(layout: Layout): RowReader {
  const { header, action, area, time, value } = layout;
  return ({ row, cells }, give) => {
    if (row <= header.row) return;
    const does = codeIn(cellOf(cells, action)).toUpperCase();
    if (does === "D") {
      const remedy =
        "This row asks to delete a value. A file can only add and change values here: undo the import that brought it in.";
      return give({ row, column: action?.heading ?? "ACTION", text: cellOf(cells, action), remedy });
    }
    const code = (column: Column | undefined) => codeIn(cellOf(cells, column));
    const name = (column: Column | undefined) => labelIn(cellOf(cells, column)) || textAt(cells, column?.label);
    const attribute = (pattern: RegExp) => layout.attributes.find(({ id }) => pattern.test(id));
    const [status, comment] = [attribute(/^OBS_(STATUS|FLAG)$/), attribute(/^(OBS_)?COMMENT|^NOTE/)];
    give({
      row,
      column: value.heading,
      indicator: indicatorIn(cells, layout, code, name),
      ...(area ? { area: name(area) || code(area), areaCode: code(area) } : { area: UNNAMED_AREA }),
      period: code(time),
      value: textAt(cells, value.at),
      ...told({
        unit: unitOf(name(layout.unit) || code(layout.unit), code(attribute(/^UNIT_MULT$/))),
        flag: /^A$/i.test(code(status)) ? "" : code(status).toLowerCase(),
        note: name(comment) || code(comment),
      }),
    } satisfies FileRow);
  };
}

/** What is counted: the indicator where a dimension gives it, else the dataset, and each dimension that is parted. */
function indicatorIn(
  cells: readonly string[],
  { flow, flowName, dimensions }: Layout,
  code: (column: Column | undefined) => string,
  name: (column: Column | undefined) => string,
): string {
  const indicator = dimensions.find(({ id }) => INDICATOR.test(id));
  const whole = cellOf(cells, flow);
  const [, id = whole, , label = ""] = /^(?:[^:]*:)?([^(:]+)(\([^)]*\))?(?::\s*(.*))?$/s.exec(whole) ?? [];
  const first = indicator ? name(indicator) || code(indicator) : textAt(cells, flowName?.at) || label || id;
  const parts = dimensions
    .filter((column) => column !== indicator && code(column) !== "" && !isTotal(code(column)))
    .map((column) => name(column) || `${column.id} ${code(column)}`);
  return [first, ...parts].join(" · ");
}

/** Values in thousands or millions are kept as they are, and their unit says so. */
function unitOf(unit: string, power: string): string {
  return /^[1-9]\d?$/.test(power) ? `${unit} × 10^${power}`.trim() : unit;
}
